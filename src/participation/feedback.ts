import type { Comment } from '../domain/comment.ts';
import { type PersonalDataKind, REDACTED } from '../privacy/found.ts';
import { findPersonalData } from '../privacy/personal-data.ts';
import type { CommentStore } from '../store/comments.ts';
import type { DecisionStore } from '../store/decisions.ts';
import type { PublishedDisposition } from './participation.ts';
import { VERDICT_IN_WORDS } from './verdicts.ts';

const PAGE = 500;
/** Consent to publishing is not consent to publishing what identifies for good or opens an account (P28, P29). */
const NEVER_PUBLISHED: ReadonlySet<PersonalDataKind> = new Set(['identity_number', 'passport', 'bank_card']);

/**
 * What was published of a decision's comments, in the order received; empty before. The text is withheld where the
 * comment is held, or was withdrawn or erased after publishing. What was withdrawn before is not there at all, and a
 * report never.
 */
export async function publishedFeedback(
  store: CommentStore & DecisionStore,
  decision: string,
): Promise<PublishedDisposition[]> {
  const transitions = await store.listTransitions(decision);
  const publishedAt = transitions.find(({ to }) => to === 'feedback_published')?.at ?? null;
  const published: PublishedDisposition[] = [];
  for (let after: string | undefined; ; ) {
    const page = await store.listComments(decision, { after, limit: PAGE });
    for (const comment of page) if (wasPublished(comment, publishedAt)) published.push(...dispositionOf(comment));
    if (page.length < PAGE) return published;
    after = page.at(-1)?.receipt;
  }
}

function wasPublished({ state, routed, withdrawnAt }: Comment, publishedAt: number | null): boolean {
  if (routed) return false;
  if (withdrawnAt === null) return state === 'published';
  return publishedAt !== null && withdrawnAt >= publishedAt;
}

function dispositionOf(comment: Comment): PublishedDisposition[] {
  const { receipt, clause, disposition } = comment;
  if (!disposition) return [];
  const { verdict, reason, clauseChanged, signer, signedAt } = disposition;
  return [
    {
      ...{ receipt, clause, text: publicText(comment), verdict, verdictInWords: VERDICT_IN_WORDS[verdict] },
      ...{ reason, clauseChanged, signer, signedAt: new Date(signedAt).toISOString() },
    },
  ];
}

/** A comment's text as it may be published; `null` where it may not. */
function publicText({ text, withdrawnAt, heldReason, routed, publishPersonalData }: Comment): string | null {
  if (text === null || withdrawnAt !== null || heldReason !== null || routed) return null;
  return publication(text, publishPersonalData).shown;
}

/**
 * How a text will be published: `shown` is what people read, `hidden` what is not among it and what stands there
 * instead, in the text's order.
 */
export function publication(text: string, publishPersonalData: boolean) {
  const hidden: { text: string; shownAs: string }[] = [];
  let shown = '';
  let at = 0;
  for (const { kind, start, end } of findPersonalData(text)) {
    if (publishPersonalData && !NEVER_PUBLISHED.has(kind)) continue;
    hidden.push({ text: text.slice(start, end), shownAs: REDACTED[kind] });
    shown += text.slice(at, start) + REDACTED[kind];
    at = end;
  }
  return { shown: shown + text.slice(at), hidden };
}
