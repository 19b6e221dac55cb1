import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentLawId, type LawTarget, lawLabel, lawRef, lawUrl, parseLawRef, placeLabel, shortTitle } from './law.ts';

const number = (max: number) => fc.integer({ min: 1, max });
const place = fc.oneof(
  number(9999).map(String),
  fc.tuple(number(9999), number(99)).map(([article, sub]) => `${article}-${sub}`),
  fc.constant('preamble'),
  fc.tuple(fc.constantFrom('annex', 'item', 'para'), number(9999)).map(([kind, at]) => `${kind}-${at}`),
);
const id = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const day = fc
  .date({ min: new Date('1949-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const target: fc.Arbitrary<LawTarget> = fc.oneof(
  fc.record({ law: id, version: fc.option(day), place }),
  fc.record({ law: id.map(documentLawId), version: fc.constant(null), place }),
);

test('every reference that is written is read back as the same place of the same version', () => {
  fc.assert(
    fc.property(target, (one) => {
      expect(parseLawRef(lawRef(one))).toEqual(one);
    }),
  );
});

test('two places never share a reference, an address or a label', () => {
  fc.assert(
    fc.property(target, target, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      expect(lawRef(one)).not.toBe(lawRef(other));
      expect(lawUrl(one)).not.toBe(lawUrl(other));
      if (one.place !== other.place) expect(placeLabel(one.place)).not.toBe(placeLabel(other.place));
    }),
  );
});

test('the forms of references and addresses are those of the public interface', () => {
  const rows: LawTarget[] = [
    { law: 'xzcf', version: null, place: '29' },
    { law: 'xzfy', version: '2017-09-01', place: '9' },
    { law: 'xzcf', version: null, place: '29-1' },
    { law: documentLawId('jzzn'), version: null, place: '3' },
    { law: documentLawId('jzzn'), version: null, place: 'annex-1' },
  ];
  expect(rows.map((row) => [lawRef(row), lawUrl(row)])).toEqual([
    ['law:xzcf:29', '/laws/xzcf#a29'],
    ['law:xzfy@2017-09-01:9', '/laws/xzfy?version=2017-09-01#a9'],
    ['law:xzcf:29-1', '/laws/xzcf#a29-1'],
    ['doc:jzzn:3', '/documents/jzzn#a3'],
    ['doc:jzzn:annex-1', '/documents/jzzn#aannex-1'],
  ]);
});

test.each([
  '',
  'law:',
  'law:xzcf',
  'law:xzcf:',
  'law:xzcf:0',
  'law:xzcf:029',
  'law:xzcf:10000',
  'law:xzcf:29-0',
  'law:xzcf:29-100',
  'law:xzcf:29-1-1',
  'law:xzcf:29\n',
  ' law:xzcf:29',
  'law:XZCF:29',
  'law:7xzcf:29',
  'law:xzcf:第二十九条',
  'law:xzcf:２９',
  'law:xzcf@2017:9',
  'law:xzcf@:9',
  'law:xzcf:annex',
  'law:xzcf:annex-0',
  'doc:jzzn:para-0',
  'doc:jzzn:para-10000',
  'law:xzcf:part-1',
  'law:doc/jzzn:3',
  'doc:jzzn',
  'doc:jzzn:0',
  'doc:jzzn@2017-09-01:3',
  'card:xzcf',
  'plan:31',
])('%j is no reference to a law', (ref) => {
  expect(parseLawRef(ref)).toBeNull();
});

test('no text makes the reader of references throw, and what it reads is written as it stood', () => {
  const like = fc.stringMatching(/^(?:law|doc):[a-z0-9]{0,3}(?:@[0-9-]{0,10})?:[a-z0-9-]{0,8}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), like), (text) => {
      const read = parseLawRef(text);
      if (read) expect(lawRef(read)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['29', '第二十九条'],
  ['29-1', '第二十九条之一'],
  ['1260', '第一千二百六十条'],
  ['1005-12', '第一千零五条之十二'],
  ['preamble', '序言'],
  ['annex-2', '附件二'],
  ['item-3', '第三项'],
  ['para-12', '第十二段'],
])('people read %s as %s', (place, label) => {
  expect(placeLabel(place)).toBe(label);
});

test('a label names the law, and an earlier version its year', () => {
  expect(lawLabel('行政处罚法', '29')).toBe('《行政处罚法》第二十九条');
  expect(lawLabel('行政复议法', '9', '2017-09-01')).toBe('《行政复议法（2017年版）》第九条');
});

test('a short title leaves out the name of the state wherever it stands, but is never empty', () => {
  expect(shortTitle('中华人民共和国老树照管法')).toBe('老树照管法');
  expect(shortTitle('关于适用《中华人民共和国老树照管法》的解释')).toBe('关于适用《老树照管法》的解释');
  expect(shortTitle('路灯条例')).toBe('路灯条例');
  expect(shortTitle('中华人民共和国')).toBe('中华人民共和国');
});
