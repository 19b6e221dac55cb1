import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ServerType, serve } from '@hono/node-server';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assembleHttp, type Engine } from '../assemble.ts';
import { readConfig } from '../config.ts';
import { acknowledged, aDocument } from '../participation/participation.fixture.node.ts';
import { loadVerifier, startEngine } from '../start.node.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DAY = 24 * 3_600_000;

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
  execFileSync(process.execPath, ['src/build.cjs', 'verifier'], { cwd: ROOT });
  folder = await mkdtemp(join(tmpdir(), 'xiangwen-browser-'));
  const onTraining = () => console.warn('检索模型与语料不一致，测试先训练一次');
  engine = await startEngine(readConfig({ DATA_DIR: folder }), { onTraining });
  const options = { rateLimit: 0, clientAddress: () => null, log: { info() {} } };
  server = serve({
    fetch: assembleHttp(engine, options, { verifier: await loadVerifier() }).fetch,
    port: 0,
    hostname: '127.0.0.1',
  });
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

/** A decision whose consultation began yesterday, in the server's own store. */
async function consult(id: string): Promise<void> {
  const now = Date.now();
  const times = { opensAt: now - DAY, closesAt: now + 40 * DAY, now };
  const title = `湘江市餐饮服务业油烟污染防治管理办法（${id}）`;
  await engine.store.putDecision(aDocument(id, { title }), 'consulting', times, []);
}

for (const javaScriptEnabled of [true, false]) {
  browserTest(
    `a comment is written, reviewed, handed in and found again by its receipt (scripts ${javaScriptEnabled ? 'on' : 'off'})`,
    async () => {
      const id = javaScriptEnabled ? 'with-scripts' : 'without-scripts';
      await consult(id);
      const { page, complaints } = await open(`/decisions/${id}`, { javaScriptEnabled });
      await page.click('#clause-2 a');
      const text = '第一行 <img src=x onerror="document.title=\'owned\'">\n第二行';
      await page.fill('#text', text);
      await page.click('button[value=review]');
      expect(await page.locator('.exact').innerText()).toBe(text);
      await page.click('button[value=submit]');
      const receipt = await page.locator('.ticket .big dd').first().innerText();
      expect((await engine.store.findComment(receipt))?.text).toBe(text);
      await page.click(`a[href="/receipts/${receipt}"]`);
      expect(await page.locator('h1').innerText()).toContain(receipt);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
}

browserTest('a receipt’s file and its page check in the browser as a whole, and nothing is sent', async () => {
  await consult('checked');
  const given = await acknowledged(engine.participation, 'checked', { text: '同意第二条' });
  await engine.sequencer.run();
  const { page, complaints } = await open(`/receipts/${given.receipt}`);
  const buffer = Buffer.from(JSON.stringify({ ...given, text: '同意第二条' }));
  await page.setInputFiles('#receipt-file', { name: 'receipt.json', mimeType: 'application/json', buffer });
  await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('同意第二条'));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.click('#verify-button');
  expect(await page.locator('#verify-result p').getAttribute('data-overall')).toBe('passed');
  expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
  await page.context().close();
});

browserTest('a comment can be begun in the chat by pressing what is offered', async () => {
  await consult('in-chat');
  const { page } = await open('/');
  await ask(page, '有哪些正在征求意见');
  const offered = page.locator('.choices button');
  expect(await offered.count()).toBeGreaterThan(0);
  await Promise.all([page.waitForNavigation(), offered.first().click()]);
  expect(await page.locator('.turn').last().innerText()).toContain('整体');
  await page.context().close();
});

const PAGES = ['/', '/plan', '/plan/106', '/laws', '/laws/xzfy', '/laws/hngfxwj', '/about'];
const DECISION_PAGES = [
  ...['/decisions', '/decisions/wide', '/decisions/wide/comment', '/decisions/wide/feedback', '/decisions/wide/ledger'],
  ...['/receipts', '/receipts/wide'],
];

for (const [name, viewport, size] of [
  ['320 × 256', { width: 320, height: 256 }, '1'],
  ['a phone in the largest type', { width: 390, height: 844 }, '1.67'],
] as const) {
  browserTest(`no page scrolls sideways at ${name}`, async () => {
    const { page } = await open(`/settings/size?value=${size}&back=/`, { viewport });
    await consult('wide');
    const { receipt } = await acknowledged(engine.participation, 'wide', { text: '同意' });
    await engine.sequencer.run();
    for (const path of [...PAGES, ...DECISION_PAGES].map((path) =>
      path.replace('/receipts/wide', `/receipts/${receipt}`),
    )) {
      await page.goto(base + path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
    }
    await page.context().close();
  });
}
