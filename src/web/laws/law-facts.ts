import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Article, Day, Law, LawVersion } from '../../domain/law.ts';
import { statusInWords, statusOn, versionInForce } from '../../domain/law-time.ts';

/** What the pages say of a version's status. */
export interface State {
  /** 现行有效, 已修改, 已废止, 尚未生效. */
  word: string;
  /** Whether it applies today. */
  applies: boolean;
}

/** Whether a version applies on a day, in words. */
export function stateOn(law: Law, version: LawVersion, today: Day): State {
  const status = statusOn(law, version, today);
  const later = version.effectiveFrom !== null && version.effectiveFrom > today;
  if (later && status !== 'repealed') return { word: '尚未生效', applies: false };
  return { word: statusInWords(status), applies: status === 'in_force' };
}

/** The articles of a version in their order; `null` where its text is not at hand. What shows no character is left out. */
export function articlesOf({ library }: LawShelf, law: Law, version: LawVersion): Article[] | null {
  const range = library?.range(law.id, version.version);
  if (!library || !range) return null;
  const places = Array.from({ length: range.to - range.from }, (_, at) => range.from + at);
  return places.map((at) => library.at(at)).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** How many articles (or items, where there are none) the version in force has; `null` where its text is not at hand. */
export function countArticles({ library }: LawShelf, law: Law): number | null {
  const range = library?.range(law.id);
  if (!library || !range) return null;
  let count = 0;
  for (let at = range.from; at < range.to; at++) if (/^(?:\d|item-)/.test(library.placeAt(at))) count += 1;
  return count;
}

/** The figures of one kind of law, or of all. */
export interface KindFigures {
  kind: string;
  laws: number;
  inForce: number;
  amended: number;
  repealed: number;
  versions: number;
  /** Articles of the versions in force; `null` where no text is at hand. */
  articles: number | null;
}

/** The library in figures. */
export interface LibraryFigures {
  kinds: KindFigures[];
  total: KindFigures;
  /** By the day of the version in force; `null` where there is no law. */
  newest: { law: Law; day: Day } | null;
  oldest: { law: Law; day: Day } | null;
  /** As of which day the texts and their statuses were taken. */
  asOf: Day;
}

/** The figures of each shelf, for the day on which they were counted: a national library takes a while. */
const counted = new WeakMap<LawShelf, { day: Day; figures: LibraryFigures }>();

/** Counts the laws on a shelf, once a day. */
export function libraryFigures(shelf: LawShelf): LibraryFigures {
  const day = shelf.today();
  const known = counted.get(shelf);
  if (known?.day === day) return known.figures;
  const figures = countLibrary(shelf, day);
  counted.set(shelf, { day, figures });
  return figures;
}

function countLibrary(shelf: LawShelf, today: Day): LibraryFigures {
  const byDay = shelf.laws
    .map((law) => ({ law, day: versionInForce(law, today).version }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const kinds = [...Map.groupBy(shelf.laws, ({ kind }) => kind)];
  return {
    kinds: kinds.map(([kind, laws]) => figuresOf(kind, laws, shelf)),
    total: figuresOf('合计', shelf.laws, shelf),
    newest: byDay.at(-1) ?? null,
    oldest: byDay[0] ?? null,
    asOf: shelf.corpus.lock.snapshot,
  };
}

function figuresOf(kind: string, laws: readonly Law[], shelf: LawShelf): KindFigures {
  const statuses = laws.map((law) => shelf.statusOf(law));
  const count = (status: string): number => statuses.filter((one) => one === status).length;
  const articles = laws.map((law) => countArticles(shelf, law) ?? 0).reduce((sum, one) => sum + one, 0);
  return {
    kind,
    laws: laws.length,
    inForce: count('in_force'),
    amended: count('amended'),
    repealed: count('repealed'),
    versions: laws.reduce((sum, { versions }) => sum + versions.length, 0),
    articles: shelf.library ? articles : null,
  };
}

/** As many laws stand on one page of the list. */
const PAGE = 100;

/** What the library's address may ask for. Whatever is not understood is named in `unknown`. */
export interface LawFilter {
  q: string;
  kind: string | null;
  /** Counts from 1. */
  page: number;
  unknown: string[];
}

/** Reads the filter out of the address. */
export function readLawFilter(
  query: (name: string) => string | undefined,
  kinds: readonly string[],
  maxChars: number,
): LawFilter {
  const filter: LawFilter = { q: (query('q') ?? '').trim().slice(0, maxChars), kind: null, page: 1, unknown: [] };
  const kind = query('kind');
  if (kind && kinds.includes(kind)) filter.kind = kind;
  else if (kind) filter.unknown.push(`类别“${kind.slice(0, 20)}”`);
  const page = query('page');
  if (page && /^[1-9]\d{0,3}$/.test(page)) filter.page = Number(page);
  else if (page) filter.unknown.push(`页码“${page.slice(0, 20)}”`);
  return filter;
}

/** One page of the list, in the order of kinds, and how many pages there are; beyond the last is the last. */
export function pageOf(laws: readonly Law[], { kind, page }: LawFilter) {
  const byKind = [...Map.groupBy(laws, (law) => law.kind)];
  const wanted = byKind.flatMap(([name, all]) => (kind === null || name === kind ? all : []));
  const pages = Math.max(1, Math.ceil(wanted.length / PAGE));
  const at = Math.min(page, pages);
  return { laws: wanted.slice((at - 1) * PAGE, at * PAGE), page: at, pages, total: wanted.length };
}
