import ExcelJS from 'exceljs';
import { faultOfWorkbook } from '../src/participation/workbook-size.node.ts';
import { CaseFileError } from './case.ts';
import { TABLE_LIMITS, type TableRow } from './case-table.ts';

/** Nothing of this is read, and spelled out over whole columns it would fill the memory. */
const IGNORED = ['dataValidations', 'conditionalFormatting', 'hyperlinks', 'drawing', 'legacyDrawing', 'picture'];
const MOST_COLUMNS = 100;

/**
 * The rows below the headings of a workbook's first sheet that has any. All cells are text: of a formula what the
 * spreadsheet last showed for it, or, where it shows nothing, the formula as it is written; nothing is worked out here.
 * Throws `CaseFileError`.
 */
export async function rowsOfWorkbook(file: string, bytes: Uint8Array): Promise<TableRow[]> {
  const fault = faultOfWorkbook(bytes, TABLE_LIMITS.unpackedBytes);
  if (fault !== null) throw new CaseFileError(`${file}: ${fault}`);
  const workbook = new ExcelJS.Workbook();
  const copy = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  await workbook.xlsx.load(copy, { ignoreNodes: IGNORED }).catch(() => {
    throw new CaseFileError(`${file}: 不是能读的 .xlsx 文件`);
  });
  const sheet = workbook.worksheets.find((one) => one.actualRowCount > 0);
  return sheet ? rowsOf(file, sheet) : [];
}

function rowsOf(file: string, sheet: ExcelJS.Worksheet): TableRow[] {
  let headings: string[] | null = null;
  const rows: TableRow[] = [];
  sheet.eachRow((row, number) => {
    const texts = textsOf(row);
    if (texts.every((text) => text.trim() === '')) return;
    if (!headings) headings = texts;
    else rows.push({ number, cells: cellsUnder(headings, texts) });
    if (rows.length > TABLE_LIMITS.rows) throw new CaseFileError(`${file}: 超过 ${TABLE_LIMITS.rows} 题`);
  });
  return rows;
}

function cellsUnder(headings: readonly string[], texts: readonly string[]): Map<string, string> {
  return new Map(headings.flatMap((heading, at) => (heading.trim() ? [[heading, texts[at] ?? ''] as const] : [])));
}

function textsOf(row: ExcelJS.Row): string[] {
  const texts: string[] = [];
  row.eachCell((cell, column) => {
    if (column <= MOST_COLUMNS) texts[column - 1] = textOf(cell.value);
  });
  return Array.from(texts, (text) => text ?? '');
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return (value.richText as { text: string }[]).map(({ text }) => text).join('');
  if ('formula' in value || 'sharedFormula' in value) return formulaText(value as ExcelJS.CellFormulaValue);
  if ('error' in value) return String(value.error);
  return 'text' in value ? textOf(value.text) : '';
}

function formulaText({ formula, result }: ExcelJS.CellFormulaValue): string {
  const shown = textOf(result);
  return shown === '' ? `=${formula ?? ''}` : shown;
}
