import type { Comment, Disposition, Verdict } from '../domain/comment.ts';
import type { Decision } from '../domain/decision.ts';
import { parseReceipt } from '../domain/receipt.ts';
import { findPersonalData } from '../privacy/personal-data.ts';
import { keyOf } from './catalogue.words.ts';
import { isCounted } from './counted.ts';
import { DISPOSITION_LIMITS, DISPOSITION_SHEET, type DispositionKey, type DispositionRow } from './dispositions.ts';
import type { FileFault } from './table.ts';
import { VERDICT_IN_WORDS } from './verdicts.ts';

/** What rows are held against. */
export interface DispositionContext {
  decision: Decision;
  /** All of the decision's. */
  comments: Comment[];
  /** Receipts of the decision that are not among them: they became reports. Nothing more is told of them. */
  elsewhere: ReadonlySet<string>;
  /** A draft may leave comments out and rows empty. */
  isDraft: boolean;
  /** Milliseconds since the epoch. */
  signedAt: number;
}

export type DispositionResult =
  /** `skipped`: receipts of comments that do not count any more. */
  | { ok: true; dispositions: ({ receipt: string } & Disposition)[]; skipped: string[] }
  | { ok: false; faults: FileFault[] };

/** Reads what an office decided on each comment: all of it, or every fault with its cell. */
export function readDispositions(rows: DispositionRow[], context: DispositionContext): DispositionResult {
  const faults: FileFault[] = [];
  const byReceipt = new Map(context.comments.map((comment) => [comment.receipt, comment]));
  const seen = new Set<string>();
  const skipped: string[] = [];
  const dispositions = rows.flatMap((row) => {
    const receipt = receiptOf(row, byReceipt, context, seen, faults);
    if (receipt === null) return [];
    const comment = byReceipt.get(receipt);
    if (comment && isCounted(comment)) return dispositionOf(row, receipt, context, faults);
    skipped.push(receipt);
    return [];
  });
  const missing = context.comments.filter((comment) => isCounted(comment) && !seen.has(comment.receipt));
  if (!context.isDraft)
    for (const { receipt } of missing)
      faults.push({ where: DISPOSITION_SHEET, message: `缺少回执号 ${receipt} 的处理意见`, article: 'D18' });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, dispositions, skipped };
}

function receiptOf(
  row: DispositionRow,
  known: ReadonlyMap<string, Comment>,
  { elsewhere }: DispositionContext,
  seen: Set<string>,
  faults: FileFault[],
): string | null {
  const fault = (message: string): null => {
    faults.push({ where: row.where('receipt'), message });
    return null;
  };
  const written = row.text('receipt');
  if (written === '') return fault('缺少回执号');
  const receipt = parseReceipt(written);
  if (receipt === null) return fault(`回执号 ${written.slice(0, 30)} 不对，请照导出的填`);
  if (!known.has(receipt) && !elsewhere.has(receipt)) return fault(`这个事项没有回执号 ${receipt}`);
  if (seen.has(receipt)) return fault(`回执号 ${receipt} 重复`);
  seen.add(receipt);
  return receipt;
}

function dispositionOf(row: DispositionRow, receipt: string, context: DispositionContext, faults: FileFault[]) {
  const [verdictText, reason, signer] = [row.text('verdict'), row.text('reason'), row.text('signer')];
  if (context.isDraft && verdictText === '' && reason === '') return [];
  const before = faults.length;
  const fault = (key: DispositionKey, message: string, article?: string): void => {
    faults.push({ where: row.where(key), message, article });
  };
  const verdict = keyOf(VERDICT_IN_WORDS, verdictText);
  const offered = Object.values(VERDICT_IN_WORDS).join('、');
  if (!verdict) fault('verdict', verdictText === '' ? '缺少处理意见' : `处理意见只能是${offered}`, 'D18');
  if (reason === '') fault('reason', '缺少理由', 'T31');
  if (reason.length > DISPOSITION_LIMITS.reason) fault('reason', `理由最多${DISPOSITION_LIMITS.reason}字`);
  for (const kind of personalDataIn(reason, context.decision))
    fault('reason', `理由会公布，里面有${kind}，请删去`, 'P25');
  if (signer === '') fault('signer', '缺少签发人', 'D18');
  if (signer.length > DISPOSITION_LIMITS.signer) fault('signer', `签发人最多${DISPOSITION_LIMITS.signer}字`);
  if ([reason, signer].some((text) => !text.isWellFormed() || text.includes('\0'))) fault('reason', '有无法保存的字符');
  const clauseChanged = clauseOf(row, verdict, context.decision, fault);
  if (!verdict || faults.length > before) return [];
  return [{ receipt, verdict, reason, clauseChanged, signer, signedAt: context.signedAt }];
}

function clauseOf(
  row: DispositionRow,
  verdict: Verdict | null,
  { clauses }: Decision,
  fault: (key: DispositionKey, message: string) => void,
): string | null {
  const written = row.text('clauseChanged');
  if (written === '') return null;
  const clause = clauses.find(({ id, label }) => id === written || label === written);
  if (!clause) fault('clauseChanged', `草案里没有条款“${written.slice(0, 30)}”`);
  else if (verdict && verdict !== 'adopted' && verdict !== 'partly_adopted')
    fault('clauseChanged', `${VERDICT_IN_WORDS[verdict]}的意见没有改草案，不应当写修改条款`);
  return clause?.id ?? null;
}

/** What a published reason must not hold, in words. Offices and streets are named; the unit's own telephone is, too. */
const PRIVATE: Readonly<Record<string, string>> = {
  ...{ identity_number: '身份证号', bank_card: '银行卡号', passport: '证件号', licence_plate: '车牌号' },
  ...{ social_account: '社交账号', phone: '电话号码' },
};

function personalDataIn(reason: string, { leadUnit }: Decision): string[] {
  const digits = (text: string): string => text.replace(/\D/g, '');
  const found = findPersonalData(reason).filter(
    ({ kind, text }) => kind !== 'phone' || digits(text) !== digits(leadUnit.phone),
  );
  return [...new Set(found.flatMap(({ kind }) => PRIVATE[kind] ?? []))];
}
