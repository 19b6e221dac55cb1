import ExcelJS from 'exceljs';
import type { Sheet, SheetCell } from './table.ts';
import { faultOfWorkbook } from './workbook-size.node.ts';

/** All that knows the spreadsheet library: workbooks in and out as plain text. */

const MOST_COLUMNS = 100;
/** Where these cover whole columns, the library would spell every cell out; a template of ours has them, too. */
const IGNORED = ['dataValidations', 'conditionalFormatting', 'hyperlinks', 'drawing', 'legacyDrawing', 'picture'];

/** Reads a workbook as text; dates become `2026-11-01`. A formula, an error or a merged cell is the cell's fault. */
export async function readWorkbook(
  file: Uint8Array,
  mostUnpacked: number,
): Promise<{ ok: true; sheets: Sheet[] } | { ok: false; message: string }> {
  const message = faultOfWorkbook(file, mostUnpacked);
  if (message !== null) return { ok: false, message };
  const workbook = new ExcelJS.Workbook();
  try {
    const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
    await workbook.xlsx.load(bytes as ArrayBuffer, { ignoreNodes: IGNORED });
  } catch {
    return { ok: false, message: '不是能读的 .xlsx 文件' };
  }
  return { ok: true, sheets: workbook.worksheets.map(sheetOf) };
}

function sheetOf(worksheet: ExcelJS.Worksheet): Sheet {
  const rows: Sheet['rows'] = [];
  worksheet.eachRow((row, number) => {
    const cells: SheetCell[] = [];
    row.eachCell((cell, column) => {
      if (column <= MOST_COLUMNS) cells[column - 1] = cellOf(cell);
    });
    const filled = Array.from(cells, (cell) => cell ?? { text: '' });
    if (filled.some(({ text, fault }) => text.trim() !== '' || fault)) rows.push({ number, cells: filled });
  });
  return { name: worksheet.name, rows };
}

function cellOf(cell: ExcelJS.Cell): SheetCell {
  if (cell.isMerged && cell.master.address !== cell.address)
    return { text: '', fault: '单元格合并了，请取消合并、逐格填写' };
  const { value } = cell;
  if (value === null || value === undefined) return { text: '' };
  if (value instanceof Date) return { text: dateText(value) };
  if (typeof value !== 'object') return { text: String(value) };
  if ('richText' in value) return { text: richText(value.richText) };
  if ('hyperlink' in value) return { text: hyperlinkText(value.text) };
  if ('error' in value) return { text: '', fault: `单元格有错误 ${value.error}` };
  return { text: '', fault: '单元格是公式，请复制后“粘贴为值”' };
}

/** Spreadsheets hold days without a time zone. */
function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

const richText = (parts: { text: string }[]): string => parts.map(({ text }) => text).join('');

/** The library's types know text only; a formatted one comes as rich text. */
const hyperlinkText = (text: unknown): string =>
  typeof text === 'object' && text !== null && 'richText' in text
    ? richText((text as { richText: { text: string }[] }).richText)
    : String(text ?? '');

/** A sheet to be written. All cells are text, whatever they begin with. */
export interface SheetToWrite {
  name: string;
  /** Heading, its note, and the width in characters. `choices` are offered in the cells below. */
  columns: { heading: string; note?: string | undefined; width: number; choices?: readonly string[] | undefined }[];
  rows: string[][];
  /** Empty rows in which the choices are offered, too. */
  spare?: number | undefined;
}

/**
 * Writes a workbook. Every cell is a string of the format 文本: `=1+1` is five characters to any spreadsheet that opens
 * it, no formula. Characters that XML cannot hold are left out.
 */
export async function writeWorkbook(sheets: SheetToWrite[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const sheet of sheets) writeSheet(workbook, sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeSheet(workbook: ExcelJS.Workbook, { name, columns, rows, spare = 0 }: SheetToWrite): void {
  const worksheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  columns.forEach(({ heading, note, width }, at) => {
    worksheet.getColumn(at + 1).width = width;
    const cell = worksheet.getCell(1, at + 1);
    cell.value = heading;
    cell.font = { bold: true };
    if (note) cell.note = note;
  });
  for (let row = 0; row < rows.length + spare; row++)
    columns.forEach(({ choices }, at) => {
      const cell = worksheet.getCell(row + 2, at + 1);
      cell.value = escapeXml(rows[row]?.[at] ?? '') || null;
      cell.numFmt = '@';
      cell.alignment = { wrapText: true, vertical: 'top' };
      if (choices) cell.dataValidation = { type: 'list', allowBlank: true, formulae: [`"${choices.join(',')}"`] };
    });
}

/** `_x0041_` in a workbook means A, and is read so: what a person wrote is told apart. */
const escapeXml = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
