import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { turnDone } from '../../browsing/asking.fixture.node.ts';
import { browserTest, openSite, type Site } from '../../browsing/site.fixture.node.ts';
import { openCopyist } from '../../browsing/writing.fixture.node.ts';

// The chat as its script makes it, with a model that writes slowly enough to be watched.

const QUESTION = '省级部门的权责清单要不要公开';
const SENT = '#turns > .turn';

let site: Site;
let copyist: Awaited<ReturnType<typeof openCopyist>>;

beforeAll(async () => {
  copyist = await openCopyist({ betweenMs: 60 });
  site = await openSite(copyist.variables);
});

afterAll(async () => {
  await site?.close();
  await copyist.close();
});

const begin = async (page: Page, question = QUESTION) => {
  await page.fill('#question', question);
  await page.click('.send');
};
const inState = (page: Page, state: string) => page.waitForSelector(`${SENT}[data-state="${state}"]`);
const status = (page: Page) => page.locator('#status').innerText();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

browserTest('an answer is written into the page, and ends as the server’s own turn, told once', async () => {
  const { page, complaints } = await site.open('/');
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const line = document.querySelector('#status') as HTMLElement;
    new MutationObserver(() => line.textContent && said.push(line.textContent)).observe(line, { childList: true });
  });
  await begin(page);
  await inState(page, 'writing');
  expect(await page.locator('.answer p').count()).toBeGreaterThan(0);
  expect(await page.inputValue('#question')).toBe('');
  const turn = await turnDone(page, 1);
  expect(await turn.locator('.source').count()).toBeGreaterThan(0);
  await page.waitForFunction(() => document.querySelector('#status')?.textContent?.startsWith('回答完成'));
  expect(await page.evaluate('said')).toEqual(['正在查找依据', expect.stringMatching(/^回答完成,引用\d处$/)]);
  expect(await focused(page)).toBe('question');
  expect(await page.evaluate(() => document.querySelector('#latest')?.getBoundingClientRect().top)).toBeLessThan(40);
  expect(complaints).toEqual([]);
  await page.context().close();
});

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
])
  browserTest(`nothing moves while an answer is written at ${viewport.width} × ${viewport.height}`, async () => {
    const { page } = await site.open('/', { viewport });
    await page.evaluate(() => {
      const shifts: unknown[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { hadRecentInput: boolean; value: number })[])
          if (!entry.hadRecentInput) shifts.push(entry.value);
      }).observe({ type: 'layout-shift' });
    });
    await begin(page);
    await turnDone(page, 1);
    await page.waitForTimeout(300);
    expect(await page.evaluate('shifts')).toEqual([]);
    await page.context().close();
  });

browserTest('one question at a time: pressing twice asks once, and another one waits as a draft', async () => {
  const { page } = await site.open('/');
  const asked: string[] = [];
  page.on('request', (request) => request.url().endsWith('/api/chat') && asked.push(request.url()));
  await page.fill('#question', QUESTION);
  await page.dblclick('.send');
  await page.fill('#question', '那啥时候?');
  await page.click('.send');
  expect(await status(page)).toContain('请等这个回答写完');
  expect(await page.inputValue('#question')).toBe('那啥时候?');
  await turnDone(page, 1);
  expect(asked).toHaveLength(1);
  await page.click('.send');
  await turnDone(page, 2);
  await page.context().close();
});

browserTest('an example is asked by pressing it, and the focus goes to the composer', async () => {
  const { page } = await site.open('/');
  await page.locator('#examples button[name=question]').first().press('Enter');
  await turnDone(page, 1);
  expect(await focused(page)).toBe('question');
  expect(await page.locator('#examples').isVisible()).toBe(false);
  await page.context().close();
});
