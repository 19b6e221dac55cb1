import { BLANK } from './fold.ts';
import { CONTRARIES } from './polarity-words.ts';
import type { TextRead } from './reading.ts';
import { type Governed, isAffirmed, isDenial, type Segment, type Segments, segmentsOf } from './segments.ts';

/** Pairs that stand in more segments than this tell no segment from another. */
const TELLING = 48;
/** So much of a segment's words the nearest segment of a source must share before they are compared. */
const NEAR = 0.5;
/** Nearly as near as the nearest. */
const TIE = 0.9;
/** Two segments that share so much of the longer are the same but for what governs them. */
const SAME = 0.6;
/** So much of what is governed must be governed the contrary way. */
const MOSTLY = 0.6;
/** What a source denies is held against a segment that shares so much with it. */
const ALIKE = 0.34;
/** 经过审查才能提交 says what 未经审查不得提交 says: both turned round. */
const TURNED_ROUND = /才|方可|方能|否则|先|后再|之后|只有/;

/** One pair in common tells nothing unless what stands before has so many. */
const FEW = 2;
const BESIDE = 2;

/** A segment of a source, and where it stands. */
interface Place {
  segment: Segment;
  of: Segments;
  at: number;
}

/** A stretch of a sentence of which the nearest stretch of its sources says the contrary; else `null`. */
export function contraryOf(claim: TextRead, sources: readonly TextRead[]): string | null {
  const claimed = segmentsOf(claim).all;
  const held = sources.map(segmentsOf);
  const contrary: { segment: Segment; isExcused: boolean }[] = [];
  for (const [at, segment] of claimed.entries()) {
    const previous = claimed[at - 1];
    const near = nearest(segment, previous, held);
    const same = sameBut(segment, held);
    const isContrary =
      same === 'differs' ||
      isOfContraryCondition(segment, previous, near) ||
      (same === null && (isDenied(segment, near) || hasContrary(segment, near)));
    if (isContrary) contrary.push({ segment, isExcused: isTurnedRound(segment, previous, near) || leadsTo(claimed[at + 1], near) });
  }
  if (contrary.length % 2 === 0 && TURNED_ROUND.test(claim.folded)) return null;
  return contrary.find(({ isExcused }) => !isExcused)?.segment.text ?? null;
}

/** Whether a source has the same words, governed alike or the contrary way; `null` where it has not, or they are too few. */
function sameBut({ skeleton, isOdd }: Segment, held: readonly Segments[]): 'agrees' | 'differs' | null {
  // A condition and its contrary stand side by side in many articles: 符合条件的, 不符合条件的.
  if (skeleton.length < (skeleton.endsWith('的') ? 9 : 4)) return null;
  const found = held.flatMap(({ skeletons }) => skeletons.get(skeleton) ?? []);
  if (found.length === 0) return null;
  return found.some((one) => one.isOdd === isOdd) ? 'agrees' : 'differs';
}

