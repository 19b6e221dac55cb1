import type { Delivery } from '../../src/conversation/channel.ts';
import type { AccessToken } from './access-token.ts';
import { callPlatform, PlatformError } from './platform.ts';

/** The token is not, or no longer, good. */
const TOKEN_REFUSED = [40001, 40014, 42001];

/** 45015: the person's window is over; 45047: the messages that it allowed are used up. */
export const WINDOW_OVER = [45015, 45047];

/**
 * No push for a reason that trying again does not mend: the window; an account without the interface (48001, 50002); our
 * address not on the platform's list (40164, 61004) or the account's id and secret not right (40013, 40125), which an
 * operator can mend; the day's calls used up (45009). The next message brings it.
 */
const PARKED = [...WINDOW_OVER, 48001, 50002, 40164, 61004, 40013, 40125, 45009];

/** No such person, or one who does not follow the account any more. */
const DEAD = [40003, 43004];

/** 45011: too many calls a minute. */
const TOO_FAST = 45011;

/** How a try ended, with the platform's code where it answered with one. */
export type Sent = { delivery: Delivery; error: PlatformError | null };

/** Sends one text, within the limit, to a person. Never throws for what the platform answers. */
export async function sendText(root: string, accessToken: AccessToken, chat: string, text: string): Promise<Sent> {
  try {
    await sendWithToken(root, accessToken, { touser: chat, msgtype: 'text', text: { content: text } });
    return { delivery: { kind: 'sent' }, error: null };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { delivery: deliveryOf(error), error };
  }
}

/** A token that is refused is fetched anew, once. */
async function sendWithToken(root: string, accessToken: AccessToken, body: unknown): Promise<void> {
  const path = (token: string): string => `/cgi-bin/message/custom/send?access_token=${encodeURIComponent(token)}`;
  const token = await accessToken.get();
  try {
    await callPlatform(root, path(token), body);
  } catch (error) {
    if (!(error instanceof PlatformError && TOKEN_REFUSED.includes(error.code))) throw error;
    await callPlatform(root, path(await accessToken.renewed(token)), body);
  }
}

function deliveryOf({ code, message }: PlatformError): Delivery {
  if (PARKED.includes(code)) return { kind: 'parked' };
  if (DEAD.includes(code)) return { kind: 'dead', error: message };
  return { kind: 'retry', error: message, ...(code === TOO_FAST && { afterMs: 60_000 }) };
}
