import type { ChatPage } from './chat-page.browser.ts';
import { hasPointer } from './focus.browser.ts';
import { submitterOf } from './part.browser.ts';

const OFFLINE = '网络已断开，没有发出。您写的内容还在，连上后请再提交。';

/**
 * For what the chat's page sends as plain forms: a second press does nothing, the status line tells how far it is, a
 * draft survives a lost connection. Must come after whatever else listens to forms being sent.
 */
export function improvePlainForms({ composer, field, status }: ChatPage): void {
  const send = composer.querySelector<HTMLElement>('.send');
  let isSent = false;
  document.addEventListener('submit', (event) => {
    const { method } = event.target as HTMLFormElement;
    if (event.defaultPrevented || method !== 'post' || submitterOf(event)?.name === 'size') return;
    if (isSent) return event.preventDefault();
    if (!navigator.onLine) {
      event.preventDefault();
      return status.say(OFFLINE);
    }
    isSent = true;
    send?.setAttribute('aria-disabled', 'true');
    status.wait();
  });
  // Come back to by the history as it was left.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    isSent = false;
    send?.removeAttribute('aria-disabled');
    status.say('');
  });
  tellWhenDone(composer, () => field.focus({ preventScroll: true }), status.say.bind(status));
}

/** After load, as going to the anchor would take the focus away again. */
function tellWhenDone(composer: HTMLElement, focus: () => void, say: (text: string) => void): void {
  const done = composer.querySelector<HTMLElement>('#status')?.dataset.done;
  if (!done) return;
  const tell = () => {
    say(done);
    if (document.activeElement === document.body && hasPointer()) focus();
  };
  window.addEventListener('load', () => setTimeout(tell, 150));
}
