import type { ChatPage } from './chat-page.browser.ts';
import { inTab, KEPT, keep, kept } from './keeping.browser.ts';

/** Ctrl+Enter sends; what is written stays in this tab until it is answered. */
export function improveComposer({ composer, field, turns }: ChatPage): void {
  const send = composer.querySelector<HTMLButtonElement>('.send');
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || !send) return;
    event.preventDefault();
    send.click();
  });
  const keys = document.querySelector<HTMLElement>('#keys');
  if (keys) keys.hidden = false;
  field.addEventListener('input', () => keep(KEPT.draft, field.value, inTab));
  const draft = kept(KEPT.draft, inTab);
  const asked = Array.from(turns.querySelectorAll('.asked p')).pop()?.textContent;
  if (field.value === '' && draft !== asked) field.value = draft;
  keep(KEPT.draft, field.value, inTab);
}

/** Empties the composer for what comes next; the question is kept until it is answered. */
export function hold({ field }: ChatPage): void {
  keep(KEPT.draft, field.value, inTab);
  field.value = '';
}

/** A question is answered: nobody needs to ask it again. */
export function letGo({ field }: ChatPage, question: string): void {
  if (field.value.trim() === question.trim()) field.value = '';
  keep(KEPT.draft, field.value, inTab);
}

/** Gives a question back that was not answered, unless something else is being written. */
export function giveBack({ field }: ChatPage, question: string): void {
  if (field.value.trim() === '') field.value = question;
  keep(KEPT.draft, field.value, inTab);
}
