import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Article, Day, Law, LawVersion } from '../../domain/law.ts';
import { changeSince, statusInWords, statusOn, versionInForce } from '../../domain/law-time.ts';

/** What the pages say of a version's status. */
export interface State {
  /** 现行有效, 已修改, 已废止, 尚未生效. */
  word: string;
  /** Whether it applies today. */
  applies: boolean;
  /** Whether something changed since the texts were taken that was not read: 待核实. */
  unverified: boolean;
}

/** Whether a version applies on a day, in words. */
export function stateOn(law: Law, version: LawVersion, today: Day): State {
  const status = statusOn(law, version, today);
  const later = version.effectiveFrom !== null && version.effectiveFrom > today;
  if (later && status !== 'repealed') return { word: '尚未生效', applies: false, unverified: false };
  const unverified = version === versionInForce(law, today) && changeSince(law, today) !== null;
  return { word: statusInWords(status), applies: status === 'in_force', unverified };
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
