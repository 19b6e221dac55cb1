import { afterAll, beforeAll, expect } from 'vitest';
import { turnDone } from '../browsing/asking.fixture.node.ts';
import { type Content, fillSite } from '../browsing/content.fixture.node.ts';
import { browserTest, openSite, type Site } from '../browsing/site.fixture.node.ts';
import { ANSWERED } from '../browsing/states.fixture.node.ts';
import { firstView, shiftsOf } from '../browsing/weighing.fixture.node.ts';
import { openCopyist } from '../browsing/writing.fixture.node.ts';

let site: Site;
let content: Content;

beforeAll(async () => {
  site = await openSite();
  if (site) content = await fillSite(site);
});

afterAll(() => site?.close());

/** Of a first view: bytes over the wire, requests, elements. */
const BYTES = 100_000;
const REQUESTS = 5;
const ELEMENTS = 1_500;
/** Those that hold a whole document, or the table of one. */
const WHOLE: Record<string, number> = {
  '/plan': 4_000,
  '/plan/deadlines': 3_000,
  '/plan/figures': 3_000,
  '/docs': 5_000,
};

const SCREENS = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

const paths = ({ open, finished, receipt, shared }: Content) => [
  ...['/', '/plan', '/plan?q=罚款', '/plan/31?quote=0-20', '/plan/deadlines', '/plan/figures'],
  ...['/laws', '/laws/xzfy', '/laws/qiao', '/laws/qiao/compare', '/guide', '/guide/review', '/docs', '/about'],
  ...['/decisions', `/decisions/${open}`, `/decisions/${open}/comment`, `/decisions/${finished}/feedback`],
  ...[`/receipts/${receipt}`, `/shared/${shared}`],
];

for (const viewport of SCREENS) {
  browserTest(
    `the first view of each main page is light and nothing in it moves at ${viewport.width} px`,
    async () => {
      const tooMuch: Record<string, object> = {};
      for (const path of paths(content)) {
        const { page } = await site.open('/healthz', { viewport });
        const { bytes, requests, elements, shifts } = await firstView(page, site.base + path);
        await page.context().close();
        const others = requests.filter((address) => !address.startsWith(`${site.base}/`));
        expect(bytes, path).toBeGreaterThan(1_000);
        const most = WHOLE[path] ?? ELEMENTS;
        const fits = bytes < BYTES && requests.length <= REQUESTS && elements <= most && shifts.length === 0;
        if (!fits || others.length) tooMuch[path] = { bytes, requests, elements, shifts, others };
      }
      expect(tooMuch).toEqual({});
    },
    120_000,
  );

  browserTest(`nothing moves by itself while a model writes an answer at ${viewport.width} px`, async () => {
    const model = await openCopyist({ betweenMs: 120 });
    const slow = await openSite(model.variables);
    const { page } = await slow.open('/', { viewport });
    await page.fill('#question', ANSWERED);
    await page.click('#composer .send');
    const answer = page.locator('.turn .answer:has(p)');
    await answer.waitFor();
    const written = await answer.boundingBox();
    await turnDone(page, 1);
    // The page's own part comes when one is reading: it may not take the line away that is being read.
    expect((await answer.boundingBox())?.y).toBeCloseTo(written?.y ?? 0, 0);
    expect(await page.locator('.turn .tag.ai').first().innerText()).toContain('AI生成');
    expect(await shiftsOf(page)).toEqual([]);
    await page.fill('#question', '那啥时候?');
    await page.keyboard.press('Control+Enter');
    await turnDone(page, 2);
    expect(await shiftsOf(page)).toEqual([]);
    await slow.close();
    await model.close();
  });
}

browserTest('what moves, and what weighs too much, is seen', async () => {
  const { page } = await site.open('/about');
  expect(await shiftsOf(page)).toEqual([]);
  await page.evaluate(async () => {
    const late = document.createElement('p');
    late.style.height = '200px';
    document.querySelector('main')?.prepend(late);
    await fetch('/openapi.json');
  });
  expect(await shiftsOf(page)).toHaveLength(1);
  const { bytes, requests } = await firstView(await page.context().newPage(), `${site.base}/openapi.json`);
  expect(bytes).toBeGreaterThan(5_000);
  expect(requests).toEqual([`${site.base}/openapi.json`]);
  await page.context().close();
});
