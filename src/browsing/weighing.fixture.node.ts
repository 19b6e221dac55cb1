import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** What a first view came to. */
export interface Weight {
  /** Bytes over the wire, as they were compressed, without headers. */
  bytes: number;
  /** The addresses that were asked for, the page's own first. */
  requests: string[];
  elements: number;
  /** What moved by itself, also what the script moved. */
  shifts: string[];
}

/** The script comes so much later than the page that it is drawn before, as on a slow network; milliseconds. */
const LATE_MS = 250;

/** Loads an address for the first time and weighs it by the browser's own account. The page must be a new one. */
export async function firstView(page: Page, address: string): Promise<Weight> {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.route(/\.js(\?|$)/, async (route) => {
    await wait(LATE_MS);
    await route.continue();
  });
  await page.goto(address);
  const [bytes, elements, shifts] = await Promise.all([
    page.evaluate(() => {
      const views = performance.getEntriesByType('navigation') as PerformanceResourceTiming[];
      const others = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      return [...views, ...others].reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    }),
    page.evaluate(() => document.querySelectorAll('*').length),
    shiftsOf(page),
  ]);
  return { bytes, requests, elements, shifts };
}

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null }[];
}

/**
 * What moved by itself since the page was loaded, a line for each time: how much (as in the cumulative layout shift), and
 * which elements. What follows a person's own pressing within half a second is left out.
 */
export function shiftsOf(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const lines: string[] = [];
        const nameOf = (node: Node | null) => {
          if (!node) return 'what is gone since';
          return node instanceof Element
            ? `${node.tagName.toLowerCase()}.${node.className}`
            : `${node.textContent}`.trim();
        };
        const add = (entries: PerformanceEntryList) => {
          for (const { value, hadRecentInput, sources } of entries as Shift[])
            if (!hadRecentInput)
              lines.push(`${value.toFixed(4)} ${sources.map(({ node }) => nameOf(node)).join(', ')}`);
        };
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        // What is buffered comes with the next task; two frames are enough for what is being laid out now.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            add(observer.takeRecords());
            observer.disconnect();
            resolve(lines);
          }),
        );
      }),
  );
}
