import { html } from 'hono/html';
import { METRICS } from './metrics.ts';
import type { Found } from './outcome.ts';
import { FAILURES, filterName } from './page-styles.ts';
import type { Row, Scored } from './summary.ts';

/** The filters and, below them, every case in a fold of its own. */
export function casesSection(rows: readonly Row[], scored: readonly Scored[]) {
  const strata = rows.filter((row) => row.key !== 'all').map((row) => radio('s', row.key, row.title));
  const failures = FAILURES.map(({ key, title }) => radio('f', key, title));
  return html`<h2>逐题</h2>
<fieldset><legend>分层</legend>${radio('s', 'every', '全部', true)}${strata}</fieldset>
<fieldset><legend>未通过</legend>${radio('f', 'every', '不限', true)}${failures}</fieldset>
${scored.map(caseFold)}`;
}

function radio(kind: 's' | 'f', key: string, title: string, checked = false) {
  const id = `${kind}-${filterName(key)}`;
  return html`<label><input type="radio" name="${kind}" id="${id}"${checked ? ' checked' : ''}> ${title}</label>`;
}

function caseFold(one: Scored) {
  const { id, stratum, noise, question, turns = [] } = one.case;
  const marks = [`s-${stratum}`, ...(noise ? [`s-${filterName(`${stratum}/${noise}`)}`] : [])];
  for (const failure of one.failures.length ? ['any', ...one.failures] : []) marks.push(`f-${failure}`);
  const verdict = one.failures.length ? html`<b class="bad">未通过</b>` : html`<b class="good">通过</b>`;
  return html`<details class="case ${marks.join(' ')}"><summary>${verdict} <code>${id}</code> ${question}</summary>
<table>
${turns.length ? line('此前各轮', turns.join(' / ')) : ''}
${line('实际检索', one.resolved ?? '未知')}
${line('期望', expected(one))}
${line('检索到', foundList(one.retrieved, true))}
${line('低于门槛', foundList(one.retrieved, false))}
${line('答复', `${one.answer.outcome}${one.answer.reason ? ` · ${one.answer.reason}` : ''} · ${one.ms.toFixed(1)} ms`)}
<tr><th scope="row">正文</th><td><pre>${one.answer.text}</pre></td></tr>
${line('依据', one.answer.citations.map((citation) => `${citation.ref}「${citation.quote}」`).join(' '))}
${line('相近', one.answer.related.map((related) => related.ref).join(' '))}
${line('提示', one.answer.notices.join(' '))}
<tr><th scope="row">检查</th><td>${checks(one)}</td></tr>
</table></details>
`;
}

function line(title: string, text: string) {
  return html`<tr><th scope="row">${title}</th><td>${text || '—'}</td></tr>`;
}

function expected({ case: one }: Scored): string {
  const named = (title: string, values: readonly string[] = []): string =>
    values.length ? `;${title} ${values.join('、')}` : '';
  const reasons = one.reason ? [one.reason, ...(one.acceptable_reasons ?? [])] : [];
  return [
    one.expect === 'answered' ? '答复' : '拒答',
    named('理由', reasons),
    named('依据', one.gold),
    named('也可', one.acceptable),
    named('要点', one.facts),
    named('纠正', one.correction),
    named('相近', one.related),
  ].join('');
}

function foundList(found: readonly Found[] | null, kept: boolean): string {
  const shown = (found ?? []).filter((one) => one.kept === kept);
  return shown.map(({ ref, score }) => `${ref} ${score.toFixed(3)}`).join(' · ');
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
