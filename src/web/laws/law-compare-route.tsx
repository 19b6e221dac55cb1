import type { Context } from 'hono';
import type { LawVersion } from '../../domain/law.ts';
import { sendPage, type Web } from '../context.ts';
import { compareVersions } from './law-compare.ts';
import { ComparePage } from './law-compare-page.tsx';
import { articlesOf } from './law-facts.ts';

/** Shows two versions beside each other: those that the address names, else the two newest. */
export async function compareRoute(context: Context, web: Web): Promise<Response> {
  const search = web.laws.current;
  const law = search.shelf.law(context.req.param('id') ?? '');
  if (!law || law.versions.length < 2) return context.notFound();
  const asked = (name: string, fallback: LawVersion | undefined): LawVersion | undefined => {
    const day = context.req.query(name);
    return day === undefined || day === '' ? fallback : law.versions.find(({ version }) => version === day);
  };
  const [from, to] = [asked('from', law.versions.at(-2)), asked('to', law.versions.at(-1))];
  if (!from || !to) return context.notFound();
  const [older, newer] = [from, to].map((version) => articlesOf(search.shelf, law, version));
  const comparison = older && newer ? compareVersions(older, newer) : null;
  const frame = await web.frame(context);
  return sendPage(context, <ComparePage {...{ frame, search, law, from, to, comparison }} />);
}
