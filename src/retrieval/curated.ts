import type { Corpus } from '../domain/corpus.ts';
import { type Curated, isCurrent } from '../domain/curated.ts';
import type { Day } from '../domain/law.ts';
import { foreignIn, likeness, matterOf, type Wording, wordingOf } from './likeness.ts';
import type { Query } from './query.ts';
import type { HybridRetriever } from './retriever.ts';

/**
 * Finds the curated answer to a question that is nearly one of its own. It must not take a different question for one of
 * them: a question is theirs where it is worded like one of theirs and brings nothing that none of theirs speaks of.
 * Measured on `corpus/plan/questions`, `beyond.md` and the laws' questions (see the tests).
 */

/** At least this alike. */
const ALIKE = 0.48;
/** With one character that none of the answer's questions has: at least this alike. */
const VERY_ALIKE = 0.66;
/** Two answers' questions that come this near are one question. */
const COLLIDING = 0.75;
/** A longer text tells a story; it is not the plain question. */
const MOST_CHARS = 60;

/** What a finder needs of a retriever. */
type Reading = Pick<HybridRetriever, 'reader' | 'idfOf' | 'lookup'>;

interface Entry {
  curated: Curated;
  /** One of these words stands in every question that it answers. */
  about: string[];
  wordings: Wording[];
  /** Its questions themselves. */
  keys: ReadonlySet<string>;
  /** What all of its questions speak of. */
  known: ReadonlySet<string>;
}

/** Two curated answers of which a question of the one asks for the other, too. */
export interface Collision {
  question: string;
  of: Curated;
  with: Curated;
}

/** Curated answers by their questions. Deterministic. */
export class CuratedFinder {
  private readonly entries: Entry[];

  constructor(
    { curated }: Pick<Corpus, 'curated'>,
    private readonly reading: Reading,
  ) {
    this.entries = curated.map((one) => this.entryOf(one));
  }

  /** The curated answer whose question this is, on a day; `null` for nearly every question. */
  find(query: Query, today: Day): Curated | null {
    if (query.key.length > MOST_CHARS) return null;
    const current = this.entries.filter(({ curated }) => isCurrent(curated, today));
    const own = current.find(({ keys }) => keys.has(bare(query.key)));
    return (own ?? (this.namesPlaces(query) ? null : this.best(query, current)))?.curated ?? null;
  }

  /** Questions that stand for two answers: an editor has to choose. */
  collisions(): Collision[] {
    return this.entries.flatMap(({ curated, wordings }, at) =>
      this.entries.slice(at + 1).flatMap((other) => {
        const near = wordings.findIndex((one) => other.wordings.some((two) => likeness(one, two) >= COLLIDING));
        const question = curated.questions[near];
        return question === undefined ? [] : [{ question, of: curated, with: other.curated }];
      }),
    );
  }

  private best(query: Query, entries: Entry[]): Entry | null {
    const matter = matterOf(query);
    let best: { entry: Entry; score: number } | null = null;
    for (const entry of entries) {
      const least = leastFor(matter, query.key, entry);
      if (least === null) continue;
      const wording = wordingOf(query, this.idfOf);
      const score = Math.max(...entry.wordings.map((one) => likeness(wording, one)));
      if (score >= least && score > (best?.score ?? 0)) best = { entry, score };
    }
    return best?.entry ?? null;
  }

  private readonly idfOf = (feature: string): number => this.reading.idfOf(feature);

  /** A place that is named by its number is what is asked for. */
  private namesPlaces({ written }: Query): boolean {
    return this.reading.lookup.find(written)?.kind === 'places';
  }

  private entryOf(curated: Curated): Entry {
    const { reader } = this.reading;
    const queries = curated.questions.map((question) => reader.read(question));
    return {
      curated,
      about: curated.about.map((word) => reader.keyOf(word)),
      wordings: queries.map((query) => wordingOf(query, this.idfOf)),
      keys: new Set(queries.map(({ key }) => bare(key))),
      known: new Set(queries.flatMap((query) => [...matterOf(query)])),
    };
  }
}

/** How alike a question must be; `null` where it brings too much of its own. */
function leastFor(matter: ReadonlySet<string>, key: string, { about, known }: Entry): number | null {
  if (!about.some((word) => key.includes(word))) return null;
  const [one, ...more] = foreignIn(matter, known);
  if (one === undefined) return ALIKE;
  return more.length === 0 && /^\p{Script=Han}$/u.test(one) ? VERY_ALIKE : null;
}

/** A key without what stands between its words. */
function bare(key: string): string {
  return key.replace(/[\s\p{P}]/gu, '');
}
