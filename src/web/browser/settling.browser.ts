import { ownPages } from '../frame/own-pages.ts';
import type { ChatPage } from './chat-page.browser.ts';
import type { WrittenAnswer } from './chunk.ts';
import { fetchPart } from './part.browser.ts';
import type { WritingTurn } from './turn.browser.ts';

/** The answer can be read meanwhile; what the server's turn adds is not waited for longer. Milliseconds. */
const GIVEN_UP_MS = 10_000;

/** A copy of what was said, its lines with the links that the server would have given them. */
function linked(said: HTMLElement): HTMLElement {
  const copy = said.cloneNode(true) as HTMLElement;
  for (const line of copy.querySelectorAll('p'))
    line.replaceChildren(
      ...ownPages(line.textContent ?? '').map(({ text, path }) =>
        path === null ? text : Object.assign(document.createElement('a'), { href: path, textContent: text }),
      ),
    );
  return copy;
}

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
  // Older browsers have no `AbortSignal.timeout`.
  const control = new AbortController();
  const timer = window.setTimeout(() => control.abort(), GIVEN_UP_MS);
  const part = await fetchPart('/turns', { fields, signal: control.signal }).catch(() => null);
  clearTimeout(timer);
  const written = part?.querySelector<HTMLElement>('.turn');
  if (!written || !turn.element.isConnected) return null;
  const asked = written.querySelector('.asked p');
  if (asked) asked.textContent = turn.question;
  if (turn.noted) written.querySelector('.reply')?.prepend(turn.noted);
  const said = turn.find('.answer');
  if (outcome === 'action' && said) written.querySelector('.answer')?.replaceWith(linked(said));
  page.replace(turn.element, written, turn.begunAt);
  return written;
}
