import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Content, fillSite } from '../browsing/content.fixture.node.ts';
import { focused, focusFaults } from '../browsing/focus.fixture.node.ts';
import { cutTexts, edgeless, sideways, spaceOut } from '../browsing/layout.fixture.node.ts';
import { browserTest, openSite, type Site } from '../browsing/site.fixture.node.ts';
import { chatStates, formStates, pagesAt, pagesOf } from '../browsing/states.fixture.node.ts';
import { walk } from '../browsing/walk.fixture.node.ts';

let site: Site;
let content: Content;

beforeAll(async () => {
  site = await openSite();
  if (site) content = await fillSite(site);
});

afterAll(() => site?.close());

/** What sticks out to the right, where the page scrolls sideways. */
async function scrolls(page: Page): Promise<string[]> {
  const pixels = await sideways(page);
  if (pixels === 0) return [];
  const wide = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > edge + 1)
      .slice(0, 3)
      .map(({ tagName, className }) => `${tagName.toLowerCase()}.${className}`);
  });
  return [`${pixels} px: ${wide.join(', ')}`];
}

const everything = () => [...pagesOf(content), ...chatStates, ...formStates(content)];

for (const [name, viewport, size] of [
  ['at 320 × 256, which is 1280 × 1024 at 400 %', { width: 320, height: 256 }, '1'],
  ['on a phone in the largest type', { width: 390, height: 844 }, '1.67'],
] as const) {
  browserTest(
    `no page scrolls sideways ${name}`,
    async () => {
      expect(await walk(site, everything(), scrolls, { viewport, size })).toEqual({});
    },
    120_000,
  );
}

for (const width of [320, 1280]) {
  browserTest(
    `wider spacing of the text cuts nothing off at ${width} px`,
    async () => {
      const look = async (page: Page) => {
        await spaceOut(page);
        return [...(await cutTexts(page)), ...(await scrolls(page))];
      };
      expect(await walk(site, everything(), look, { viewport: { width, height: 800 } })).toEqual({});
    },
    120_000,
  );
}

browserTest(
  'in forced colours every control has an edge and the focus is seen',
  async () => {
    const look = async (page: Page) => {
      const unseen: string[] = [];
      await page.evaluate(() => document.body.focus());
      for (let stop = 0; stop < 20; stop++) {
        await page.keyboard.press('Tab');
        const at = await focused(page);
        if (at !== '') unseen.push(...(await focusFaults(page)).map((fault) => `${at}: ${fault}`));
      }
      return [...unseen, ...(await edgeless(page))];
    };
    const main = ['/', '/plan', '/laws', '/guide', '/decisions', `/decisions/${content.open}/comment?clause=2`];
    const states = [...pagesAt(main), ...chatStates.slice(0, 1)];
    expect(await walk(site, states, look, { forcedColors: 'active' })).toEqual({});
  },
  120_000,
);

browserTest('text that wider spacing cuts off, and a control without an edge, are found', async () => {
  const { page } = await site.open('/about', { forcedColors: 'active' });
  await page.evaluate(() => {
    const faulty = document.createElement('div');
    faulty.innerHTML = '<p>刚好放得下</p><button>没有边</button>';
    const [text, button] = faulty.children as unknown as [HTMLElement, HTMLElement];
    Object.assign(text.style, { width: '5.2em', whiteSpace: 'nowrap', overflow: 'hidden' });
    Object.assign(button.style, { border: '0' });
    document.querySelector('main')?.append(faulty);
  });
  expect(await cutTexts(page)).toEqual([]);
  await spaceOut(page);
  expect(await cutTexts(page)).toEqual(['p.: 刚好放得下']);
  expect(await edgeless(page)).toEqual(['button.: 没有边']);
  await page.context().close();
});
