import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { turnDone } from '../browsing/asking.fixture.node.ts';
import { fillSite } from '../browsing/content.fixture.node.ts';
import { focused, focusFaults, tabTo } from '../browsing/focus.fixture.node.ts';
import { browserTest, openSite, type Site } from '../browsing/site.fixture.node.ts';

// What people come for, by somebody who has a keyboard and nothing else: no click, no fill, no focus() in here.

let site: Site;

beforeAll(async () => {
  site = await openSite();
  if (site) await fillSite(site);
});

afterAll(() => site?.close());

/** Opens a link or presses a button that has the focus, and waits for the page that comes. */
async function follow(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

browserTest('one asks, reads the source, comes back to the citation and asks on', async () => {
  const { page, complaints } = await site.open('/', { viewport: { width: 1280, height: 900 } });
  await tabTo(page, /^textbox "您的问题"/);
  await page.keyboard.type('交警队给每个人定了罚款任务,完不成扣奖金,这样搞要得不?');
  await page.keyboard.press('Control+Enter');
  const turn = await turnDone(page, 1);
  expect(await focusFaults(page)).toEqual([]);
  expect(await focused(page)).toMatch(/^textbox/);
  await tabTo(page, /^link "跳到最新回答"/);
  await page.keyboard.press('Enter');
  const citation = await tabTo(page, /^link "来源1/);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#source-panel[open] mark');
  expect((await page.locator('#source-panel mark').allInnerTexts()).join('')).toContain('变相下达罚没指标');
  expect(await page.evaluate(() => document.activeElement?.closest('#source-panel') !== null)).toBe(true);
  await page.keyboard.press('Escape');
  await page.waitForSelector('#source-panel:not([open])', { state: 'attached' });
  expect(await focused(page)).toBe(citation);
  expect(await focusFaults(page)).toEqual([]);
  await tabTo(page, /^textbox "接着(问|说)/);
  await page.keyboard.type('谁来管这件事?');
  await tabTo(page, /^button "(提问|发送)"/);
  await page.keyboard.press('Enter');
  await turnDone(page, 2);
  expect(await turn.isVisible()).toBe(true);
  expect(await focusFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

browserTest('one finds a deadline of the plan with its words marked', async () => {
  const { page, complaints } = await site.open('/');
  await tabTo(page, /^link "方案"/);
  await follow(page);
  await tabTo(page, /^link ".*时限/);
  await follow(page);
  expect(new URL(page.url()).pathname).toBe('/plan/deadlines');
  await tabTo(page, /^link ".*2022年底前/);
  await follow(page);
  expect(new URL(page.url()).pathname).toMatch(/^\/plan\/\d+$/);
  expect((await page.locator('mark').allInnerTexts()).join('')).toContain('2022年底前');
  expect(complaints).toEqual([]);
  await page.context().close();
});

browserTest('one comments on a clause, keeps the receipt’s file and verifies it', async () => {
  const { page, complaints } = await site.open('/decisions');
  await tabTo(page, /^link ".*（open）/);
  await follow(page);
  await tabTo(page, /^link "评论本条：第二条"/);
  await follow(page);
  await tabTo(page, /^textbox "您的意见/);
  const text = '建议改为每月清洗一次，并公布清洗记录。';
  await page.keyboard.type(text);
  await tabTo(page, /^button ".*核对/);
  await follow(page);
  expect(await page.locator('.exact.paper').innerText()).toBe(text);
  await tabTo(page, /^button "确认提交"/);
  await follow(page);
  await tabTo(page, /^button "(下载|保存)回执文件/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const file = (await download.path()) as string;
  await tabTo(page, /^link ".*(核验|查处理情况)/);
  await follow(page);
  expect(await verify(page, file)).toBe('incomplete');
  await site.engine.sequencer.run();
  await page.reload();
  expect(await verify(page, file)).toBe('passed');
  expect(complaints).toEqual([]);
  await page.context().close();
});

/** Chooses the file and verifies it, and gives what is said over all; the file dialogue is the system's own. */
async function verify(page: Page, file: string): Promise<string | null> {
  // Waited for early: the browser must know by the time of the press that no window is to open.
  const chosen = page.waitForEvent('filechooser');
  await tabTo(page, /^button ".*提交时(下载|保存)的回执文件/);
  await page.keyboard.press('Enter');
  await (await chosen).setFiles(file);
  await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('每月清洗一次'));
  await tabTo(page, /^button "核验"/);
  await page.keyboard.press('Enter');
  const told = page.locator('#verify-result p').first();
  await told.waitFor();
  expect(await focusFaults(page)).toEqual([]);
  return told.getAttribute('data-overall');
}

browserTest('one finds a law by its name and reads what changed in its newest version', async () => {
  const { page, complaints } = await site.open('/');
  await tabTo(page, /^link "法律"/);
  await follow(page);
  await tabTo(page, /^searchbox "查找法律/);
  await page.keyboard.type('桥梁养护法');
  await page.keyboard.press('Enter');
  await page.locator('.results').first().waitFor();
  await tabTo(page, /^link "中华人民共和国桥梁养护法"/);
  await follow(page);
  await tabTo(page, /历次版本/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^link ".*(对比|比较)/);
  await follow(page);
  expect(new URL(page.url()).pathname).toBe('/laws/qiao/compare');
  expect(await page.locator('ins').first().innerText()).not.toBe('');
  await tabTo(page, /^link ".*第一处改动/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/#/);
  const first = page.locator(':target');
  expect(await first.locator('ins, del').count()).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

browserTest('a trap for the keyboard is found, and so is focus that nobody sees', async () => {
  const { page } = await site.open('/about');
  await page.evaluate(() =>
    document.querySelector('.skip')?.addEventListener('keydown', (event) => event.preventDefault()),
  );
  await expect(tabTo(page, /^link "方案"/, { most: 5 })).rejects.toThrow('did not get the focus');
  await page.reload();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.menu a:focus-visible { outline: none !important; box-shadow: none !important; }');
    document.adoptedStyleSheets = [sheet];
  });
  await expect(tabTo(page, /^link "法律"/)).rejects.toThrow('focus is not to be seen');
  await page.context().close();
});
