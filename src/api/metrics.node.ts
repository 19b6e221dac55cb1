import { Hono, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Conversation } from '../conversation/conversation.ts';
import type { Observe } from '../models/observer.ts';
import { refuseOtherMethods } from './problems.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What is counted, and the page that shows it. */
export interface Metrics {
  /** Times every request; use it outermost. Labels are the route, never the path, so their number stays small. */
  middleware: MiddlewareHandler;
  /** The same conversation, its outcomes counted whichever door they come through. */
  counted(conversation: Conversation): Conversation;
  /** Counts requests to models by purpose and outcome, with their tokens and times. */
  observe: Observe;
  /** `/metrics` in Prometheus's text format. */
  app: Hono;
}

/** Counters of their own registry, so that two apps in one process do not share theirs. */
export function createMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'xiangwen_http_request_duration_seconds',
    help: 'HTTP requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [register],
  });
  const answers = new Counter({
    name: 'xiangwen_answers_total',
    help: 'Answers by outcome, reason and mode',
    labelNames: ['outcome', 'reason', 'mode'],
    registers: [register],
  });
  return {
    middleware: async (c, next) => {
      const begin = performance.now();
      await next();
      const labels = { method: c.req.method, route: routePath(c), status: String(c.res.status) };
      requests.observe(labels, (performance.now() - begin) / 1000);
    },
    counted: (conversation) => ({
      async ask(question) {
        const result = await conversation.ask(question);
        if (result.kind === 'answer') {
          const { outcome, reason, mode } = result.answer;
          answers.inc({ outcome, reason: reason ?? 'none', mode });
        }
        return result;
      },
    }),
    observe: modelMetrics(register),
    app: metricsApp(register),
  };
}

function modelMetrics(register: Registry): Observe {
  const registers = [register];
  const requests = new Histogram({
    name: 'xiangwen_model_request_duration_seconds',
    help: 'Requests to language models by purpose and outcome',
    labelNames: ['purpose', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const tokens = new Counter({
    name: 'xiangwen_model_tokens_total',
    help: 'Tokens of language models by purpose and direction',
    labelNames: ['purpose', 'direction'],
    registers,
  });
  return ({ purpose, outcome, ms, inputTokens, outputTokens }) => {
    requests.observe({ purpose, outcome }, ms / 1000);
    tokens.inc({ purpose, direction: 'input' }, inputTokens);
    tokens.inc({ purpose, direction: 'output' }, outputTokens);
  };
}

function metricsApp(register: Registry): Hono {
  const app = new Hono();
  app.get('/metrics', async (c) => c.body(await register.metrics(), 200, { 'content-type': register.contentType }));
  refuseOtherMethods(app);
  return app;
}
