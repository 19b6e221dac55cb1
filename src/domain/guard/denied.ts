import { type Governed, isAffirmed, isDenial } from './governed.ts';
import type { Place } from './nearest.ts';
import { type Segment, type Segments, sharedPart, sharedWith } from './segments.ts';

/** Two segments that share so much of the longer are the same but for what governs them. */
export const SAME = 0.6;
/** So much of what is governed must be governed the contrary way. */
const MOSTLY = 0.6;
/** What a source denies is held against a segment that shares so much with it. */
const ALIKE = 0.34;
/** What shares less than so many pairs is known by what stands before it. */
const FEW = 2;

/** Whether a segment denies what its nearest segments affirm, or affirms what they deny. */
export function isDenied(segment: Segment, near: readonly Place[]): boolean {
  if (near.length === 0 || isHeldDenied(segment, near)) return false;
  const says = near.map((place) => place.segment);
  const same = says.filter((one) => sharedPart(segment, one) >= SAME);
  const isSaid = (gram: string) => isAll(says, gram, isAffirmed) && !near.some(({ of }) => isDeniedIn(of, gram));
  if ([...segment.denied].some((gram) => isAll(same, gram, isAffirmed) || isSaid(gram))) return true;
  const alike = near.filter((place) => sharedPart(segment, place.segment) >= ALIKE);
  return alike.some((place) => deniesWhat(segment, place, says)) || says.every((one) => areOpposed(segment, one));
}

/**
 * Whether it is a condition that denies what the nearest sentence denies as well, there in other words or in another
 * place: 没有采纳的 where the source has 应当采纳……未予采纳的, 不依法移送的 where it has 不依法向公安机关移送.
 */
function isHeldDenied({ text, denied }: Segment, near: readonly Place[]): boolean {
  if (denied.size === 0 || !CONDITION.test(text)) return false;
  return near.some(({ segment: { sentence }, of: { all } }) =>
    [...denied].some((gram) => all.some((one) => one.sentence === sentence && one.denied.has(gram))),
  );
}
const CONDITION = /的$|^(?:如果|若|要是|假如|倘若)|时$/;

/** Whether the source denies what the segment affirms, and affirms it nowhere in a segment that comes as near. */
function deniesWhat(segment: Segment, { segment: held, of }: Place, says: readonly Segment[]): boolean {
  const heads = [...held.denied].filter(
    (gram) => isAffirmed(segment.grams.get(gram) ?? 'open') && isAll(says, gram, isDenial),
  );
  if (heads.length === 0) return false;
  const shared = sharedWith(segment, of);
  const least = [...held.grams.keys()].filter((gram) => segment.grams.has(gram)).length;
  if (least < FEW) return true;
  return heads.some((gram) =>
    (of.places.get(gram) ?? []).every(
      (at) => (shared.get(at) ?? 0) < least || !isAffirmed(of.all[at]?.grams.get(gram) ?? 'open'),
    ),
  );
}

/** Whether one of them bans what the other says must or may be. */
function areOpposed(one: Segment, other: Segment): boolean {
  const kinds = [...one.grams].flatMap(([gram, kind]) => {
    const against = other.grams.get(gram);
    return against && against !== 'plain' && kind !== 'plain' ? [[kind, against] as const] : [];
  });
  const opposed = kinds.filter(
    ([kind, against]) => (kind === 'ban' && isOrdered(against)) || (against === 'ban' && isOrdered(kind)),
  );
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

/** Whether what is governed on either side is mostly governed the contrary way on the other. */
export function isMostlyContrary(segment: Segment, others: readonly Segment[]): boolean {
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
