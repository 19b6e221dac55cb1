import { raw } from 'hono/html';
import { METRICS } from './metrics.ts';
import type { Row } from './summary.ts';

/** The look of the report; light or dark as the reader's system has it. */
export const STYLES = raw(`
:root { color-scheme: light dark; --line: #8884; --bad: #b3261e; --good: #1b7f4d; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --good: #6fd39b; } }
body { font: 15px/1.6 system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; margin: 1.5rem; }
small { display: block; opacity: .7; white-space: nowrap; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: right; vertical-align: top; }
th[scope=row], .case th, .case td { text-align: left; }
th { white-space: nowrap; }
fieldset { border: 1px solid var(--line); margin: .5rem 0; }
fieldset label { margin-right: .8rem; white-space: nowrap; }
.case { border-top: 1px solid var(--line); padding: .3rem 0; }
.case summary { cursor: pointer; }
.case pre { white-space: pre-wrap; font: inherit; margin: 0; }
.bad { color: var(--bad); }
.good { color: var(--good); }
`);

/** A name that a row or a check may have in ids and selectors. */
export function filterName(key: string): string {
  return key.replace(/[^a-zA-Z0-9]/g, '-');
}

/** The keys by which cases are filtered for failure: any, or one of the decisive metrics. */
export const FAILURES: readonly { key: string; title: string }[] = [
  { key: 'any', title: '任一未通过' },
  ...METRICS.filter((metric) => metric.decisive),
];

/** One rule a filter: while its button is chosen, the cases without its mark are hidden. */
export function filterStyles(rows: readonly Row[]) {
  const rule = (kind: 's' | 'f', key: string): string =>
    `body:has(#${kind}-${filterName(key)}:checked) .case:not(.${kind}-${filterName(key)}) { display: none; }\n`;
  const strata = rows.filter((row) => row.key !== 'all').map((row) => rule('s', row.key));
  return raw([...strata, ...FAILURES.map(({ key }) => rule('f', key))].join(''));
}
