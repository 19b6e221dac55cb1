import { weightOf } from './content.ts';
import { bearingOf, isSameKind } from './figure-check.ts';
import type { FigureContext } from './figure-context.ts';
import type { Figure } from './figures.ts';
import type { TextRead } from './reading.ts';

/** So much of the words around a figure must stand around another of its kind … */
const RIVAL_AT_LEAST = 0.3;
/** … less where the other is the same and bounds the other way: 不满十四周岁 beside 已满十四周岁; */
const CONTRARY_AT_LEAST = 0.1;
/** and beside that hardly any around the figure itself. */
const OWN_AT_MOST = 0.3;
/** The same of whole sentences, where at least so many pairs tell. */
const TOLD_BY = 4;
const OWN_SENTENCE = 0.34;
const OTHER_SENTENCE = 0.75;
/** Pairs that stand in more clauses than this tell no place from another. */
const TELLING = 64;
/** Figures of a kind that are looked at. */
const RIVALS = 400;

/** A figure of a source that bears out a claimed one. */
interface Bearing {
  context: FigureContext;
  source: TextRead;
}

/**
 * Whether a figure that the sources hold is said of something else there: the words around it stand around another
 * figure of its kind, or in a sentence that does not hold it.
 */
export function isMisplaced(
  claimed: FigureContext,
  bearing: readonly Bearing[],
  others: readonly FigureContext[],
  claim: TextRead,
  sources: readonly TextRead[],
): boolean {
  const own = bearing.map(({ context }) => context.grams);
  const rivals = others.filter((one) => isSameKind(claimed.figure, one.figure)).slice(0, RIVALS);
  return (
    rivals.some((rival) => isRather(claimed, rival, own) && !isStatedWith(claimed, rival.figure, claim)) ||
    isOfAnotherSentence(claimed, bearing, sources)
  );
}

/** Whether words around the figure stand around another of its kind, and hardly any around this one alone. */
function isRather(
  { grams, figure }: FigureContext,
  rival: FigureContext,
  own: readonly ReadonlySet<string>[],
): boolean {
  let total = 0;
  let ofRival = 0;
  let ofOwn = 0;
  for (const gram of grams) {
    const weight = weightOf(gram);
    const isOwn = own.some((held) => held.has(gram));
    total += weight;
    if (rival.grams.has(gram) && !isOwn) ofRival += weight;
    else if (isOwn && !rival.grams.has(gram)) ofOwn += weight;
  }
  const least = bearingOf(figure, rival.figure) === 'contrary' ? CONTRARY_AT_LEAST : RIVAL_AT_LEAST;
  return ofRival > 0 && ofRival >= total * least && ofOwn <= ofRival * OWN_AT_MOST;
}

/** Whether the sentence states a rival, too: in the same clause, or the same amount bounded the other way. */
function isStatedWith({ clause, figure }: FigureContext, rival: Figure, claim: TextRead): boolean {
  if (clause.figures.some((one) => one !== figure && bearingOf(one, rival) !== 'other')) return true;
  if (bearingOf(figure, rival) !== 'contrary') return false;
  return claim.clauses.some(({ figures }) =>
    figures.some((one) => one.bound === rival.bound && bearingOf(one, rival) === 'bears'),
  );
}

/** Whether another sentence says nearly all that surrounds the figure, and the figure's own next to nothing. */
function isOfAnotherSentence(
  { grams: all }: FigureContext,
  bearing: readonly Bearing[],
  sources: readonly TextRead[],
): boolean {
  const grams = [...all].filter((gram) => weightOf(gram) === 1);
  if (grams.length < TOLD_BY) return false;
  const shares = new Map(sources.map((source) => [source, blockShares(grams, source)]));
  const own = bearing.map(({ source, context }) => shares.get(source)?.get(context.clause.block) ?? 0);
  if (own.some((share) => share > OWN_SENTENCE)) return false;
  return [...shares.values()].some((blocks) => [...blocks.values()].some((share) => share >= OTHER_SENTENCE));
}

/** How much of some pairs each block of a text holds. */
function blockShares(grams: readonly string[], source: TextRead): Map<number, number> {
  const shares = new Map<number, number>();
  for (const gram of grams) {
    const at = source.places.get(gram) ?? [];
    if (at.length > TELLING) continue;
    for (const block of new Set(at.map((index) => source.clauses[index]?.block as number)))
      shares.set(block, (shares.get(block) ?? 0) + 1 / grams.length);
  }
  return shares;
}
