import { offerCopies } from './copying.browser.ts';
import { focusOn } from './focus.browser.ts';
import { sendInPlace } from './part-form.browser.ts';

/** Makes sharing an answer, and taking the link back, answer in their place. An answer has one link at a time. */
export function improveSharing(): void {
  sendInPlace(
    (form) => pathOf(form) === '/share',
    (form, part) => {
      form.parentElement?.querySelector('.shared-link')?.remove();
      form.hidden = true;
      show(part, () => form.after(part));
    },
  );
  sendInPlace(
    (form) => pathOf(form) === '/share/end',
    (form, part) => {
      const old = form.closest('.shared-link') ?? form;
      const share = old.parentElement?.querySelector<HTMLElement>('form[action="/share"]');
      if (share) share.hidden = false;
      show(part, () => old.replaceWith(part));
    },
  );
}

const pathOf = (form: HTMLFormElement): string => new URL(form.action).pathname;

function show(part: DocumentFragment, put: () => void): void {
  offerCopies(part);
  const shown = part.firstElementChild;
  const said = part.querySelector<HTMLElement>('[role="status"]:not(:empty), a[href]');
  put();
  if (shown instanceof HTMLElement) focusOn(said ?? shown);
}
