import type { Api } from 'grammy';
import type { Sleep } from './pace.ts';

/** Work that is done by then shows nothing: an answer by extract takes some tens of milliseconds. */
const FIRST_MS = 500;
/** Clients show it for five seconds. */
const AGAIN_MS = 4_500;
/** No answer takes longer than 30 s; what does is not shown for ever. */
const MOST_TIMES = 8;

/** Shows 「正在输入」 in the chat while the work lasts. Never throws: it is a courtesy. */
export async function typingUntil(work: Promise<unknown>, api: Api, chatId: number, sleep: Sleep): Promise<void> {
  const done = new AbortController();
  const end = () => done.abort();
  work.then(end, end);
  await sleep(FIRST_MS, done.signal);
  for (let times = 0; times < MOST_TIMES && !done.signal.aborted; times += 1) {
    await api.sendChatAction(chatId, 'typing').catch(() => undefined);
    await sleep(AGAIN_MS, done.signal);
  }
}
