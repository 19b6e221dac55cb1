import type { Fact, FactKind, Plan, Task } from '../../domain/corpus.ts';
import type { Span } from '../../domain/passage.ts';

/** The kinds of fact as people read them, in the order of the table. */
export const KIND_NAMES: Record<FactKind, string> = {
  deadline: '时限',
  figure: '数字',
  instrument: '文件',
  body: '责任主体',
  publication: '公开',
  recurring: '周期',
};

/** A fact with the task that it stands in. */
export interface PlacedFact {
  task: Task;
  fact: Fact;
}

/** All facts of a kind, in the plan's order. */
export function factsOf(plan: Plan, kind: FactKind): PlacedFact[] {
  return plan.tasks.flatMap((task) => task.facts.filter((fact) => fact.kind === kind).map((fact) => ({ task, fact })));
}

/** A fact's normal form for people: 2022-12-31 → 2022年12月31日前. */
export function valueText(fact: Fact): string {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(fact.value);
  if (date) return `${date[1]}年${Number(date[2])}月${Number(date[3])}日前`;
  return fact.kind === 'deadline' && /^\d{4}$/.test(fact.value) ? `${fact.value}年` : fact.value;
}

/** A clause shorter than this says too little without the one beside it. */
const CLAUSE_CHARS = 12;

/**
 * The clause that a fact stands in, from punctuation to punctuation; a short one with what follows where the fact begins
 * it, else with what stands before, within the sentence. A stretch of the text: nothing is added.
 */
export function clauseOf({ task: { text }, fact }: PlacedFact): Span {
  const isBorder = (at: number): boolean => /[,，;；。]/.test(text[at] ?? '。');
  const startBefore = (at: number): number => (isBorder(at - 1) ? at : startBefore(at - 1));
  const endAfter = (at: number): number => (isBorder(at) ? at : endAfter(at + 1));
  let start = startBefore(fact.start);
  let end = endAfter(fact.end);
  const isShort = (): boolean => end - start < CLAUSE_CHARS;
  while (isShort() && start === fact.start && end < text.length && text[end] !== '。') end = endAfter(end + 1);
  while (isShort() && start > 1 && text[start - 1] !== '。') start = startBefore(start - 1);
  return { start, end };
}
