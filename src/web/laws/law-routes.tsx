import { type Context, Hono } from 'hono';
import { Problem } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { QueryReader } from '../../retrieval/query.ts';
import { isPartial, sendPage, sendPart, type Web } from '../context.ts';
import { InstrumentPage } from './instrument-page.tsx';
import { idAsked, type LawAsked, lawAsked, versionAsked } from './law-asked.ts';
import { compareRoute } from './law-compare-route.tsx';
import { dispositionOf, FORMATS, type Format, lawFile } from './law-download.ts';
import { articlesOf } from './law-facts.ts';
import { type FoundWithin, findWithin } from './law-find.ts';
import { PlacesFound } from './law-find-view.tsx';
import { planMentions } from './law-names.ts';
import { LawPage } from './law-page.tsx';
import { InstrumentPanel, LawPanel } from './law-panel.tsx';
import { libraryRoute } from './laws-route.tsx';

/** The laws: the library, one law, two versions beside each other, and the text as a file. */
export function lawRoutes(web: Web): Hono {
  const app = new Hono();
  let made: QueryReader | undefined;
  const reader = (): QueryReader => {
    made ??= new QueryReader(web.corpus.lexicon);
    return made;
  };
  app.get('/laws', (context) => libraryRoute(context, web, reader()));
  app.get('/laws/:id', (context) => showLaw(context, web, reader));
  for (const own of ['/documents/:document', '/laws/doc/:document']) {
    app.get(own, (context) => showLaw(context, web, reader));
    app.get(`${own}/download`, (context) => sendFile(context, web));
  }
  app.get('/laws/:id/compare', (context) => compareRoute(context, web));
  app.get('/laws/:id/download', (context) => sendFile(context, web));
  return app;
}

/** A law's page; for our script the places that a search within it found, or the part for the panel beside an answer. */
async function showLaw(context: Context, web: Web, reader: () => QueryReader): Promise<Response> {
  const search = web.laws.current;
  const asked = lawAsked(context, search);
  if (!asked) return context.notFound();
  const frame = await web.frame(context);
  const mentioned = planMentions(web.corpus.plan, search);
  const mentions = mentioned.get(asked.card.law) ?? [];
  if (asked.law === null) {
    if (isPartial(context)) return sendPart(context, <InstrumentPanel search={search} asked={asked} />);
    return sendPage(context, <InstrumentPage {...{ frame, search, ...asked, mentions }} />);
  }
  const { law, version } = asked;
  const found = foundWithin(context, web, reader, asked);
  if (isPartial(context) && found) {
    const places = <PlacesFound shelf={search.shelf} law={law} version={version} found={found} />;
    return sendPart(context, found.q === '' ? '' : places);
  }
  if (isPartial(context)) return sendPart(context, <LawPanel frame={frame} search={search} asked={asked} />);
  const formerMentions = search.shelf.laws
    .filter(({ replacedBy }) => replacedBy === law.id)
    .map((former) => ({ law: former, mentions: mentioned.get(former.id) ?? [] }));
  const view = { mentions, formerMentions, found: found?.q ? found : null };
  return sendPage(context, <LawPage frame={frame} search={search} asked={asked} view={view} />);
}

/** What the address looks for within the law; `null` where it does not look, or there is no text to look in. */
function foundWithin(
  context: Context,
  web: Web,
  reader: () => QueryReader,
  { law, articles }: LawAsked,
): FoundWithin | null {
  const typed = context.req.query('q') ?? (context.req.query('within') === undefined ? undefined : '');
  if (typed === undefined || articles === null) return null;
  return findWithin(web, reader(), { law, articles, q: typed.trim().slice(0, LIMITS.questionChars) });
}

async function sendFile(context: Context, web: Web): Promise<Response> {
  const search = web.laws.current;
  const law = search.shelf.law(idAsked(context));
  const format = context.req.query('format') ?? 'txt';
  const version = law && versionAsked(search, law, context.req.query('version'));
  if (!law || !version || !Object.hasOwn(FORMATS, format)) return context.notFound();
  const articles = articlesOf(search.shelf, law, version);
  if (!articles) throw new Problem('not_found', `《${law.names[0]}》这个版本的原文还没有取回，不能下载。`);
  const file = await lawFile({ shelf: search.shelf, law, version, articles }, format as Format);
  return context.body(file, 200, {
    'Content-Type': FORMATS[format as Format].type,
    'Content-Disposition': dispositionOf(law, version, format as Format),
    'Cache-Control': 'private, no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
}
