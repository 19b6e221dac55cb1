import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { ask, choose, turnDone } from '../browsing/asking.fixture.node.ts';
import { browserTest, openSite, type Site } from '../browsing/site.fixture.node.ts';
import { parseReceipt } from '../domain/receipt.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site?.close());

const FINES = '交警队给每个人定了罚款任务,完不成扣奖金,这样搞要得不?';

/** Opens the chat and tells afterwards whether it is still the same document. */
async function openChat(javaScriptEnabled = true) {
  const { page, complaints } = await site.open('/', { javaScriptEnabled });
  if (javaScriptEnabled) await page.evaluate(() => document.body.setAttribute('data-same', ''));
  const isSame = () => page.locator('body[data-same]').count();
  return { page, complaints, isSame };
}

browserTest(
  'a question is answered in the page, and its source opens beside it with the quotation marked',
  async () => {
    const { page, complaints, isSame } = await openChat();
    const turn = await ask(page, FINES);
    expect(await turn.innerText()).toContain('严禁下达或者变相下达罚没指标');
    expect(await page.locator('#status').innerText()).toMatch(/^回答完成,引用\d+处$/);
    await turn.locator('.source a.open').first().click();
    await page.waitForSelector('#source-panel[open] mark');
    expect(await marked(page)).toContain('严禁下达或者变相下达罚没指标');
    expect(await isSame()).toBe(1);
    expect(page.url()).toBe(`${site.base}/`);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

browserTest('without scripts a question is answered by the form, and its source is a page of its own', async () => {
  const { page, complaints } = await openChat(false);
  const turn = await ask(page, FINES);
  expect(await turn.innerText()).toContain('严禁下达或者变相下达罚没指标');
  await Promise.all([page.waitForURL(/\/plan\/42/), turn.locator('.source a.open').first().click()]);
  expect(await marked(page)).toContain('严禁下达或者变相下达罚没指标');
  expect(complaints).toEqual([]);
  await page.context().close();
});

async function marked(page: Page): Promise<string> {
  return (await page.locator('mark').allInnerTexts()).join('');
}

for (const javaScriptEnabled of [true, false]) {
  const scripts = `scripts ${javaScriptEnabled ? 'on' : 'off'}`;

  browserTest(`a follow-up is understood, and no address holds the conversation (${scripts})`, async () => {
    const { page, isSame } = await openChat(javaScriptEnabled);
    await ask(page, '省级部门的权责清单要不要公开');
    const turn = await ask(page, '那啥时候?');
    expect(await turn.innerText()).toContain('2022年底前');
    expect(await page.locator('#turns > .turn').count()).toBe(2);
    expect(await isSame()).toBe(javaScriptEnabled ? 1 : 0);
    expect(page.url()).not.toMatch(/[A-Za-z0-9_-]{22}/);
    await page.context().close();
  });

  browserTest(`a question beyond the plan is refused with a way to a person (${scripts})`, async () => {
    const { page } = await openChat(javaScriptEnabled);
    const turn = await ask(page, '补办身份证要交多少钱');
    expect(await turn.innerText()).toContain('没有找到');
    expect(await turn.innerText()).toContain('12345');
    await page.context().close();
  });

  browserTest(`a comment goes from the chat to a receipt (${scripts})`, async () => {
    const id = `in-chat-${javaScriptEnabled ? 'on' : 'off'}`;
    await site.consult(id);
    const { page, isSame } = await openChat(javaScriptEnabled);
    await ask(page, '有哪些正在征求意见');
    expect(await (await choose(page, id)).innerText()).toContain('整体');
    await ask(page, '条款 2');
    await ask(page, '建议每月清洗一次');
    await choose(page, '写完了');
    const given = await (await choose(page, '提交')).innerText();
    const receipt = parseReceipt(given) ?? given;
    expect((await site.engine.store.findComment(receipt))?.text).toBe('建议每月清洗一次');
    expect(await isSame()).toBe(javaScriptEnabled ? 1 : 0);
    await page.context().close();
  });
}

browserTest(
  'a question that did not get through stays written, and one press asks it when the server is back',
  async () => {
    const { page } = await openChat();
    await ask(page, '省级部门的权责清单要不要公开');
    await site.down();
    await page.fill('#question', '那啥时候?');
    await page.click('#composer .send');
    const failed = page.locator('#turns > .turn[data-state="failed"]');
    await failed.waitFor();
    expect(await failed.innerText()).toContain('那啥时候?');
    expect(await page.inputValue('#question')).toBe('那啥时候?');
    await site.up();
    await failed.locator('.retry').click();
    expect(await (await turnDone(page, 2)).innerText()).toContain('2022年底前');
    expect(await page.locator('#turns > .turn').count()).toBe(2);
    expect(await page.inputValue('#question')).toBe('');
    await page.context().close();
  },
);

browserTest('a conversation is there again after the page is loaded anew', async () => {
  const { page } = await openChat();
  await ask(page, '省级部门的权责清单要不要公开');
  await page.reload();
  expect(await (await turnDone(page, 1)).innerText()).toContain('2022年底前');
  const turn = await ask(page, '那啥时候?');
  expect(await turn.innerText()).toContain('2022年底前');
  await page.context().close();
});

browserTest('markup in a question is shown as the text that it is', async () => {
  const { page, complaints } = await site.open('/');
  await ask(page, '<img src=x onerror="document.title=\'owned\'">罚款任务能不能下达');
  expect(await page.title()).not.toBe('owned');
  expect(await page.locator('.asked').last().innerText()).toContain('<img src=x');
  expect(complaints).toEqual([]);
  await page.context().close();
});
