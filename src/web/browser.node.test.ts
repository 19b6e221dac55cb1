import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { acknowledged } from '../participation/participation.fixture.node.ts';
import { browserTest, openSite, type Site } from './browser.fixture.node.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site?.close());

async function ask(page: Page, question: string): Promise<void> {
  await page.fill('#question', question);
  await Promise.all([page.waitForNavigation(), page.click('.send')]);
}

for (const javaScriptEnabled of [true, false]) {
  browserTest(
    `a question in rough words is answered with its task and the quotation stands marked in it (scripts ${javaScriptEnabled ? 'on' : 'off'})`,
    async () => {
      const { page, complaints } = await site.open('/', { javaScriptEnabled });
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
    const { page } = await site.open('/');
    await ask(page, '省级部门的权责清单要不要公开');
    await ask(page, '那啥时候?');
    expect(await page.locator('.turn').last().innerText()).toContain('2022年底前');
    expect(page.url()).not.toMatch(/[A-Za-z0-9_-]{22}/);
    await page.context().close();
  },
);

browserTest('a question beyond the plan is refused with a way to a person', async () => {
  const { page } = await site.open('/');
  await ask(page, '补办身份证要交多少钱');
  const turn = await page.locator('.turn').last().innerText();
  expect(turn).toContain('没有找到');
  expect(turn).toContain('12345');
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

for (const javaScriptEnabled of [true, false]) {
  browserTest(
    `a comment is written, reviewed, handed in and found again by its receipt (scripts ${javaScriptEnabled ? 'on' : 'off'})`,
    async () => {
      const id = javaScriptEnabled ? 'with-scripts' : 'without-scripts';
      await site.consult(id);
      const { page, complaints } = await site.open(`/decisions/${id}`, { javaScriptEnabled });
      await page.click('#clause-2 a');
      const text = '第一行 <img src=x onerror="document.title=\'owned\'">\n第二行';
      await page.fill('#text', text);
      await page.click('button[value=review]');
      expect(await page.locator('.exact').innerText()).toBe(text);
      await page.click('button[value=submit]');
      const receipt = await page.locator('.ticket .big dd').first().innerText();
      expect((await site.engine.store.findComment(receipt))?.text).toBe(text);
      await page.click(`a[href="/receipts/${receipt}"]`);
      expect(await page.locator('h1').innerText()).toContain(receipt);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
}

browserTest('a receipt’s file and its page check in the browser as a whole, and nothing is sent', async () => {
  await site.consult('checked');
  const given = await acknowledged(site.engine.participation, 'checked', { text: '同意第二条' });
  await site.engine.sequencer.run();
  const { page, complaints } = await site.open(`/receipts/${given.receipt}`);
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
  await site.consult('in-chat');
  const { page } = await site.open('/');
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
    const { page } = await site.open(`/settings/size?value=${size}&back=/`, { viewport });
    await site.consult('wide');
    const { receipt } = await acknowledged(site.engine.participation, 'wide', { text: '同意' });
    await site.engine.sequencer.run();
    for (const path of [...PAGES, ...DECISION_PAGES].map((path) =>
      path.replace('/receipts/wide', `/receipts/${receipt}`),
    )) {
      await page.goto(site.base + path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
    }
    await page.context().close();
  });
}
