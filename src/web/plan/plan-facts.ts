import type { Fact, FactKind, Plan, Task } from '../../domain/corpus.ts';

/** The kinds of fact as people read them, in the order of the table. */
export const KIND_NAMES: Record<FactKind, string> = {
  deadline: '时限',
  figure: '数字',
  instrument: '文件',
  body: '责任主体',
  publication: '公开',
  recurring: '周期',
};

/** What the reader's address may ask for. Whatever is not understood is named in `unknown`. */
export interface Filter {
  q: string;
  deadline: string | null;
  kind: FactKind | null;
  unknown: string[];
}

/** The years that deadlines fall into, earliest first. */
export function deadlineYears(plan: Plan): string[] {
  const years = plan.tasks.flatMap((task) => task.facts).map(yearOf);
  return [...new Set(years.filter((year) => year !== null))].sort();
}

function yearOf(fact: Fact): string | null {
  return fact.kind === 'deadline' ? (/^(\d{4})\b/.exec(fact.value)?.[1] ?? null) : null;
}

/** Reads the filter out of the address. */
export function readFilter(query: (name: string) => string | undefined, plan: Plan, maxChars: number): Filter {
  const filter: Filter = { q: (query('q') ?? '').trim().slice(0, maxChars), deadline: null, kind: null, unknown: [] };
  const deadline = query('deadline');
  if (deadline && deadlineYears(plan).includes(deadline)) filter.deadline = deadline;
  else if (deadline) filter.unknown.push(`时限“${deadline.slice(0, 20)}”`);
  const kind = query('kind');
  if (kind && Object.hasOwn(KIND_NAMES, kind)) filter.kind = kind as FactKind;
  else if (kind) filter.unknown.push(`类别“${kind.slice(0, 20)}”`);
  return filter;
}

/** The facts by which a task passes the filter: one at least of every kind asked for, else `null`. */
export function matchingFacts(task: Task, filter: Filter): Fact[] | null {
  const byYear = filter.deadline ? task.facts.filter((fact) => yearOf(fact) === filter.deadline) : [];
  const byKind = filter.kind ? task.facts.filter((fact) => fact.kind === filter.kind) : [];
  if ((filter.deadline && !byYear.length) || (filter.kind && !byKind.length)) return null;
  return [...new Set([...byYear, ...byKind])];
}

/** A fact's normal form for people: 2022-12-31 → 2022年12月31日前. */
export function valueText(fact: Fact): string {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(fact.value);
  if (date) return `${date[1]}年${Number(date[2])}月${Number(date[3])}日前`;
  return fact.kind === 'deadline' && /^\d{4}$/.test(fact.value) ? `${fact.value}年` : fact.value;
}
