import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chineseNumber, type PlanTarget, parsePlanRef, planLabel, planRef, planUrl, readNumber } from './reference.ts';

const numbered = fc.record({
  kind: fc.constantFrom('task' as const, 'part' as const, 'section' as const),
  number: fc.integer({ min: 1, max: 999 }),
});
const target: fc.Arbitrary<PlanTarget> = fc.oneof(
  numbered,
  fc.constantFrom<PlanTarget>({ kind: 'preamble' }, { kind: 'closing' }),
);

test('every reference that is written is read back as the same target', () => {
  fc.assert(
    fc.property(target, (place) => {
      expect(parsePlanRef(planRef(place))).toEqual(place);
    }),
  );
});

test('two targets never share a reference, a label or an address', () => {
  fc.assert(
    fc.property(target, target, (one, other) => {
      fc.pre(planRef(one) !== planRef(other));
      expect(planLabel(one)).not.toBe(planLabel(other));
      expect(planUrl(one)).not.toBe(planUrl(other));
    }),
  );
});

test('the forms of references, labels and addresses are those of the public interface', () => {
  const rows = [
    { kind: 'task', number: 31 },
    { kind: 'part', number: 7 },
    { kind: 'section', number: 19 },
    { kind: 'preamble' },
    { kind: 'closing' },
  ] satisfies PlanTarget[];
  expect(rows.map((place) => [planRef(place), planLabel(place), planUrl(place)])).toEqual([
    ['plan:31', '任务31', '/plan/31'],
    ['plan:part-7', '第七部分', '/plan#part-7'],
    ['plan:section-19', '第(十九)节', '/plan#section-19'],
    ['plan:preamble', '序言', '/plan#preamble'],
    ['plan:closing', '结语', '/plan#closing'],
  ]);
});

test.each([
  '',
  'plan:',
  'plan:0',
  'plan:031',
  'plan:1000',
  'plan:31 ',
  ' plan:31',
  'plan:31\n',
  'PLAN:31',
  'plan:-1',
  'plan:1.5',
  'plan:part-0',
  'plan:part-',
  'plan:chapter-1',
  'plan:３１',
  'plan:preamble/',
  'law:xzcf:29',
  'plan:__proto__',
])('%j is no reference to the plan', (ref) => {
  expect(parsePlanRef(ref)).toBeNull();
});

test('no text makes the reader of references or of numbers throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const place = parsePlanRef(text);
      if (place) expect(planRef(place)).toBe(text);
      const number = readNumber(text);
      if (number !== null) expect(Number.isSafeInteger(number) && number >= 0).toBe(true);
    }),
  );
});

test('every Chinese numeral from 1 to 9999 is read back as the number that wrote it', () => {
  const misread = Array.from({ length: 9999 }, (_, at) => at + 1).filter(
    (value) => readNumber(chineseNumber(value)) !== value,
  );
  expect(misread).toEqual([]);
});

test('Arabic numerals up to 9999 are read as they stand', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), (value) => {
      expect(readNumber(String(value))).toBe(value);
    }),
  );
});

test('no two numbers share a numeral', () => {
  const numerals = Array.from({ length: 9999 }, (_, at) => chineseNumber(at + 1));
  expect(new Set(numerals).size).toBe(9999);
});

test('a numeral reads 零 once for each gap of zeros, and never at an end', () => {
  for (let value = 1; value <= 9999; value++) {
    const gaps = /[1-9]0+(?=[1-9])/.test(String(value)) ? String(value).match(/0+(?=[1-9])/g)?.length : 0;
    const numeral = chineseNumber(value);
    expect([numeral.match(/零+/g)?.length ?? 0, /零零|^零|零$/.test(numeral)], numeral).toEqual([gaps, false]);
  }
});

test.each([
  [1, '一'],
  [9, '九'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [32, '三十二'],
  [99, '九十九'],
  [100, '一百'],
  [101, '一百零一'],
  [108, '一百零八'],
  [110, '一百一十'],
  [111, '一百一十一'],
  [120, '一百二十'],
  [999, '九百九十九'],
  [1000, '一千'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
  [1011, '一千零一十一'],
  [1100, '一千一百'],
  [1101, '一千一百零一'],
  [1260, '一千二百六十'],
  [2012, '二千零一十二'],
  [9999, '九千九百九十九'],
])('%i is written %s', (value, numeral) => {
  expect(chineseNumber(value)).toBe(numeral);
});

test.each([
  ['一零八', 108],
  ['一〇八', 108],
  ['两百', 200],
  ['二〇二五', 2025],
  ['十', 10],
  ['百', 100],
  ['两千零二十二', 2022],
  ['零', 0],
  ['九千九百九十九', 9999],
  ['0031', 31],
])('%s is read as %i', (numeral, value) => {
  expect(readNumber(numeral)).toBe(value);
});

test.each(['', '12345', '一二三四五', '三万', '三 十', '三十一项', '-3', '1.5', '３１', '叁'])(
  '%j is read as no number',
  (text) => {
    expect(readNumber(text)).toBeNull();
  },
);
