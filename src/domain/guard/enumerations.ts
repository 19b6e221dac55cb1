import { isCounter } from './figure-units.ts';
import type { Figure } from './figures.ts';
import type { Clause, TextRead } from './reading.ts';

/**
 * Whether a figure only counts what its own sentence lists: 省、市、县三级, or 分三种：甲、乙、丙. Such a figure needs no source;
 * what is listed does.
 */
export function countsOwnList({ value, unit, start, bound }: Figure, clause: Clause, claim: TextRead): boolean {
  if (value < 2 || bound !== null || !isCounter(unit)) return false;
  const before = clause.text.slice(0, start).replace(/[等这共的]+$/, '');
  if (before.includes('、') && itemsIn(before) === value) return true;
  const at = claim.clauses.indexOf(clause);
  const following = claim.clauses.slice(at + 1).filter(({ sentence }) => sentence === clause.sentence);
  if (following.length === 0 || following[0]?.part === clause.part) return false;
  const parts = new Set(following.map(({ part }) => part)).size;
  const text = following.map((one) => one.text).join(',');
  return [itemsIn(text), parts, following.length].includes(value);
}

const itemsIn = (text: string): number => text.split(/、|和|及|与/).length;
