import { type Context, Hono } from 'hono';
import type { DecisionView } from '../../participation/participation.ts';
import { sendPage, type Web } from '../context.ts';
import { decisionsCsv, decisionsJson, feedbackCsv, feedbackJson } from './decision-exports.ts';
import { GROUPS } from './decision-facts.ts';
import { readFeedbackFilter } from './decision-feedback.ts';
import { FeedbackPage } from './decision-feedback-page.tsx';
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

/** The decisions: the list, each one's page, what became of its comments, its ledger; and all of that as data. */
export function decisionRoutes(web: Web): Hono {
  const app = new Hono();
  const { participation } = web;
  app.get('/decisions', async (context) => {
    const asked = context.req.query('state') || null;
    const chosen = GROUPS.find(({ key }) => key === asked)?.key ?? null;
    const decisions = await participation.listDecisions();
    const frame = await web.frame(context);
    const shown = { decisions, chosen, unknown: chosen ? null : asked, now: web.clock.now() };
    return sendPage(context, <DecisionsPage frame={frame} {...shown} />);
  });
  app.get('/decisions.json', async (context) => json(context, decisionsJson(await participation.listDecisions())));
  app.get('/decisions.csv', async (context) => {
    const { url } = await web.frame(context);
    return csvFile(context, decisionsCsv(await participation.listDecisions(), new URL(url).origin), 'decisions.csv');
  });
  app.get('/decisions/:id', async (context, next) => {
    const decision = await decisionOf(web, context);
    if (!decision) return next();
    const steps = await participation.steps(decision.id);
    const shown = { decision, steps, shelf: web.laws.current.shelf, now: web.clock.now() };
    return sendPage(context, <DecisionPage frame={await web.frame(context)} shown={shown} />);
  });
  app.get('/decisions/:id/ledger', async (context, next) => {
    const decision = await decisionOf(web, context);
    const newest = decision && (await participation.ledger(decision.id));
    if (!decision || !newest) return next();
    const [roots, keys] = await Promise.all([participation.roots(decision.id, ROOTS), participation.keys()]);
    const shown = { decision, newest, roots, keys };
    return sendPage(context, <LedgerPage frame={await web.frame(context)} {...shown} />);
  });
  feedbackRoutes(app, web);
  return app;
}

function feedbackRoutes(app: Hono, web: Web): void {
  const published = async (context: Context) => {
    const decision = await decisionOf(web, context);
    const dispositions = decision && (await web.participation.feedback(decision.id));
    return decision && dispositions ? { decision, dispositions } : null;
  };
  app.get('/decisions/:id/feedback', async (context, next) => {
    const found = await published(context);
    if (!found) return next();
    const filter = readFeedbackFilter((name) => context.req.query(name));
    const shelf = web.laws.current.shelf;
    return sendPage(
      context,
      <FeedbackPage frame={await web.frame(context)} {...found} filter={filter} shelf={shelf} />,
    );
  });
  app.get('/decisions/:id/feedback.json', async (context, next) => {
    const found = await published(context);
    return found ? json(context, feedbackJson(found.decision, found.dispositions)) : next();
  });
  app.get('/decisions/:id/feedback.csv', async (context, next) => {
    const found = await published(context);
    if (!found) return next();
    return csvFile(context, feedbackCsv(found.decision, found.dispositions), `${found.decision.id}-feedback.csv`);
  });
}

function json(context: Context, data: object): Response {
  context.header('Cache-Control', 'no-cache');
  context.header('X-Content-Type-Options', 'nosniff');
  return context.json(data);
}

function csvFile(context: Context, text: string, name: string): Response {
  context.header('Cache-Control', 'no-cache');
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Content-Disposition', `attachment; filename="${name}"`);
  context.header('Content-Type', 'text/csv; charset=utf-8');
  return context.body(text);
}
