import { RequestFailure } from './part.browser.ts';

/** Moves what was quoted into a scroller's upper third, and nothing beside it; without it, to the beginning. */
export function bring(marked: HTMLElement | null, scroller: HTMLElement): void {
  const top = marked ? marked.getBoundingClientRect().top - scroller.getBoundingClientRect().top : 0;
  const isSeen = marked && top >= 0 && top + marked.offsetHeight < scroller.clientHeight;
  if (!isSeen) scroller.scrollTop = marked ? scroller.scrollTop + top - scroller.clientHeight / 3 : 0;
}

/** Those of the elements that scroll now. */
export const scrollers = (...elements: HTMLElement[]) =>
  elements.filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight);

/** What the panel shows before a text is there: its title alone. */
export function titled(words: string): HTMLElement {
  const title = document.createElement('h2');
  title.id = 'panel-title';
  title.tabIndex = -1;
  title.textContent = words;
  return title;
}

/** What the panel shows where a text does not come: why, and the way to its page. */
export function failed(error: unknown, address: URL): DocumentFragment {
  const part = document.createDocumentFragment();
  const why = document.createElement('p');
  why.setAttribute('role', 'alert');
  why.textContent = error instanceof RequestFailure ? error.message : '没能打开。';
  const link = document.createElement('a');
  link.href = address.href;
  link.textContent = '打开整页';
  const where = document.createElement('p');
  where.className = 'open';
  where.append(link);
  part.append(titled('没能打开原文'), why, where);
  return part;
}
