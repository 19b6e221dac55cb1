import { expect, test } from 'vitest';
import { compare } from './comparison.ts';
import { talliedOf } from './evaluation.ts';
import { cite, makeAnswer, makeCase, makeEvaluation, makeMade, makeOutcome, makePassage } from './fixtures.ts';
import { renderPage } from './page.ts';
import { filterName } from './page-styles.ts';
import { scoreOutcome } from './summary.ts';

const P67 = makePassage(67, '化解率不低于70%。');
const passages = new Map([[P67.ref, P67]]);
const hostile = makeCase({ id: 'h-1', question: '<img src=x onerror=alert(1)>"\'&', facts: ['90%'] });
const theirs = makeCase({ id: 't-1', stratum: '窗口' });
const extractive = makeEvaluation([
  scoreOutcome(makeOutcome(hostile, makeAnswer('<script>x</script>', [cite(P67)]), ['plan:67']), passages),
  scoreOutcome(makeOutcome(theirs, makeAnswer('化解率不低于70%。【任务67】', [cite(P67)]), ['plan:67']), passages),
]);
const made = makeMade({
  ...{ model: '甲模型', fellBack: 'unsupported', rewritten: ['复议 化解率'], tokens: { input: 900, output: 100 } },
  checks: [
    { text: '要到七成。', fault: null, support: 0.91 },
    { text: '<b>要到九成</b>', fault: 'unsupported_number', support: 0.4 },
  ],
});
const written = makeAnswer('要到七成。【任务67】', [cite(P67)], { mode: 'model' });
const byModel = makeEvaluation(
  [hostile, theirs].map((one) =>
    scoreOutcome(makeOutcome(one, { ...written, outcome: 'refused', reason: 'no_basis' }, [], { made }), passages),
  ),
  { name: '模型<甲>', mode: 'model', prices: { input: 1, output: 2 } },
);
const both = () => renderPage([extractive, byModel], [compare(talliedOf(extractive), talliedOf(byModel))]);

test('the page escapes what people, answers and settings say, and loads nothing', async () => {
  const page = await both();
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  expect(page).toContain('模型&lt;甲&gt;');
  expect(page).toContain('&lt;b&gt;要到九成&lt;/b&gt;');
  expect(page).not.toMatch(/<img|<script|<link|url\(|src="|https?:|<b>要/);
});

test('the page hides by a rule for every stratum, failure and change, and marks the cases for them', async () => {
  const page = await both();
  const theirName = filterName('窗口');
  expect(theirName).toMatch(/^[\w-]+$/);
  expect(page).toContain(`<details class="case s-${theirName} `);
  expect(page).toMatch(/<details class="case s-staff f-any [^"]*f-facts[^"]*c-text">/);
  for (const name of ['s-staff', `s-${theirName}`, 'f-facts', 'f-any', 'c-lost', 'c-gained', 'c-text']) {
    expect(page).toContain(`body:has(#${name}:checked) .case:not(.${name}) { display: none; }`);
    expect(page).toContain(`id="${name}"`);
  }
  expect(await renderPage([extractive], [])).not.toContain('id="c-lost"');
});

test('different strata have different names in selectors', () => {
  const keys = ['窗口', '热线', 'noisy/pinyin', 'noisy-pinyin', 'a b', 'a.b'];
  expect(new Set(keys.map(filterName)).size).toBe(keys.length);
});

test('runs stand side by side: figures, differences, and what became of each sentence', async () => {
  const page = await both();
  expect(page).toContain('<h3>摘录 → 模型&lt;甲&gt;</h3>');
  expect(page).toMatch(/误拒<\/th><td class="[^"]*">\+100\.0[^<]*<\/td><td>0\.0%<\/td><td>100\.0%<\/td>/);
  expect(page).toMatch(/数字无据<\/b> 支持度 <meter[^>]*value="0\.40"/);
  expect(page).toContain('复议 化解率');
  expect(page).toContain('词元 900 入 100 出,¥0.00110');
});
