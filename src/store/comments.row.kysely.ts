import type { Comment, CommentState, Disposition, NewComment } from '../domain/comment.ts';
import type { CommentRow } from './schema.participation.ts';

/** A row as the domain has it. */
export function asComment(row: CommentRow): Comment {
  return {
    receipt: row.receipt,
    decision: row.decision,
    clause: row.clause,
    text: read<string>(row.text),
    salt: row.salt,
    commitment: row.commitment,
    receivedAt: row.received_at,
    keyId: row.key_id,
    channel: row.channel,
    noticeVersion: row.notice_version,
    publishPersonalData: row.publish_personal_data === 1,
    state: row.state as CommentState,
    heldReason: read<string>(row.held_reason),
    routed: row.office === null ? null : { office: row.office, address: row.office_address ?? '' },
    disposition: read<Disposition>(row.disposition),
    withdrawnAt: row.withdrawn_at,
    erasedAt: row.erased_at,
  };
}

/** All of a new comment's row but what only the database knows. */
export function asRow(comment: NewComment): Omit<CommentRow, 'position' | 'received_at'> {
  return {
    receipt: comment.receipt,
    decision: comment.decision,
    clause: comment.clause,
    text: write(comment.text),
    salt: comment.salt,
    commitment: comment.commitment,
    key_id: comment.keyId,
    channel: comment.channel,
    notice_version: comment.noticeVersion,
    publish_personal_data: comment.publishPersonalData ? 1 : 0,
    state: comment.state,
    held_reason: write(comment.heldReason),
    office: comment.routed?.office ?? null,
    office_address: comment.routed?.address ?? null,
    disposition: null,
    withdrawn_at: null,
    erased_at: null,
    idempotency_key: comment.idempotencyKey,
    fingerprint: comment.fingerprint,
    awaits_inclusion: comment.commitment === null ? 0 : 1,
  };
}

const read = <Value>(json: string | null): Value | null => (json === null ? null : (JSON.parse(json) as Value));

const write = (value: string | null): string | null => (value === null ? null : JSON.stringify(value));
