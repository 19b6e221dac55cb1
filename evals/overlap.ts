import type { Corpus } from '../src/domain/corpus.ts';
import type { Case } from './case.ts';

/** A question that the index or the ranker learns from; `place` says where it stands. */
export interface Indexed {
  place: string;
  text: string;
}

/** A case whose question is too near to an indexed one. `share` is 1 where the whole keys are equal. */
export interface Overlap {
  case: Case;
  indexed: Indexed;
  share: number;
}

const GRAM = 3;
/** Shorter keys have too few grams to compare by share. */
const SHORT = 8;
const MOST = 0.5;

/** Every question of the corpus that retrieval learns from: people's questions, and those beyond the corpus. */
export function indexedQuestions(corpus: Corpus): Indexed[] {
  return [
    ...corpus.questions.map(({ ref, set, text }) => ({ place: `${set} ${ref}`, text })),
    ...corpus.beyond.map(({ reason, text }) => ({ place: `beyond ${reason}`, text })),
  ];
}

/** NFKC and lower case without punctuation, symbols and spaces. */
export function overlapKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The cases that share more than half of their question's 3-grams with one indexed question, each with the nearest.
 * Questions under 8 characters count only where the whole key is equal, and never in the look-up by number, whose
 * few forms (任务31) everybody writes alike.
 */
export function findOverlaps(cases: readonly Case[], indexed: readonly Indexed[]): Overlap[] {
  const keys = indexed.map(({ text }) => overlapKey(text));
  const index = invert(keys);
  return cases.flatMap((one) => {
    const key = overlapKey(one.question);
    const nearest = [...key].length < SHORT ? equalTo(key, keys, one) : mostShared(key, index);
    return nearest ? [{ case: one, indexed: indexed[nearest.at] as Indexed, share: nearest.share }] : [];
  });
}

interface Nearest {
  at: number;
  share: number;
}

function equalTo(key: string, keys: readonly string[], { stratum }: Case): Nearest | null {
  const at = stratum === 'number_lookup' ? -1 : keys.indexOf(key);
  return at < 0 ? null : { at, share: 1 };
}

function mostShared(key: string, index: ReadonlyMap<string, readonly number[]>): Nearest | null {
  const grams = gramsOf(key);
  const shared = new Map<number, number>();
  for (const gram of grams) for (const at of index.get(gram) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  let nearest: Nearest | null = null;
  for (const [at, count] of shared) {
    const share = count / grams.size;
    if (share > MOST && share > (nearest?.share ?? 0)) nearest = { at, share };
  }
  return nearest;
}

function invert(keys: readonly string[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  keys.forEach((key, at) => {
    for (const gram of gramsOf(key)) {
      const places = index.get(gram);
      if (places) places.push(at);
      else index.set(gram, [at]);
    }
  });
  return index;
}

function gramsOf(key: string): Set<string> {
  const chars = [...key];
  return new Set(
    chars.slice(0, Math.max(chars.length - GRAM + 1, 0)).map((_, at) => chars.slice(at, at + GRAM).join('')),
  );
}

/** One line a pair. Without `texts` only ids and places: a held-out question is not to be read while tuning. */
export function showOverlaps(overlaps: readonly Overlap[], texts: boolean): string {
  return overlaps
    .map(({ case: one, indexed, share }) => {
      const line = `${one.id}  ${(share * 100).toFixed(0)}%  ${indexed.place}`;
      return texts ? `${line}  ${one.question} ↔ ${indexed.text}` : line;
    })
    .join('\n');
}
