import { expect, test } from 'vitest';
import { partsOf } from './law-parts.ts';

const labels = (place: string, lines: string[]): string[] => partsOf(place, lines.join('\n')).map(({ label }) => label);

test('paragraphs, items and sub-items are called what a citation calls them', () => {
  const lines = ['第九条 有下列情形的：', '（一）甲；', '1.子；', '（二）乙。', '前款规定的，从其规定：', '（一）丙。'];
  expect(labels('9', lines)).toEqual([
    '第一款',
    '第一款第（一）项',
    '第一款第（一）项第1目',
    '第一款第（二）项',
    '第二款',
    '第二款第（一）项',
  ]);
});

test('items of an article of one paragraph are cited without it', () => {
  expect(labels('9', ['第九条 有下列情形的：', '（一）甲；', '（十二）乙。'])).toEqual([
    '第一款',
    '第（一）项',
    '第（十二）项',
  ]);
});

test('what is no article has paragraphs that are only counted, and anchors are those of the page', () => {
  expect(partsOf('preamble', '甲\n乙')).toEqual([
    { id: 'apreamble', label: '第一段' },
    { id: 'apreamblep2', label: '第二段' },
  ]);
});
