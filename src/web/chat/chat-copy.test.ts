import { expect, test } from 'vitest';
import { anAnswer } from '../../store/store.contract.ts';
import { copyText } from './chat-copy.ts';

const origin = 'https://xiangwen.example';

test('a copy holds the question, whose words the answer is, its sources with their addresses, and what made it', () => {
  expect(copyText({ question: '公开吗', answer: anAnswer('a', 'secret'), origin })).toBe(
    [
      '问：公开吗',
      '',
      '答〔原文摘录〕：',
      '依法不公开的除外。【任务31】',
      '',
      '来源：',
      '1. 任务31 加大行政决策公众参与力度〔原文摘录〕',
      '“依法不公开的除外”',
      'https://xiangwen.example/plan/31?quote=0-8#quote',
      '',
      '注意：实施期为2021—2025年',
      '',
      '湘问 · 北京时间2026年11月22日18时00分 · 语料版本：sha256:00',
      '不是行政机关的答复，也不是法律意见。',
    ].join('\n'),
  );
});

test('the copy of what a model wrote says so twice, and never holds the conversation’s id', () => {
  const text = copyText({ question: '问', answer: anAnswer('a', 'secret', { mode: 'model' }), origin });
  expect(text).toContain('答〔AI生成〕：');
  expect(text).toContain('本回答由人工智能生成，请以所附原文为准。');
  expect(text).not.toContain('secret');
});

test('a refusal’s copy has neither label nor sources', () => {
  const answer = anAnswer('a', 'c', { outcome: 'refused', reason: 'no_basis', citations: [], text: '没有依据。' });
  const text = copyText({ question: '问', answer, origin });
  expect(text).toContain('答：\n没有依据。');
  expect(text).not.toContain('来源：');
});
