import type { Ref } from '../src/domain/reference.ts';

/** The share of gold references among the first `k` retrieved. Gold is not empty. */
export function recallAt(gold: readonly Ref[], ranked: readonly Ref[], k: number): number {
  const first = new Set(ranked.slice(0, k));
  return gold.filter((ref) => first.has(ref)).length / gold.length;
}

/** 1 / the rank of the first gold reference within the first `k`, or 0. */
export function reciprocalRank(gold: readonly Ref[], ranked: readonly Ref[], k: number): number {
  const at = ranked.slice(0, k).findIndex((ref) => gold.includes(ref));
  return at < 0 ? 0 : 1 / (at + 1);
}

/** DCG over the best possible DCG within the first `k`, with binary relevance. Gold is not empty. */
export function ndcg(gold: readonly Ref[], ranked: readonly Ref[], k: number): number {
  const gain = (at: number): number => 1 / Math.log2(at + 2);
  let found = 0;
  let ideal = 0;
  ranked.slice(0, k).forEach((ref, at) => {
    if (gold.includes(ref)) found += gain(at);
  });
  for (let at = 0; at < Math.min(gold.length, k); at++) ideal += gain(at);
  return found / ideal;
}

/** The share of references that two sets have in common; 1 where both are empty. */
export function jaccard(a: ReadonlySet<Ref>, b: ReadonlySet<Ref>): number {
  const shared = [...a].filter((ref) => b.has(ref)).length;
  const union = a.size + b.size - shared;
  return union === 0 ? 1 : shared / union;
}
