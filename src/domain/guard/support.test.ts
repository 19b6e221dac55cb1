import { expect, test } from 'vitest';
import { bestEvidence, type CheckedSentence, checkSentence, citationsOf, supportOf } from '../citation.ts';
import type { Passage } from '../passage.ts';
import { STATUTES } from './statutes.fixture.ts';

const article = (name: string): Passage => STATUTES.get(name) as Passage;
const checked = (text: string, ...names: string[]): CheckedSentence => {
  const sources = new Map(names.map((name) => [name, article(name)]));
  const check = checkSentence({ kind: 'claim', text, tokens: names }, sources);
  if (!check.ok) throw new Error(`${check.fault} ${check.detail}`);
  return check.sentence;
};

test('the evidence of a claim is the sentences that bear it out, and its citations slice to their quotations', () => {
  const sentence = checked('执法人员不能少于2人，没有出示证件的，您有权拒绝。', 'L3');
  const citations = citationsOf([sentence]);
  expect(citations.map(({ quote }) => quote)).toEqual([
    '执法人员调查时不得少于两人，并应当主动出示执法证件。未出示执法证件的，当事人有权拒绝接受调查。',
  ]);
  for (const { start, end, quote } of citations) expect(article('L3').text.slice(start, end)).toBe(quote);
});

test('stretches of one passage that touch or overlap are one citation, in the order of first use', () => {
  const passage = article('L3');
  const span = (start: number, end: number): CheckedSentence => ({
    kind: 'claim',
    text: '',
    passages: [passage],
    evidence: [{ passage, start, end }],
    support: 1,
  });
  const spans = (...given: [number, number][]) =>
    citationsOf(given.map(([start, end]) => span(start, end))).map(({ start, end }) => [start, end]);
  expect(spans([10, 20], [0, 10])).toEqual([[0, 20]]);
  expect(spans([0, 12], [8, 20])).toEqual([[0, 20]]);
  expect(spans([30, 40], [0, 10])).toEqual([
    [30, 40],
    [0, 10],
  ]);
  expect(spans([0, 10], [20, 30], [10, 20])).toEqual([[0, 30]]);
});

test('a passage that bears nothing of a claim is not among those that it rests on', () => {
  expect(checked('国家赔偿的时效是2年。', 'L7', 'L12').passages).toEqual([article('L7')]);
});

test('the nearest sentences of a passage are found for what failed', () => {
  const passage = article('L4');
  const found = bestEvidence('当事人要求听证的，要在9天内提出。', passage);
  expect(passage.text.slice(found?.start, found?.end)).toContain('应当在行政机关告知后五日内提出。');
  expect(found?.support).toBeGreaterThan(0.5);
  expect(bestEvidence('ABC', passage)).toBeNull();
});

test('support is high for what a passage says, and low for what it does not', () => {
  const own = supportOf('收到申请之日起两个月内作出是否赔偿的决定', [article('L7')]);
  expect(own.support).toBeGreaterThan(0.9);
  expect(own.evidence).toHaveLength(1);
  expect(supportOf('孩子上小学要准备户口本和接种证。', [article('L7')]).support).toBeLessThan(0.2);
});

test('what fails tells why, with the passages that are known', () => {
  const sources = new Map([['S1', article('L3')]]);
  const check = (text: string, tokens: string[]) => checkSentence({ kind: 'claim', text, tokens }, sources);
  expect(check('要回避。', [])).toMatchObject({ ok: false, fault: 'no_source', passages: [] });
  expect(check(' ', ['S1'])).toMatchObject({ ok: false, fault: 'empty' });
  expect(check('执法人员要回避。', ['S1', 'S2'])).toMatchObject({
    ok: false,
    fault: 'unknown_source',
    detail: 'S2',
    passages: [article('L3')],
  });
  expect(check('可以。', ['S1'])).toMatchObject({ ok: false, fault: 'unsupported' });
});
