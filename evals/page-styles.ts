import { raw } from 'hono/html';
import type { Comparison } from './comparison.ts';
import { METRICS } from './metrics.ts';

/** The look of the report; light or dark as the reader's system has it. */
export const STYLES = raw(`
:root { color-scheme: light dark; --text: #1a1d21; --muted: #4b535c; --link: #0b4f8a; --bad: #b3261e; --good: #1b6e3c;
  --line: #c3c9cf; --surface: #f4f6f8; --page: #fff; }
@media (prefers-color-scheme: dark) { :root { --text: #e8eaed; --muted: #a9b2bb; --link: #8ab8f0; --bad: #ff9a91;
  --good: #7fd19b; --line: #4a525a; --surface: #1e2328; --page: #14171a; } }
* { box-sizing: border-box; }
body { font: 16px/1.6 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif;
  color: var(--text); background: var(--page); margin: 0 auto; max-width: 1400px; padding: 16px;
  overflow-wrap: anywhere; line-break: strict; text-autospace: normal; }
h1 { font-size: 30px; line-height: 1.4; margin: 0; } h2 { font-size: 24px; line-height: 1.4; margin: 32px 0 8px; }
h3 { font-size: 20px; line-height: 1.4; margin: 16px 0 8px; } p { margin: 8px 0; max-width: 60em; }
a { color: var(--link); } nav a { display: inline-block; padding: 10px 16px 10px 0; }
:focus-visible { outline: 3px solid var(--text); outline-offset: 2px; background: #ffd54a; color: #1a1d21; }
div.wide:focus-visible { background: none; color: inherit; }
small { display: block; color: var(--muted); font-size: 16px; white-space: nowrap; }
.wide { overflow-x: auto; max-width: 100%; }
table { border-collapse: separate; border-spacing: 0; font-variant-numeric: tabular-nums; }
th, td { border: 0 solid var(--line); border-width: 0 1px 1px 0; padding: 4px 12px; text-align: right; vertical-align: top; }
thead th { border-top-width: 1px; white-space: nowrap; background: var(--surface); }
tr > :first-child { border-left-width: 1px; }
th[scope=row] { text-align: left; white-space: nowrap; position: sticky; left: 0; background: var(--surface); font-weight: 500; }
table:not(.text) td { white-space: nowrap; }
table.text th { text-align: left; }
table.text td { text-align: left; min-width: 13em; white-space: pre-line; }
@media (max-width: 600px) { th[scope=row] { white-space: normal; min-width: 6.5em; max-width: 6.5em; } th, td { padding: 4px 8px; } }
fieldset { border: 1px solid var(--line); margin: 8px 0; padding: 4px 12px; display: flex; flex-wrap: wrap; gap: 0 16px; }
legend { padding: 0 8px; color: var(--muted); }
fieldset label { min-height: 44px; display: inline-flex; align-items: center; gap: 8px; }
input[type=radio] { width: 20px; height: 20px; margin: 0; }
summary { cursor: pointer; padding: 8px 0; min-height: 44px; }
.case { border-top: 1px solid var(--line); }
.case > summary { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; }
.case > summary::before { content: '▸'; color: var(--muted); } .case[open] > summary::before { content: '▾'; }
.case > summary span { flex: 1 1 16em; min-width: 0; }
code { font: inherit; color: var(--muted); }
.runs { margin-top: 12px; display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22em), 1fr)); padding-bottom: 16px; }
.run { border: 1px solid var(--line); padding: 12px; min-width: 0; }
.run h4 { margin: 0 0 8px; font-size: 16px; }
dl { margin: 0; } dt { color: var(--muted); margin-top: 8px; } dd { margin: 0; }
.answer { white-space: pre-wrap; background: var(--surface); padding: 8px 12px; }
.tag { border: 1px solid currentcolor; padding: 0 6px; white-space: nowrap; }
ol, ul { margin: 0; padding-left: 1.4em; }
ul.refs { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0 12px; }
.run details summary { color: var(--muted); }
blockquote { margin: 0; padding-left: 12px; border-left: 3px solid var(--line); white-space: pre-wrap; }
meter { width: 6em; height: 1em; vertical-align: middle; }
.bad { color: var(--bad); } .good { color: var(--good); }
@media print { fieldset, nav { display: none; } }
`);

/** A name that a row or a check may have in ids and selectors; different keys have different ones. */
export function filterName(key: string): string {
  return key.replace(/[^a-zA-Z0-9]/gu, (char) => `-${(char.codePointAt(0) as number).toString(16)}`);
}

/** The keys by which cases are filtered for failure: any, or one of the decisive metrics. */
export const FAILURES: readonly { key: string; title: string }[] = [
  { key: 'any', title: '任一未通过' },
  ...METRICS.filter((metric) => metric.decisive),
];

/** The keys by which cases are filtered for change against the first run. */
export const CHANGES: readonly { key: string; title: string }[] = [
  { key: 'lost', title: '由对变错' },
  { key: 'gained', title: '由错变对' },
  { key: 'text', title: '答复有变' },
];

/** One rule a filter: while its button is chosen, the cases without its mark are hidden. */
export function filterStyles(strata: readonly { key: string }[], comparisons: readonly Comparison[]) {
  const rule = (kind: 's' | 'f' | 'c', key: string): string =>
    `body:has(#${kind}-${filterName(key)}:checked) .case:not(.${kind}-${filterName(key)}) { display: none; }\n`;
  const rules = [
    ...strata.filter(({ key }) => key !== 'all').map(({ key }) => rule('s', key)),
    ...FAILURES.map(({ key }) => rule('f', key)),
    ...(comparisons.length ? CHANGES.map(({ key }) => rule('c', key)) : []),
  ];
  return raw(rules.join(''));
}
