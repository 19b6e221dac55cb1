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
  const { text, citations, notices } = simplified(LONG);
  expect(text).toBe('不服处罚可以申请行政复议。【任务66】');
  expect(citations.map(({ label }) => label)).toEqual(['任务66']);
  expect(notices).toEqual(['实施期', '“行政复议”：不服政府部门的处理，请它的上级重新审一遍。（湘问的解释，不是原文）']);
});

test('a refusal stays as it is', () => {
  const refusal = anAnswer('a', 'c', { outcome: 'refused', citations: [] });
  expect(simplified(refusal)).toBe(refusal);
});
