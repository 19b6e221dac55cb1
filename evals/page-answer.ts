import { html } from 'hono/html';
import type { PublicSettings } from './evaluation.ts';
import { METRICS } from './metrics.ts';
import type { Found } from './outcome.ts';
import type { Scored } from './summary.ts';
import { FALLS, FAULTS, labelOf, MODES, OUTCOMES, REASONS } from './words.ts';

/** What one run made of a case: what was looked for and found, the answer, and what was checked of it. */
export function runPart({ name, prices }: PublicSettings, one: Scored) {
  const { answer, made } = one;
  return html`<section class="run"><h4>${name}</h4><dl>
${part('补全后的问题', one.resolved ?? '未知')}
${made.rewritten.length ? part('改写的检索问法', made.rewritten.join(' / ')) : ''}
<dt>检索到</dt><dd>${foundList(one.retrieved, true)}</dd>
${rejected(one.retrieved)}
<dt>答复</dt><dd><span class="tag">${label(one)}</span> ${outcomeOf(one)}<div class="answer">${answer.text}</div></dd>
${answer.notices.length ? part('提示', answer.notices.join(' ')) : ''}
${answer.citations.length ? html`<dt>依据</dt><dd><ol>${answer.citations.map(citation)}</ol></dd>` : ''}
${answer.related.length ? part('相近', answer.related.map(({ label: near }) => near).join('、')) : ''}
${made.fellBack ? part('为何没有照用模型的话', FALLS[made.fellBack] ?? made.fellBack) : ''}
${made.checks.length ? html`<dt>逐句核对</dt><dd><ol>${made.checks.map(checkLine)}</ol></dd>` : ''}
${one.verdict ? part('模型评卷', verdictLine(one.verdict)) : ''}
<dt>指标</dt><dd>${checks(one)}</dd>
${part('用时与费用', [`${one.ms.toFixed(1)} ms`, steps(made.timings), tokens(made.tokens, prices)].filter(Boolean).join(';'))}
</dl></section>`;
}

function part(title: string, text: string) {
  return html`<dt>${title}</dt><dd>${text || '—'}</dd>`;
}

function label({ answer: { mode, outcome }, made }: Scored): string {
  if (outcome !== 'answered') return '没有作答';
  return mode === 'model' ? `AI生成${made.model ? ` · ${made.model}` : ''}` : (MODES.extractive as string);
}

const outcomeOf = ({ answer: { outcome, reason } }: Scored): string =>
  `${OUTCOMES[outcome] ?? outcome}${reason ? `:${REASONS[reason]}` : ''}`;

function citation({ label: name, ref, quote }: Scored['answer']['citations'][number]) {
  return html`<li>${name} <code>${ref}</code><blockquote>${quote}</blockquote></li>`;
}

function checkLine({ text, fault, support }: Scored['made']['checks'][number]) {
  const verdict = fault ? html`<b class="bad">${FAULTS[fault] ?? fault}</b>` : html`<b class="good">通过</b>`;
  return html`<li>${text}<br>${verdict} 支持度 <meter min="0" max="1" value="${support.toFixed(2)}"></meter> ${support.toFixed(2)}</li>`;
}

function verdictLine({ supported, answers, reason }: NonNullable<Scored['verdict']>): string {
  return `${supported ? '有依据' : '无依据'},${answers ? '答到点上' : '没有答到点上'}${reason ? `:${reason}` : ''}`;
}

function foundList(found: readonly Found[] | null, kept: boolean) {
  const shown = (found ?? []).filter((one) => one.kept === kept);
  if (shown.length === 0) return html`—`;
  return html`<ul class="refs">${shown.map(({ ref, score }) => html`<li>${labelOf(ref)} <code>${score.toFixed(3)}</code></li>`)}</ul>`;
}

/** What was looked at and left out, folded away: it is long, and only asked for where something is missing. */
function rejected(found: readonly Found[] | null) {
  const count = (found ?? []).filter((one) => !one.kept).length;
  return count
    ? html`<dt></dt><dd><details><summary>低于门槛 ${count} 处</summary>${foundList(found, false)}</details></dd>`
    : '';
}

function checks({ tallies, failures }: Scored) {
  return METRICS.flatMap(({ key, title, decisive }) => {
    const tally = tallies.get(key);
    if (!tally) return [];
    const amount = `${Number(tally.hits.toFixed(2))}/${tally.of}`;
    const look = failures.includes(key) ? 'bad' : decisive ? 'good' : '';
    return [html`<span class="${look}">${title} ${amount}</span>; `];
  });
}

function steps(timings: Record<string, number>): string {
  return Object.entries(timings)
    .map(([step, ms]) => `${step} ${Math.round(ms)} ms`)
    .join(' ');
}

function tokens(used: Scored['made']['tokens'], prices: PublicSettings['prices']): string {
  if (!used) return '';
  const cost = prices ? `,¥${((used.input * prices.input + used.output * prices.output) / 1e6).toFixed(5)}` : '';
  return `词元 ${used.input} 入 ${used.output} 出${cost}`;
}
