import axe from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** As many elements are named for each rule that is broken. */
const NAMED = 4;

/** What the page's code may not see of it: axe comes in by the debugger, so the content security policy stays on. */
interface Axed extends Window {
  axe?: typeof axe;
}

/** The rules that look at colours; what the others look at is the same in both schemes. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe-core finds in light colours by all rules, and in dark ones by those that look at colours. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await run(page, { type: 'rule', values: OF_COLOURS });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...(await run(page, { type: 'tag', values: TAGS })), ...dark.map((line) => `dark: ${line}`)];
}

/** A line for each element: rule, element, what is wrong. */
async function run(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ runOnly, named }) => {
      const run = (window as Axed).axe?.run;
      if (!run) throw new Error('axe is not there');
      const { violations } = await run({ runOnly, resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => [
        ...nodes.slice(0, named).map(({ target, failureSummary, html }) => {
          const why = (failureSummary ?? '').split('\n').slice(1).join(' ').trim();
          return `${id}: ${target.join(' ')} ${html.slice(0, 120)} — ${why.slice(0, 200)}`;
        }),
        ...(nodes.length > named ? [`${id}: and ${nodes.length - named} more`] : []),
      ]);
    },
    { runOnly, named: NAMED },
  );
}
