import { afterAll, beforeAll, expect } from 'vitest';
import { ask } from '../../browsing/asking.fixture.node.ts';
import { browserTest, openSite, type Site } from '../../browsing/site.fixture.node.ts';

const QUESTION = '省级部门的权责清单要不要公开';
const PERMISSIONS = ['clipboard-read', 'clipboard-write'];

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site?.close());

browserTest('an answer is copied with its sources', async () => {
  const { page } = await site.open('/', { permissions: PERMISSIONS });
  const turn = await ask(page, QUESTION);
  await turn.getByText('复制（含来源）').click();
  await turn.getByText('已复制').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(QUESTION);
  expect(copied).toContain('来源：');
  await page.context().close();
});

browserTest('without a clipboard to write to, copying goes the old way', async () => {
  const { page } = await site.open('/about', { permissions: PERMISSIONS });
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(`${site.base}/plan/31`);
  await page.click('#copy');
  await page.waitForFunction(() => document.querySelector('#copied')?.textContent);
  expect(await page.locator('#copied').innerText()).toBe('已复制');
  await page.context().close();
});

browserTest('feedback is given in its place, and asks why after a no', async () => {
  const { page, complaints } = await site.open('/');
  const turn = await ask(page, QUESTION);
  await turn.locator('button[name=helpful][value=no]').click();
  await turn.locator('textarea[name=reason]').fill('漏了一句');
  await turn.getByText('补充说明').click();
  await turn.locator('textarea[name=reason]').waitFor({ state: 'detached' });
  expect(await turn.locator('.feedback').innerText()).toContain('谢谢');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('status');
  expect(complaints).toEqual([]);
  await page.context().close();
});

browserTest('an answer is shared by a link, which can be taken back', async () => {
  const { page } = await site.open('/');
  const turn = await ask(page, QUESTION);
  await turn.getByText('分享', { exact: true }).click();
  await turn.getByText('生成链接').click();
  const link = turn.locator('.shared-link a');
  const address = (await link.getAttribute('href')) as string;
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(address);
  expect((await fetch(address)).status).toBe(200);
  await turn.getByText('收回链接').click();
  await turn.getByText('链接已经收回').waitFor();
  expect((await fetch(address)).status).toBe(404);
  expect(await turn.getByText('生成链接').isVisible()).toBe(true);
  await page.context().close();
});

for (const path of ['/plan', '/laws'])
  browserTest(`results at ${path} follow what is typed, the address too, and the focus stays`, async () => {
    const { page, complaints } = await site.open(path);
    const field = page.locator('form[data-live] input[name=q]');
    await field.pressSequentially('处罚', { delay: 20 });
    await page.waitForFunction(() => location.search.includes('q='));
    const results = page.locator(`#${await page.getAttribute('form[data-live]', 'data-live')}`);
    expect(await results.innerText()).toContain('处罚');
    expect(await page.locator('[data-live-status]').innerText()).toMatch(/^找到\d+项$/);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

browserTest('what has been searched already is not searched again', async () => {
  const { page } = await site.open('/plan');
  const asked: string[] = [];
  page.on('request', (request) => request.headers()['x-partial'] && asked.push(request.url()));
  const field = page.locator('form[data-live] input[name=q]');
  await field.pressSequentially('处罚', { delay: 20 });
  await page.waitForFunction(() => location.search.includes('q='));
  await field.press('Space');
  await field.press('Backspace');
  await page.waitForTimeout(500);
  expect(asked).toHaveLength(1);
  await page.context().close();
});

browserTest('what is still being spelled out is not searched', async () => {
  const { page } = await site.open('/plan');
  const asked: string[] = [];
  page.on('request', (request) => request.headers()['x-partial'] && asked.push(request.url()));
  const field = page.locator('form[data-live] input[name=q]');
  await field.focus();
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'chu', selectionStart: 3, selectionEnd: 3 });
  await page.waitForTimeout(400);
  expect(asked).toEqual([]);
  await session.send('Input.insertText', { text: '处罚' });
  await page.waitForFunction(() => location.search.includes('q='));
  expect(asked).toHaveLength(1);
  await page.context().close();
});

browserTest('what a reply leads to can be followed at once, without opening the page again', async () => {
  const { page, complaints } = await site.open('/');
  const turn = await ask(page, '有哪些征求意见');
  const link = turn.locator('.answer a[href="/decisions"]');
  await link.waitFor();
  expect(await link.innerText()).toContain('决策征求意见');
  expect(await turn.locator('.answer').innerText()).not.toContain('/decisions');
  expect(complaints).toEqual([]);
  await page.context().close();
});
