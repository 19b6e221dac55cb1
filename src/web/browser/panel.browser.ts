import { offerCopies } from './copying.browser.ts';
import { Covering } from './covering.browser.ts';
import { counterpart } from './focus.browser.ts';
import { bring, failed, scrollers, titled } from './panel-part.browser.ts';
import { fetchPart } from './part.browser.ts';

/** From here on a source stands beside the answer; below, over it. */
const WIDE = '(min-width: 68.75rem)';

/** Pages whose part fits the panel. */
const SOURCE = /^\/(?:plan\/\d+|laws\/[^?]+)$/;

/** Makes the sources of answers open in the page: a click on a citation brings the text, with the quotation marked. */
export function improveSources(): void {
  const dialog = document.querySelector<HTMLDialogElement>('#source-panel');
  const body = document.querySelector<HTMLElement>('#panel-body');
  if (!dialog || !body || typeof dialog.show !== 'function') return;
  const panel = new Panel(dialog, body);
  document.addEventListener('click', (event) => panel.click(event));
  document.addEventListener('keydown', (event) => panel.key(event));
  dialog.addEventListener('close', () => panel.closed());
  document.querySelector('#panel-close')?.addEventListener('click', () => dialog.close());
}

class Panel {
  /** Where the focus goes back to, and in which turn it stood. */
  private opener: HTMLElement | null = null;
  private turn = '';
  private loading: AbortController | null = null;
  private readonly covering: Covering;

  constructor(
    private readonly dialog: HTMLDialogElement,
    private readonly body: HTMLElement,
  ) {
    this.covering = new Covering(dialog);
  }

  click(event: MouseEvent): void {
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    if (event.defaultPrevented || !isPlain || !link) return;
    const address = this.addressOf(link);
    if (!address) return;
    event.preventDefault();
    if (!this.body.contains(link)) {
      this.opener = link;
      this.turn = link.closest<HTMLElement>('[data-turn]')?.dataset.turn ?? '';
    }
    this.open(address);
  }

  key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || !this.dialog.open || event.defaultPrevented) return;
    event.preventDefault();
    this.dialog.close();
  }

  closed(): void {
    this.covering.leave();
    this.loading?.abort();
    this.body.textContent = '';
    const { opener } = this;
    // The turn may have been finished meanwhile, and written anew.
    const turn = document.querySelector(`[data-turn="${CSS.escape(this.turn)}"]`);
    const back = opener?.isConnected ? opener : opener && turn && counterpart(opener, turn);
    back?.focus({ preventScroll: true });
  }

  /** What a link opens here: within the panel only what says so, in turns whatever leads to a text. */
  private addressOf(link: HTMLAnchorElement): URL | null {
    if (link.target || link.hasAttribute('download')) return null;
    const isInside = this.body.contains(link);
    if (isInside ? !link.hasAttribute('data-panel') : !link.closest('#turns')) return null;
    const source = /^#source-/.test(link.getAttribute('href') ?? '') && document.getElementById(link.hash.slice(1));
    const target = source ? source.querySelector<HTMLAnchorElement>('a.open') : link;
    if (!target) return null;
    const address = new URL(target.href);
    return address.origin === location.origin && SOURCE.test(address.pathname) ? address : null;
  }

  private async open(address: URL): Promise<void> {
    this.loading?.abort();
    const control = new AbortController();
    this.loading = control;
    this.show(titled('正在打开…'));
    try {
      this.show(await fetchPart(addressOfPart(address), { signal: control.signal }));
    } catch (error) {
      if (!control.signal.aborted) this.show(failed(error, address));
    }
  }

  private show(part: Node): void {
    this.body.textContent = '';
    this.body.append(part);
    offerCopies(this.body);
    if (!this.dialog.open && matchMedia(WIDE).matches) this.dialog.show();
    else if (!this.dialog.open) {
      this.dialog.showModal();
      this.covering.enter();
    }
    this.body.querySelector<HTMLElement>('#panel-title')?.focus({ preventScroll: true });
    const marked = this.body.querySelector<HTMLElement>('mark, #quote');
    for (const scroller of scrollers(this.body, this.dialog)) bring(marked, scroller);
  }
}

/** A law's article may stand in the anchor alone, which no server hears of: the part is asked for by the query. */
function addressOfPart({ pathname, search, hash }: URL): string {
  const place = /^#a(preamble|(?:annex|item|para)-\d+|\d+(?:-\d+)?)(?:p\d+)?$/.exec(hash)?.[1];
  const query = new URLSearchParams(search);
  if (place && /^\/laws\//.test(pathname) && !query.has('article')) query.set('article', place);
  return query.toString() ? `${pathname}?${query}` : pathname;
}