/** The segments of the sources that come nearest to one of the claim; what stands before it counts a little. */
function nearest(segment: Segment, previous: Segment | undefined, held: readonly Segments[]): Place[] {
  const scored = held.flatMap((of) => {
    const context = previous ? sharedWith(previous, of) : new Map<number, number>();
    return [...sharedWith(segment, of)].flatMap(([at, count]) => {
      const other = of.all[at] as Segment;
      const follows = previous !== undefined && (context.get(at - 1) ?? 0) >= Math.max(BESIDE, previous.grams.size * SAME);
      if (count < FEW && !follows) return [];
      if (!follows && count < NEAR * Math.min(segment.grams.size, Math.max(other.grams.size, 3))) return [];
      const beside = Math.max(context.get(at - 1) ?? 0, context.get(at - 2) ?? 0, (context.get(at) ?? 0) / 2);
      return [{ segment: other, of, at, score: count + beside / 2 }];
    });
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score >= best * TIE);
}

function sharedWith({ grams }: Segment, { places }: Segments): Map<number, number> {
  const shared = new Map<number, number>();
  for (const gram of grams.keys()) {
    const list = places.get(gram) ?? [];
    if (list.length <= TELLING) for (const at of list) shared.set(at, (shared.get(at) ?? 0) + 1);
  }
  return shared;
}

function isDenied(segment: Segment, near: readonly Place[]): boolean {
  if (near.length === 0) return false;
  const says = near.map((place) => place.segment);
  const same = says.filter((one) => sharedPart(segment, one) >= SAME);
  const isSaid = (gram: string) => isAll(says, gram, isAffirmed) && !near.some(({ of }) => isDeniedIn(of, gram));
  if ([...segment.denied].some((gram) => isAll(same, gram, isAffirmed) || isSaid(gram))) return true;
  const alike = near.filter((place) => sharedPart(segment, place.segment) >= ALIKE);
  return alike.some((place) => deniesWhat(segment, place, says)) || says.every((one) => areOpposed(segment, one));
}

/** Whether the source denies what the segment affirms, and affirms it nowhere in a segment that comes as near. */
function deniesWhat(segment: Segment, { segment: held, of }: Place, says: readonly Segment[]): boolean {
  const heads = [...held.denied].filter((gram) => isAffirmed(segment.grams.get(gram) ?? 'open') && isAll(says, gram, isDenial));
  if (heads.length === 0) return false;
  const shared = sharedWith(segment, of);
  const least = [...held.grams.keys()].filter((gram) => segment.grams.has(gram)).length;
  // Where they share but a word, what stands before them told that they are the same.
  if (least < FEW) return true;
  return heads.some((gram) =>
    (of.places.get(gram) ?? []).every((at) => (shared.get(at) ?? 0) < least || !isAffirmed(of.all[at]?.grams.get(gram) ?? 'open')),
  );
}

/** Whether one of them bans what the other says must or may be. */
function areOpposed(one: Segment, other: Segment): boolean {
  const kinds = [...one.grams].flatMap(([gram, kind]) => {
    const against = other.grams.get(gram);
    return against && against !== 'plain' && kind !== 'plain' ? [[kind, against] as const] : [];
  });
  const opposed = kinds.filter(([kind, against]) => (kind === 'ban' && isOrdered(against)) || (against === 'ban' && isOrdered(kind)));
  return opposed.length >= 2 && opposed.length >= kinds.length * MOSTLY;
}

const isOrdered = (kind: Governed): boolean => kind === 'duty' || kind === 'leave';

function isDeniedIn({ all, places }: Segments, gram: string): boolean {
  return (places.get(gram) ?? []).some((at) => !isAffirmed(all[at]?.grams.get(gram) ?? 'plain'));
}

/** Whether a pair stands in some of the segments, and in all of those governed so. */
function isAll(segments: readonly Segment[], gram: string, test: typeof isDenial): boolean {
  const kinds = segments.flatMap(({ grams }) => grams.get(gram) ?? []);
  return kinds.length > 0 && kinds.every(test);
}

function sharedPart(one: Segment, other: Segment): number {
  const shared = [...one.grams.keys()].filter((gram) => other.grams.has(gram)).length;
  return shared / Math.max(one.grams.size, other.grams.size);
}

/** Whether what is governed on either side is mostly governed the contrary way on the other. */
function isMostlyContrary(segment: Segment, others: readonly Segment[]): boolean {
  let contrary = 0;
  let total = 0;
  for (const [gram, kind] of segment.grams) {
    const kinds = others.flatMap(({ grams }) => grams.get(gram) ?? []);
    if (kinds.length === 0 || [kind, ...kinds].every((one) => one === 'plain')) continue;
    total += 1;
    if (isDenial(kind) ? kinds.every(isAffirmed) : isAffirmed(kind) && kinds.every(isDenial)) contrary += 1;
  }
  return contrary > 0 && contrary >= total * MOSTLY;
}

/** What follows in the source from 能够答复的 must not be said to follow from 不能答复的. */
function isOfContraryCondition(segment: Segment, previous: Segment | undefined, near: readonly Place[]): boolean {
  const [only, ...others] = near;
  if (!previous?.text.endsWith('的') || !only || others.length > 0 || sharedPart(segment, only.segment) < SAME) return false;
  const condition = only.of.all[only.at - 1];
  return condition !== undefined && sharedPart(previous, condition) >= SAME && isMostlyContrary(previous, [condition]);
}

/** 必须合格，才可以从事 where the source has 未合格，不得从事. */
function isTurnedRound({ text }: Segment, previous: Segment | undefined, near: readonly Place[]): boolean {
  if (!/才(?:能|可|准)|方可|方能/.test(text) || !previous || previous.denied.size > 0) return false;
  return near.some(({ of, at }) => (of.all[at - 1]?.denied.size ?? 0) > 0);
}


function leadsTo(next: Segment | undefined, near: readonly Place[]): boolean {
  if (!next || !/才(?:能|可|准)|方可|方能/.test(next.text)) return false;
  return near.some(({ of, segment: { sentence } }) => of.all.some((one) => one.sentence === sentence && [...one.grams.values()].includes('ban')));
}

function hasContrary(segment: Segment, near: readonly Place[]): boolean {
  const says = near.map((place) => place.segment);
  if ([segment, ...says].some(({ denied }) => denied.size > 0)) return false;
  const all = says.map(({ text }) => text).join('\n');
  return CONTRARIES.some(([one, other]) => isSwapped(segment.text, all, one, other) || isSwapped(segment.text, all, other, one));
}

function isSwapped(claimed: string, held: string, one: string, other: string): boolean {
  const without = claimed.replaceAll(other, BLANK);
  return without.includes(one) && !claimed.includes(other) && held.replaceAll(one, BLANK).includes(other) && !held.includes(one);
}
