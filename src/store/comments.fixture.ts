import { expect } from 'vitest';
import type { Comment, NewComment } from '../domain/comment.ts';
import type { DecisionState } from '../domain/decision.ts';
import { aDocument } from './decisions.contract.ts';
import type { Store } from './store.ts';

/** For tests: the office of `aReport`. */
export const OFFICE = '市监察机关';

/** A comment to be stored, for tests; its receipt is told by `count`. */
export function aNewComment(count: number, changes: Partial<NewComment> = {}): NewComment {
  return {
    receipt: receiptOf(count),
    decision: 'gongyuan',
    clause: '1',
    text: `意见${count}`,
    salt: '00112233445566778899aabbccddeeff',
    commitment: 'c0'.repeat(32),
    keyId: '0123456789abcdef',
    channel: 'web',
    noticeVersion: '2026-11-01',
    publishPersonalData: false,
    state: 'received',
    heldReason: null,
    routed: null,
    idempotencyKey: null,
    fingerprint: 'f0'.repeat(32),
    ...changes,
  };
}

/** A report of a violation to be stored, for tests. */
export function aReport(count: number, changes: Partial<NewComment> = {}): NewComment {
  const routed = { office: OFFICE, address: '某路1号' };
  return aNewComment(count, { salt: null, commitment: null, keyId: null, state: 'routed', routed, ...changes });
}

/** As printed, without right check digits: the store does not look at them. */
export const receiptOf = (count: number): string => `0000-0000-${String(count).padStart(4, '0')}-00`;

const HOUR = 3_600_000;

/** Puts a decision in that is open for an hour around the database's now, or as told; again and again if need be. */
export async function openDecision(
  store: Store,
  { id = 'gongyuan', state = 'consulting' as DecisionState, opensIn = -HOUR, closesIn = HOUR } = {},
): Promise<{ opensAt: number; closesAt: number }> {
  const now = await store.databaseNow();
  const window = { opensAt: now + opensIn, closesAt: now + closesIn };
  await store.putDecision(aDocument(id, { explanation: crypto.randomUUID() }), state, { ...window, now }, []);
  return window;
}

/** Adds a comment that must be recorded. */
export async function record(store: Store, comment: NewComment): Promise<Comment> {
  const result = await store.addComment(comment);
  expect(result.kind).toBe('recorded');
  return (result as { comment: Comment }).comment;
}
