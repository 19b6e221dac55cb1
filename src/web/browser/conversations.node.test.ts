import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { ask, turnDone } from '../../browsing/asking.fixture.node.ts';
import { browserTest, openSite, type Site } from '../../browsing/site.fixture.node.ts';

const FIRST = '省级部门的权责清单要不要公开';
const SECOND = '发现单位违法，到哪里举报？';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site?.close());

const listed = (page: Page) => page.locator('#mine-list .open-conversation').allInnerTexts();
const asked = (page: Page) => page.locator('.asked p').allInnerTexts();
const anew = (page: Page) => Promise.all([page.waitForNavigation(), page.click('#composer a[href="/"]')]);

browserTest('a reload keeps the conversation, and what is asked next goes on with it', async () => {
  const { page, complaints } = await site.open('/');
  await ask(page, FIRST);
  await page.fill('#question', '那啥时候?');
  await page.reload();
  await turnDone(page, 1);
  expect(await asked(page)).toEqual([FIRST]);
  expect(await page.inputValue('#question')).toBe('那啥时候?');
  await page.click('.send');
  expect(await (await turnDone(page, 2)).innerText()).toContain('2022年底前');
  expect(complaints).toEqual([]);
  await page.context().close();
});

browserTest('an older conversation is opened from the list, and deleted after being asked twice', async () => {
  const { page, complaints } = await site.open('/');
  await ask(page, FIRST);
  const first = await page.getAttribute('#chat', 'data-conversation');
  await anew(page);
  expect(await page.locator('#hero').isVisible()).toBe(true);
  await ask(page, SECOND);
  await page.click('#mine > summary');
  expect(await listed(page)).toEqual([SECOND, FIRST]);
  await page.locator('.open-conversation').last().click();
  await page.waitForFunction((id) => document.querySelector('#chat')?.matches(`[data-conversation="${id}"]`), first);
  expect(await asked(page)).toEqual([FIRST]);
  await page.locator('.delete-conversation').last().click();
  expect(await site.engine.store.hasConversation(first as string)).toBe(true);
  await page.locator('.delete-conversation').last().click();
  await page.waitForFunction(() => document.querySelectorAll('#mine-list li').length === 1);
  expect(await site.engine.store.hasConversation(first as string)).toBe(false);
  expect([await asked(page), await page.locator('#hero').isVisible()]).toEqual([[], true]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

browserTest('a conversation that is gone from the server is forgotten here', async () => {
  const { page } = await site.open('/');
  await ask(page, FIRST);
  await site.engine.store.deleteConversation((await page.getAttribute('#chat', 'data-conversation')) as string);
  await page.evaluate(() => {
    const talks = JSON.parse(localStorage.getItem('xiangwen.conversations') ?? '[]');
    localStorage.setItem('xiangwen.conversations', JSON.stringify(talks.map((talk: object) => ({ ...talk, at: 1 }))));
  });
  await page.reload();
  await page.waitForFunction(() => localStorage.getItem('xiangwen.conversations') === null);
  expect([await page.locator('#hero').isVisible(), await page.locator('#mine').isVisible()]).toEqual([true, false]);
  await page.context().close();
});

browserTest('once cleared nothing is left on a public computer, not even after a reload', async () => {
  const { page, complaints } = await site.open('/');
  await ask(page, FIRST);
  await page.fill('#question', '我家的事');
  await page.click('#mine > summary');
  await page.click('#mine-clear');
  await page.click('#mine-clear');
  expect(await page.locator('#status').innerText()).toBe('本机记录已清除。');
  const nothing = async () => {
    expect(await page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0]);
    expect([await asked(page), await page.inputValue('#question')]).toEqual([[], '']);
    expect([await page.locator('#hero').isVisible(), await page.locator('#mine').isVisible()]).toEqual([true, false]);
  };
  await nothing();
  await page.reload({ waitUntil: 'networkidle' });
  await nothing();
  expect(complaints).toEqual([]);
  await page.context().close();
});

browserTest('what stood unanswered in a conversation that was left is asked anew in the next', async () => {
  const { page } = await site.open('/');
  await ask(page, FIRST);
  await page.route('**/api/chat', (route) => route.abort());
  await page.fill('#question', SECOND);
  await page.click('.send');
  await page.waitForSelector('.turn[data-state="failed"]');
  await page.unroute('**/api/chat');
  await page.click('#mine > summary');
  await page.locator('.open-conversation').first().click();
  await page.waitForSelector('.turn[data-state="failed"]', { state: 'detached' });
  await page.click('.send');
  await turnDone(page, 2);
  expect(await asked(page)).toEqual([FIRST, SECOND]);
  await page.context().close();
});

browserTest('a conversation that cannot be fetched stays the tab’s, and comes back with the network', async () => {
  const { page } = await site.open('/');
  await ask(page, FIRST);
  const id = await page.getAttribute('#chat', 'data-conversation');
  await page.route('**/turns', (route) => route.abort());
  await page.reload();
  await page.waitForFunction(() => document.querySelector('#status')?.textContent?.startsWith('没能取回上次的对话'));
  expect(await page.inputValue('#composer input[name=conversationId]')).toBe(id);
  expect(await page.evaluate(() => sessionStorage.getItem('xiangwen.current'))).toBe(id);
  await page.unroute('**/turns');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await turnDone(page, 1);
  expect([await asked(page), await page.locator('#status').innerText()]).toEqual([[FIRST], '']);
  await page.context().close();
});

browserTest('deleting a conversation that the server does not have is no failure', async () => {
  const { page } = await site.open('/');
  await ask(page, FIRST);
  await site.engine.store.deleteConversation((await page.getAttribute('#chat', 'data-conversation')) as string);
  await page.click('#mine > summary');
  await page.click('.delete-conversation');
  await page.click('.delete-conversation');
  await page.waitForFunction(() => document.querySelector('#status')?.textContent === '已删除这段对话');
  expect(await page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0]);
  await page.context().close();
});

browserTest('where storage is blocked one can ask all the same', async () => {
  const { page } = await site.open('/about');
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
  });
  await page.goto(`${site.base}/`);
  await ask(page, FIRST);
  await ask(page, '那啥时候?');
  expect(await page.locator('#mine').isVisible()).toBe(false);
  await page.context().close();
});
