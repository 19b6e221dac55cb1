import { type Context, Hono } from 'hono';
import type { DecisionView } from '../../participation/participation.ts';
import type { Web } from '../context.ts';
import { calendarOf } from './decision-calendar.ts';
import { decisionsCsv, decisionsJson, feedbackCsv, feedbackJson } from './decision-exports.ts';
import { decisionUrl } from './decision-facts.ts';
import { decisionsFeed } from './decision-feed.ts';
import { DOCUMENT_COMMENTS, draftDocument, draftText, feedbackDocument } from './decision-files.ts';

type Find = (web: Web, context: Context) => Promise<DecisionView | null>;

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Everything of the decisions that is a file: the list as data and feed, a draft to print, the result, a calendar. */
export function fileRoutes(web: Web, find: Find): Hono {
  const app = new Hono();
  const { participation } = web;
  const originOf = async (context: Context) => new URL((await web.frame(context)).url).origin;
  app.get('/decisions.json', async (context) => json(context, decisionsJson(await participation.listDecisions())));
  app.get('/decisions.csv', async (context) => {
    const table = decisionsCsv(await participation.listDecisions(), await originOf(context));
    return file(context, table, 'text/csv; charset=utf-8', 'decisions.csv');
  });
  app.get('/decisions.atom', async (context) => {
    const feed = decisionsFeed(await participation.listDecisions(), await originOf(context));
    return file(context, feed, 'application/atom+xml; charset=utf-8');
  });
  app.get('/decisions/:id/calendar.ics', async (context, next) => {
    const decision = await find(web, context);
    const address = decision && (await originOf(context)) + decisionUrl(decision);
    const calendar = decision && address && calendarOf(decision, address, web.clock.now());
    if (!decision || !calendar) return next();
    return file(context, calendar, 'text/calendar; charset=utf-8', `${decision.id}.ics`);
  });
  draftRoutes(app, web, find, originOf);
  feedbackRoutes(app, web, find, originOf);
  return app;
}

type OriginOf = (context: Context) => Promise<string>;

function draftRoutes(app: Hono, web: Web, find: Find, originOf: OriginOf): void {
  const found = async (context: Context) => {
    const decision = await find(web, context);
    if (!decision?.clauses.length) return null;
    return { decision, from: { address: (await originOf(context)) + decisionUrl(decision), now: web.clock.now() } };
  };
  app.get('/decisions/:id/draft.txt', async (context, next) => {
    const one = await found(context);
    if (!one) return next();
    const name = `${one.decision.id}-draft.txt`;
    return file(context, draftText(one.decision, one.from), 'text/plain; charset=utf-8', name);
  });
  app.get('/decisions/:id/draft.docx', async (context, next) => {
    const one = await found(context);
    if (!one) return next();
    const { writeDocx } = await import('../../documents/docx.ts');
    const bytes = await writeDocx(draftDocument(one.decision, one.from));
    return file(context, bytes, DOCX, `${one.decision.id}-draft.docx`);
  });
}

function feedbackRoutes(app: Hono, web: Web, find: Find, originOf: OriginOf): void {
  const published = async (context: Context) => {
    const decision = await find(web, context);
    const dispositions = decision && (await web.participation.feedback(decision.id));
    return decision && dispositions ? { decision, dispositions } : null;
  };
  app.get('/decisions/:id/feedback.json', async (context, next) => {
    const found = await published(context);
    return found ? json(context, feedbackJson(found.decision, found.dispositions)) : next();
  });
  app.get('/decisions/:id/feedback.csv', async (context, next) => {
    const found = await published(context);
    if (!found) return next();
    const table = feedbackCsv(found.decision, found.dispositions);
    return file(context, table, 'text/csv; charset=utf-8', `${found.decision.id}-feedback.csv`);
  });
  app.get('/decisions/:id/feedback.docx', async (context, next) => {
    const found = await published(context);
    if (!found?.dispositions.length || found.dispositions.length > DOCUMENT_COMMENTS) return next();
    const address = `${await originOf(context)}${decisionUrl(found.decision)}/feedback`;
    const { writeDocx } = await import('../../documents/docx.ts');
    const document = feedbackDocument(found.decision, found.dispositions, { address, now: web.clock.now() });
    return file(context, await writeDocx(document), DOCX, `${found.decision.id}-feedback.docx`);
  });
}

function json(context: Context, data: object): Response {
  heads(context);
  return context.json(data);
}

/** With a name it is saved, without one it is read where it is. */
function file(context: Context, content: string | Uint8Array, type: string, name?: string): Response {
  heads(context);
  if (name) context.header('Content-Disposition', `attachment; filename="${name}"`);
  context.header('Content-Type', type);
  return context.body(content as string | Uint8Array<ArrayBuffer>);
}

function heads(context: Context): void {
  context.header('Cache-Control', 'no-cache');
  context.header('X-Content-Type-Options', 'nosniff');
}
