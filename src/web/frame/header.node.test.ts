import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, openSite, type Site } from '../../browsing/site.fixture.node.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site?.close());

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

browserTest(
  'on 320 × 256 the head leaves four fifths of the screen, and the keyboard opens its menu without a script',
  async () => {
    const { page } = await site.open('/about', { viewport: { width: 320, height: 256 }, javaScriptEnabled: false });
    expect((await page.locator('.head').boundingBox())?.height).toBeLessThanOrEqual(51);
    expect(await page.locator('.menu').isVisible()).toBe(false);
    for (const hit of ['Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(hit);
    expect(await page.locator('.menu').isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    await Promise.all([page.waitForURL(`${site.base}/`), page.keyboard.press('Enter')]);
    await page.context().close();
  },
);

browserTest('what is typed into the head is looked up in the plan, or in the laws', async () => {
  const { page } = await site.open('/about', { viewport: { width: 1440, height: 900 }, javaScriptEnabled: false });
  for (const [button, path, place] of [
    ['查法律', '/laws', ''],
    ['查方案', '/plan', '#results-title'],
  ] as const) {
    await page.goto(`${site.base}/about`);
    await page.fill('#site-search', '听证');
    await page.click(`.head button:text("${button}")`);
    expect(page.url()).toBe(`${site.base}${path}?q=${encodeURIComponent('听证')}${place}`);
  }
  await page.context().close();
});

for (const size of ['1', '1.25', '1.67'])
  browserTest(
    `at size ${size} nothing in the head is cut off, overlaps or shrinks below its target at any width`,
    async () => {
      const { page } = await site.open(`/settings/size?value=${size}&back=/about`);
      for (const width of [320, 360, 390, 560, 735, 737, 768, 959, 961, 1100, 1229, 1440, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await overflow(page), `${width}`).toBe(0);
        expect(await page.evaluate(faults, size === '1' ? 44 : 60), `${width}`).toEqual([]);
      }
      await page.context().close();
    },
  );

/** In the browser: what can be operated in the head and overlaps another, is lower than `target`, or hides its text. */
function faults(target: number): string[] {
  const found: string[] = [];
  const all = [...document.querySelectorAll<HTMLElement>('.head a, .head button, .head input, .head summary')];
  const boxes = all
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0);
  for (const { element, box } of boxes) {
    const name = element.textContent || element.id;
    if (box.height < target - 0.5) found.push(`${name}: ${box.height} high`);
    if (element.scrollWidth > element.clientWidth + 1) found.push(`${name}: cut off`);
    if (element.id === 'site-search' && box.width < 100) found.push(`${name}: only ${box.width} wide`);
    for (const other of boxes) {
      if (other.element === element) continue;
      const apart =
        other.box.left >= box.right - 0.5 ||
        other.box.right <= box.left + 0.5 ||
        other.box.top >= box.bottom - 0.5 ||
        other.box.bottom <= box.top + 0.5;
      if (!apart) found.push(`${name} overlaps ${other.element.textContent}`);
    }
  }
  return found;
}

browserTest('on paper menus are gone, what was folded is open, and the foot says where it was read', async () => {
  const { page } = await site.open('/guide/review');
  await page.locator('details.used').evaluate((details: HTMLDetailsElement) => {
    details.open = false;
  });
  expect(await page.locator('details.used li').first().isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('details.used li').first().isVisible()).toBe(true);
  for (const gone of ['.menu', '.head search', '.aids', '.map', '.crumbs'])
    expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
  expect(await page.locator('.foot .print').innerText()).toContain(`网址：${site.base}/guide/review`);
  expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('16px');
  await page.context().close();
});
