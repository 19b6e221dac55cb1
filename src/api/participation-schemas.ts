import { z } from '@hono/zod-openapi';
import { VERDICTS } from '../domain/comment.ts';
import { DECISION_STATES } from '../domain/decision.ts';
import { LIMITS } from '../domain/limits.ts';
import { visible, wellFormed } from './schemas.ts';

const text = z.string();
const hash = z.string().openapi({ description: '小写十六进制 SHA-256' });
const instant = z.string().openapi({ format: 'date-time' });
const count = z.int().min(0);

/** Query of `GET /api/decisions`. */
export const DecisionsQuery = z.object({ state: z.enum(DECISION_STATES).optional() });

/** A decision in a list. */
const DecisionBody = z
  .object({
    id: text,
    number: count,
    title: text,
    office: text,
    track: z.enum(['major_decision', 'rule', 'normative_document']),
    state: z.enum(DECISION_STATES),
    opensAt: instant.nullable(),
    closesAt: instant.nullable(),
  })
  .openapi('Decision');

export const DecisionListBody = z.object({ decisions: z.array(DecisionBody) }).openapi('DecisionList');

const Clause = z.object({ ref: text, id: text, label: text, text }).openapi('DraftClause');
const Step = z.object({ from: text, to: text, at: instant, basis: z.array(text), note: text }).openapi('DecisionStep');

/** One decision with its notice, draft and the steps taken with their legal basis. */
export const DecisionDetailBody = DecisionBody.extend({
  version: count,
  leadUnit: z.object({
    name: text,
    phone: text,
    address: text.optional(),
    email: text.optional(),
    contact: text.optional(),
  }),
  consentReference: text,
  explanation: text,
  shortPeriodReason: text.nullable(),
  exemption: z.object({ basis: text, approver: text }).nullable(),
  ways: z.array(text),
  outlets: z.array(z.object({ outlet: text, evidence: text })),
  affected: z.array(text),
  clauses: z.array(Clause),
  steps: z.array(Step),
  noticeVersion: text.openapi({ description: '提交意见时要带回的告知书版本' }),
  privacyNotice: z.array(text),
  published: z.object({ feedback: z.boolean(), sealedAt: instant.nullable() }),
}).openapi('DecisionDetail');

/** A draft's clause as a citable passage. */
export const ClauseBody = z
  .object({ ref: text, label: text, heading: text, text, status: z.literal('in_force'), url: text })
  .openapi('DecisionClause');

/** Body of `POST /api/decisions/:id/comments`. Lengths are judged by the service, which says what is wrong. */
export const CommentBody = z
  .object({
    text: wellFormed(z.string()),
    clause: wellFormed(z.string().max(100)).nullish(),
    noticeVersion: wellFormed(z.string().max(100)),
    publishPersonalData: z.boolean().optional(),
    idempotencyKey: wellFormed(z.string().max(100)).optional().openapi({ format: 'uuid' }),
  })
  .openapi('Comment');

const Leaf = z
  .object({ decision: text, receipt: text, receivedAt: instant, clause: text.nullable(), commitment: hash })
  .openapi('Leaf');
const Routed = z.object({ office: text, address: text }).openapi('Routed');

/** The acknowledgement of a comment, or of a report of a violation, which enters no ledger. */
export const AcknowledgementBody = z
  .object({
    receipt: text,
    withdrawalCode: text,
    receivedAt: instant,
    salt: text.optional(),
    ledger: z.object({ leaf: Leaf, promise: text, keyId: text }).nullable(),
    routed: Routed.optional(),
  })
  .openapi('Acknowledgement');

/** A signed root. */
const RootBody = z
  .object({ decision: text, size: count, root: hash, signedAt: instant, keyId: text, signature: text })
  .openapi('SignedRoot');

/** What a receipt answers. */
export const ReceiptBody = z
  .object({
    receipt: text,
    decision: text,
    decisionTitle: text,
    state: z.enum(['received', 'held', 'routed', 'processing', 'published', 'withdrawn', 'erased']),
    stateInWords: text,
    receivedAt: instant,
    disposition: z.enum(VERDICTS).nullable(),
    dispositionInWords: text.nullable(),
    reason: text.nullable(),
    clauseChanged: text.nullable(),
    routed: Routed.nullable(),
    ledger: z
      .object({
        state: z.enum(['promised', 'included']),
        leaf: Leaf,
        promise: text,
        keyId: text,
        index: count.optional(),
        size: count.optional(),
        root: hash.optional(),
        inclusion: z.array(hash).optional(),
        signedRoot: RootBody.optional(),
      })
      .nullable(),
  })
  .openapi('Receipt');

/** Body of `POST /api/receipts/:receipt/withdraw`. */
export const WithdrawBody = z
  .object({
    withdrawalCode: wellFormed(z.string().max(100)),
    erase: z.boolean().optional().openapi({ description: '连原文一起删除' }),
  })
  .openapi('Withdraw');

export const WithdrawnBody = z.object({ receipt: text, state: z.enum(['withdrawn', 'erased']) }).openapi('Withdrawn');

const position = z.coerce.number().int().min(0);

/** Query of a ledger's consistency proof. */
export const RangeQuery = z.object({ from: position, to: position });

/** Query of `GET /api/decisions/:id/ledger`. */
export const LeavesQuery = z.object({
  from: position.optional().openapi({ description: '从第几条起（从 0 数，含）；不带即从头' }),
  to: position.optional().openapi({
    description: `到第几条止（不含）；不带即到尾。一次最多 ${LIMITS.ledgerLeaves} 条，超过是 422，请分段取`,
  }),
});

export const LedgerBody = z
  .union([
    RootBody,
    z.object({ decision: text, from: count, to: count, leaves: z.array(hash) }).openapi('LedgerLeaves'),
  ])
  .openapi('Ledger');

export const ConsistencyBody = z
  .object({ decision: text, from: count, to: count, consistency: z.array(hash) })
  .openapi('Consistency');

export const KeysBody = z
  .object({ keys: z.array(z.object({ keyId: text, publicKey: text }).openapi('LedgerKey')) })
  .openapi('LedgerKeys');

/** Published dispositions. */
export const FeedbackListBody = z
  .object({
    decision: text,
    dispositions: z.array(
      z
        .object({
          receipt: text,
          clause: text.nullable(),
          text: text.nullable(),
          disposition: z.enum(VERDICTS),
          dispositionInWords: text,
          reason: text,
          clauseChanged: text.nullable(),
          signer: text,
          signedAt: instant,
        })
        .openapi('Disposition'),
    ),
  })
  .openapi('DecisionFeedback');

/** Body of `POST /api/decisions/:id/subscriptions`: over HTTP the next message of the conversation brings the news. */
export const SubscribeBody = z
  .object({
    conversationId: wellFormed(z.string().min(1).max(128)),
    receipt: wellFormed(z.string().max(40)).optional(),
  })
  .openapi('Subscribe');

/** Body of `POST /api/messages`. */
export const MessageBody = z
  .object({
    messageId: wellFormed(z.string().min(1).max(200)).optional(),
    sender: wellFormed(z.string().max(200)).openapi({ description: '只是个称呼;接着说要带 conversationId' }),
    text: visible(z.string()),
    conversationId: wellFormed(z.string().min(1).max(128)).optional(),
  })
  .openapi('Message');
