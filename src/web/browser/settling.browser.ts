import type { ChatPage } from './chat-page.browser.ts';
import type { WrittenAnswer } from './chunk.ts';
import { fetchPart } from './part.browser.ts';
import type { WritingTurn } from './turn.browser.ts';

/**
 * Fetches the server's own turn and puts it into the written one's place; `null` where it does not come, and then what
 * was written stays. What was said is shown as it was said, even where the store keeps less of it.
 */
export async function takePlace(
  page: ChatPage,
  turn: WritingTurn,
  { id, outcome }: WrittenAnswer,
): Promise<HTMLElement | null> {
  const fields = new URLSearchParams({ conversationId: page.conversationId, answerId: id });
  const part = await fetchPart('/turns', { fields }).catch(() => null);
  turn.show('done');
  const written = part?.querySelector<HTMLElement>('.turn');
  if (!written) return null;
  const asked = written.querySelector('.asked p');
  if (asked) asked.textContent = turn.question;
  if (turn.noted) written.querySelector('.reply')?.prepend(turn.noted);
  const said = turn.find('.answer');
  if (outcome === 'action' && said) written.querySelector('.answer')?.replaceWith(said.cloneNode(true));
  page.replace(turn.element, written, turn.begunAt);
  return written;
}
