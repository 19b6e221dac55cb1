import { type Context, Hono } from 'hono';
import { Problem } from '../../domain/errors.ts';
import { documentLawId, type Law, type LawVersion } from '../../domain/law.ts';
import { versionInForce } from '../../domain/law-time.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { LawSearch } from '../../retrieval/laws/search.ts';
import { QueryReader } from '../../retrieval/query.ts';
import { sendPage, type Web } from '../context.ts';
import { readQuote } from '../frame/marking.tsx';
import { compareRoute } from './law-compare-route.tsx';
import { dispositionOf, FORMATS, type Format, lawFile } from './law-download.ts';
import { articlesOf, type LawFilter, libraryFigures, pageOf, readLawFilter } from './law-facts.ts';
import { planMentions } from './law-names.ts';
import { InstrumentPage, LawPage } from './law-page.tsx';
import type { ArticleQuote } from './law-text.tsx';
import { LawsPage } from './laws-page.tsx';

/** As many articles a search shows, and as many laws whose title holds its words. */
const HITS = 20;
const TITLES = 10;
/** A search within one kind looks at this many of the best. */
const WIDE = 200;

/** The laws: the library, one law, two versions beside each other, and the text as a file. */
export function lawRoutes(web: Web): Hono {
  const app = new Hono();
  let reader: QueryReader | undefined;
  const look = (filter: LawFilter) => {
    reader ??= new QueryReader(web.corpus.lexicon);
    return find(web, filter, reader);
  };
  app.get('/laws', async (context) => {
    const search = web.laws.current;
    const figures = libraryFigures(search.shelf);
    const kinds = figures.kinds.map(({ kind }) => kind);
    const filter = readLawFilter((name) => context.req.query(name), kinds, LIMITS.questionChars);
    const list = pageOf(search.shelf.laws, filter);
    const results = filter.q === '' ? null : look(filter);
    const mentions = planMentions(web.corpus.plan, search);
    const frame = await web.frame(context);
    return sendPage(context, <LawsPage {...{ frame, search, figures, filter, list, mentions, results }} />);
  });
  app.get('/laws/:id', (context) => showLaw(context, web));
  for (const own of ['/documents/:document', '/laws/doc/:document']) {
    app.get(own, (context) => showLaw(context, web));
    app.get(`${own}/download`, (context) => sendFile(context, web));
  }
  app.get('/laws/:id/compare', (context) => compareRoute(context, web));
  app.get('/laws/:id/download', (context) => sendFile(context, web));
  return app;
}

function find(web: Web, { q, kind }: LawFilter, reader: QueryReader) {
  const isWanted = (law: Law): boolean => kind === null || law.kind === kind;
  const { hits, named } = web.laws.search(reader.read(q), kind === null ? HITS : WIDE);
  const titled = web.laws.current.shelf.laws
    .filter(({ title }) => title.includes(q))
    .sort((a, b) => a.title.length - b.title.length)
    .slice(0, TITLES);
  const laws = [...new Set([...named.map(({ law }) => law), ...titled])].filter(isWanted);
  return { laws, hits: hits.filter(({ law }) => isWanted(law)).slice(0, HITS) };
}

/** The version that an address asks for, the one in force where it asks for none; `null` where there is no such. */
function versionAsked(search: LawSearch, law: Law, asked: string | undefined): LawVersion | null {
  if (asked === undefined || asked === '') return versionInForce(law, search.shelf.today());
  return law.versions.find(({ version }) => version === asked) ?? null;
}

/** The law that an address names; an office's own document stands among the laws under an id of its own. */
function idOf(context: Context): string {
  const document = context.req.param('document');
  return document === undefined ? (context.req.param('id') ?? '') : documentLawId(document);
}

async function showLaw(context: Context, web: Web): Promise<Response> {
  const search = web.laws.current;
  const { shelf } = search;
  const id = idOf(context);
  const law = shelf.law(id);
  const card = shelf.card(id);
  if (!card) return context.notFound();
  const mentioned = planMentions(web.corpus.plan, search);
  const mentions = mentioned.get(id) ?? [];
  const place = context.req.query('article');
  const cardQuote = place === undefined ? readQuote(context.req.query('quote'), card.text.length) : null;
  const frame = await web.frame(context);
  if (!law) return sendPage(context, <InstrumentPage {...{ frame, search, card, cardQuote, mentions }} />);
  const version = versionAsked(search, law, context.req.query('version'));
  if (!version) return context.notFound();
  const articles = articlesOf(shelf, law, version);
  const article = articles?.find((one) => one.place === place);
  if (articles && place !== undefined && !article) return context.notFound();
  const span = article ? readQuote(context.req.query('quote'), article.text.length) : null;
  const quote: ArticleQuote | null = article && span ? { ...span, place: article.place } : null;
  const formerMentions = shelf.laws
    .filter(({ replacedBy }) => replacedBy === id)
    .map((former) => ({ law: former, mentions: mentioned.get(former.id) ?? [] }));
  const view = { law, version, articles, card, quote, cardQuote, mentions, formerMentions };
  return sendPage(context, <LawPage frame={frame} search={search} view={view} />);
}

function sendFile(context: Context, web: Web): Response | Promise<Response> {
  const search = web.laws.current;
  const law = search.shelf.law(idOf(context));
  const format = context.req.query('format') ?? 'txt';
  const version = law && versionAsked(search, law, context.req.query('version'));
  if (!law || !version || !Object.hasOwn(FORMATS, format)) return context.notFound();
  const articles = articlesOf(search.shelf, law, version);
  if (!articles) throw new Problem('not_found', `《${law.names[0]}》这个版本的原文还没有取回，不能下载。`);
  return context.body(lawFile(search.shelf, law, version, articles, format as Format), 200, {
    'Content-Type': FORMATS[format as Format].type,
    'Content-Disposition': dispositionOf(law, version, format as Format),
    'Cache-Control': 'private, no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
}
