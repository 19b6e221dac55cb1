import type { Comment } from '../domain/comment.ts';
import type { Decision } from '../domain/decision.ts';
import { readLimited } from './catalogue.node.ts';
import {
  COMMENT_COLUMNS,
  DISPOSITION_COLUMNS,
  DISPOSITION_LIMITS,
  DISPOSITION_SHEET,
  type DispositionRow,
  dispositionRows,
  READ_COLUMNS,
} from './dispositions.ts';
import { readWorkbook, writeWorkbook } from './exceljs.node.ts';
import { type FileFault, readTable } from './table.ts';
import { VERDICT_IN_WORDS } from './verdicts.ts';

const WIDTHS: Readonly<Record<string, number>> = { text: 60, reason: 40, receipt: 20, received: 20 };

/** The workbook in which an office disposes a decision's comments. */
export function dispositionWorkbook(
  decision: Decision,
  comments: Comment[],
  options: { withPersonalData: boolean },
): Promise<Uint8Array> {
  const columns = [...COMMENT_COLUMNS, ...DISPOSITION_COLUMNS].map(({ key, heading, explanation }) => ({
    ...{ heading, note: explanation, width: WIDTHS[key] ?? 16 },
    choices: key === 'verdict' ? Object.values(VERDICT_IN_WORDS) : undefined,
  }));
  const clauses = decision.clauses.map(({ id, label, text }) => [id, label, text]);
  return writeWorkbook([
    { name: DISPOSITION_SHEET, columns, rows: dispositionRows(decision, comments, options) },
    {
      name: '草案条款',
      columns: ['条款编号', '条款名称', '条款正文'].map((heading, at) => ({ heading, width: at === 2 ? 80 : 16 })),
      rows: clauses,
    },
  ]);
}

/** The rows of a filled-in workbook, or what is wrong with the file. */
export async function readDispositionFile(
  path: string,
): Promise<{ ok: true; rows: DispositionRow[] } | { ok: false; faults: FileFault[] }> {
  const refused = (message: string) => ({ ok: false as const, faults: [{ where: '文件', message }] });
  const file = await readLimited(path, DISPOSITION_LIMITS.fileBytes);
  if (typeof file === 'string') return refused(file);
  const workbook = await readWorkbook(file, DISPOSITION_LIMITS.unpackedBytes);
  if (!workbook.ok) return refused(workbook.message);
  const sheet = workbook.sheets.find(({ name }) => name === DISPOSITION_SHEET);
  if (!sheet) return refused(`缺少工作表“${DISPOSITION_SHEET}”`);
  const faults: FileFault[] = [];
  const rows = readTable(sheet, READ_COLUMNS, DISPOSITION_LIMITS.rows, faults);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rows };
}
