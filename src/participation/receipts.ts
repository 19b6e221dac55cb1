import type { Comment } from '../domain/comment.ts';
import type { Decision } from '../domain/decision.ts';
import { isPromised, leafOf } from './leaf.ts';
import type { Signer } from './ledger/signing.ts';
import type { Ledgers } from './ledgers.ts';
import type { ReceiptView } from './participation.ts';
import { stateAt } from './state.ts';
import { VERDICT_IN_WORDS } from './verdicts.ts';

/** What a receipt answers. A verdict and its reason are told once they are published, and not before. */
export async function receiptView(
  comment: Comment,
  decision: Decision,
  now: number,
  ledgers: Ledgers,
  signer: Signer,
): Promise<ReceiptView> {
  const state = stateFor(comment, decision, now);
  const told = state === 'published' ? comment.disposition : null;
  return {
    receipt: comment.receipt,
    decision: comment.decision,
    decisionTitle: decision.title,
    state,
    stateInWords: inWords(state, comment),
    receivedAt: new Date(comment.receivedAt).toISOString(),
    verdict: told?.verdict ?? null,
    verdictInWords: told && VERDICT_IN_WORDS[told.verdict],
    reason: told?.reason ?? null,
    clauseChanged: told?.clauseChanged ?? null,
    routed: comment.routed,
    ledger: await ledgerPart(comment, ledgers, signer),
  };
}

async function ledgerPart(comment: Comment, ledgers: Ledgers, signer: Signer): Promise<ReceiptView['ledger']> {
  if (!isPromised(comment)) return null;
  const promise = signer.signPromise(leafOf(comment));
  const inclusion = await ledgers.inclusion(comment.decision, comment.receipt);
  return inclusion ? { state: 'included', ...promise, ...inclusion } : { state: 'promised', ...promise };
}

function stateFor(comment: Comment, decision: Decision, now: number): ReceiptView['state'] {
  if (comment.erasedAt !== null) return 'erased';
  if (comment.withdrawnAt !== null) return 'withdrawn';
  if (comment.routed) return 'routed';
  switch (comment.state) {
    case 'published':
      return 'published';
    case 'held':
      return 'held';
    case 'disposed':
      return 'processing';
    default:
      return stateAt(decision, now) === 'consulting' ? 'received' : 'processing';
  }
}

function inWords(state: ReceiptView['state'], { heldReason, routed, disposition }: Comment): string {
  switch (state) {
    case 'received':
      return '已收到。征求意见结束后，由承办单位归纳整理、研究论证，采纳情况会公布。';
    case 'held':
      return `已收到并保存。因${heldReason ?? '需要核实'}，暂不公开，由工作人员核实，不会删除。`;
    case 'routed':
      return (
        `已按反映违法违纪情况转给${routed?.office}（${routed?.address}），不作为公众意见，不公开（方案任务44）。` +
        '如果您还要对草案提意见，请另外提交一份。'
      );
    case 'processing':
      return '征求意见已结束，承办单位正在研究处理，结果尚未公布。';
    case 'published':
      return `采纳情况已公布${disposition ? `：${VERDICT_IN_WORDS[disposition.verdict]}` : ''}。`;
    case 'withdrawn':
      return '已撤回，不归纳，不公开。';
    case 'erased':
      return '原文已删除，存证链里只留无法还原的哈希值。';
  }
}
