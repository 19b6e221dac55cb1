import type { ComparedMetric, Comparison } from './comparison.ts';
import { align } from './table.ts';

const VERDICTS = { better: '好转', worse: '变差', level: '' } as const;
/** Ids named in one line; what is beyond is counted. */
const MOST_IDS = 30;

/** A difference in percentage points as +1.2 (0.3…2.1). */
export function showDifference({ difference: { difference, interval } }: ComparedMetric): string {
  const points = (value: number): string => `${value > 0 ? '+' : ''}${(value * 100).toFixed(1)}`;
  return interval ? `${points(difference)} (${points(interval.low)}…${points(interval.high)})` : '无差别';
}

/** Wins and losses with McNemar's p; empty for metrics that are not yes or no. */
export function showChanges({ changes }: ComparedMetric): string {
  return changes ? `${changes.gained}:${changes.lost}` : '';
}

/** The p as people read it. */
export function showP({ changes }: ComparedMetric): string {
  if (!changes || changes.gained + changes.lost === 0) return '';
  if (changes.p < 0.001) return '<.001';
  return changes.p < 0.9995 ? changes.p.toFixed(3).slice(1) : '1';
}

/** Which way the whole interval lies, in words; empty where it holds zero. */
export function showVerdict({ verdict }: ComparedMetric): string {
  return VERDICTS[verdict];
}

/** A comparison for a terminal: every metric, then the cases that turned. */
export function comparisonTable(comparison: Comparison): string {
  const rows = comparison.metrics.map((one) => [
    one.metric.title,
    `${(one.difference.before * 100).toFixed(1)}%`,
    `${(one.difference.after * 100).toFixed(1)}%`,
    showDifference(one),
    showChanges(one),
    showP(one),
    String(one.difference.n),
    showVerdict(one),
  ]);
  const table = align([['指标', '前', '后', '差(95% 区间)', '胜:负', 'p', 'n', ''], ...rows]);
  const lines = [
    `比较:${comparison.before} → ${comparison.after},共有 ${comparison.shared} 题(差为百分点,逐题配对;p 为 McNemar 精确检验)`,
    table,
    idLine('由对变错', comparison.lost),
    idLine('由错变对', comparison.gained),
    idLine('只有前者有', comparison.gone),
    idLine('只有后者有', comparison.added),
    idLine('改了问法,没有比', comparison.rewritten),
  ];
  return lines.filter(Boolean).join('\n');
}

function idLine(title: string, ids: readonly string[]): string {
  if (ids.length === 0) return '';
  const more = ids.length > MOST_IDS ? ` ……另 ${ids.length - MOST_IDS} 题` : '';
  return `${title}(${ids.length}):${ids.slice(0, MOST_IDS).join(' ')}${more}`;
}
