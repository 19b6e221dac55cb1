import type { Case } from './case.ts';
import type { Verdict } from './judge.ts';
import { METRICS, misses } from './metrics.ts';
import { withoutMarks } from './normalise.ts';
import { citedRefs, type Outcome, type Passages, type Tally } from './outcome.ts';
import { jaccard } from './ranking.ts';
import { bootstrapMean, type Estimate, mean, percentile, wilson } from './statistics.ts';
import { ATTACKS, NOISES, STRATA } from './strata.ts';

/** An outcome with its tally by metric and the decisive metrics that it misses. */
export interface Scored extends Outcome {
  tallies: ReadonlyMap<string, Tally>;
  failures: string[];
  /** What a model that judges says of it, where one was asked. */
  verdict?: Verdict | null | undefined;
}

/** What is printed of a metric for a set of cases. Percentiles have no interval. */
export interface Cell extends Omit<Estimate, 'low' | 'high'> {
  unit: 'rate' | 'chars' | 'ms';
  interval: { low: number; high: number } | null;
}

/** A set of cases with its cells by metric; a metric that does not apply has none. */
export interface Row {
  /** `all`, a stratum, or a stratum with its noise or attack: `noisy/pinyin`, `red_team/order`. */
  key: string;
  title: string;
  cases: number;
  cells: ReadonlyMap<string, Cell>;
}

/** The measures that are taken over a set of cases, not case by case; they follow `METRICS` in the report. */
export const SET_METRICS: readonly { key: string; title: string }[] = [
  { key: 'consistency', title: '换说法一致' },
  { key: 'chars50', title: '字数中位' },
  { key: 'chars90', title: '字数九成' },
  { key: 'ms50', title: '用时中位' },
  { key: 'ms95', title: '用时九五' },
];

/** Measures one outcome by every metric. */
export function scoreOutcome(outcome: Outcome, passages: Passages): Scored {
  const tallies = new Map<string, Tally>();
  const failures: string[] = [];
  for (const metric of METRICS) {
    const tally = metric.score(outcome, passages);
    if (!tally) continue;
    tallies.set(metric.key, tally);
    if (metric.decisive && misses(metric, tally)) failures.push(metric.key);
  }
  return { ...outcome, tallies, failures };
}

/** One row for all cases, one for each stratum that has any, one for each kind of noise or attack. */
export function summarise(scored: readonly Scored[]): Row[] {
  return strataOf(scored.map((one) => one.case)).map(({ key, title }) =>
    row(
      key,
      title,
      scored.filter((one) => belongs(one.case, key)),
    ),
  );
}

/** The rows of a report: `all`, the strata (ours in their order, then others'), each followed by its kinds. */
export function strataOf(cases: readonly Case[]): { key: string; title: string }[] {
  const ours: Record<string, string> = STRATA;
  const kinds: [string, string][] = [...Object.entries(NOISES), ...Object.entries(ATTACKS)];
  const present = new Set(cases.map(({ stratum }) => stratum));
  const strata = [
    ...Object.keys(ours).filter((key) => present.has(key)),
    ...[...present].filter((key) => !ours[key] && key !== 'all'),
  ];
  const rows = strata.flatMap((stratum) => [
    { key: stratum, title: ours[stratum] ?? stratum },
    ...kinds.map(([kind, name]) => ({ key: `${stratum}/${kind}`, title: `·${name}` })),
  ]);
  return [{ key: 'all', title: '全部' }, ...rows.filter(({ key }) => cases.some((one) => belongs(one, key)))];
}

/** Whether a case belongs to a row of the report. */
export function belongs({ stratum, noise, attack }: Case, key: string): boolean {
  return ['all', stratum, `${stratum}/${noise}`, `${stratum}/${attack}`].includes(key);
}

function row(key: string, title: string, scored: readonly Scored[]): Row {
  const cells = new Map<string, Cell>();
  for (const metric of METRICS) {
    const tallies = scored.flatMap((one) => one.tallies.get(metric.key) ?? []);
    if (tallies.length) cells.set(metric.key, rate(tallies, metric.graded));
  }
  const agreements = consistencies(scored);
  if (agreements.length) cells.set('consistency', interval(bootstrapMean(agreements)));
  const lengths = scored.flatMap(({ answer }) =>
    answer.outcome === 'answered' ? [withoutMarks(answer.text).length] : [],
  );
  const times = scored.map((one) => one.ms);
  for (const [name, values, share] of [
    ['chars50', lengths, 0.5],
    ['chars90', lengths, 0.9],
    ['ms50', times, 0.5],
    ['ms95', times, 0.95],
  ] as const)
    if (values.length)
      cells.set(name, {
        value: percentile(values, share),
        n: values.length,
        unit: name.startsWith('ms') ? 'ms' : 'chars',
        interval: null,
      });
  return { key, title, cases: scored.length, cells };
}

function rate(tallies: readonly Tally[], graded: boolean): Cell {
  const values = tallies.map(({ hits, of }) => hits / of);
  // Where all values are the same the bootstrap knows no doubt at all; Wilson's interval still does.
  if (graded && new Set(values).size > 1) return interval(bootstrapMean(values));
  const sum = (part: keyof Tally): number => tallies.reduce((total, tally) => total + tally[part], 0);
  // Adding thirds may overshoot the whole by a rounding error.
  return interval(wilson(Math.min(sum('hits'), sum('of')), sum('of')));
}

function interval({ value, low, high, n }: Estimate): Cell {
  return { value, n, unit: 'rate', interval: { low, high } };
}

/** For each group of paraphrases the mean agreement of the cited references, pair by pair. */
function consistencies(scored: readonly Scored[]): number[] {
  const groups = Map.groupBy(
    scored.filter((one) => one.case.group),
    (one) => one.case.group,
  );
  return [...groups.values()].flatMap((members) => {
    const cited = members.map((one) => new Set(citedRefs(one)));
    const pairs = cited.flatMap((a, at) => cited.slice(at + 1).map((b) => jaccard(a, b)));
    return pairs.length ? [mean(pairs)] : [];
  });
}
