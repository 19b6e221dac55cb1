import { expect, test } from 'vitest';
import type { Law, Lock } from '../../domain/law.ts';
import { FaultList } from '../files.ts';
import { LAMPS, LIGHTS, LOCK, OLD_TREES } from './fixture.node.ts';
import { LOCK_PATH, parseLock } from './lock.ts';

function read(text: string | null): { lock: Lock; faults: FaultList['faults'] } {
  const faults = new FaultList();
  const lock = parseLock(new Map(text === null ? [] : [[LOCK_PATH, text]]), faults);
  return { lock, faults: faults.faults };
}
const write = (change: object): string => JSON.stringify({ ...LOCK, ...change }, null, 2);
const faultsOf = (laws: object[]) => read(write({ laws })).faults;
/** The first law with something else in its newest version. */
const withVersion = (change: object): object[] => [
  { ...OLD_TREES, versions: [{ ...OLD_TREES.versions[1], ...change }] },
];
const withFile = (change: object): object[] =>
  withVersion({ files: [{ ...OLD_TREES.versions[1]?.files[0], ...change }] });

test('a sound lock is read as it stands', () => {
  expect(read(write({}))).toEqual({ lock: LOCK, faults: [] });
});

test('a missing lock, or one that is no JSON, is a fault and an empty lock', () => {
  for (const text of [null, '', '{', '[]', 'null', '{}']) {
    const { lock, faults } = read(text);
    expect(lock.laws).toEqual([]);
    expect(faults.length, String(text)).toBeGreaterThan(0);
    for (const { file } of faults) expect(file).toBe(LOCK_PATH);
  }
  expect(read(null).faults).toEqual([{ file: LOCK_PATH, line: 1, message: '缺少这个文件' }]);
});

test.each([
  { repository: 'http://example.org/laws' },
  { repository: 'example.org/laws' },
  { commit: 'main' },
  { commit: '0'.repeat(39) },
  { snapshot: '2025-02-30' },
  { laws: {} },
  { another: 1 },
])('a lock with %j is refused', (change) => {
  const { lock, faults } = read(write(change));
  expect(lock.laws).toEqual([]);
  expect(faults).toHaveLength(1);
});

const CHANGE = { effectiveFrom: '2026-01-01', status: 'repealed', note: '待核实：据报道已废止。' };

test.each<[string, object]>([
  ['id', { id: 'Laoshu' }],
  ['id', { id: 'lao-shu' }],
  ['title', { title: '' }],
  ['names', { names: [] }],
  ['names.0', { names: ['法'] }],
  ['versions', { versions: [] }],
  ['status', { status: 'gone' }],
  ['statusAsOf', { statusAsOf: '2025' }],
  ['changes.0.note', { changes: [{ ...CHANGE, note: '已废止。' }] }],
  ['changes.0.status', { changes: [{ ...CHANGE, status: 'period_over' }] }],
])('a law with a wrong %s is refused, and the fault names the place (%j)', (place, change) => {
  expect(faultsOf([{ ...OLD_TREES, ...change }])).toEqual([
    { file: LOCK_PATH, line: 1, message: expect.stringContaining(`laws.0.${place}：`) },
  ]);
});

test('a change that is marked as to be verified is taken', () => {
  expect(faultsOf([{ ...OLD_TREES, changes: [CHANGE] }])).toEqual([]);
});

test.each([{ version: '2024-8-20' }, { effectiveFrom: '' }, { effectiveTo: '2024-13-01' }, { files: [] }])(
  'a version with %j is refused',
  (change) => {
    expect(faultsOf(withVersion(change))).toHaveLength(1);
  },
);

test.each([
  '/etc/x.md',
  '../x.md',
  'a/../x.md',
  'a/..',
  './x.md',
  'a/./x.md',
  'a\\..\\x.md',
  'x.txt',
  '.md',
  'a\n/../x.md',
  'a\u2028/../x.md',
  'a\0.md',
])('the path %j is refused, for it leads elsewhere or is no Markdown', (path) => {
  expect(faultsOf(withFile({ path }))).toHaveLength(1);
});

test.each(['行政法/老树照管法(2024-08-20).md', 'a b/..x.md', 'x..md'])('the path %j is taken', (path) => {
  expect(faultsOf(withFile({ path }))).toEqual([]);
});

test('a hash is 64 hex digits in lower case', () => {
  for (const sha256 of ['', 'a'.repeat(63), 'A'.repeat(64), 'g'.repeat(64)])
    expect(faultsOf(withFile({ sha256 })), sha256).toHaveLength(1);
});

/** The line, from 1, on which the entry of a law names its id. */
const lineOf = (laws: object[], id: string): number =>
  write({ laws })
    .split('\n')
    .findIndex((line) => line.includes(`"id": "${id}"`)) + 1;

test.each<[string, Law[], string, string]>([
  ['two laws of one id', [LAMPS, { ...OLD_TREES, id: 'ludeng', replacedBy: null }, LIGHTS], 'ludeng', 'id 重复'],
  [
    'a name that two laws bear',
    [LIGHTS, { ...OLD_TREES, names: ['照明条例'] }],
    'laoshu',
    '名称“照明条例”与 zhaoming 相同',
  ],
  [
    'versions the newest first',
    [{ ...OLD_TREES, versions: OLD_TREES.versions.toReversed() }],
    'laoshu',
    '版本须由旧到新',
  ],
  [
    'a version twice',
    [{ ...OLD_TREES, versions: OLD_TREES.versions.flatMap((one) => [one, one]) }],
    'laoshu',
    '版本须由旧到新',
  ],
  ['a successor that is not there', [OLD_TREES, LAMPS], 'ludeng', '没有 zhaoming'],
])('%s: a fault at the line of the law', (_, laws, id, message) => {
  expect(faultsOf(laws)).toContainEqual({ file: LOCK_PATH, line: lineOf(laws, id), message: `${id}：${message}` });
});
