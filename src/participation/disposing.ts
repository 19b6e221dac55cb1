import type { Comment, Disposition } from '../domain/comment.ts';
import type { Decision } from '../domain/decision.ts';
import { parseReceipt } from '../domain/receipt.ts';
import type { CommentStore } from '../store/comments.ts';
import { allComments } from './counted.ts';
import { readDispositions } from './dispositions.reading.ts';
import type { DispositionRow } from './dispositions.ts';
import { type PublishingParts, publishFeedback, type StepTaken } from './publishing.ts';
import { stateAt } from './state.ts';
import type { FileFault } from './table.ts';

/** What disposing did. `skipped`: receipts in the file of comments that do not count any more. */
export type Disposed =
  | { ok: true; disposed: number; skipped: string[]; published: number; notices: number }
  | { ok: false; faults: FileFault[] };

/**
 * Takes an office's dispositions of all comments and publishes them, or keeps them as a draft. With one fault nothing is
 * changed. What is published already is not changed any more; the same file again only finishes what was interrupted.
 */
export async function disposeAll(
  parts: PublishingParts,
  id: string,
  rows: DispositionRow[],
  options: StepTaken & { isDraft: boolean },
): Promise<Disposed> {
  const { store } = parts;
  const { isDraft } = options;
  const [decision, now] = [await store.findDecision(id), await store.databaseNow()];
  const notNow = refusal(decision, id, now, isDraft);
  if (!decision || notNow) return { ok: false, faults: [notNow ?? { where: id, message: '没有这个事项' }] };
  const comments = await allComments(store, id);
  const elsewhere = await receiptsElsewhere(store, id, rows, comments);
  const read = readDispositions(rows, { decision, comments, elsewhere, isDraft, signedAt: now });
  if (!read.ok) return read;
  const { dispositions, skipped } = read;
  if (decision.state === 'feedback_published') {
    const faults = changedSince(comments, dispositions);
    if (faults.length > 0) return { ok: false, faults };
  } else {
    const stored = await store.disposeComments(id, dispositions);
    if (!stored.ok)
      return {
        ok: false,
        faults: stored.unknown.map((receipt) => ({ where: receipt, message: '刚才被改动，请重新导出' })),
      };
  }
  const done = { ok: true as const, disposed: dispositions.length, skipped };
  if (isDraft) return { ...done, published: 0, notices: 0 };
  const published = await publishFeedback(parts, id, options);
  if (published.ok) return { ...done, published: published.published, notices: published.notices };
  return { ok: false, faults: published.faults.map(({ text, article }) => ({ where: id, message: text, article })) };
}

/** Why a decision's comments cannot be disposed now; `null` where they can. */
function refusal(decision: Decision | null, id: string, now: number, isDraft: boolean): FileFault | null {
  const fault = (message: string, article?: string): FileFault => ({ where: id, message, article });
  if (!decision) return fault('没有这个事项');
  const state = stateAt(decision, now);
  if (state === 'consulting' || state === 'drafting') return fault('征求意见还没有结束，结束以后才能处理', 'D15');
  if (state === 'feedback_published') return isDraft ? fault('采纳情况已经公布', 'T31') : null;
  return state === 'processing' ? null : fault(`这个事项现在是 ${state}，没有要处理的意见`, 'D18');
}

/** Receipts in the file of comments of this decision that are not listed any more, as they became reports (T44). */
async function receiptsElsewhere(store: CommentStore, id: string, rows: DispositionRow[], comments: Comment[]) {
  const listed = new Set(comments.map(({ receipt }) => receipt));
  const elsewhere = new Set<string>();
  for (const row of rows) {
    const receipt = parseReceipt(row.text('receipt'));
    if (receipt === null || listed.has(receipt)) continue;
    if ((await store.findComment(receipt))?.decision === id) elsewhere.add(receipt);
  }
  return elsewhere;
}

function changedSince(comments: Comment[], dispositions: ({ receipt: string } & Disposition)[]): FileFault[] {
  const before = new Map(comments.map(({ receipt, disposition }) => [receipt, disposition]));
  const essence = ({ verdict, reason, clauseChanged, signer }: Disposition) =>
    [verdict, reason, clauseChanged, signer].join('\n');
  return dispositions.flatMap(({ receipt, ...disposition }) => {
    const published = before.get(receipt);
    if (published && essence(published) === essence(disposition)) return [];
    return [{ where: receipt, message: '采纳情况已经公布，不能再改', article: 'T31' }];
  });
}
