import { focusOn } from './focus.browser.ts';
import { sendInPlace } from './part-form.browser.ts';

/** Makes the feedback forms answer in their place. */
export function improveFeedback(): void {
  sendInPlace(
    (form) => form.matches('.feedback'),
    (form, part) => {
      const next = part.querySelector<HTMLElement>('.feedback');
      if (!next) return;
      form.replaceWith(next);
      focusOn(next.querySelector<HTMLElement>('[role="status"]') ?? next);
    },
  );
}
