/** As far below the top of the window a part counts as the one being read. */
const READ_PX = 120;

/**
 * Makes the contents beside a text (`data-follow`) show which part is being read, and brings its entry into sight. Only
 * the contents scroll by themselves, never the page.
 */
export function followReading(): void {
  for (const contents of document.querySelectorAll<HTMLElement>('nav[data-follow]')) follow(contents);
}

function follow(contents: HTMLElement): void {
  const entries = [...contents.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].flatMap((link) => {
    const target = document.getElementById(link.hash.slice(1));
    return target ? [{ link, target }] : [];
  });
  let current: HTMLAnchorElement | null = null;
  let waiting = false;
  const mark = () => {
    waiting = false;
    if (contents.offsetParent === null) return;
    let next: HTMLAnchorElement | null = null;
    for (const { link, target } of entries) if (target.getBoundingClientRect().top <= READ_PX) next = link;
    if (next === current) return;
    for (const { link } of entries) link.removeAttribute('aria-current');
    current = next;
    next?.setAttribute('aria-current', 'true');
    if (next) bring(next, contents);
  };
  const later = () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };
  addEventListener('scroll', later, { passive: true });
  addEventListener('resize', later, { passive: true });
  later();
}

/** Scrolls the contents, and nothing else, until an entry is in their middle; one in sight stays where it is. */
function bring(link: HTMLElement, contents: HTMLElement): void {
  const [entry, box] = [link.getBoundingClientRect(), contents.getBoundingClientRect()];
  if (entry.top >= box.top && entry.bottom <= box.bottom) return;
  contents.scrollTop += entry.top - box.top - (box.height - entry.height) / 2;
}
