import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, openSite, type Site } from '../browsing/site.fixture.node.ts';
import { acknowledged } from '../participation/participation.fixture.node.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site?.close());

for (const javaScriptEnabled of [true, false]) {
  browserTest(
    `a comment is written, reviewed, handed in and found again by its receipt (scripts ${javaScriptEnabled ? 'on' : 'off'})`,
    async () => {
      const id = javaScriptEnabled ? 'with-scripts' : 'without-scripts';
      await site.consult(id);
      const { page, complaints } = await site.open(`/decisions/${id}`, { javaScriptEnabled });
      await page.getByRole('link', { name: '评论本条：第二条' }).click();
      const text = '第一行 <img src=x onerror="document.title=\'owned\'">\n第二行';
      await page.fill('#text', text);
      await page.click('button[value=review]');
      expect(await page.locator('.exact.paper').innerText()).toBe(text);
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
