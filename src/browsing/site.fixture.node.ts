import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { test } from 'vitest';
import { compression } from '../api/compression.ts';
import { assembleHttp, type Engine } from '../assemble.ts';
import { readConfig } from '../config.ts';
import { aDocument } from '../participation/participation.fixture.node.ts';
import { loadScripts, startEngine } from '../start.node.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DAY = 24 * 3_600_000;

/** A real Chromium against the real server. Debian's is looked for; `CHROMIUM` names another. */
const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';
/** Whether these tests are left out; in CI a missing browser is a failure, not a reason to skip. */
const isLeftOut = !existsSync(CHROMIUM) && !process.env.CI;
if (isLeftOut) console.warn(`没有浏览器 ${CHROMIUM}，跳过浏览器测试；用 CHROMIUM 指明它在哪里。`);

/** A test that needs the browser. */
export const browserTest = test.skipIf(isLeftOut);

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** What does not come within this time does not come; shorter than a test's own, so that what was missing is named. */
const WAIT_MS = 20_000;

/** A running server with its pages, and a browser to look at them. */
export interface Site {
  /** The server's address, without a slash at its end. */
  base: string;
  engine: Engine;
  browser: Browser;
  /** Opens a page in a context of its own; whatever it complains of (console errors, exceptions) is collected. */
  open(path: string, options?: BrowserContextOptions): Promise<{ page: Page; complaints: string[] }>;
  /** Puts a decision into the store whose consultation began yesterday and lasts forty days more. */
  consult(id: string): Promise<void>;
  /** Stops the server as a crash would: open connections are cut. `up` starts it again at the same address. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the site, with these environment variables; `null` where the tests are left out, and then none of them runs. */
export async function openSite(variables: Record<string, string> = {}): Promise<Site> {
  if (isLeftOut) return null as unknown as Site;
  execFileSync(process.execPath, ['src/build.cjs', 'scripts'], { cwd: ROOT });
  const folder = await mkdtemp(join(tmpdir(), 'xiangwen-browser-'));
  const onTraining = () => console.warn('检索模型与语料不一致，测试先训练一次');
  const engine = await startEngine(readConfig({ ...variables, DATA_DIR: folder }), { onTraining });
  const options = { rateLimit: 0, clientAddress: () => null, log: { info() {} } };
  const app = assembleHttp(engine, options, { middleware: [compression()], scripts: await loadScripts() });
  const listen = (port: number) =>
    new Promise<ReturnType<typeof serve>>((resolve) => {
      const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
    });
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const down = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    if ('closeAllConnections' in server) server.closeAllConnections();
    await closed;
  };
  return {
    base,
    engine,
    browser,
    async open(path, options = {}) {
      const page = await (await browser.newContext({ locale: 'zh-CN', ...options })).newPage();
      page.setDefaultTimeout(WAIT_MS);
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(base + path);
      return { page, complaints };
    },
    async consult(id) {
      const now = Date.now();
      const times = { opensAt: now - DAY, closesAt: now + 40 * DAY, now };
      const title = `湘江市餐饮服务业油烟污染防治管理办法（${id}）`;
      await engine.store.putDecision(aDocument(id, { title }), 'consulting', times, []);
    },
    down,
    async up() {
      server = await listen(port);
    },
    async close() {
      await browser.close();
      await down().catch(() => undefined);
      await engine.store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
