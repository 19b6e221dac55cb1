import type { Api } from 'grammy';
import type { Delivery, Sending } from '../../src/conversation/channel.ts';
import { deliveryAfter, describe, isMarkupRefused, isReplyGone } from './failures.ts';
import type { Pace } from './pace.ts';
import type { Part } from './rendering.ts';

/** Where a message goes. */
export interface Target {
  chatId: number;
  /** The message in a group that is answered, where it is known. */
  replyTo?: number | undefined;
}

/** Longer than this the outbox waits, not a worker that holds its message. */
const LONGEST_WAIT_MS = 5_000;

/** The error of a wait that is no failure: the chat or the bot is at the platform's limit. */
const OWN_PACE = 'own pace: at the limit of the chat or the bot';

/** Sends parts one after another, from those on that are out already, at the pace that the platform allows. */
export async function sendParts(
  api: Api,
  pace: Pace,
  target: Target,
  parts: readonly Part[],
  { partsSent, sentPart }: Pick<Sending, 'partsSent' | 'sentPart'>,
): Promise<Delivery> {
  for (const [at, part] of parts.entries()) {
    if (at < partsSent) continue;
    const delivery = await sendPart(api, pace, target, part);
    if (delivery.kind !== 'sent') return withoutCause(delivery);
    try {
      await sentPart(at + 1);
    } catch (error) {
      return { kind: 'retry', error: describe(error) };
    }
  }
  return { kind: 'sent' };
}

/**
 * One message, in plain text where its markup is refused, and by itself where what it replies to is gone. Gives its id
 * where it is out. Never throws.
 */
export async function sendPart(
  api: Api,
  pace: Pace,
  target: Target,
  part: Part,
): Promise<{ kind: 'sent'; messageId: number } | Failed> {
  const { chatId, replyTo } = target;
  const reply = replyTo !== undefined && {
    reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
  };
  const send = (asHtml: boolean) =>
    paced(pace, chatId, () =>
      api.sendMessage(chatId, asHtml ? part.html : part.plain, { ...formOf(part, asHtml), ...reply }),
    );
  const tried = await markedOrPlain(send);
  if (tried.kind === 'done') return { kind: 'sent', messageId: tried.result.message_id };
  return reply && isReplyGone(tried.cause) ? sendPart(api, pace, { chatId }, part) : tried;
}

/** What a message's markup, buttons and links ask of the platform. */
export function formOf({ keyboard }: Part, asHtml: boolean) {
  return {
    ...(asHtml && { parse_mode: 'HTML' as const }),
    // Our own pages, of which a preview would only push the answer away.
    link_preview_options: { is_disabled: true },
    ...(keyboard && { reply_markup: { inline_keyboard: keyboard } }),
  };
}

/** How a call ended that was made in its turn. */
export type Called<Result> = { kind: 'done'; result: Result } | Failed;
type Failed = Exclude<Delivery, { kind: 'sent' }> & { cause?: unknown };

/** The outbox gets words only: the error that was thrown holds what was to be sent. */
export function withoutCause({ cause: _, ...delivery }: Failed): Delivery {
  return delivery;
}

/** Tries with markup, and once more without where the platform cannot read it. */
export async function markedOrPlain<Result>(
  call: (asHtml: boolean) => Promise<Called<Result>>,
): Promise<Called<Result>> {
  const marked = await call(true);
  return marked.kind === 'dead' && isMarkupRefused(marked.cause) ? call(false) : marked;
}

/** Makes a call when it is the chat's turn. Never throws; what the platform says of its limits is kept to. */
export async function paced<Result>(pace: Pace, chatId: number, call: () => Promise<Result>): Promise<Called<Result>> {
  const left = await pace.turn(chatId, LONGEST_WAIT_MS);
  if (left > 0) return { kind: 'retry', afterMs: left, error: OWN_PACE, isOwnPace: true };
  try {
    const result = await call();
    return { kind: 'done', result };
  } catch (cause) {
    const delivery = deliveryAfter(cause);
    if (delivery.kind === 'retry' && delivery.afterMs !== undefined) pace.hold(chatId, delivery.afterMs);
    return { ...delivery, cause };
  } finally {
    pace.passed(chatId);
  }
}
