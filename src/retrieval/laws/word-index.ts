import type { Day, Law, LawQuestion } from '../../domain/law.ts';
import type { Span } from '../../domain/passage.ts';
import { type LexicalData, LexicalIndex } from '../lexical.ts';
import type { Query } from '../query.ts';
import { tokenize } from '../tokens.ts';

/**
 * The word index over laws. An article is found by its own words, by the names of its law, by its chapter's heading,
 * by people's questions to it and by what its card says; and the whole chapter speaks for it, since a question often
 * uses the words of the articles around the one that answers.
 */

/** What is indexed: a library's passages, or the places that cards speak of. */
export interface LawPlaces {
  readonly laws: readonly Law[];
  readonly size: number;
  range(law: string, version?: Day | null): { from: number; to: number } | undefined;
  placeAt(index: number): string;
  headingAt(index: number): string;
  textAt(index: number): string;
}

/** What the corpus holds beside the texts. */
export interface LawCompanions {
  questions: readonly LawQuestion[];
  /** What cards say of an article, in our own words. */
  says: readonly { law: string; place: string; says: string }[];
}

/** A stretch of a passage that is indexed by itself: all of it, or a piece of an over-long one. */
export interface IndexedRow extends Span {
  place: number;
}

/** The index as it is saved. */
export interface LawIndexData {
  words: LexicalData;
  /** The passage of each row of `words` (and of the vectors), ascending. */
  placeOf: Uint32Array;
  chapters: LexicalData;
  /** The chapter of each passage. */
  chapterOf: Uint32Array;
}

/** Names, heading, text, questions, the card's words. Weights by trial on development questions (see evals). */
const FIELDS = [
  { weight: 2, b: 0.5 },
  { weight: 1, b: 0.5 },
  { weight: 1, b: 0.75 },
  { weight: 1, b: 0.75 },
  { weight: 1, b: 0.5 },
];
const CHAPTER_FIELDS = [
  { weight: 3, b: 0.5 },
  { weight: 1, b: 0.75 },
];
/** A chapter holds many words of a question by chance: repeated ones count longer there. */
const CHAPTER_K1 = 2;
/** What a chapter's score adds to those of its articles. */
const CHAPTER = 0.6;

/**
 * A law outranks the regulations and interpretations made under it (立法法 articles 98–100), and what people ask is
 * mostly settled there; by trial on development questions.
 */
const RANK: Record<string, number> = { 司法解释: 0.8, 行政法规: 0.75, 部门规章: 0.7 };

/** Builds the index; the longest step of taking up a library. */
export function buildLawIndex(
  library: LawPlaces,
  companions: LawCompanions,
  rows: readonly IndexedRow[] = wholePassages(library),
): LawIndexData {
  const owners = ownersOf(library);
  const asked = new Asked(companions);
  const words = LexicalIndex.build(
    rows.length,
    (row) => {
      const { place, start, end } = rows[row] as IndexedRow;
      const { law, current } = owners[place] as Owner;
      const { questions, says } = current ? asked.of(law.id, library.placeAt(place)) : NOTHING;
      const text = library.textAt(place).slice(start, end);
      return [law.names.join(' '), library.headingAt(place), text, questions, says].map(pairs);
    },
    FIELDS,
  );
  const { chapterOf, chapters } = chaptersOf(library, owners);
  const whole = LexicalIndex.build(
    chapters.length,
    (chapter) => {
      const { names, passages } = chapters[chapter] as Chapter;
      return [pairs(names), passages.flatMap((index) => pairs(library.textAt(index)))];
    },
    CHAPTER_FIELDS,
    CHAPTER_K1,
  );
  const placeOf = Uint32Array.from(rows, ({ place }) => place);
  return { words: words.data, placeOf, chapters: whole.data, chapterOf };
}

function wholePassages(library: LawPlaces): IndexedRow[] {
  return Array.from({ length: library.size }, (_, place) => ({ place, start: 0, end: Number.POSITIVE_INFINITY }));
}

interface Owner {
  law: Law;
  /** Whether the passage is of the version in force. */
  current: boolean;
}

/** The law of each passage. */
function ownersOf(library: LawPlaces): Owner[] {
  const owners: Owner[] = [];
  for (const law of library.laws) {
    const inForce = library.range(law.id);
    for (const { version } of law.versions) {
      const range = library.range(law.id, version);
      if (range) owners.length = Math.max(owners.length, range.to);
      if (range) owners.fill({ law, current: range.from === inForce?.from }, range.from, range.to);
    }
  }
  return owners;
}

