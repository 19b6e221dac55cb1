import { isDenied, isMostlyContrary, SAME } from './denied.ts';
import { BLANK } from './fold.ts';
import { nearest, type Place, sameBut } from './nearest.ts';
import { CONTRARIES } from './polarity-words.ts';
import type { TextRead } from './reading.ts';
import { type Segment, type Segments, segmentsOf, sharedPart } from './segments.ts';

/** 经过审查才能提交 says what 未经审查不得提交 says: both are turned round. */
const TURNED_ROUND = /才(?:能|可|准)|方可|方能|只有|否则|先.*再/;
const ONLY_THEN = /才(?:能|可|准)|方可|方能/;

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
      isOrderedWhereBanned(segment, held) ||
      (same === null && (isDenied(segment, near) || hasContrary(segment, near)));
    if (isContrary)
      contrary.push({ segment, isExcused: isTurnedRound(segment, previous, near) || leadsTo(claimed[at + 1], near) });
  }
  if (contrary.length % 2 === 0 && TURNED_ROUND.test(claim.folded)) return null;
  return contrary.find(({ isExcused }) => !isExcused)?.segment.text ?? null;
}

/** Whether it orders or allows just what the sources ban and nowhere order or allow, or the other way round. */
function isOrderedWhereBanned({ ordered, banned }: Segment, held: readonly Segments[]): boolean {
  const isSo = (gram: string, key: 'ordered' | 'banned' | 'denied'): boolean =>
    held.some(({ all, places }) => places.get(gram)?.some((at) => all[at]?.[key].has(gram)));
  return (
    [...ordered].some((gram) => isSo(gram, 'banned') && !isSo(gram, 'ordered')) ||
    [...banned].some((gram) => isSo(gram, 'ordered') && !isSo(gram, 'denied'))
  );
}

/** What follows in the source from 能够答复的 must not be said to follow from 不能答复的. */
function isOfContraryCondition(segment: Segment, previous: Segment | undefined, near: readonly Place[]): boolean {
  const same = near.filter((place) => place.segment.skeleton === segment.skeleton);
  const [only, ...others] = same.length > 0 ? same : near;
  if (!previous?.text.endsWith('的') || !only || others.length > 0 || sharedPart(segment, only.segment) < SAME)
    return false;
  const condition = only.of.all[only.at - 1];
  return condition !== undefined && sharedPart(previous, condition) >= SAME && isMostlyContrary(previous, [condition]);
}

/** 必须合格，才可以从事 where the source has 未合格，不得从事. */
function isTurnedRound({ text }: Segment, previous: Segment | undefined, near: readonly Place[]): boolean {
  if (!ONLY_THEN.test(text) || !previous || previous.denied.size > 0) return false;
  return near.some(({ of, at }) => (of.all[at - 1]?.denied.size ?? 0) > 0);
}

/** The same seen from the clause before: 必须先审查，才能提交. */
function leadsTo(next: Segment | undefined, near: readonly Place[]): boolean {
  if (!next || !ONLY_THEN.test(next.text)) return false;
  return near.some(({ of, segment: { sentence } }) =>
    of.all.some((one) => one.sentence === sentence && [...one.grams.values()].includes('ban')),
  );
}

/** A word that says the contrary of the source's, where neither side denies anything. */
function hasContrary(segment: Segment, near: readonly Place[]): boolean {
  const says = near.map((place) => place.segment);
  if ([segment, ...says].some(({ denied }) => denied.size > 0)) return false;
  const all = says.map(({ text }) => text).join('\n');
  return CONTRARIES.some(
    ([one, other]) => isSwapped(segment.text, all, one, other) || isSwapped(segment.text, all, other, one),
  );
}

function isSwapped(claimed: string, held: string, one: string, other: string): boolean {
  const without = claimed.replaceAll(other, BLANK);
  return (
    without.includes(one) &&
    !claimed.includes(other) &&
    held.replaceAll(one, BLANK).includes(other) &&
    !held.includes(one)
  );
}
