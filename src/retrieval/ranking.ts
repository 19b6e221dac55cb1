/** The places of the `limit` highest positive scores, best first, ties by place. One pass with a bounded heap. */
export function topOf(scores: Float32Array, limit: number): number[] {
  const heap: number[] = [];
  const worse = (a: number, b: number): boolean => {
    const difference = (scores[a] as number) - (scores[b] as number);
    return difference < 0 || (difference === 0 && a > b);
  };
  for (let at = 0; at < scores.length; at++) {
    if (!((scores[at] as number) > 0) || limit <= 0) continue;
    if (heap.length < limit) {
      heap.push(at);
      rise(heap, worse);
    } else if (worse(heap[0] as number, at)) {
      heap[0] = at;
      sink(heap, worse);
    }
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1));
}

/** How finely scores are counted. */
const BINS = 2_048;

/**
 * A score that about `count` of the highest reach, `best` being the highest: counted in bins, since putting thousands
 * in order would take longer than all the rest of a search. Where fewer are positive, the least positive number.
 */
export function leastOfBest(scores: Float32Array, best: number, count: number): number {
  const bins = new Uint32Array(BINS + 1);
  const scale = BINS / best;
  for (let at = 0; at < scores.length; at++) {
    const bin = ((scores[at] as number) * scale) | 0;
    bins[bin] = (bins[bin] as number) + 1;
  }
  let reached = 0;
  for (let bin = BINS; bin > 0; bin--) {
    reached += bins[bin] as number;
    if (reached >= count) return bin / scale;
  }
  return Number.MIN_VALUE;
}

type Worse = (a: number, b: number) => boolean;

/** The last one rises while it is worse than the one above: the worst of all stands first. */
function rise(heap: number[], worse: Worse): void {
  for (let at = heap.length - 1; at > 0; ) {
    const above = (at - 1) >> 1;
    if (!worse(heap[at] as number, heap[above] as number)) return;
    swap(heap, at, above);
    at = above;
  }
}

function sink(heap: number[], worse: Worse): void {
  for (let at = 0; ; ) {
    let least = at;
    for (const below of [2 * at + 1, 2 * at + 2])
      if (below < heap.length && worse(heap[below] as number, heap[least] as number)) least = below;
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const kept = heap[a] as number;
  heap[a] = heap[b] as number;
  heap[b] = kept;
}
