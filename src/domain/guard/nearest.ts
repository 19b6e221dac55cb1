import { type Segment, type Segments, sharedWith } from './segments.ts';

/** So much of a segment's words the nearest segment of a source must share before they are compared. */
const NEAR = 0.5;
/** Nearly as near as the nearest. */
const TIE = 0.9;
/** One pair in common tells nothing unless what stands before has so many, and so much of it. */
const FEW = 2;
const BESIDE = { pairs: 2, part: 0.6 };
/** Shorter segments are not the same for having the same words; conditions not even where they are longer. */
const SAME_FROM = 4;
const SAME_CONDITION_FROM = 9;

/** A segment of a source, and where it stands. */
export interface Place {
  segment: Segment;
  of: Segments;
  at: number;
}

/** The segments of the sources that come nearest to one of the claim; what stands before it counts a little. */
export function nearest(segment: Segment, previous: Segment | undefined, held: readonly Segments[]): Place[] {
  const scored = held.flatMap((of) => {
    const context = previous ? sharedWith(previous, of) : new Map<number, number>();
    return [...sharedWith(segment, of)].flatMap(([at, count]) => {
      const other = of.all[at] as Segment;
      const follows =
        previous !== undefined &&
        (context.get(at - 1) ?? 0) >= Math.max(BESIDE.pairs, previous.grams.size * BESIDE.part);
      if (count < FEW && !follows) return [];
      if (!follows && count < NEAR * Math.min(segment.grams.size, Math.max(other.grams.size, 3))) return [];
      const beside = Math.max(context.get(at - 1) ?? 0, context.get(at - 2) ?? 0, (context.get(at) ?? 0) / 2);
      return [{ segment: other, of, at, score: count + beside / 2 }];
    });
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score >= best * TIE);
}

/**
 * Whether a source has the same words, governed alike (`agrees`) or otherwise; `null` where it has not, or they are too
 * few. A condition and its contrary stand side by side in many articles: 符合条件的, 不符合条件的.
 */
export function sameBut(
  { skeleton, isOdd, modality }: Segment,
  held: readonly Segments[],
): 'agrees' | 'differs' | null {
  if (skeleton.length < (skeleton.endsWith('的') ? SAME_CONDITION_FROM : SAME_FROM)) return null;
  const found = held.flatMap(({ skeletons }) => skeletons.get(skeleton) ?? []);
  if (found.length === 0) return null;
  const agrees = (one: Segment): boolean =>
    one.isOdd === isOdd && (modality === null || one.modality === null || one.modality === modality);
  return found.some(agrees) ? 'agrees' : 'differs';
}
