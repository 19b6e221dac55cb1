import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fullReceipt, KEYS, TEXT } from '../../participation/ledger/receipt.fixture.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';
const missing = !existsSync(CHROMIUM);
if (missing) console.warn(`没有浏览器 ${CHROMIUM}，跳过浏览器测试；用 CHROMIUM 指明它在哪里。`);
const browserTest = test.skipIf(missing && !process.env.CI);

let script: string;
let browser: Browser | undefined;

beforeAll(async () => {
  execFileSync(process.execPath, ['src/build.cjs', 'scripts'], { cwd: ROOT });
  script = readFileSync(`${ROOT}dist/verifier.js`, 'utf8');
  if (missing && !process.env.CI) return;
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
});
afterAll(() => browser?.close());

/** A page with what the script expects, off the network, whatever it asks for being noted. */
async function open({ keys = true, lacking = '' } = {}): Promise<{ page: Page; asked: string[]; errors: string[] }> {
  const context = await (browser as Browser).newContext({ offline: true });
  const page = await context.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  const published = keys
    ? `<script type="application/json" id="ledger-keys">${JSON.stringify({ keys: KEYS })}</script>`
    : '';
  await page.setContent(
    `<textarea id="receipt-json"></textarea><input type="file" id="receipt-file"><textarea id="receipt-text"></textarea>
    <button type="button" id="verify-button">核验</button><div id="verify-result" role="status"></div>${published}
    <script>${lacking}</script><script>${script.replaceAll('</script', '<\\/script')}</script>`,
  );
  return { page, asked, errors };
}

async function verify(page: Page): Promise<{ overall: string | null; steps: (string | null)[] }> {
  await page.click('#verify-button');
  const result = page.locator('#verify-result');
  const steps = await result.locator('li').evaluateAll((items) => items.map((item) => item.dataset.ok ?? null));
  return { overall: await result.locator('p').getAttribute('data-overall'), steps };
}

test('the script is at most 30 KB compressed and within what browsers of 2020 read', () => {
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(30 * 1024);
  for (const newer of [/\?\?=/, /\|\|=/, /\.replaceAll\(/, /\.at\(/, /static\s*\{/, /structuredClone/, /this\.#/])
    expect(script).not.toMatch(newer);
});

browserTest('a receipt pasted into the page is checked there, off the network', async () => {
  const { page, asked, errors } = await open();
  await page.fill('#receipt-json', JSON.stringify(fullReceipt()));
  expect(await verify(page)).toEqual({ overall: 'passed', steps: new Array(7).fill('true') });
  expect(await page.locator('#verify-result').innerText()).toContain('第 5 条，共 7 条');
  await page.fill('#receipt-text', `${TEXT}？`);
  expect((await verify(page)).overall).toBe('failed');
  expect(await page.locator('li[data-ok=false]').innerText()).toContain('意见原文与存证哈希相符');
  expect({ asked, errors }).toEqual({ asked: [], errors: [] });
});

browserTest('a receipt’s file is put into the page, and without published keys not everything is checked', async () => {
  const { page, errors } = await open({ keys: false });
  const buffer = Buffer.from(JSON.stringify(fullReceipt()));
  await page.setInputFiles('#receipt-file', { name: '回执.json', mimeType: 'application/json', buffer });
  await page.waitForFunction(() => document.querySelector('textarea')?.value !== '');
  expect((await verify(page)).overall).toBe('incomplete');
  expect(errors).toEqual([]);
});

browserTest(
  'a file from the day of the comment is checked with the proof that the page has, and with no other',
  async () => {
    const { page } = await open();
    const { salt, text, ...served } = fullReceipt();
    const { leaf, promise, keyId } = served.ledger;
    const choose = async (receipt: string) => {
      await page.fill('#receipt-json', JSON.stringify(served));
      const file = JSON.stringify({ receipt, salt, text, ledger: { leaf, promise, keyId } });
      await page.setInputFiles('#receipt-file', {
        name: 'r.json',
        mimeType: 'application/json',
        buffer: Buffer.from(file),
      });
      await page.waitForFunction((salt) => document.querySelector('textarea')?.value.includes(salt), salt);
      return verify(page);
    };
    expect((await choose(served.receipt)).overall).toBe('passed');
    await choose('0000-0000-0000-98');
    expect(await page.inputValue('#receipt-json')).not.toContain('inclusion');
  },
);

browserTest('what is no receipt is told, and what a receipt holds is shown as text and never as markup', async () => {
  const { page, errors } = await open();
  await page.fill('#receipt-json', '{"receipt"');
  expect(await verify(page)).toEqual({ overall: 'failed', steps: [] });
  const { ledger, ...rest } = fullReceipt();
  const keyId = '<img src=x onerror=alert(1)>';
  await page.fill('#receipt-json', JSON.stringify({ ...rest, ledger: { ...ledger, keyId } }));
  expect((await verify(page)).overall).toBe('failed');
  expect(await page.locator('#verify-result img').count()).toBe(0);
  expect(await page.locator('#verify-result').innerText()).toContain(keyId);
  expect(errors).toEqual([]);
});

browserTest('a browser that lacks what came after 2020 runs it all the same', async () => {
  const lacking = `delete String.prototype.isWellFormed; delete String.prototype.toWellFormed; delete Object.hasOwn;
    delete String.prototype.replaceAll; delete Array.prototype.at; delete String.prototype.at;
    delete Array.prototype.findLast; delete Array.prototype.toSorted; delete Array.prototype.with;
    delete Array.prototype.toReversed; delete Uint8Array.prototype.toHex; delete Uint8Array.fromHex;
    delete Uint8Array.prototype.at; delete globalThis.structuredClone; delete globalThis.WeakRef;`;
  const { page, errors } = await open({ lacking });
  await page.fill('#receipt-json', JSON.stringify(fullReceipt()));
  expect((await verify(page)).overall).toBe('passed');
  const broken = fullReceipt();
  broken.ledger.leaf.decision = 'lone \ud800';
  await page.fill('#receipt-json', JSON.stringify(broken));
  expect((await verify(page)).overall).toBe('failed');
  expect(errors).toEqual([]);
});
