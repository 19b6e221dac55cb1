import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { readWorkbook, writeWorkbook } from './exceljs.node.ts';

const MOST = 50_000_000;

/** The cells of the first sheet, row by row, a fault in brackets. */
async function cells(file: Uint8Array): Promise<string[][]> {
  const read = await readWorkbook(file, MOST);
  if (!read.ok) throw new Error(read.message);
  const rows = read.sheets[0]?.rows ?? [];
  return rows.map(({ cells }) => cells.map(({ text, fault }) => (fault ? `[${fault}]` : text)));
}

async function workbook(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('表'));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const written = (rows: string[][]) =>
  writeWorkbook([
    { name: '表', columns: [{ heading: '意见', width: 20, choices: ['采纳', '不予采纳'] }], rows, spare: 3 },
  ]);

test('what begins like a formula is written as text, character for character (security 21)', async () => {
  const dangerous = ['=HYPERLINK("http://x","y")', '+1+1', '-2', '@SUM(A1)', '\t=1', "=cmd|' /C calc'!A0", '＝1'];
  const file = await written(dangerous.map((text) => [text]));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file.buffer as ArrayBuffer);
  const sheet = book.worksheets[0] as ExcelJS.Worksheet;
  dangerous.forEach((text, at) => {
    const cell = sheet.getCell(at + 2, 1);
    expect({ type: cell.type, value: cell.value, format: cell.numFmt }).toEqual({
      ...{ type: ExcelJS.ValueType.String, value: text, format: '@' },
    });
  });
  expect((await cells(file)).slice(1)).toEqual(dangerous.map((text) => [text]));
});

test('texts come back as they went: lines, blanks, brackets, what means a character in a workbook', async () => {
  const texts = ['一\n二', ' 前后 ', '<b>&"', '_x0041_ 与 _x', '𠮷😀', '字'.repeat(5_000)];
  expect((await cells(await written(texts.map((text) => [text])))).slice(1)).toEqual(texts.map((text) => [text]));
  expect((await cells(await written([['\r=1+1\u0007']])))[1]?.[0]).toMatch(/^\s=1\+1$/);
});

test('numbers, days, links and formatted text are read as text; formulas, errors and merged cells are named', async () => {
  const file = await workbook((sheet) => {
    sheet.getCell('A1').value = 12;
    sheet.getCell('B1').value = new Date(Date.UTC(2026, 10, 1));
    sheet.getCell('C1').value = { text: '网站', hyperlink: 'https://example.invalid/1' };
    sheet.getCell('D1').value = { richText: [{ text: '第' }, { text: '一条', font: { bold: true } }] };
    sheet.getCell('A3').value = { formula: 'A1+1', result: 13 };
    sheet.getCell('B3').value = { error: '#N/A' };
    sheet.getCell('C3').value = '合并';
    sheet.mergeCells('C3:D3');
  });
  expect(await cells(file)).toEqual([
    ['12', '2026-11-01', '网站', '第一条'],
    ['[单元格是公式，请复制后“粘贴为值”]', '[单元格有错误 #N/A]', '合并', '[单元格合并了，请取消合并、逐格填写]'],
  ]);
});

test('what is no workbook is refused', async () => {
  for (const file of [Buffer.from(''), Buffer.from('编号,名称'), Buffer.from('PK\u0005\u0006'), Buffer.alloc(22)])
    expect(await readWorkbook(file, MOST)).toMatchObject({ ok: false });
  const cut = (await written([['x']])).subarray(0, 900);
  expect(await readWorkbook(cut, MOST)).toMatchObject({ ok: false });
});

test('a small file that unpacks to too much is refused before it is read, whatever it says of its size', async () => {
  const bomb = zipOf('xl/workbook.xml', deflateRawSync(Buffer.alloc(20_000_000)));
  expect(bomb.length).toBeLessThan(30_000);
  expect(await readWorkbook(bomb, 10_000_000)).toEqual({ ok: false, message: '文件解压后太大，没有读取' });
});

/** A zip of one deflated entry that claims to be one byte long. */
function zipOf(name: string, packed: Buffer): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(8, 4);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(1, 18);
  header.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), header, Buffer.from(name), packed]);
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002\0\0'), header, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
