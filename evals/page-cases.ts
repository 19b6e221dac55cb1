import { html } from 'hono/html';
import type { Case } from './case.ts';
import type { Comparison } from './comparison.ts';
import type { Evaluation } from './evaluation.ts';
import { runPart } from './page-answer.ts';
import { CHANGES, FAILURES, filterName } from './page-styles.ts';
import { belongs, type Scored } from './summary.ts';
import { labelOf, REASONS } from './words.ts';

type Strata = readonly { key: string; title: string }[];

/** The filters and, below them, every case of the first run in a fold of its own. */
export function casesSection(runs: readonly Evaluation[], comparisons: readonly Comparison[], strata: Strata) {
  const filters = strata.filter(({ key }) => key !== 'all');
  const byId = runs.map(({ scored }) => new Map(scored.map((one) => [one.case.id, one])));
  const folds = (runs[0] as Evaluation).scored.map(({ case: one }) => {
    const results = byId.map((cases) => cases.get(one.id));
    return caseFold(one, runs, results, [...strataMarks(one, filters), ...resultMarks(one.id, results, comparisons)]);
  });
  return html`<h2 id="cases">逐题</h2>
<fieldset><legend>分层</legend>${radio('s', 'every', '全部', true)}${filters.map(({ key, title }) => radio('s', key, title))}</fieldset>
<fieldset><legend>未通过</legend>${radio('f', 'every', '不限', true)}${FAILURES.map(({ key, title }) => radio('f', key, title))}</fieldset>
${comparisons.length ? html`<fieldset><legend>与第一个配置比</legend>${radio('c', 'every', '不限', true)}${CHANGES.map(({ key, title }) => radio('c', key, title))}</fieldset>` : ''}
${folds}`;
}

function radio(kind: 's' | 'f' | 'c', key: string, title: string, checked = false) {
  const id = `${kind}-${filterName(key)}`;
  return html`<label><input type="radio" name="${kind}" id="${id}"${checked ? ' checked' : ''}> ${title}</label>`;
}

function strataMarks(one: Case, strata: Strata): string[] {
  return strata.filter(({ key }) => belongs(one, key)).map(({ key }) => `s-${filterName(key)}`);
}

/** A case is marked as failed where any of the runs failed it. */
function resultMarks(
  id: string,
  results: readonly (Scored | undefined)[],
  comparisons: readonly Comparison[],
): string[] {
  const failures = new Set(results.flatMap((one) => one?.failures ?? []));
  const marks = [...(failures.size ? ['any', ...failures] : [])].map((key) => `f-${filterName(key)}`);
  if (comparisons.some(({ lost }) => lost.includes(id))) marks.push('c-lost');
  if (comparisons.some(({ gained }) => gained.includes(id))) marks.push('c-gained');
  if (results.some((one) => one && one.answer.text !== results[0]?.answer.text)) marks.push('c-text');
  return marks;
}

function caseFold(
  one: Case,
  runs: readonly Evaluation[],
  results: readonly (Scored | undefined)[],
  marks: readonly string[],
) {
  const verdicts = results.map((result) => verdict(result));
  return html`<details class="case ${marks.join(' ')}"><summary>${verdicts} <code>${one.id}</code> <span>${one.question}</span></summary>
<dl>${one.turns ? html`<dt>此前各轮</dt><dd>${one.turns.join(' / ')}</dd>` : ''}<dt>期望</dt><dd>${expected(one)}</dd></dl>
<div class="runs">${results.map((result, at) => (result ? runPart((runs[at] as Evaluation).settings, result) : ''))}</div>
</details>
`;
}

function verdict(one: Scored | undefined) {
  if (!one) return html`<b>—</b>`;
  return one.failures.length ? html`<b class="bad">未通过</b>` : html`<b class="good">通过</b>`;
}

function expected(one: Case): string {
  const named = (title: string, values: readonly string[] = []): string =>
    values.length ? `;${title} ${values.join('、')}` : '';
  const reasons = one.reason ? [one.reason, ...(one.acceptable_reasons ?? [])].map((reason) => REASONS[reason]) : [];
  return [
    one.expect === undefined ? '没有说' : one.expect === 'answered' ? '答复' : '拒答',
    named('理由', reasons),
    named('依据', one.gold.map(labelOf)),
    named('也可', one.acceptable.map(labelOf)),
    named('要点', one.facts),
    named('纠正', one.correction),
    named('相近', one.related?.map(labelOf)),
    named(
      '攻击得手的条件',
      one.fails?.map((breach) => Object.entries(breach).flat().join(' ')),
    ),
  ].join('');
}
