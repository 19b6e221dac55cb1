import type { Comment } from '../domain/comment.ts';
import type { Leaf } from '../domain/ledger.ts';

/** A comment that was promised to the ledger: one with a commitment. A report never has one. */
export type PromisedComment = Comment & { commitment: string };

/**
 * Whether the comment was promised to the ledger. One that is recognised as a report later was and stays so: its
 * salted hash says nothing, and taking it out would break the proofs of all others.
 */
export const isPromised = (comment: Comment): comment is PromisedComment => comment.commitment !== null;

/** What the ledger keeps of the comment, the same each time. */
export const leafOf = ({ decision, receipt, receivedAt, clause, commitment }: PromisedComment): Leaf => ({
  decision,
  receipt,
  receivedAt: new Date(receivedAt).toISOString(),
  clause,
  commitment,
});
