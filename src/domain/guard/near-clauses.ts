import { weightOf } from './content.ts';
import type { Clause, TextRead } from './reading.ts';

/** A sentence of a source that comes nearest to a clause of a claim, and its clause that does. */
export interface Near {
  source: TextRead;
  sentence: number;
  clauses: readonly Clause[];
  clause: Clause;
  /** How much of the claim's clause stands in that clause, 0…1, and how many of its pairs. */
  share: number;
  shared: readonly string[];
}

/** Sentences that come so near to the nearest are as near. */
const TIE = 0.85;
/** What else the claim says counts so much less than the clause itself. */
const ELSE = 0.4;
/** Pairs that stand in more clauses than this tell no sentence from another. */
const TELLING = 64;

const known = new WeakMap<TextRead, Map<Clause, Near[]>>();

/** The sentences of the sources that come nearest to a clause of a claim; none where nothing is shared. */
export function nearClauses(clause: Clause, claim: TextRead, sources: readonly TextRead[]): Near[] {
  const before = known.get(claim) ?? new Map<Clause, Near[]>();
  known.set(claim, before);
  const found = before.get(clause) ?? findNear(clause, claim, sources);
  before.set(clause, found);
  return found;
}

function findNear(clause: Clause, claim: TextRead, sources: readonly TextRead[]): Near[] {
  const own = new Set(clause.grams);
  const all = new Set(claim.clauses.flatMap(({ grams }) => grams));
  const scored = sources.flatMap((source) =>
    [...scoresOf(all, own, source)].map(([sentence, score]) => ({ source, sentence, score })),
  );
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score > 0 && score >= best * TIE)
    .map(({ source, sentence }) => nearIn(own, source, sentence));
}

/** What each sentence of a source holds of some pairs. */
function scoresOf(all: ReadonlySet<string>, own: ReadonlySet<string>, source: TextRead): Map<number, number> {
  const scores = new Map<number, number>();
  for (const gram of all) {
    const at = source.places.get(gram) ?? [];
    if (at.length > TELLING) continue;
    const weight = weightOf(gram) * (own.has(gram) ? 1 : ELSE);
    for (const sentence of new Set(at.map((index) => source.clauses[index]?.sentence as number)))
      scores.set(sentence, (scores.get(sentence) ?? 0) + weight);
  }
  return scores;
}

function nearIn(own: ReadonlySet<string>, source: TextRead, sentence: number): Near {
  const clauses = source.clauses.filter((one) => one.sentence === sentence);
  const sharing = clauses.map((clause) => ({
    clause,
    shared: [...new Set(clause.grams)].filter((gram) => own.has(gram)),
  }));
  const { clause, shared } = sharing.reduce((best, one) => (one.shared.length > best.shared.length ? one : best));
  const sum = (grams: Iterable<string>): number => [...grams].reduce((total, gram) => total + weightOf(gram), 0);
  return { source, sentence, clauses, clause, shared, share: sum(shared) / Math.max(1, sum(own)) };
}

/** The words of a sentence, with what stands above the list in which it stands. */
export function textOfNear({ source, sentence, clauses }: Near): string {
  const head = source.clauses.find(({ block }) => block === clauses[0]?.block)?.sentence;
  return source.clauses
    .filter((one) => one.sentence === sentence || one.sentence === head)
    .map(({ text }) => text)
    .join(',');
}