interface Chapter {
  names: string;
  passages: number[];
}

function chaptersOf(library: LawPlaces, owners: Owner[]): { chapterOf: Uint32Array; chapters: Chapter[] } {
  const chapters: Chapter[] = [];
  const chapterOf = new Uint32Array(library.size);
  let last: { owner: Owner; heading: string } | undefined;
  owners.forEach((owner, index) => {
    const heading = library.headingAt(index);
    if (last?.owner !== owner || last.heading !== heading)
      chapters.push({ names: `${owner.law.names.join(' ')} ${heading}`, passages: [] });
    last = { owner, heading };
    chapterOf[index] = chapters.length - 1;
    (chapters.at(-1) as Chapter).passages.push(index);
  });
  return { chapterOf, chapters };
}

const NOTHING = { questions: '', says: '' };

/** Questions and cards' words by the article that they are about. */
class Asked {
  private readonly entries = new Map<string, { questions: string; says: string }>();

  constructor({ questions, says }: LawCompanions) {
    for (const { law, place, text } of questions) this.entry(law, place).questions += `${text}\n`;
    for (const point of says) this.entry(point.law, point.place).says += `${point.says}\n`;
  }

  of(law: string, place: string): { questions: string; says: string } {
    return this.entries.get(`${law}:${place}`) ?? NOTHING;
  }

  private entry(law: string, place: string): { questions: string; says: string } {
    const key = `${law}:${place}`;
    const entry = this.entries.get(key) ?? { questions: '', says: '' };
    this.entries.set(key, entry);
    return entry;
  }
}

function pairs(text: string): string[] {
  return tokenize(text.normalize('NFKC').toLowerCase(), [2]);
}

/** Scores every passage of a library by words. */
export class LawIndex {
  private readonly words: LexicalIndex;
  private readonly chapters: LexicalIndex;
  private readonly ranks: Float32Array;
  private readonly firstRows: Uint32Array;
  private readonly scratch: { rows: Float32Array; chapters: Float32Array };

  constructor(
    private readonly data: LawIndexData,
    library: LawPlaces,
  ) {
    this.words = new LexicalIndex(data.words);
    this.chapters = new LexicalIndex(data.chapters);
    this.ranks = ranksOf(library);
    this.firstRows = firstRowsOf(data.placeOf, library.size);
    this.scratch = { rows: new Float32Array(data.words.size), chapters: new Float32Array(data.chapters.size) };
  }

  /** Scores of one query; those of passages that hold none of its words are 0. */
  score({ words }: Pick<Query, 'words'>): Float32Array {
    const scores = this.bestOfRows(this.words.score(words, this.scratch.rows));
    const chapters = this.chapters.score(words, this.scratch.chapters);
    for (let at = 0; at < scores.length; at++)
      if ((scores[at] as number) > 0)
        scores[at] =
          ((scores[at] as number) + CHAPTER * (chapters[this.data.chapterOf[at] as number] as number)) *
          (this.ranks[at] as number);
    return scores;
  }

  /** Of a passage that was indexed in pieces the best of them. */
  private bestOfRows(rows: Float32Array): Float32Array {
    const { placeOf } = this.data;
    const scores = new Float32Array(this.ranks.length);
    for (let row = 0; row < rows.length; row++) {
      const place = placeOf[row] as number;
      if ((rows[row] as number) > (scores[place] as number)) scores[place] = rows[row] as number;
    }
    return scores;
  }

  /** The rows of a passage: `from` ≤ row < `to`. */
  rowsOf(place: number): { from: number; to: number } {
    return { from: this.firstRows[place] as number, to: this.firstRows[place + 1] as number };
  }

  /** What a place would score that held every word of the query, as its chapter did: the measure of a full match. */
  fullScore({ words }: Pick<Query, 'words'>): number {
    return this.words.fullScore(words) + CHAPTER * this.chapters.fullScore(words);
  }
}

/** Where the rows of each place begin; one more for the end. */
function firstRowsOf(placeOf: Uint32Array, size: number): Uint32Array {
  const first = new Uint32Array(size + 1);
  for (const place of placeOf) first[place + 1] = (first[place + 1] as number) + 1;
  for (let place = 0; place < size; place++) first[place + 1] = (first[place + 1] as number) + (first[place] as number);
  return first;
}

function ranksOf(library: LawPlaces): Float32Array {
  return Float32Array.from(ownersOf(library), ({ law }) => RANK[law.kind] ?? 1);
}
