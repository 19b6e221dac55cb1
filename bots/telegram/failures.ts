import { GrammyError, HttpError } from 'grammy';
import type { Delivery } from '../../src/conversation/channel.ts';

/** What becomes of a message whose sending threw this. */
export function deliveryAfter(error: unknown): Exclude<Delivery, { kind: 'sent' }> {
  const told = describe(error);
  if (!(error instanceof GrammyError)) return { kind: 'retry', error: told };
  const { error_code: code, parameters } = error;
  if (code === 429) return { kind: 'retry', afterMs: secondsToMs(parameters.retry_after), error: told };
  // 401 and 404 say that the bot's own token is refused: the operator's to mend, and no fault of the person's chat.
  // Only what the platform itself refuses for good is given up; an answer that is none of its own may come right.
  return code === 400 || code === 403 ? { kind: 'dead', error: told } : { kind: 'retry', error: told };
}

function secondsToMs(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}

/** Whether the platform could not read a message's markup. */
export function isMarkupRefused(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && /can't parse entities/i.test(error.description);
}

/** Whether the message to reply to is gone: in topics the platform does not send without it, whatever is allowed. */
export function isReplyGone(error: unknown): boolean {
  return error instanceof GrammyError && /message to be replied not found/i.test(error.description);
}

/** Whether an edit changed nothing, which is as good as done. */
export function isUnchanged(error: unknown): boolean {
  return error instanceof GrammyError && /message is not modified/i.test(error.description);
}

/** A failure in words for logs: never what was sent, never an address, as addresses bear the token. */
export function describe(error: unknown): string {
  if (error instanceof GrammyError) return `${error.method}: ${error.error_code} ${error.description}`;
  // grammY keeps the address out of its own message; the cause beneath it names it.
  if (error instanceof HttpError) return error.message;
  return error instanceof Error ? error.name : 'unknown failure';
}
