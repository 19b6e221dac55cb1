import { expect, test } from 'vitest';
import { columnName, type FileFault, readTable, type Sheet } from './table.ts';

const COLUMNS = [
  { key: 'id', heading: '编号', explanation: '' },
  { key: 'title', heading: '名称', explanation: '' },
] as const;

const sheet = (...rows: string[][]): Sheet => ({
  name: '事项',
  rows: rows.map((cells, at) => ({ number: at + 1, cells: cells.map((text) => ({ text })) })),
});

test('rows are read by their headings in whatever order, and say where they stand', () => {
  const faults: FileFault[] = [];
  const [row] = readTable(sheet(['备注', ' 名称 ', '编号'], ['x', ' 路口 ', 'lukou']), COLUMNS, 10, faults);
  expect([row?.text('id'), row?.text('title'), row?.where(), row?.where('title')]).toEqual([
    ...['lukou', '路口', '事项!A2', '事项!B2'],
  ]);
  expect(faults).toEqual([]);
});

test('a missing heading, a doubled one, an unreadable cell and too many rows are faults', () => {
  const faults: FileFault[] = [];
  const read = readTable(sheet(['编号', '编号'], ['a', 'b'], ['c', 'd']), COLUMNS, 1, faults);
  expect(read.map((row) => row.text('title'))).toEqual(['']);
  const broken = sheet(['编号', '名称'], ['a', 'b']);
  (broken.rows[1] as Sheet['rows'][number]).cells[1] = { text: '', fault: '单元格是公式' };
  readTable(broken, COLUMNS, 10, faults);
  expect(faults).toEqual([
    { where: '事项!1', message: '表头“编号”出现了2次' },
    { where: '事项!1', message: '第一行缺少表头“名称”' },
    { where: '事项', message: '最多1行，这里有2行' },
    { where: '事项!B2', message: '单元格是公式' },
  ]);
});

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 27, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
});
