import { bytesToHex } from '@noble/hashes/utils.js';
import type { Comment, NewComment } from '../domain/comment.ts';
import type { Office } from '../domain/corpus.ts';
import type { Decision } from '../domain/decision.ts';
import { LIMITS } from '../domain/limits.ts';
import { newReceipt } from '../domain/receipt.ts';
import { isVisible } from './folding.ts';
import { keyedHash } from './hmac.ts';
import { isPromised, leafOf } from './leaf.ts';
import { commit } from './ledger/commitment.ts';
import { canonicalBytes } from './ledger/encoding.ts';
import type { Signer } from './ledger/signing.ts';
import { NOTICE } from './notice.ts';
import type { Acknowledgement, CommentInput, SubmitResult } from './participation.ts';
import { findReport } from './reports.ts';
import { heldReason } from './screening.ts';
import type { WithdrawalCodes } from './withdrawal.ts';

const SALT_BYTES = 16;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Fault = Extract<SubmitResult, { kind: 'invalid' }>;

/** What is wrong with a comment on this decision, `null` where nothing is. */
export function faultOf(decision: Decision, input: CommentInput): Fault | null {
  const { text, clause, noticeVersion, idempotencyKey } = input;
  const fault = (field: Fault['field'], detail: string): Fault => ({ kind: 'invalid', field, detail });
  const wrong = faultOfText(text);
  if (wrong) return fault('text', wrong);
  if (clause != null && !decision.clauses.some(({ id }) => id === clause))
    return fault('clause', '草案里没有这一条，请重新选择条款');
  if (noticeVersion !== NOTICE.version)
    return fault('noticeVersion', '个人信息处理告知已更新，请看过新的告知再提交（《个人信息保护法》第十七条第二款）');
  if (idempotencyKey !== undefined && !UUID.test(idempotencyKey))
    return fault('idempotencyKey', 'idempotencyKey 须是 UUID');
  return null;
}

function faultOfText(text: string): string | null {
  // The commitment is over UTF-8, which has no lone surrogates; PostgreSQL's text holds no NUL.
  if (!text.isWellFormed() || text.includes('\0')) return '内容里有无法保存的字符，请删去后再提交';
  if (!isVisible(text)) return '请写下您的意见';
  if (text.length > LIMITS.commentChars) return `意见太长了，最多${LIMITS.commentChars}字，可以分几份提交`;
  return null;
}

/** Turns input without faults into what the store takes: screened, a report routed before anything is promised. */
export class Submission {
  constructor(
    private readonly parts: {
      secret: string;
      signer: Signer;
      codes: WithdrawalCodes;
      offices: Office[];
      randomBytes: (length: number) => Uint8Array;
    },
  ) {}

  /** A comment to be stored, with a new receipt and salt each time. */
  prepare(decision: string, input: CommentInput): NewComment {
    const { text, channel, noticeVersion } = input;
    const { signer, offices, randomBytes } = this.parts;
    const routed = findReport(text, offices);
    const held = routed ? null : heldReason(text);
    const salt = routed ? null : bytesToHex(randomBytes(SALT_BYTES));
    return {
      ...{ receipt: newReceipt(randomBytes), decision, clause: input.clause ?? null, text, channel, noticeVersion },
      ...{ salt, commitment: salt && commit(salt, text), keyId: salt && signer.key.keyId },
      publishPersonalData: input.publishPersonalData ?? false,
      state: routed ? 'routed' : held ? 'held' : 'received',
      ...{ heldReason: held, routed },
      // The same UUID whatever its letters' case.
      idempotencyKey: input.idempotencyKey?.toLowerCase() ?? null,
      fingerprint: this.fingerprint(decision, input),
    };
  }

  /** What the person is given, the same for the same stored comment each time. */
  acknowledge(comment: Comment): Acknowledgement {
    const { receipt, salt } = comment;
    const promised = isPromised(comment);
    return {
      receipt,
      withdrawalCode: this.parts.codes.codeOf(receipt),
      receivedAt: new Date(comment.receivedAt).toISOString(),
      salt,
      ledger: promised ? this.parts.signer.signPromise(leafOf(comment)) : null,
      // One that was recognised as a report later is acknowledged as it was then.
      routed: promised ? null : comment.routed,
    };
  }

  /** The channel is not part of it: it is where the body came from. */
  private fingerprint(decision: string, input: CommentInput): string {
    const { text, clause = null, noticeVersion, publishPersonalData = false } = input;
    const body = new TextDecoder().decode(canonicalBytes({ text, clause, noticeVersion, publishPersonalData }));
    return keyedHash(this.parts.secret, 'fingerprint', `${decision}\n${body}`);
  }
}
