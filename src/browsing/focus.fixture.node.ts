import type { Page } from 'playwright-core';

/** What is wrong with the focus as it stands: lost, unmarked, out of sight or covered. Empty where nothing is. */
export function focusFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return ['focus is lost'];
    const isMarked = (one: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    };
    const faults: string[] = [];
    if (!isMarked(element)) faults.push('focus is not to be seen');
    const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    const points = boxes.flatMap(({ left, top, width, height }) =>
      [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => ({ x: left + width * x, y: top + height * y }))),
    );
    const isOpen = points.some(({ x, y }) => {
      const above = document.elementFromPoint(x, y);
      return above !== null && (element.contains(above) || above.contains(element));
    });
    if (!isOpen) faults.push('what has the focus is out of sight or covered');
    return faults;
  });
}

/** What has the focus, as a screen reader would say it first: `link "方案"`. Empty where nothing has. */
export async function focused(page: Page): Promise<string> {
  if (await page.evaluate(() => document.activeElement === document.body)) return '';
  const [first = ''] = (await page.locator(':focus').ariaSnapshot()).split('\n');
  return first.replace(/^- /, '').replace(/:$/, '');
}

/**
 * Presses Tab until what is wanted has the focus; at each stop the focus must be there and be seen. Throws with all the
 * stops where it does not come within so many presses, as in a trap, or has gone round the whole page.
 */
export async function tabTo(page: Page, wanted: RegExp, { most = 80, back = false } = {}): Promise<string> {
  const stops: string[] = [];
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const at = await focused(page);
    stops.push(at);
    const faults = await focusFaults(page);
    // Behind the last element the browser's own controls come, and then the page begins again.
    if (faults.length && at !== '') throw new Error(`${at}: ${faults.join(', ')}`);
    if (wanted.test(at)) return at;
    if (stops.filter((stop) => stop === '').length > 1) break;
  }
  throw new Error(`${wanted} did not get the focus; it went: ${stops.join(' → ')}`);
}
