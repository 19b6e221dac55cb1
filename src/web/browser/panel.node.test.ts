import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { ask } from '../../browsing/asking.fixture.node.ts';
import { browserTest, openSite, type Site } from '../../browsing/site.fixture.node.ts';

const QUESTION = '交警队给每个人定了罚款任务,完不成扣奖金,这样搞要得不?';
const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1280, height: 900 };

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site?.close());

const title = (page: Page) => page.locator('#panel-title').innerText();
const isModal = (page: Page) => page.locator('#source-panel').evaluate((dialog) => dialog.matches(':modal'));

for (const viewport of [NARROW, WIDE])
  browserTest(`by keys alone a citation opens at ${viewport.width} px, and Esc gives the focus back`, async () => {
    const { page, complaints } = await site.open('/', { viewport });
    const turn = await ask(page, QUESTION);
    await turn.locator('a.cite').first().focus();
    const scrolled = await page.evaluate(() => scrollY);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#panel-body mark');
    expect(await title(page)).toContain('任务42');
    expect(await isModal(page)).toBe(viewport === NARROW);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('panel-title');
    const mark = await page.locator('#panel-body mark').first().boundingBox();
    expect(mark?.y).toBeGreaterThan(0);
    expect((mark?.y ?? 0) + (mark?.height ?? 0)).toBeLessThan(viewport.height);
    await page.keyboard.press('Escape');
    expect(await page.locator('#source-panel').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('cite');
    expect(await page.evaluate(() => [scrollY, location.pathname])).toEqual([scrolled, '/']);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

browserTest(
  'the neighbours open in the panel too, the whole page is an ordinary link, and so is a click with Ctrl',
  async () => {
    const { page } = await site.open('/', { viewport: WIDE });
    const turn = await ask(page, QUESTION);
    await turn.locator('a.open').first().click();
    await page.waitForSelector('#panel-body mark');
    await page.locator('#panel-body a[data-panel]').first().click();
    await page.waitForFunction(() => !document.querySelector('#panel-title')?.textContent?.includes('任务42'));
    await page.waitForSelector('#panel-body .verbatim');
    expect(page.url()).toBe(`${site.base}/`);
    await page.click('#panel-close');
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      turn
        .locator('a.open')
        .first()
        .click({ modifiers: ['Control'] }),
    ]);
    expect(opened.url()).toContain('/plan/42');
    expect(await page.locator('#source-panel').isVisible()).toBe(false);
    await turn.locator('a.open').first().click();
    await page.waitForSelector('#panel-body mark');
    await Promise.all([page.waitForURL(/\/plan\/42/), page.getByText('打开整页').click()]);
    await page.context().close();
  },
);

browserTest('on a phone the browser’s Back closes the panel, and the next Back leaves the page', async () => {
  const { page } = await site.open('/about', { viewport: NARROW });
  await page.goto(`${site.base}/`);
  const turn = await ask(page, QUESTION);
  for (const closeBy of [() => page.goBack(), () => page.click('#panel-close')]) {
    await turn.locator('a.open').first().click();
    await page.waitForSelector('#panel-body mark');
    await closeBy();
    await page.waitForFunction(() => !document.querySelector<HTMLDialogElement>('#source-panel')?.open);
    expect(await turn.isVisible()).toBe(true);
    await page.waitForFunction(() => !history.state);
  }
  await page.goBack();
  expect(page.url()).toBe(`${site.base}/about`);
  await page.context().close();
});

browserTest('where the text does not come, the panel says so and leads to its page', async () => {
  const { page } = await site.open('/', { viewport: WIDE });
  const turn = await ask(page, QUESTION);
  await page.context().setOffline(true);
  await turn.locator('a.open').first().click();
  await page.waitForSelector('#panel-body [role=alert]');
  expect(await title(page)).toBe('没能打开原文');
  expect(await page.getByText('打开整页').getAttribute('href')).toContain('/plan/42');
  await page.context().close();
});
