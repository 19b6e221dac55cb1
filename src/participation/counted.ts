import type { Comment } from '../domain/comment.ts';
import type { CommentStore } from '../store/comments.ts';

const PAGE = 500;

/** Every comment of a decision in the order received, withdrawn and erased ones too, reports never. */
export async function allComments(store: Pick<CommentStore, 'listComments'>, decision: string): Promise<Comment[]> {
  const comments: Comment[] = [];
  for (;;) {
    const page = await store.listComments(decision, { after: comments.at(-1)?.receipt, limit: PAGE });
    comments.push(...page);
    if (page.length < PAGE) return comments;
  }
}

/** Whether a comment counts, so that it has to be disposed: it was not taken back, and is no report. */
export const isCounted = ({ withdrawnAt, erasedAt, routed }: Comment): boolean =>
  withdrawnAt === null && erasedAt === null && routed === null;

/** Whether it has a disposition with its reason and signer (D18, T31). */
export const isDisposed = ({ disposition }: Comment): boolean =>
  disposition !== null && disposition.reason.trim() !== '' && disposition.signer.trim() !== '';
