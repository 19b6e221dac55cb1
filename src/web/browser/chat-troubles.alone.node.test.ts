import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { ask, turnDone } from '../../browsing/asking.fixture.node.ts';
import { browserTest, openSite, type Site } from '../../browsing/site.fixture.node.ts';
import { openCopyist } from '../../browsing/writing.fixture.node.ts';

// What becomes of a question where something goes wrong on the way.

const QUESTION = '省级部门的权责清单要不要公开';
const SENT = '#turns > .turn';

let site: Site;
let copyist: Awaited<ReturnType<typeof openCopyist>>;

beforeAll(async () => {
  copyist = await openCopyist({ betweenMs: 200 });
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

browserTest('stopped, what is there stays and is marked, and asking again gives the whole answer once', async () => {
  const { page } = await site.open('/');
  await begin(page);
  await inState(page, 'writing');
  await page.click('.stop');
  await inState(page, 'stopped');
  expect(await page.locator(`${SENT} .progress`).innerText()).toContain('未完成');
  expect(await page.locator('.answer p').count()).toBeGreaterThan(0);
  // The server writes on: the stored answer is given.
  const id = (await page.getAttribute('#chat', 'data-conversation')) as string;
  await expect.poll(() => site.engine.store.hasConversation(id), { timeout: 20_000 }).toBe(true);
  await page.click('.retry');
  await turnDone(page, 1);
  expect(await page.locator(SENT).count()).toBe(1);
  expect(await page.getAttribute('#chat', 'data-conversation')).toBe(id);
  expect(await site.engine.store.listAnswers(id, 10)).toHaveLength(1);
  await page.context().close();
});

browserTest('where the server goes down, the question is given back and can be asked again', async () => {
  const { page } = await site.open('/');
  await begin(page);
  await inState(page, 'writing');
  await site.down();
  await inState(page, 'failed');
  expect(await page.inputValue('#question')).toBe(QUESTION);
  expect(await status(page)).toContain('没有收到完整的回答');
  await site.up();
  await page.click('.retry');
  await turnDone(page, 1);
  expect(await page.inputValue('#question')).toBe('');
  await page.context().close();
});

browserTest('an answer is done when it is written, even where the server’s own turn never comes', async () => {
  const { page } = await site.open('/');
  await page.clock.install();
  const hangs = page.waitForRequest('**/turns');
  await page.route('**/turns', () => undefined);
  await begin(page);
  await inState(page, 'done');
  await hangs;
  expect(await page.locator('.stop').isVisible()).toBe(false);
  expect(await status(page)).toBe('');
  const written = await page.locator('.answer').innerText();
  await page.clock.fastForward(11_000);
  await page.waitForFunction(() => document.querySelector('#status')?.textContent?.startsWith('回答完成'));
  expect(await page.locator('.answer').innerText()).toBe(written);
  expect(await page.locator(SENT).getAttribute('data-state')).toBe('done');
  await page.context().close();
});

browserTest('offline the draft is kept, and sent when the connection is back', async () => {
  const { page } = await site.open('/');
  await page.context().setOffline(true);
  await begin(page);
  await inState(page, 'offline');
  expect(await page.inputValue('#question')).toBe(QUESTION);
  expect(await page.locator('.retry').isDisabled()).toBe(true);
  await page.context().setOffline(false);
  await page.waitForFunction(() => document.querySelector('#status')?.textContent?.startsWith('网络已恢复'));
  await page.click('.retry');
  await turnDone(page, 1);
  await page.context().close();
});

browserTest('left while it is written and come back to, the page has the answer', async () => {
  const { page } = await site.open('/');
  await begin(page);
  await inState(page, 'writing');
  await page.reload();
  expect(await (await turnDone(page, 1)).locator('.asked p').innerText()).toBe(QUESTION);
  expect(await page.inputValue('#question')).toBe('');
  await page.context().close();
});

browserTest('without streams in the browser the plain form asks', async () => {
  const { page } = await site.open('/');
  await page.addInitScript(() => Reflect.deleteProperty(window, 'ReadableStream'));
  await page.reload();
  await page.fill('#question', QUESTION);
  await Promise.all([page.waitForNavigation(), page.click('.send')]);
  await turnDone(page, 1);
  expect(page.url()).toContain('#latest');
  await page.context().close();
});

browserTest(
  'asked again with keys alone, in a conversation that is lost, it begins a new one and says so',
  async () => {
    const { page } = await site.open('/');
    await ask(page, QUESTION);
    const id = await page.getAttribute('#chat', 'data-conversation');
    await site.engine.store.deleteConversation(id as string);
    await page.fill('#question', '发现单位违法，到哪里举报？');
    await page.keyboard.press('Control+Enter');
    await turnDone(page, 2);
    expect(await status(page)).toContain('这是新的对话');
    expect(await page.locator('#latest .note').first().innerText()).toContain('这是新的对话');
    expect(await page.getAttribute('#chat', 'data-conversation')).not.toBe(id);
    await page.context().close();
  },
);
