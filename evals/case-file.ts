import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Corpus } from '../src/domain/corpus.ts';
import { type Case, CaseFileError, parseCases } from './case.ts';
import { casesOfTable, TABLE_LIMITS, type TableRead, type TableRow } from './case-table.ts';
import { rowsOfWorkbook } from './workbook.ts';

/** The project's own splits. */
export const isOwnSplit = (split: string): boolean => /^(?:(?:laws-)?(?:dev|test)|red-team)$/.test(split);

/** Reads one of the project's splits, or a file in the project's own form. Throws `CaseFileError`. */
export async function readSplit(split: string): Promise<Case[]> {
  const path = isOwnSplit(split) ? fileURLToPath(new URL(`cases/${split}.jsonl`, import.meta.url)) : split;
  const source = await readFile(path, 'utf8').catch(() => {
    throw new CaseFileError(`读不到题集 ${path}`);
  });
  return parseCases(isOwnSplit(split) ? `evals/cases/${split}.jsonl` : split, source);
}

/** Reads other people's cases out of a .jsonl or .xlsx file. Throws `CaseFileError` naming each fault by its row. */
export async function readTable(file: string, corpus: Corpus): Promise<TableRead> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new CaseFileError(`读不到题集 ${file}`);
  if (found.size > TABLE_LIMITS.fileBytes)
    throw new CaseFileError(`${file}: 超过 ${TABLE_LIMITS.fileBytes / 1024 / 1024} MB`);
  const kind = extname(file).toLowerCase();
  if (kind !== '.xlsx' && kind !== '.jsonl') throw new CaseFileError(`${file}: 只读 .xlsx 和 .jsonl`);
  const bytes = await readFile(file);
  const rows = kind === '.xlsx' ? await rowsOfWorkbook(file, bytes) : rowsOfLines(file, bytes.toString('utf8'));
  if (rows.length === 0) throw new CaseFileError(`${file}: 没有一道题`);
  return casesOfTable(file, rows, corpus);
}

/** Rows out of one JSON object a line. Lists are joined by line breaks, as they would stand in a cell. */
function rowsOfLines(file: string, source: string): TableRow[] {
  const faults: string[] = [];
  const rows = source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, index): TableRow[] => {
      if (line.trim() === '') return [];
      const value = parsed(line);
      const isRow = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (!isRow) faults.push(`${file} 第${index + 1}行:不是一个 JSON 对象`);
      return isRow ? [{ number: index + 1, cells: cellsOf(value) }] : [];
    });
  if (faults.length) throw new CaseFileError(faults.slice(0, TABLE_LIMITS.faultsShown).join('\n'));
  return rows;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function cellsOf(value: object): Map<string, string> {
  const text = (cell: unknown): string => {
    if (Array.isArray(cell)) return cell.map(text).join('\n');
    if (cell === null || cell === undefined) return '';
    return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  };
  return new Map(Object.entries(value).map(([key, cell]) => [key, text(cell)]));
}
