import { gramsOf } from './content.ts';
import { isSameKind } from './figure-check.ts';
import type { Figure } from './figures.ts';
import { BLANK } from './fold.ts';
import type { Clause, TextRead } from './reading.ts';

/** Where a figure stands, with the words around it that say of what it is. */
export interface FigureContext {
  grams: ReadonlySet<string>;
  clause: Clause;
  figure: Figure;
}

/** Pairs that say well enough of what a figure is. */
const FEW = 6;
/** So many clauses are looked at on either side. */
const STEPS = 3;

/** A clause of more figures says little of each. */
const CROWDED = 12;

const known = new WeakMap<TextRead, FigureContext[]>();

/**
 * The figures of a text with the words that belong to each: of its clause, cut between two figures of a kind, and of
 * clauses without a figure beside it. A figure that is said twice in the same words is there once.
 */
export function contextsOf(read: TextRead): FigureContext[] {
  const before = known.get(read);
  if (before) return before;
  const found = new Map<string, FigureContext>();
  for (const [at, clause] of read.clauses.entries())
    for (const [index, figure] of clause.figures.entries()) {
      const grams = new Set(wordsOf(read.clauses, at, index));
      const { value, other, unit, bound, date } = figure;
      const key = JSON.stringify([value, other, unit, bound, date, [...grams].join('')]);
      if (!found.has(key)) found.set(key, { grams, clause, figure });
    }
  const contexts = [...found.values()];
  known.set(read, contexts);
  return contexts;
}

function wordsOf(clauses: readonly Clause[], at: number, index: number): string[] {
  const clause = clauses[at] as Clause;
  if (clause.figures.length > CROWDED) return clause.grams.slice(0, CROWDED);
  const { isEach } = clause.figures[index] as Figure;
  // How often something comes again is said of all of its clause and of what follows.
  const grams = isEach ? [...clause.grams] : wordsAround(clause, index);
  for (const step of [1, -1])
    for (let steps = 1; steps <= STEPS; steps++) {
      const other = clauses[at + step * steps];
      if (other?.sentence !== clause.sentence || other.part !== clause.part) break;
      // What another figure stands in is its own, unless nothing else says of what this one is.
      if (other.figures.length > 0 && grams.length > 0 && !isEach) break;
      grams.push(...other.grams);
      if (grams.length >= FEW || isEach) break;
    }
  return grams;
}

function wordsAround({ text, figures }: Clause, index: number): string[] {
  const figure = figures[index] as Figure;
  let plain = text;
  for (const { start, end } of figures) plain = plain.slice(0, start) + BLANK.repeat(end - start) + plain.slice(end);
  const before = figures.findLast((other, at) => at < index && parts(other, figure));
  const after = figures.find((other, at) => at > index && parts(figure, other));
  const cut = gramsOf(plain.slice(before?.end ?? 0, after?.start ?? text.length));
  return cut.length > 0 ? cut : gramsOf(plain);
}
/** Whether two figures of a clause have words of their own: of one kind, and not the two ends of a range. */
const parts = (one: Figure, other: Figure): boolean => isSameKind(one, other) && other.start - one.end > 3;
