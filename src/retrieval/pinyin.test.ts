import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soundOf, soundsOf, syllables } from './pinyin.ts';

const sounds = (text: string): string => soundsOf(text).join(' ');

test.each([
  ['复议', '复意'],
  ['复议', '服役'],
  ['权责清单', '全则请单'],
  ['湖南', '湖兰'],
  ['处罚', '粗罚'],
  ['是谁', '四随'],
  ['政府', '增府'],
  ['听证', '亭镇'],
  ['法治', '法制'],
])('%s and %s sound alike', (one, other) => {
  expect(sounds(one)).toBe(sounds(other));
});

test.each([
  ['复议', '诉讼'],
  ['公开', '公告'],
  ['处罚', '许可'],
])('%s and %s do not', (one, other) => {
  expect(sounds(one)).not.toBe(sounds(other));
});

test('typed pinyin meets the characters that it stands for', () => {
  for (const [typed, written] of [
    ['fuyi', '复议'],
    ['xingzheng chufa', '行政处罚'],
    ['lvshi', '律师'],
    ['zhengfu', '政府'],
    ['zengfu', '政府'],
  ])
    expect(sounds(typed as string)).toBe(sounds(written as string));
});

test('what is no Han character has no sound of its own, and gaps do not matter', () => {
  expect(['a', '1', ',', '😀', '', ' '].map(soundOf)).toEqual(['', '', '', '', '', '']);
  expect(soundsOf('fu yi')).toEqual(soundsOf('fuyi'));
  expect(soundsOf('复,议31')).toEqual(soundsOf('复议'));
});

test.each([
  ['fuyi', ['fu', 'yi']],
  ['zhongguo', ['zhong', 'guo']],
  ['xiangxi', ['xiang', 'xi']],
  ['xian', ['xian']],
  ['fangan', ['fang', 'an']],
  ['lvshi', ['lv', 'shi']],
  ['shuangsuiji', ['shuang', 'sui', 'ji']],
])('%s is split into %j, the longest syllable first', (run, expected) => {
  expect(syllables(run)).toEqual(expected);
});

test.each(['the', 'permit', 'hotline', 'government', 'public', 'law', 'decision', 'zf', 'q'])(
  'the English word or abbreviation %s is no pinyin',
  (run) => {
    expect(syllables(run)).toBeNull();
    expect(soundsOf(run)).toEqual([]);
  },
);

test('English words that happen to be spelt like pinyin are read as such', () => {
  expect(syllables('license')).toEqual(['li', 'cen', 'se']);
  expect(syllables('banner')).toEqual(['ban', 'ner']);
  expect(syllables('women')).toEqual(['wo', 'men']);
  expect(syllables('gov')).toEqual(['go', 'v']);
});

test('whatever is split is the whole run, and only a run of syllables is split', () => {
  const syllable = fc.constantFrom('zheng', 'fu', 'yi', 'xian', 'an', 'e', 'lv', 'shuang', 'iao', 'q', 'x', 'ng');
  fc.assert(
    fc.property(fc.array(syllable, { maxLength: 12 }), (parts) => {
      const run = parts.join('');
      const split = syllables(run);
      if (split) expect(split.join('')).toBe(run);
      else expect(run.length > 60 || parts.some((part) => ['q', 'x', 'ng'].includes(part))).toBe(true);
    }),
  );
});

test('a run that can be split in millions of ways takes no time, whether it ends as pinyin or not', () => {
  const started = performance.now();
  expect(syllables(`${'iao'.repeat(19)}q`)).toBeNull();
  expect(syllables(`${'xian'.repeat(14)}vvq`)).toBeNull();
  expect(syllables('iao'.repeat(20))).toHaveLength(20);
  expect(performance.now() - started).toBeLessThan(500);
});

test('a run longer than 60 letters is not looked at', () => {
  expect(syllables('fu'.repeat(30))).toHaveLength(30);
  expect(syllables('fu'.repeat(31))).toBeNull();
});

test('no text makes the sounds throw, and they are the same each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const first = soundsOf(text.toLowerCase());
      expect(soundsOf(text.toLowerCase())).toEqual(first);
    }),
  );
});
