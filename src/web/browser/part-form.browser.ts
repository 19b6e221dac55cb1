import { fetchPart, fieldsOf, RequestFailure, submitterOf } from './part.browser.ts';

/**
 * Sends forms of a kind in the background and hands the answered part over to be put in its place; what goes wrong is
 * said inside the form, which stays as it is.
 */
export function sendInPlace(
  isMeant: (form: HTMLFormElement) => boolean,
  put: (form: HTMLFormElement, part: DocumentFragment) => void,
): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || !isMeant(form)) return;
    event.preventDefault();
    if (form.getAttribute('aria-busy') === 'true') return;
    form.setAttribute('aria-busy', 'true');
    const { pathname, search } = new URL(form.action);
    fetchPart(pathname + search, { fields: fieldsOf(form, submitterOf(event)) }).then(
      (part) => {
        form.removeAttribute('aria-busy');
        put(form, part);
      },
      (error: unknown) => {
        form.removeAttribute('aria-busy');
        complain(form, error instanceof RequestFailure ? error.message : '没有成功，请再试一次。');
      },
    );
  });
}

function complain(form: HTMLFormElement, words: string): void {
  form.querySelector('.error[role="alert"]')?.remove();
  const line = document.createElement('p');
  line.className = 'error';
  line.setAttribute('role', 'alert');
  line.textContent = `错误:${words}`;
  form.append(line);
}
