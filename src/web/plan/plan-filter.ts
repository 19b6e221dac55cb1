import type { Fact, FactKind, Plan, Task } from '../../domain/corpus.ts';
import { KIND_NAMES } from './plan-facts.ts';

/** What the reader's address may ask for; all conditions hold together. */
export interface Filter {
  q: string;
  /** The year of a deadline. */
  deadline: string | null;
  /** A responsible body, an instrument, a cycle: each as a fact's value says it. */
  body: string | null;
  instrument: string | null;
  recurring: string | null;
  /** Kinds of fact of which the task has one at least. */
  kinds: FactKind[];
  /** Whatever was not understood, as people read it. */
  unknown: string[];
}

/** The conditions on one value of a fact, with their names. */
export const CONDITIONS = {
  deadline: '时限',
  body: '责任主体',
  instrument: '文件',
  recurring: '周期',
} as const;

export type Condition = keyof typeof CONDITIONS;

/** One value that can be asked for, and how many tasks have it. */
export interface Choice {
  value: string;
  tasks: number;
}

/** More than this of an unknown value is not repeated to whoever asked for it. */
const SHOWN_CHARS = 20;
/** Nor more than so many unknown kinds. */
const SHOWN_KINDS = 3;

/** What a fact answers to under a condition: its value, of a deadline the year; `null` where it has none. */
function valueUnder(condition: Condition, fact: Fact): string | null {
  if (fact.kind !== condition) return null;
  return condition === 'deadline' ? (/^(\d{4})\b/.exec(fact.value)?.[1] ?? null) : fact.value;
}

/** The values that a condition may ask for: years in their order, all else the most frequent first. */
export function choicesOf(plan: Plan, condition: Condition): Choice[] {
  const counts = new Map<string, number>();
  for (const task of plan.tasks)
    for (const value of new Set(task.facts.map((fact) => valueUnder(condition, fact))))
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const choices = [...counts].map(([value, tasks]) => ({ value, tasks }));
  if (condition === 'deadline') return choices.sort((a, b) => a.value.localeCompare(b.value));
  return choices.sort((a, b) => b.tasks - a.tasks);
}

/** Reads the filter out of the address. `all` gives every value of a name. */
export function readFilter(all: (name: string) => string[], plan: Plan, maxChars: number): Filter {
  const unknown: string[] = [];
  const one = (condition: Condition): string | null => {
    const value = all(condition)[0];
    if (!value) return null;
    if (choicesOf(plan, condition).some((choice) => choice.value === value)) return value;
    unknown.push(`${CONDITIONS[condition]}“${value.slice(0, SHOWN_CHARS)}”`);
    return null;
  };
  const conditions = {
    deadline: one('deadline'),
    body: one('body'),
    instrument: one('instrument'),
    recurring: one('recurring'),
  };
  const asked = [...new Set(all('kind'))].filter((kind) => kind !== '');
  const isKind = (kind: string): kind is FactKind => Object.hasOwn(KIND_NAMES, kind);
  const strange = asked.filter((kind) => !isKind(kind)).slice(0, SHOWN_KINDS);
  return {
    q: (all('q')[0] ?? '').trim().slice(0, maxChars),
    ...conditions,
    kinds: asked.filter(isKind),
    unknown: [...unknown, ...strange.map((kind) => `类别“${kind.slice(0, SHOWN_CHARS)}”`)],
  };
}

/** Whether the filter asks for anything but words. */
export function asksForFacts(filter: Filter): boolean {
  return filter.kinds.length > 0 || conditionsOf(filter).length > 0;
}

/** The conditions that are set. */
function conditionsOf(filter: Filter): Condition[] {
  return (Object.keys(CONDITIONS) as Condition[]).filter((condition) => filter[condition] !== null);
}

/** The facts by which a task passes the filter: one at least for everything asked, else `null`. */
export function matchingFacts(task: Task, filter: Filter): Fact[] | null {
  const groups = [
    ...conditionsOf(filter).map((condition) =>
      task.facts.filter((fact) => valueUnder(condition, fact) === filter[condition]),
    ),
    ...filter.kinds.map((kind) => task.facts.filter((fact) => fact.kind === kind)),
  ];
  return groups.some((group) => group.length === 0) ? null : [...new Set(groups.flat())];
}

/** One condition as people read it, and the filter without it. */
export interface Chip {
  words: string;
  without: Filter;
}

/** Every condition that is set, in the order of the form. */
export function chipsOf(filter: Filter): Chip[] {
  const words = filter.q === '' ? [] : [{ words: `“${filter.q}”`, without: { ...filter, q: '' } }];
  const facts = conditionsOf(filter).map((condition) => ({
    words: `${CONDITIONS[condition]}：${filter[condition]}${condition === 'deadline' ? '年' : ''}`,
    without: { ...filter, [condition]: null },
  }));
  const kinds = filter.kinds.map((kind) => ({
    words: `写有${KIND_NAMES[kind]}`,
    without: { ...filter, kinds: filter.kinds.filter((other) => other !== kind) },
  }));
  return [...words, ...facts, ...kinds];
}

/** The address of a filter; `/plan` where nothing is asked. */
export function filterUrl(filter: Filter): string {
  const query = new URLSearchParams();
  if (filter.q !== '') query.append('q', filter.q);
  for (const condition of conditionsOf(filter)) query.append(condition, filter[condition] ?? '');
  for (const kind of filter.kinds) query.append('kind', kind);
  const text = query.toString();
  return text === '' ? '/plan' : `/plan?${text}`;
}
