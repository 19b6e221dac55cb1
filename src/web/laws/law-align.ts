import type { Article } from '../../domain/law.ts';

/** An article of the older version beside one of the newer; `null` where there is none. */
export interface Pair {
  older: Article | null;
  newer: Article | null;
}

/** How the articles were put beside each other. */
export interface Alignment {
  pairs: Pair[];
  /** Whether the laws were too long to look for likeness: then only by equal text and equal number. */
  byNumber: boolean;
}

/** Articles are the same one, changed, from this likeness on; where they changed places, from the higher one on. */
const LIKE = 0.4;
const LIKE_ELSEWHERE = 0.6;
/** More pairs than this are not compared for likeness. */
const MAX_PAIRS = 400_000;

/** The words of an article without its number, as numbers shift between versions. */
export function wordsOf({ text }: Article): string {
  return text.replace(
    /^(?:第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?[ \u3000]+|[一二三四五六七八九十百]+、)/,
    '',
  );
}

/** Puts the articles of two versions beside each other, in the newer's order, what was taken out where it stood. */
export function alignArticles(older: readonly Article[], newer: readonly Article[]): Alignment {
  const byNumber = older.length * newer.length > MAX_PAIRS;
  const likeness = byNumber ? likenessByNumber(older, newer) : likenessByWords(older, newer);
  const partners = inOrder(older.length, newer.length, likeness);
  addMoved(partners, newer.length, likeness);
  return { pairs: pairsOf(older, newer, partners), byNumber };
}

/** 0…1 for two indexes. */
type Likeness = (older: number, newer: number) => number;

/** The share of neighbouring characters that both have (Dice), counted along the pairs that occur in both. */
function likenessByWords(older: readonly Article[], newer: readonly Article[]): Likeness {
  const left = older.map((article) => charPairs(wordsOf(article)));
  const right = newer.map((article) => charPairs(wordsOf(article)));
  const holders = new Map<number, number[]>();
  right.forEach((pairs, j) => {
    for (const pair of pairs) {
      const known = holders.get(pair);
      if (known) known.push(j);
      else holders.set(pair, [j]);
    }
  });
  const shared = new Uint16Array(older.length * newer.length);
  left.forEach((pairs, i) => {
    const row = i * newer.length;
    for (const pair of pairs)
      for (const j of holders.get(pair) ?? []) shared[row + j] = (shared[row + j] as number) + 1;
  });
  const sizeOf = (pairs: Set<number> | undefined): number => pairs?.size ?? 0;
  return (i, j) => (2 * (shared[i * newer.length + j] as number)) / Math.max(1, sizeOf(left[i]) + sizeOf(right[j]));
}

function charPairs(text: string): Set<number> {
  const pairs = new Set<number>();
  for (let at = 0; at + 1 < text.length; at++) pairs.add(text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1));
  return pairs;
}

function likenessByNumber(older: readonly Article[], newer: readonly Article[]): Likeness {
  const words = [older, newer].map((articles) => articles.map(wordsOf));
  return (i, j) => {
    if (words[0]?.[i] === words[1]?.[j]) return 1;
    return older[i]?.place === newer[j]?.place ? LIKE : 0;
  };
}

/** The partners (of each older article the newer's index, -1 for none) whose likeness sums highest without crossing. */
function inOrder(rows: number, columns: number, likeness: Likeness): Int32Array {
  const width = columns + 1;
  const best = new Float32Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--) {
      const like = likeness(i, j);
      const together = like >= LIKE ? like + at(best, (i + 1) * width + j + 1) : 0;
      best[i * width + j] = Math.max(together, at(best, (i + 1) * width + j), at(best, i * width + j + 1));
    }
  const partners = new Int32Array(rows).fill(-1);
  let [i, j] = [0, 0];
  while (i < rows && j < columns) {
    const here = at(best, i * width + j);
    if (here === at(best, (i + 1) * width + j)) i += 1;
    else if (here === at(best, i * width + j + 1)) j += 1;
    else partners[i++] = j++;
  }
  return partners;
}

function at(table: Float32Array, index: number): number {
  return table[index] as number;
}

/** Finds those that changed places, the likest first. */
function addMoved(partners: Int32Array, columns: number, likeness: Likeness): void {
  const taken = new Set(partners);
  const free = Array.from({ length: columns }, (_, j) => j).filter((j) => !taken.has(j));
  const left = [...partners.keys()].filter((i) => partners[i] === -1);
  const candidates: { i: number; j: number; like: number }[] = [];
  for (const i of left)
    for (const j of free) {
      const like = likeness(i, j);
      if (like >= LIKE_ELSEWHERE) candidates.push({ i, j, like });
    }
  candidates.sort((a, b) => b.like - a.like);
  for (const { i, j } of candidates)
    if (partners[i] === -1 && !taken.has(j)) {
      partners[i] = j;
      taken.add(j);
    }
}

/** In the newer's order; an article that was taken out stands behind the one that it followed. */
function pairsOf(older: readonly Article[], newer: readonly Article[], partners: Int32Array): Pair[] {
  const olderOf = new Map([...partners].map((j, i) => [j, i]));
  const outBehind = new Map<number, Article[]>();
  let last = -1;
  older.forEach((article, i) => {
    const partner = partners[i] as number;
    if (partner >= 0) last = partner;
    else outBehind.set(last, [...(outBehind.get(last) ?? []), article]);
  });
  const out = (j: number): Pair[] => (outBehind.get(j) ?? []).map((article) => ({ older: article, newer: null }));
  return [
    ...out(-1),
    ...newer.flatMap((article, j) => [{ older: older[olderOf.get(j) ?? -1] ?? null, newer: article }, ...out(j)]),
  ];
}
