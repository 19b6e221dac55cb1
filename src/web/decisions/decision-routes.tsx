import { type Context, Hono } from 'hono';
import type { DecisionView } from '../../participation/participation.ts';
import { sendPage, type Web } from '../context.ts';
import { readFeedbackFilter } from './decision-feedback.ts';
import { FeedbackPage } from './decision-feedback-page.tsx';
import { fileRoutes } from './decision-file-routes.ts';
import { readDecisionFilter } from './decision-filter.ts';
import { LedgerPage } from './decision-ledger-page.tsx';
import { DecisionPage } from './decision-page.tsx';
import { DecisionsPage } from './decisions-page.tsx';

/** Signed roots shown at once; the interface has every state of the ledger. */
const ROOTS = 100;
const ID = /^[a-z0-9-]{1,40}$/;

/** The public decision that the address names, `null` where there is none. */
export async function decisionOf(web: Web, context: Context): Promise<DecisionView | null> {
  const id = context.req.param('id') ?? '';
  return ID.test(id) ? web.participation.findDecision(id) : null;
}

/** The decisions: the list, each one's page, what became of its comments, its ledger; and all of that as files. */
export function decisionRoutes(web: Web): Hono {
  const app = new Hono();
  const { participation } = web;
  app.route('/', fileRoutes(web, decisionOf));
  app.get('/decisions', async (context) => {
    const asked = readDecisionFilter((name) => context.req.query(name));
    const decisions = await participation.listDecisions();
    const frame = await web.frame(context);
    return sendPage(context, <DecisionsPage frame={frame} decisions={decisions} {...asked} now={web.clock.now()} />);
  });
  app.get('/decisions/:id', async (context, next) => {
    const decision = await decisionOf(web, context);
    if (!decision) return next();
    const [steps, extensions] = await Promise.all([
      participation.steps(decision.id),
      participation.extensions(decision.id),
    ]);
    const frame = await web.frame(context);
    const address = frame.url.replace(/\?.*$/, '');
    const shown = { decision, steps, extensions, shelf: web.laws.current.shelf, now: web.clock.now(), address };
    return sendPage(context, <DecisionPage frame={frame} shown={shown} />);
  });
  app.get('/decisions/:id/ledger', async (context, next) => {
    const decision = await decisionOf(web, context);
    const newest = decision && (await participation.ledger(decision.id));
    if (!decision || !newest) return next();
    const [roots, keys] = await Promise.all([participation.roots(decision.id, ROOTS), participation.keys()]);
    const shown = { decision, newest, roots, keys };
    return sendPage(context, <LedgerPage frame={await web.frame(context)} {...shown} />);
  });
  app.get('/decisions/:id/feedback', async (context, next) => {
    const decision = await decisionOf(web, context);
    const dispositions = decision && (await participation.feedback(decision.id));
    if (!decision || !dispositions) return next();
    const filter = readFeedbackFilter((name) => context.req.query(name));
    const shown = { decision, dispositions, filter, shelf: web.laws.current.shelf };
    return sendPage(context, <FeedbackPage frame={await web.frame(context)} {...shown} />);
  });
  return app;
}
