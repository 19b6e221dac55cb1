import { givesOrders, screen } from '../answering/screen.ts';
import { redact } from '../privacy/personal-data.ts';
import type { Unanswered } from '../store/gaps.ts';

/** An unanswered question as editors may see it: nobody can be told from it, and no machine is ordered by it. */
export interface CleanQuestion extends Omit<Unanswered, 'question' | 'resolved'> {
  text: string;
}

/** A longer text is cut: what matters is said by then. */
const MOST_CHARS = 200;
const MOST_COMPLAINT_CHARS = 120;

/**
 * What an editor is shown of a question: as it was searched for, without personal data, without orders to a machine.
 * `null` where nothing else is in it. Personal data goes before anything else looks at the text.
 */
export function cleaned({ question, resolved, feedback, ...plain }: Unanswered): CleanQuestion | null {
  // The question itself stands in `resolved`, made whole; where that is empty nothing was searched for.
  const text = withoutOrders(redact(resolved || question));
  if (text === null) return null;
  const reason = feedback?.reason ? withoutOrders(redact(feedback.reason)) : null;
  return {
    ...plain,
    text: cut(text, MOST_CHARS),
    feedback: feedback && { helpful: feedback.helpful, reason: reason && cut(reason, MOST_COMPLAINT_CHARS) },
  };
}

function withoutOrders(text: string): string | null {
  const screened = screen(text);
  if (screened.kind !== 'question' || givesOrders(screened.text)) return null;
  const plain = screened.text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return /[\p{L}\p{N}]/u.test(plain) ? plain.toWellFormed() : null;
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`;
}
