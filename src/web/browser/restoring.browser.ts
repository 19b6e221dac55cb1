import type { ChatPage } from './chat-page.browser.ts';
import { letGo } from './composer.browser.ts';
import { offerCopies } from './copying.browser.ts';
import { inTab, KEPT, kept } from './keeping.browser.ts';
import { fetchPart, RequestFailure } from './part.browser.ts';

/** An answer that was being written when the page was left is there within this time; tried again every so often. */
const WAITED_MS = 40_000;
const AGAIN_MS = 2_000;

const NOT_FETCHED = '没能取回上次的对话。它还在，网络恢复后会再取，也可以刷新本页再试。';

/** Fills the page with a conversation, where it still may by then; gives what went wrong. */
export async function fill(page: ChatPage, id: string, mayStill: () => boolean): Promise<RequestFailure | null> {
  try {
    const turns = await fetchPart('/turns', { fields: new URLSearchParams({ conversationId: id }) });
    if (!mayStill()) return null;
    page.conversationId = id;
    page.fill(turns);
    offerCopies(page.turns);
    const asked = Array.from(page.turns.querySelectorAll('.asked p')).pop()?.textContent;
    if (asked) letGo(page, asked);
    page.status.say('');
    return null;
  } catch (error) {
    return error instanceof RequestFailure ? error : new RequestFailure(String(error), 0);
  }
}

/**
 * Brings a conversation back into an empty page, and waits for its first answer where that was still being written at
 * `begun` (milliseconds). One that cannot be fetched stays the page's, and is fetched once the network is back. Whoever
 * asks something new meanwhile, or leaves it, is not disturbed. Gives whether the conversation is gone.
 */
export async function restore(page: ChatPage, id: string, begun: number): Promise<boolean> {
  const mayStill = () => page.turns.firstElementChild === null && kept(KEPT.current, inTab) === id;
  for (;;) {
    const failure = await fill(page, id, mayStill);
    if (!failure || !mayStill()) return false;
    if (failure.status !== 404) {
      page.conversationId = id;
      page.status.say(NOT_FETCHED);
      await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
    } else if (Date.now() - begun > WAITED_MS) {
      page.conversationId = '';
      page.status.say('');
      return true;
    } else {
      page.status.say('上一个问题还在查找依据');
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
