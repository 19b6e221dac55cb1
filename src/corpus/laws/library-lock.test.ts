import { expect, test } from 'vitest';
import { type LibraryRow, lawsOfLibrary, parseLibraryLock } from './library-lock.ts';

const HEAD = 'id\tversion\tstatus\tby\tpath\tsha256\tbytes';
const SHA = 'a'.repeat(64);
const line = (change: Partial<Record<string, string>> = {}): string => {
  const row = { id: 'laoshu', version: '2024-08-20', status: 'in_force', by: '', path: '行政法/老树.md', sha256: SHA };
  return [...Object.values({ ...row, ...change }), '120'].join('\t');
};
const rowOf = (change: Partial<LibraryRow> = {}): LibraryRow => ({
  law: 'laoshu',
  version: '2024-08-20',
  status: 'in_force',
  replacedBy: null,
  path: '行政法/老树.md',
  sha256: SHA,
  ...change,
});

test('a row is one file with its law, version, status and successor', () => {
  const text = `${HEAD}\n${line()}\n${line({ id: 'ludeng', status: 'repealed', by: 'zhaoming' })}\n`;
  expect(parseLibraryLock(text)).toEqual([
    rowOf(),
    rowOf({ law: 'ludeng', status: 'repealed', replacedBy: 'zhaoming' }),
  ]);
  expect(parseLibraryLock(`${HEAD}\n`)).toEqual([]);
});

test('other columns are refused at line 1', () => {
  for (const text of ['', line(), HEAD.replace('by', 'from'), HEAD.replaceAll('\t', ',')])
    expect(() => parseLibraryLock(text)).toThrow(/^library\.lock\.tsv:1 /);
});

test.each([
  { id: 'Laoshu' },
  { id: '' },
  { version: '2024' },
  { status: 'period_over' },
  { status: '' },
  { path: '行政法/老树.txt' },
  { path: '../老树.md' },
  { path: 'a/../../老树.md' },
  { sha256: 'A'.repeat(64) },
  { sha256: '' },
])('a row with %j is refused, and its line is named', (change) => {
  expect(() => parseLibraryLock(`${HEAD}\n${line()}\n${line(change)}\n`)).toThrow(
    'library.lock.tsv:3 这一行的格式不对',
  );
});

const titleOf = ({ path }: LibraryRow): string => `中华人民共和国${path.replace(/^.*\/|\.md$/g, '')}`;

test('the laws that are not pinned are told from their rows, with the title that the newest text bears', () => {
  const rows = [
    rowOf({ law: 'pinned' }),
    rowOf({ version: '2024-08-20', path: '行政法/新老树法.md', sha256: 'b'.repeat(64) }),
    rowOf({ version: '2015-03-01', path: '行政法/旧老树法.md', status: 'amended' }),
  ];
  expect(lawsOfLibrary(rows, new Set(['pinned']), '2025-04-19', titleOf)).toEqual([
    {
      id: 'laoshu',
      title: '中华人民共和国新老树法',
      names: ['新老树法'],
      kind: '法律',
      documentNumber: null,
      versions: [
        {
          version: '2015-03-01',
          effectiveFrom: null,
          effectiveTo: null,
          files: [{ path: '行政法/旧老树法.md', sha256: SHA }],
        },
        {
          version: '2024-08-20',
          effectiveFrom: null,
          effectiveTo: null,
          files: [{ path: '行政法/新老树法.md', sha256: 'b'.repeat(64) }],
        },
      ],
      status: 'in_force',
      statusAsOf: '2025-04-19',
      replacedBy: null,
      changes: [],
    },
  ]);
});

test('the files of one version stay in their order', () => {
  const rows = ['一', '二', '三'].map((part) => rowOf({ path: `民法/法典${part}.md` }));
  const [law] = lawsOfLibrary(rows, new Set(), '2025-04-19', titleOf);
  expect(law?.versions[0]?.files.map(({ path }) => path)).toEqual(rows.map(({ path }) => path));
  expect(law?.title).toBe('中华人民共和国法典一');
});

test('the status and the successor are those of the newest version', () => {
  const rows = [
    rowOf({ version: '2010-01-01', status: 'amended' }),
    rowOf({ version: '2015-01-01', status: 'repealed', replacedBy: 'zhaoming' }),
  ];
  for (const some of [rows, rows.toReversed()])
    expect(lawsOfLibrary(some, new Set(), '2025-04-19', titleOf)).toMatchObject([
      { status: 'repealed', replacedBy: 'zhaoming' },
    ]);
});

test.each([
  ['司法解释/甲.md', '司法解释'],
  ['行政法规/国务院/甲.md', '行政法规'],
  ['部门规章/甲.md', '部门规章'],
  ['宪法/甲.md', '宪法'],
  ['刑法/司法解释/甲.md', '法律'],
  ['甲.md', '法律'],
])('what lies at %s is a %s', (path, kind) => {
  expect(lawsOfLibrary([rowOf({ path })], new Set(), '2025-04-19', titleOf)).toMatchObject([{ kind }]);
});
