import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Law, LawChange, LawVersion } from './law.ts';
import { changeSince, dayInChina, dayInWords, notesOn, statusInWords, statusOn, versionInForce } from './law-time.ts';

const versionOf = (version: string, effectiveFrom: string | null): LawVersion => ({
  version,
  effectiveFrom,
  effectiveTo: null,
  files: [],
});
const OLD = versionOf('2015-03-01', '2015-06-01');
const NEW = versionOf('2024-08-20', '2025-01-01');
const REPORTED: LawChange = { effectiveFrom: '2026-03-01', status: 'repealed', note: '待核实：据报道已废止。' };
const BESIDE: LawChange = { effectiveFrom: '2025-06-01', status: 'in_force', note: '待核实：另有配套规定。' };

const lawOf = (change: Partial<Law> = {}): Law => ({
  id: 'laoshu',
  title: '老树照管法',
  names: ['老树照管法'],
  kind: '法律',
  documentNumber: null,
  versions: [OLD, NEW],
  status: 'in_force',
  statusAsOf: '2025-04-19',
  replacedBy: null,
  changes: [],
  ...change,
});
const nobody = (): undefined => undefined;

test.each([
  ['2024-12-31T15:59:59.999Z', '2024-12-31'],
  ['2024-12-31T16:00:00.000Z', '2025-01-01'],
  ['2024-02-28T20:00:00.000Z', '2024-02-29'],
])('at %s it is %s in China', (moment, day) => {
  expect(dayInChina(Date.parse(moment))).toBe(day);
});

test('a day in words carries no zeros in front', () => {
  expect([dayInWords('2024-01-01'), dayInWords('2025-10-20')]).toEqual(['2024年1月1日', '2025年10月20日']);
});

test.each([
  ['2015-05-31', OLD, 'before any began: the oldest'],
  ['2015-06-01', OLD, 'on its first day'],
  ['2024-12-31', OLD, 'on its last day'],
  ['2025-01-01', NEW, 'on the first day of the next'],
  ['2026-11-22', NEW, 'ever since'],
])('on %s the version that applies is the right one (%#)', (today, version) => {
  expect(versionInForce(lawOf(), today)).toBe(version);
});

test('a version whose first day is not known counts as begun', () => {
  const unknown = versionOf('2024-08-20', null);
  expect(versionInForce(lawOf({ versions: [OLD, unknown] }), '2015-07-01')).toBe(unknown);
});

test('on every day exactly one version of a law applies', () => {
  const day = fc.date({ min: new Date('2010-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const today = date.toISOString().slice(0, 10);
      expect([OLD, NEW].filter((version) => statusOn(lawOf(), version, today) === 'in_force')).toHaveLength(1);
    }),
  );
});

test('the last change that has come into force counts, and none before its day', () => {
  const law = lawOf({ changes: [BESIDE, REPORTED] });
  expect(changeSince(law, '2025-05-31')).toBeNull();
  expect(changeSince(law, '2025-06-01')).toBe(BESIDE);
  expect(changeSince(law, '2026-02-28')).toBe(BESIDE);
  expect(changeSince(law, '2026-03-01')).toBe(REPORTED);
});

test('a change counts for the version in force from its day, and leaves an earlier version superseded', () => {
  const law = lawOf({ changes: [REPORTED] });
  expect(statusOn(law, NEW, '2026-02-28')).toBe('in_force');
  expect(statusOn(law, NEW, '2026-03-01')).toBe('repealed');
  expect(statusOn(law, OLD, '2026-03-01')).toBe('amended');
});

test('no version of a repealed law applies on any day', () => {
  const law = lawOf({ status: 'repealed' });
  for (const version of [OLD, NEW])
    for (const today of ['2016-01-01', '2026-11-22']) expect(statusOn(law, version, today)).toBe('repealed');
});

test('every status has its words', () => {
  expect((['in_force', 'amended', 'repealed', 'period_over'] as const).map(statusInWords)).toEqual([
    '现行有效',
    '已修改',
    '已废止',
    '实施期已满',
  ]);
});

test('beside a citation of what applies stands as of which day, and everything known beyond, past or to come', () => {
  expect(notesOn(lawOf(), NEW, '2026-11-22', nobody)).toEqual(['截至2025年4月19日：现行有效']);
  expect(notesOn(lawOf({ changes: [BESIDE, REPORTED] }), NEW, '2025-12-01', nobody)).toEqual([
    '截至2025年4月19日：现行有效',
    BESIDE.note,
    REPORTED.note,
  ]);
});

test('beside an earlier version stands that it is one, and since when another applies', () => {
  expect(notesOn(lawOf({ changes: [REPORTED] }), OLD, '2026-11-22', nobody)).toEqual([
    '截至2025年4月19日：这是2015年3月1日通过的旧版本，现行版本自2025年1月1日起施行',
  ]);
  const unknown = versionOf('2024-08-20', null);
  expect(notesOn(lawOf({ versions: [OLD, unknown] }), OLD, '2026-11-22', nobody)).toEqual([
    '截至2025年4月19日：这是2015年3月1日通过的旧版本',
  ]);
});

test('a version that has not begun says so, and is not called an old one', () => {
  expect(notesOn(lawOf(), NEW, '2024-12-31', nobody)).toEqual(['这个版本尚未施行']);
  expect(notesOn(lawOf(), OLD, '2024-12-31', nobody)).toEqual(['截至2025年4月19日：现行有效']);
});

test('beside a repealed law stands what took its place, where that is known', () => {
  const law = lawOf({ status: 'repealed', replacedBy: 'zhaoming' });
  const nameOf = (id: string) => (id === 'zhaoming' ? '照明条例' : undefined);
  expect(notesOn(law, NEW, '2026-11-22', nameOf)).toEqual(['截至2025年4月19日：已废止，由《照明条例》取代']);
  expect(notesOn(law, OLD, '2026-11-22', nobody)).toEqual(['截至2025年4月19日：已废止']);
  expect(notesOn({ ...law, replacedBy: null }, NEW, '2026-11-22', nameOf)).toEqual(['截至2025年4月19日：已废止']);
});
