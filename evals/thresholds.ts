import { z } from 'zod';
import { showCell } from './cells.ts';
import { METRICS } from './metrics.ts';
import { type Row, SET_METRICS } from './summary.ts';

const KEYS = [...METRICS, ...SET_METRICS].map((metric) => metric.key);
const bound = z.strictObject({
  /** The sets of cases that it is for: `plan` where nothing is said, `laws` or `red-team`. */
  split: z.enum(['plan', 'laws', 'red-team']).optional(),
  stratum: z.string(),
  metric: z.enum(KEYS),
  min: z.number().optional(),
  max: z.number().optional(),
});
const schema = z.array(bound.refine(({ min, max }) => min !== undefined || max !== undefined, '须有 min 或 max'));

/** The least (or most) that a metric may be over a stratum; both bounds are met by equality. */
export type Threshold = z.infer<typeof bound>;

/** Reads `thresholds.json`. Throws ZodError on an unknown metric or a threshold with no bound. */
export function parseThresholds(source: string): Threshold[] {
  return schema.parse(JSON.parse(source), { error: z.locales.zhCN().localeError });
}

/** Which sets a bound is for, or which bounds a split is held to. */
export function setOf({ split = 'plan' }: { split?: string | undefined }): 'plan' | 'laws' | 'red-team' {
  if (split.startsWith('laws')) return 'laws';
  return split === 'red-team' ? 'red-team' : 'plan';
}

/** One line for each threshold that is not met. What was not measured at all is not met either. */
export function unmet(thresholds: readonly Threshold[], rows: readonly Row[]): string[] {
  return thresholds.flatMap(({ stratum, metric, min, max }) => {
    const row = rows.find((one) => one.key === stratum);
    const cell = row?.cells.get(metric);
    const title = [...METRICS, ...SET_METRICS].find((one) => one.key === metric)?.title ?? metric;
    const name = `${row?.title.replace('·', '') ?? stratum} ${title}(${stratum}.${metric})`;
    if (!cell) return [`${name}:没有可测的题`];
    const shown = showCell(cell);
    if (min !== undefined && cell.value < min)
      return [`${name}:${shown},应不低于 ${showCell({ ...cell, value: min })}`];
    if (max !== undefined && cell.value > max)
      return [`${name}:${shown},应不高于 ${showCell({ ...cell, value: max })}`];
    return [];
  });
}
