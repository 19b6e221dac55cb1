import { percentile } from './statistics.ts';
import { align } from './table.ts';

/** Milliseconds of one thing, measured several times. */
export interface Measure {
  /** What it is, with the profile: the budgets' key. */
  name: string;
  samples: number[];
}

/** The most that a measure may come to at a quantile (0…1), milliseconds. */
export interface Budget {
  at: number;
  ms: number;
}

const figure = (ms: number): string => ms.toFixed(ms < 10 ? 1 : 0);

/** The measures with n and spread, and against their budgets where they have one. */
export function measureTable(measures: readonly Measure[], budgets: Record<string, Budget>): string {
  const lines = measures.map(({ name, samples }) => {
    const at = (share: number) => figure(percentile(samples, share));
    const budget = budgets[name];
    const most = budget ? `p${budget.at * 100} ≤ ${budget.ms}` : '—';
    return [name, String(samples.length), at(0), at(0.5), at(0.75), at(0.99), at(1), most];
  });
  return align([['毫秒', 'n', '最小', 'p50', 'p75', 'p99', '最大', '预算'], ...lines]);
}

/** What goes beyond its budget, in words; so does a measure without one, and a budget that nothing is measured for. */
export function beyond(measures: readonly Measure[], budgets: Record<string, Budget>): string[] {
  const names = new Set(measures.map(({ name }) => name));
  const unused = Object.keys(budgets).filter((name) => !names.has(name));
  return [
    ...measures.flatMap(({ name, samples }) => {
      const budget = budgets[name];
      if (!budget) return [`${name}：没有预算`];
      if (samples.length === 0) return [`${name}：没有测到`];
      const ms = percentile(samples, budget.at);
      return ms > budget.ms ? [`${name}：p${budget.at * 100} 为 ${figure(ms)} ms，超过 ${budget.ms} ms`] : [];
    }),
    ...unused.map((name) => `${name}：有预算，没有测`),
  ];
}
