import { expect, test } from 'vitest';
import { afterDenial, unquoted } from './own-words.ts';

test('the person’s own words lose their quotation marks, a source’s keep them', () => {
  expect(unquoted('没有“减几成”的说法，原文是「不予处罚」。', '罚款能减几成')).toBe(
    '没有减几成的说法，原文是「不予处罚」。',
  );
  expect(unquoted('要往“管用”上改。', '立法管 用吗')).toBe('要往管用上改。');
  expect(unquoted('要往“管用”上改。', '')).toBe('要往“管用”上改。');
});

test.each([
  ['不是六期，每年应当举办两期以上。', '每年应当举办两期以上。'],
  ['不对，并不是财政局，而是检察机关来监督。', '检察机关来监督。'],
  ['每年应当举办两期以上，不是六期。', null],
  ['不是六期。', null],
])('%s begins with a denial: %s is left', (sentence, left) => {
  expect(afterDenial(sentence)).toBe(left);
});
