import { html } from 'hono/html';
import { showCell, showInterval } from './cells.ts';
import type { Comparison } from './comparison.ts';
import { showChanges, showDifference, showP, showVerdict } from './comparison-table.ts';
import type { Evaluation } from './evaluation.ts';
import { showJudgement } from './judging-table.ts';
import { METRICS } from './metrics.ts';
import { profileOf } from './profile.ts';
import { profileLines } from './profile-table.ts';
import { type Row, SET_METRICS } from './summary.ts';
import { MODES } from './words.ts';

/** A table that scrolls inside a named region that can be reached by keyboard. */
function scrolled(title: string, table: unknown) {
  return html`<div class="wide" role="region" aria-label="${title}" tabindex="0">${table}</div>`;
}

/** What each run was, what it cost and how long it took, side by side. */
export function profileSection(runs: readonly Evaluation[]) {
  const columns = runs.map((run) => new Map([...settingsLines(run), ...profileLines(profileOf(run))]));
  const names = [...new Set(columns.flatMap((lines) => [...lines.keys()]))];
  const lines = names.map(
    (name) =>
      html`<tr><th scope="row">${name}</th>${columns.map((one) => html`<td>${one.get(name) ?? '—'}</td>`)}</tr>\n`,
  );
  const table = html`<table class="text"><thead><tr><th scope="col"></th>${heads(runs)}</tr></thead><tbody>${lines}</tbody></table>`;
  return html`<h2 id="profile">概况</h2>${scrolled('概况', table)}`;
}

const heads = (runs: readonly Evaluation[]) => runs.map(({ settings }) => html`<th scope="col">${settings.name}</th>`);

function settingsLines({ settings, corpusVersion, indexed, madeAt, judged }: Evaluation): [string, string][] {
  const model = Object.entries(settings.model).map(([variable, value]) => `${variable}=${value}`);
  return [
    ['方式', MODES[settings.mode] ?? '模型不行则摘录'],
    ['模型', model.join('、') || '无'],
    ['法律原文', settings.laws ? '有' : '无,以要点作答'],
    ['参与检索的问法', `${settings.questions === 'all' ? '全部' : '只用初稿'}(${indexed} 条)`],
    ['语料', corpusVersion.slice(0, 19)],
    ['时间', `${madeAt.slice(0, 16).replace('T', ' ')} UTC`],
    ...(judged ? [['模型评卷', showJudgement(settings.name, judged)] as [string, string]] : []),
  ];
}

/** The paired differences, one table a comparison; nothing where there is only one run. */
export function comparisonSection(comparisons: readonly Comparison[]) {
  if (comparisons.length === 0) return '';
  return html`<h2 id="compare">比较</h2>
<p>同样的题逐题配对。差为百分点,括号里是 95% 区间(自助法);胜负是整题对错有变的题数,p 为 McNemar 精确检验。</p>
${comparisons.map(comparisonPart)}`;
}

function comparisonPart(comparison: Comparison) {
  const { before, after, shared, metrics } = comparison;
  const lines = metrics.map((one) => {
    const { metric, difference, verdict } = one;
    const look = verdict === 'level' ? '' : verdict === 'better' ? 'good' : 'bad';
    return html`<tr><th scope="row">${metric.title}</th><td class="${look}">${showDifference(one)} ${showVerdict(one)}</td><td>${share(difference.before)}</td><td>${share(difference.after)}</td><td>${showChanges(one)}</td><td>${showP(one)}</td><td>${difference.n}</td></tr>\n`;
  });
  const table = html`<table><thead><tr><th scope="col">指标</th><th scope="col">差</th><th scope="col">${before}</th><th scope="col">${after}</th><th scope="col">胜:负</th><th scope="col">p</th><th scope="col">n</th></tr></thead><tbody>${lines}</tbody></table>`;
  return html`<h3>${before} → ${after}</h3>
<p>共有 ${shared} 题;由对变错 ${comparison.lost.length} 题,由错变对 ${comparison.gained.length} 题${unequal(comparison)}。</p>
${scrolled(`${before} 与 ${after} 的比较`, table)}`;
}

function unequal({ gone, added, rewritten }: Comparison): string {
  const parts = [`只有前者有 ${gone.length}`, `只有后者有 ${added.length}`, `改了问法 ${rewritten.length}`];
  return [gone, added, rewritten].some((ids) => ids.length) ? `;没有比的:${parts.join('、')}` : '';
}

const share = (value: number): string => `${(value * 100).toFixed(1)}%`;

/** Every metric by stratum, one table a run; all but the first are folded. */
export function strataSection(runs: readonly Evaluation[], rows: readonly Row[][]) {
  return html`<h2 id="strata">分层指标</h2>
<p>第二行为 95% 区间与 n。排序类指标用自助法,其余用 Wilson 法。引文逐字摘录时“引文属实”必为 100%,须与“Recall”“误拒”同看。</p>
${runs.map(({ settings }, at) => html`<details${at === 0 ? ' open' : ''}><summary>${settings.name}</summary>${metricsTable(settings.name, rows[at] ?? [])}</details>`)}`;
}

function metricsTable(name: string, rows: readonly Row[]) {
  const titles = rows.map((row) => html`<th scope="col">${row.title}<small>${row.cases} 题</small></th>`);
  const lines = [...METRICS, ...SET_METRICS].map(({ key, title }) => {
    const cells = rows.map((row) => {
      const cell = row.cells.get(key);
      return cell ? html`<td>${showCell(cell)}<small>${showInterval(cell)} n=${cell.n}</small></td>` : html`<td>—</td>`;
    });
    return html`<tr><th scope="row">${title}</th>${cells}</tr>\n`;
  });
  const table = html`<table><thead><tr><th scope="col">指标</th>${titles}</tr></thead><tbody>${lines}</tbody></table>`;
  return scrolled(`${name} 的分层指标`, table);
}
