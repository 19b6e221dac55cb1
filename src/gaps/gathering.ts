import type { HybridRetriever } from '../retrieval/retriever.ts';
import type { GapStore, Unanswered } from '../store/gaps.ts';
import { Grouping } from './grouping.ts';
import { type Period, weeksBefore } from './period.ts';
import { cleaned } from './question.ts';
import { addTally, count, emptyTally, ranked, type Tally } from './tally.ts';

/** What gaps are read from. */
export interface GapSources {
  store: GapStore;
  /** Reads questions, and says how much their features tell. */
  retriever: Pick<HybridRetriever, 'reader' | 'idfOf'>;
}

/** The unanswered questions of a period, put together. */
export interface Gathered {
  /** The most asked first. Only groups with a question within the period. */
  groups: Tally[];
  /** Questions within the period, those that were left out included. */
  asked: number;
  /** Of these: only orders to a machine, or nothing to read. */
  leftOut: number;
}

/** Weeks before the period in which the same may have been asked. */
export const WEEKS_BACK = 12;
/** Questions that one statement brings, and that are grouped before others get a turn. */
const PAGE = 200;
const AT_ONCE = 100;

/** Reads a period's unanswered questions and groups them; others get their turn in between. */
export async function gather({ store, retriever }: GapSources, period: Period): Promise<Gathered> {
  const tallies = new Map<string, Tally>();
  let asked = 0;
  let leftOut = 0;
  for await (const question of everyUnanswered(store, weeksBefore(period, WEEKS_BACK).from, period.until)) {
    const clean = cleaned(question);
    const isWithin = question.at >= period.from;
    if (isWithin) asked += 1;
    if (clean === null) leftOut += isWithin ? 1 : 0;
    else count(tallyFor(tallies, sameAs(clean.text)), clean, period);
  }
  const grouped = await group([...tallies], retriever);
  return { groups: grouped.filter((tally) => tally.count > 0).sort(mostAsked), asked, leftOut };
}

async function* everyUnanswered(store: GapStore, from: number, until: number): AsyncGenerator<Unanswered> {
  let after: Unanswered | undefined;
  do {
    const page: Unanswered[] = await store.listUnanswered({ from, until, limit: PAGE, after });
    yield* page;
    after = page.length < PAGE ? undefined : page.at(-1);
    await othersTurn();
  } while (after);
}

async function group(tallies: [string, Tally][], retriever: GapSources['retriever']): Promise<Tally[]> {
  // The most asked come first and lead their groups; the rest of the order is one that never changes.
  const sorted = tallies.sort(([a, one], [b, other]) => weight(other) - weight(one) || (a < b ? -1 : 1));
  const grouping = new Grouping((feature) => retriever.idfOf(feature));
  for (const [at, [, tally]] of sorted.entries()) {
    grouping.add(retriever.reader.read(representative(tally)));
    if (at % AT_ONCE === AT_ONCE - 1) await othersTurn();
  }
  return grouping.groups().map((members) => {
    const whole = emptyTally();
    for (const member of members) addTally(whole, (sorted[member] as [string, Tally])[1]);
    return whole;
  });
}

/** The wording that is asked most; of those asked alike often the shortest, which names the matter plainly. */
export function representative({ wordings }: Tally): string {
  const all = ranked(wordings);
  const most = all[0]?.[1];
  const best = all.filter(([, times]) => times === most).map(([text]) => text);
  return best.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? '';
}

/** A text without what does not tell it from the same one written otherwise. */
export function sameAs(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');
}

function tallyFor(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key);
  if (known) return known;
  const tally = emptyTally();
  tallies.set(key, tally);
  return tally;
}

function weight({ count: times, earlier }: Tally): number {
  return times + earlier;
}

function mostAsked(one: Tally, other: Tally): number {
  return other.count - one.count || one.first - other.first || (representative(one) < representative(other) ? -1 : 1);
}

/** A pause in which whoever waits is served. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
