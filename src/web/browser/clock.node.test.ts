import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest } from '../../browsing/site.fixture.node.ts';

const HOUR = 3_600_000;
const HALF_MINUTE = 30_000;
const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';
let browser: Browser;

const { outputFiles } = buildSync({
  stdin: {
    contents: `import { runClock } from './clock.browser.ts'; runClock();`,
    resolveDir: fileURLToPath(new URL('.', import.meta.url)),
  },
  bundle: true,
  write: false,
});
const script = outputFiles[0]?.text ?? '';

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(() => browser?.close());

browserTest(
  'the time left goes down by the minute, whatever the device believes the time to be, and moves nothing',
  async () => {
    const page = await browser.newPage();
    await page.clock.install({ time: '2001-02-03T04:05:06Z' });
    const now = Date.parse('2026-11-23T00:00:00Z');
    await page.setContent(
      `<p><b data-until="${now + 5 * HOUR + HALF_MINUTE}" data-now="${now}">剩余5小时</b></p><p id="after">下面的字</p>
    <b data-until="${now + 2 * HOUR + HALF_MINUTE}" data-now="${now}">剩余2小时</b><script>${script}</script>`,
    );
    const before = await page.locator('#after').boundingBox();
    const words = () => page.locator('b').allInnerTexts();
    expect(await words()).toEqual(['剩余5小时', '剩余2小时']);
    await page.clock.runFor('01:00:10');
    expect(await words()).toEqual(['剩余4小时', '剩余1小时']);
    await page.clock.runFor('01:02:00');
    expect(await words()).toEqual(['剩余2小时58分钟', '已经截止']);
    expect(await page.locator('#after').boundingBox()).toEqual(before);
    expect(await page.locator('[aria-live], [role=status], [role=timer]').count()).toBe(0);
  },
);
