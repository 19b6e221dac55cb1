import type { Comment } from '../domain/comment.ts';
import type { Decision } from '../domain/decision.ts';
import { redact } from '../privacy/personal-data.ts';
import { isCounted } from './counted.ts';
import type { Column, TableRow } from './table.ts';
import { VERDICT_IN_WORDS } from './verdicts.ts';

/** What a workbook of dispositions may hold: sizes in bytes, lengths in UTF-16 code units. */
export const DISPOSITION_LIMITS = {
  ...{ fileBytes: 30_000_000, unpackedBytes: 300_000_000, rows: 20_000, reason: 2_000, signer: 50 },
} as const;

/** The sheet's name. */
export const DISPOSITION_SHEET = '意见处理';

const column = <Key extends string>(key: Key, heading: string, explanation: string): Column<Key> => ({
  ...{ key, heading, explanation },
});

/** What is told of a comment; changing it changes nothing. */
export const COMMENT_COLUMNS = [
  column('receipt', '回执号', '导入时靠它认意见，不要改'),
  column('received', '收到时间', '以数据库时间为准，北京时间'),
  column('clause', '所指条款', '空白的是对整个草案的意见'),
  column('text', '意见', '照原文；个人信息默认隐去'),
  column('held', '暂不公开的原因', '有的话，采纳情况照常公布，原文不公布'),
] as const;

/** What the office fills in. */
export const DISPOSITION_COLUMNS = [
  column('verdict', '处理意见', `${Object.values(VERDICT_IN_WORDS).join('、')}之一`),
  column('reason', '理由', '每份都要写，会公布（方案任务31）；不要写个人信息'),
  column('clauseChanged', '修改条款', '因这份意见改了草案的，写条款编号或者名称'),
  column('signer', '签发人', '谁签发的'),
] as const;

/** The columns that are read back, by their keys. */
export type DispositionKey = 'receipt' | (typeof DISPOSITION_COLUMNS)[number]['key'];
/** A row of the file, as read. */
export type DispositionRow = TableRow<DispositionKey>;
/** The same with their headings. */
export const READ_COLUMNS: readonly Column<DispositionKey>[] = [COMMENT_COLUMNS[0], ...DISPOSITION_COLUMNS];

/** The rows for the office, of the comments that count; personal data redacted, unless it is asked for. */
export function dispositionRows(
  decision: Decision,
  comments: Comment[],
  options: { withPersonalData: boolean },
): string[][] {
  const shown = options.withPersonalData ? (text: string) => text : redact;
  return comments
    .filter(isCounted)
    .map(({ receipt, receivedAt, clause, text, heldReason, disposition }) => [
      ...[receipt, momentInChina(receivedAt), labelOf(decision, clause), shown(text ?? ''), shown(heldReason ?? '')],
      ...(disposition ? [VERDICT_IN_WORDS[disposition.verdict], disposition.reason] : ['', '']),
      ...(disposition ? [labelOf(decision, disposition.clauseChanged), disposition.signer] : ['', '']),
    ]);
}

const labelOf = ({ clauses }: Decision, clause: string | null): string =>
  clause === null ? '' : (clauses.find(({ id }) => id === clause)?.label ?? clause);

/** 2026-11-22 18:00:00. */
const momentInChina = (time: number): string =>
  new Date(time + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
