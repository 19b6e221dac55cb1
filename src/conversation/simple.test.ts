import { expect, test } from 'vitest';
import { anAnswer } from '../store/store.contract.ts';
import { simplified } from './simple.ts';

const citation = (label: string, quote: string) => ({
  ...{ ref: `plan:${label.slice(2)}`, label, heading: '', quote, start: 0, end: quote.length },
  ...{ url: '', status: 'in_force' as const, notes: [] },
});

const LONG = anAnswer('a', 'c', {
  text: '不服处罚可以申请行政复议。【任务66】\n加强普法。【任务101】',
  citations: [citation('任务66', '不服处罚可以申请行政复议。'), citation('任务101', '加强普法。')],
  notices: ['实施期', '第二条'],
});

test('the simple form keeps the most important source, word for word, and explains its hard words', () => {
  const { text, citations, notices } = simplified(LONG, '不服处罚怎么办');
  expect(text).toBe('不服处罚可以申请行政复议。【任务66】');
  expect(citations.map(({ label }) => label)).toEqual(['任务66']);
  expect(notices).toEqual(['实施期', '“行政复议”：不服政府部门的处理，请它的上级重新审一遍。（湘问的解释，不是原文）']);
});

test('a refusal stays as it is', () => {
  const refusal = anAnswer('a', 'c', { outcome: 'refused', citations: [] });
  expect(simplified(refusal, '问')).toBe(refusal);
});

const TASK = '78.建立健全监督体系。制定监督办法。加强监督能力建设。';

test('of a source with several paragraphs the one that is asked for is told, and its citation is no longer than it', () => {
  const text =
    '78.建立健全监督体系。【任务78】\n制定监督办法。【任务78】加强监督能力建设。【任务78】\n加强普法。【任务101】';
  const answer = anAnswer('a', 'c', { text, citations: [citation('任务78', TASK), citation('任务101', '加强普法。')] });
  const simple = simplified(answer, '监督能力怎么加强');
  expect(simple.text).toBe('加强监督能力建设。【任务78】');
  expect(simple.citations).toHaveLength(1);
  const [{ quote, start, end } = citation('', '')] = simple.citations;
  expect(quote).toBe('加强监督能力建设。');
  expect(TASK.slice(start, end)).toBe(quote);
});

test('a list stays with the words before it', () => {
  const quote = '有下列情形之一的，可以申请：\n（一）对罚款不服的；\n（二）对拘留不服的。';
  const answer = anAnswer('a', 'c', {
    text: `第十一条\n${quote}【任务66】`,
    citations: [citation('任务66', `第十一条\n${quote}`)],
  });
  expect(simplified(answer, '罚款不服能申请吗').text).toBe(`${quote}【任务66】`);
});

test('what a model wrote keeps its citation whole', () => {
  const answer = anAnswer('a', 'c', {
    ...{ mode: 'model', text: '对处罚不服，可以申请复议。【任务66】\n还要普法。【任务101】' },
    citations: [citation('任务66', '不服处罚可以申请行政复议。'), citation('任务101', '加强普法。')],
  });
  const { text, citations } = simplified(answer, '不服处罚怎么办');
  expect(text).toBe('对处罚不服，可以申请复议。【任务66】');
  expect(citations.map(({ quote }) => quote)).toEqual(['不服处罚可以申请行政复议。']);
});
