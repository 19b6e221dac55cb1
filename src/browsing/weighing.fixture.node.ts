import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** What a first view came to. */
export interface Weight {
  /** Bytes over the wire, as they were compressed, without headers. */
  bytes: number;
  /** The addresses that were asked for, the page's own first. */
  requests: string[];
  elements: number;
  /** Cumulative layout shift, also of what the script moves. */
  shift: number;
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
  const [bytes, elements, shift] = await Promise.all([
    page.evaluate(() => {
      const views = performance.getEntriesByType('navigation') as PerformanceResourceTiming[];
      const others = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      return [...views, ...others].reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    }),
    page.evaluate(() => document.querySelectorAll('*').length),
    shiftOf(page),
  ]);
  return { bytes, requests, elements, shift };
}

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

/** Cumulative layout shift since the page was loaded, without what follows a person's own pressing within 0.5 s. */
export function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const add = (entries: PerformanceEntryList) => {
          for (const { value, hadRecentInput } of entries as Shift[]) sum += hadRecentInput ? 0 : value;
        };
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        // What is buffered comes with the next task; two frames are enough for what is being laid out now.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            add(observer.takeRecords());
            observer.disconnect();
            resolve(sum);
          }),
        );
      }),
  );
}
