import { isRight, type Tallied, type TalliedCase } from './evaluation.ts';
import { METRICS, type Metric } from './metrics.ts';
import { type Changes, countChanges, type Difference, type Pair, pairedDifference } from './paired.ts';

/** One metric in two runs. */
export interface ComparedMetric {
  metric: Metric;
  difference: Difference;
  /** For metrics that a case hits or misses as a whole; `null` for all others. */
  changes: Changes | null;
  /** Which way the whole interval lies; `level` where it holds zero, or nothing differs. */
  verdict: 'better' | 'worse' | 'level';
}

/** Two runs over the cases that both have. */
export interface Comparison {
  before: string;
  after: string;
  shared: number;
  /** Cases that were right and are wrong now, and the other way round. */
  lost: string[];
  gained: string[];
  /** Cases that only one run has, or that ask something else now. */
  gone: string[];
  added: string[];
  rewritten: string[];
  metrics: ComparedMetric[];
}

/** Compares case by case. Metrics that one of the runs does not hold, or that no case counts for, are left out. */
export function compare(before: Tallied, after: Tallied): Comparison {
  const ids = [...before.cases.keys()].filter((id) => after.cases.has(id));
  const pairOf = (id: string) => [before.cases.get(id), after.cases.get(id)] as [TalliedCase, TalliedCase];
  const shared = ids.map(pairOf).filter(([one, other]) => one.asked === other.asked);
  const idsWhere = (test: (one: TalliedCase, other: TalliedCase) => boolean): string[] =>
    shared.filter(([one, other]) => test(one, other)).map(([{ id }]) => id);
  return {
    before: before.name,
    after: after.name,
    shared: shared.length,
    lost: idsWhere((one, other) => isRight(one) && !isRight(other)),
    gained: idsWhere((one, other) => !isRight(one) && isRight(other)),
    gone: [...before.cases.keys()].filter((id) => !after.cases.has(id)),
    added: [...after.cases.keys()].filter((id) => !before.cases.has(id)),
    rewritten: ids.filter((id) => before.cases.get(id)?.asked !== after.cases.get(id)?.asked),
    metrics: METRICS.filter(({ key }) => before.metrics.includes(key) && after.metrics.includes(key)).flatMap(
      (metric) => compareMetric(metric, shared),
    ),
  };
}

function compareMetric(metric: Metric, shared: readonly [TalliedCase, TalliedCase][]): ComparedMetric[] {
  const pairs: Pair[] = shared.map(([one, other]) => ({
    before: one.tallies.get(metric.key) ?? null,
    after: other.tallies.get(metric.key) ?? null,
  }));
  const difference = pairedDifference(pairs);
  if (!difference) return [];
  return [{ metric, difference, changes: changesFor(metric, pairs), verdict: verdictOn(metric, difference) }];
}

/** Gained and lost as people mean it: where less is better, a hit that went away is a gain. */
function changesFor({ better }: Metric, pairs: readonly Pair[]): Changes | null {
  const changes = countChanges(pairs);
  if (!changes || better === 'more') return changes;
  return { gained: changes.lost, lost: changes.gained, p: changes.p };
}

function verdictOn({ better }: Metric, { interval }: Difference): ComparedMetric['verdict'] {
  if (!interval || (interval.low <= 0 && interval.high >= 0)) return 'level';
  return interval.low > 0 === (better === 'more') ? 'better' : 'worse';
}

/**
 * What is worse than it was, one line each, for people; none where a change may be taken. A decisive metric is worse
 * where the whole interval of its paired difference lies on the wrong side of zero. A protected case must not turn from
 * right to wrong, nor go away, whatever else got better.
 */
export function regressions(comparison: Comparison, protectedIds: ReadonlySet<string>): string[] {
  const metrics = comparison.metrics
    .filter(({ metric, verdict }) => metric.decisive && verdict === 'worse')
    .map(({ metric, difference }) => {
      const points = (difference.difference * 100).toFixed(1);
      return `${metric.title}(${metric.key}):${points} 个百分点,整个区间在变差的一侧`;
    });
  const named = (ids: readonly string[], what: string): string[] =>
    ids.filter((id) => protectedIds.has(id)).map((id) => `受保护的题 ${id} ${what}`);
  return [
    ...metrics,
    ...named(comparison.lost, '由对变错'),
    ...named(comparison.gone, '不见了'),
    ...named(comparison.rewritten, '改了问法'),
  ];
}
