import { inTab, keep, kept } from './keeping.browser.ts';

/**
 * Keeps what is being written in this tab, so that going back from a later step, or a page that was closed by mistake,
 * loses nothing: a `textarea[data-keep]` names its draft. A page that says `data-forget` has taken it.
 */
export function keepDrafts(): void {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-forget]'))
    keep(nameOf(dataset.forget), '', inTab);
  for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-keep]')) {
    const name = nameOf(field.dataset.keep);
    // What the server gave back counts.
    if (field.value === '') field.value = kept(name, inTab);
    field.addEventListener('input', () => keep(name, field.value, inTab));
  }
}

const nameOf = (draft: string | undefined): string => `xiangwen.draft.${draft ?? ''}`;
