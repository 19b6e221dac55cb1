import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { assembleHttp, type Engine } from '../assemble.ts';
import { startEngine } from '../start.node.ts';

/** A real Chromium against the real server. Debian's is looked for; `CHROMIUM` names another. */
const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';
const missing = !existsSync(CHROMIUM);
if (missing) console.warn(`没有浏览器 ${CHROMIUM}，跳过浏览器测试；用 CHROMIUM 指明它在哪里。`);
// In CI a missing browser is a failure, not a reason to skip.
const browserTest = test.skipIf(missing && !process.env.CI);

let browser: Browser;
let server: ServerType;
let engine: Engine;
let folder: string;
let base: string;

beforeAll(async () => {
  if (missing && !process.env.CI) return;
  folder = await mkdtemp(join(tmpdir(), 'xiangwen-browser-'));
  const onTraining = () => console.warn('检索模型与语料不一致，测试先训练一次');
  engine = await startEngine(readConfig({ DATA_DIR: folder }), { onTraining });
  const options = { rateLimit: 0, clientAddress: () => null, log: { info() {} } };
  server = serve({ fetch: assembleHttp(engine, options).fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  browser = await chromium.launch({ executablePath: CHROMIUM, args });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  await engine?.store.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Opens the chat in a context of its own; whatever the page complains of is collected. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await browser.newContext({ locale: 'zh-CN', ...options })).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(base + path);
  return { page, complaints };
}

async function ask(page: Page, question: string): Promise<void> {
  await page.fill('#question', question);
  await Promise.all([page.waitForNavigation(), page.click('.send')]);
}

for (const javaScriptEnabled of [true, false]) {
  browserTest(
    `a question in rough words is answered with its task and the quotation stands marked in it (scripts ${javaScriptEnabled ? 'on' : 'off'})`,
    async () => {
      const { page, complaints } = await open('/', { javaScriptEnabled });
      await ask(page, '交警队给每个人定了罚款任务,完不成扣奖金,这样搞要得不?');
      const answer = page.locator('.turn').last();
      expect(await answer.innerText()).toContain('严禁下达或者变相下达罚没指标');
      await Promise.all([page.waitForURL(/\/plan\/42/), page.locator('.source a.open').first().click()]);
      const marked = (await page.locator('mark').allInnerTexts()).join('');
      expect(marked).toContain('严禁下达或者变相下达罚没指标');
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
}

browserTest(
  'a follow-up in the same conversation is understood, and the draft of another page is not disturbed',
  async () => {
    const { page } = await open('/');
    await ask(page, '省级部门的权责清单要不要公开');
    await ask(page, '那啥时候?');
    expect(await page.locator('.turn').last().innerText()).toContain('2022年底前');
    expect(page.url()).not.toMatch(/[A-Za-z0-9_-]{22}/);
    await page.context().close();
  },
);

browserTest('a question beyond the plan is refused with a way to a person', async () => {
  const { page } = await open('/');
  await ask(page, '补办身份证要交多少钱');
  const turn = await page.locator('.turn').last().innerText();
  expect(turn).toContain('没有找到');
  expect(turn).toContain('12345');
  await page.context().close();
});

browserTest('markup in a question is shown as the text that it is', async () => {
  const { page, complaints } = await open('/');
  await ask(page, '<img src=x onerror="document.title=\'owned\'">罚款任务能不能下达');
  expect(await page.title()).not.toBe('owned');
  expect(await page.locator('.asked').last().innerText()).toContain('<img src=x');
  expect(complaints).toEqual([]);
  await page.context().close();
});

for (const [name, viewport, size] of [
  ['320 × 256', { width: 320, height: 256 }, '1'],
  ['a phone in the largest type', { width: 390, height: 844 }, '1.67'],
] as const) {
  browserTest(`no page scrolls sideways at ${name}`, async () => {
    const { page } = await open(`/settings/size?value=${size}&back=/`, { viewport });
    for (const path of ['/', '/plan', '/plan/106', '/laws', '/laws/xzfy', '/laws/hngfxwj', '/about']) {
      await page.goto(base + path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
    }
    await page.context().close();
  });
}
