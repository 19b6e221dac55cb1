import type { Passage, Span } from '../passage.ts';
import { weightOf } from './content.ts';
import { readPassage, readText, type TextRead } from './reading.ts';

/** What a pair counts of which both characters stand in the source, though not side by side. */
const APART = 0.25;
/** Sentences that are quoted of one passage in support of one sentence. */
const MOST = 2;
/** A sentence of a passage is quoted where it bears out at least this share beside what others do. */
const WORTH = 0.08;

/** How well some passages bear out a sentence (0…1), and which of their sentences do, in their order. */
export function supportOf(
  text: string,
  passages: readonly Passage[],
): { support: number; evidence: (Span & { passage: Passage })[] } {
  const claim = readText(text);
  const evidence = passages.flatMap((passage) => evidenceIn(claim, passage).map((span) => ({ passage, ...span })));
  return { support: shareBorneOut(claim, passages.map(readPassage)), evidence };
}

/** The weighted share of a claim's content that stands in the sources. 0 where it has none. */
export function shareBorneOut(claim: TextRead, sources: readonly TextRead[]): number {
  return shareOf(
    claim.clauses.flatMap(({ grams }) => grams),
    sources,
  );
}

/** The same of some pairs alone. */
export function shareOf(grams: readonly string[], sources: readonly TextRead[]): number {
  let total = 0;
  let found = 0;
  for (const gram of grams) {
    const weight = weightOf(gram);
    total += weight;
    if (sources.some(({ places }) => places.has(gram))) found += weight;
    else if (sources.some(({ chars }) => [...gram].every((char) => chars.has(char)))) found += weight * APART;
  }
  return total === 0 ? 0 : found / total;
}

/** The sentence or two of a passage that come nearest to a text; `null` where none shares anything with it. */
export function bestEvidence(text: string, passage: Passage): (Span & { support: number }) | null {
  const claim = readText(text);
  const { sentences } = readPassage(passage);
  const [first, second] = nearestSentences(gramsIn(claim), passage);
  if (first === undefined) return null;
  const isBeside = second !== undefined && Math.abs(first - second) === 1;
  const at = isBeside ? [Math.min(first, second), Math.max(first, second)] : [first, first];
  const span = { start: (sentences[at[0] as number] as Span).start, end: (sentences[at[1] as number] as Span).end };
  return { ...span, support: shareBorneOut(claim, [readText(passage.text.slice(span.start, span.end))]) };
}

/** The sentences of a passage that bear out a claim: those that say most of it, and those that hold its figures. */
export function evidenceIn(claim: TextRead, passage: Passage, figures: ReadonlySet<number> = new Set()): Span[] {
  const { sentences } = readPassage(passage);
  const at = new Set([...nearestSentences(gramsIn(claim), passage), ...figures]);
  return [...at].sort((a, b) => a - b).map((index) => ({ ...(sentences[index] as Span) }));
}

const gramsIn = (claim: TextRead): string[] => claim.clauses.flatMap(({ grams }) => grams);

/** The indices of at most two sentences of a passage that hold most of some pairs, by what each adds to the other. */
export function nearestSentences(pairs: readonly string[], passage: Passage): number[] {
  const { places, clauses, sentences } = readPassage(passage);
  const grams = [...new Set(pairs)];
  const total = Math.max(
    1,
    grams.reduce((sum, gram) => sum + weightOf(gram), 0),
  );
  const sentenceOf = (at: number): number => clauses[at]?.sentence as number;
  const holding = new Map(grams.map((gram) => [gram, new Set(places.get(gram)?.map(sentenceOf))]));
  const found: number[] = [];
  while (found.length < MOST) {
    const gains = new Array<number>(sentences.length).fill(0);
    for (const [gram, at] of holding)
      for (const index of at) gains[index] = (gains[index] as number) + weightOf(gram) / total;
    const best = gains.indexOf(Math.max(0, ...gains));
    if (best < 0 || (gains[best] as number) <= (found.length === 0 ? 0 : WORTH)) break;
    found.push(best);
    for (const [gram, at] of holding) if (at.has(best)) holding.delete(gram);
  }
  return found;
}
