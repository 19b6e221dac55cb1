import { fetchPart, fieldsOf } from './part.browser.ts';

/** Milliseconds without a key before it is searched. */
const PAUSE_MS = 300;

/**
 * Makes a form with `data-live` show its results while one types: they replace what stands in the element that it
 * names, the address follows, and the count is said. Focus stays where it is.
 */
export function improveSearch(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-live]')) {
    const results = document.getElementById(form.dataset.live ?? '');
    if (results) follow(form, results);
  }
}

function follow(form: HTMLFormElement, results: HTMLElement): void {
  let timer = 0;
  let underWay: AbortController | null = null;
  let searched = location.pathname + location.search;
  const search = async () => {
    const address = addressOf(form);
    if (address === searched) return;
    searched = address;
    underWay?.abort();
    const control = new AbortController();
    underWay = control;
    try {
      const part = await fetchPart(address, { signal: control.signal });
      if (control.signal.aborted) return;
      results.textContent = '';
      results.append(part);
      history.replaceState(null, '', address);
      tell(form, countOf(results));
    } catch {
      if (control.signal.aborted) return;
      searched = '';
      tell(form, '没能更新结果，请再试一次。');
    }
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(search, ms);
  };
  // What is still being spelled out is no word yet.
  form.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) later(PAUSE_MS);
  });
  form.addEventListener('compositionend', () => later(PAUSE_MS));
  // Emptied by its own cross.
  form.addEventListener('search', () => later(0));
}

/** The form's address with what is filled in; what is empty is left out. */
function addressOf(form: HTMLFormElement): string {
  const filled = new URLSearchParams();
  fieldsOf(form).forEach((value, name) => {
    if (value.trim() !== '') filled.append(name, value);
  });
  const query = String(filled);
  const { pathname } = new URL(form.action);
  return query ? `${pathname}?${query}` : pathname;
}

function countOf(results: HTMLElement): string {
  const count = results.querySelector<HTMLElement>('[data-count]')?.dataset.count;
  if (count === undefined) return '';
  return count === '0' ? '没有找到' : `找到${count}项`;
}

function tell(form: HTMLFormElement, text: string): void {
  const told = form.querySelector('[data-live-status]');
  if (told) told.textContent = text;
}
