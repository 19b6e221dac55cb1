import type { Context } from 'hono';
import { LIMITS } from '../../domain/limits.ts';
import type { QueryReader } from '../../retrieval/query.ts';
import { isPartial, sendPage, sendPart, type Web } from '../context.ts';
import { libraryFigures } from './law-facts.ts';
import { planMentions } from './law-names.ts';
import { isNarrowed, Narrowing, pageOf } from './laws-filter.ts';
import { findLaws } from './laws-found.ts';
import { LawsPage, Library } from './laws-page.tsx';

/** The library's page, or for our script only what the filter changes. */
export async function libraryRoute(context: Context, web: Web, reader: QueryReader): Promise<Response> {
  const search = web.laws.current;
  const { shelf } = search;
  const figures = libraryFigures(shelf);
  const narrowing = new Narrowing(shelf, web.corpus.matters);
  const filter = narrowing.read((name) => context.req.query(name), LIMITS.questionChars);
  const list = pageOf(shelf.laws, (law) => narrowing.passes(law, filter), filter.page);
  const found = filter.q === '' ? null : findLaws(web, reader, narrowing, filter, isNarrowed(filter));
  const mentions = planMentions(web.corpus.plan, search);
  const props = { search, figures, narrowing, filter, list, found, mentions };
  if (isPartial(context)) return sendPart(context, <Library {...props} />);
  return sendPage(context, <LawsPage frame={await web.frame(context)} {...props} />);
}
