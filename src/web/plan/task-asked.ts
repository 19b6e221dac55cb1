import type { Plan, Task } from '../../domain/corpus.ts';

/** The task whose number an address names: in Arabic numerals without zeros in front; `undefined` where there is none. */
export function taskAsked(plan: Plan, asked: string): Task | undefined {
  return /^[1-9]\d{0,2}$/.test(asked) ? plan.tasks[Number(asked) - 1] : undefined;
}
