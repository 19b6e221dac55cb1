import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REDACTED } from './found.ts';
import { findPersonalData, hasPersonalData, redact } from './personal-data.ts';
import { LATER_SENTENCES, SENTENCES } from './sentences.fixture.ts';

test('each kind is replaced by its own words', () => {
  expect(
    redact(
      '我叫张三,身份证430199198503070013,电话13800138000,卡号6222000000123456786,住光明村3组,邮箱a1@qq.com,车牌湘A12345,护照E12345678,微信号:zs_8888',
    ),
  ).toBe(
    '我叫【姓名已隐去】,身份证【身份证号已隐去】,电话【电话号码已隐去】,卡号【银行卡号已隐去】,住【住址已隐去】,邮箱【电子邮箱已隐去】,车牌【车牌号已隐去】,护照【证件号已隐去】,微信号:【社交账号已隐去】',
  );
});

test('a text without personal data comes back as it was', () => {
  for (const text of ['', '😀', '\ud83d', '岳麓区桐梓坡路,12345热线,湘政发〔2021〕3号,回执4829-1730-5526-91']) {
    expect(hasPersonalData(text)).toBe(false);
    expect(redact(text)).toBe(text);
  }
});

test('offsets are those of the text as received, whatever stands before and inside', () => {
  const text = '👩‍⚖️①㎡ 1\u200b3\u200b8００1380０0,我叫张三';
  expect(findPersonalData(text)).toEqual([
    { kind: 'phone', start: 8, end: 21, text: text.slice(8, 21) },
    { kind: 'name', start: 24, end: 26, text: '张三' },
  ]);
});

test('where two kinds overlap, the whole stretch goes, under the longer one’s name', () => {
  expect(findPersonalData('发13800138000@qq.com')).toEqual([
    { kind: 'email', start: 1, end: 19, text: '13800138000@qq.com' },
  ]);
});

test('a name is found that only stands alone once what follows it is hidden', () => {
  expect(redact('本人李红星光明村3组18号')).not.toContain('光明村');
  expect(redact(redact('联系人赵六13800138000'))).toBe('联系人【姓名已隐去】【电话号码已隐去】');
});

const sentences = [...SENTENCES, ...LATER_SENTENCES].map(({ text }) => text);
const shards = fc.oneof(
  fc.constantFrom(...sentences),
  fc
    .constantFrom(...sentences)
    .chain((text) =>
      fc
        .tuple(fc.nat(text.length), fc.nat(text.length))
        .map(([from, to]) => text.slice(Math.min(from, to), Math.max(from, to))),
    ),
  fc.constantFrom(
    ...Object.values(REDACTED),
    '电话',
    '微信号:',
    '本人',
    '姓名:',
    '卡号',
    '路',
    '村',
    '号',
    '3栋',
    '@',
    '\u200b',
    '\n',
  ),
  fc.string({ unit: fc.constantFrom(...'0123456789一三八零〇①-. ,、Xx(') }),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const anyText = fc.array(shards, { maxLength: 8 }).map((pieces) => pieces.join(''));

test('of any text: finds are sorted and apart, slice to their text, and a second redaction changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0;
      for (const { start, end, text: found } of findPersonalData(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).toBe(found);
        last = end;
      }
      const once = redact(text);
      expect(redact(once)).toBe(once);
      expect(hasPersonalData(once)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

const fastest = (text: string): number =>
  Math.min(
    ...[1, 2, 3, 4, 5].map(() => {
      const before = performance.now();
      findPersonalData(text);
      return performance.now() - before;
    }),
  );

test.each([
  '0',
  '1',
  '1 ',
  '零',
  '一三八零',
  '1三',
  '(',
  '【',
  '[[',
  '路1号',
  '村一',
  '我叫张',
  '姓名:',
  'a@',
  'a.',
  '43',
  '微信号:',
  '湘A',
  '护照E',
])('eight times as much of %s takes nowhere near 64 times as long', (unit) => {
  const text = (length: number): string => unit.repeat(Math.ceil(length / unit.length));
  expect(fastest(text(100_000))).toBeLessThan(32 * Math.max(5, fastest(text(12_500))));
});
