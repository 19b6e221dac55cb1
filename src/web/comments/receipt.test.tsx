import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyReceipt } from '../../participation/ledger/verify.ts';
import { acknowledged } from '../../participation/participation.fixture.node.ts';
import type { Acknowledgement } from '../../participation/participation.ts';
import { aDecisionSite, type DecisionSite } from '../decisions/decisions.fixture.node.ts';
import { textOf } from '../laws/law.fixture.node.ts';
import { webPages } from '../pages.tsx';

const TEXT = '建议半年清洗一次';
let site: DecisionSite;
let app: ReturnType<typeof webPages>;
let given: Acknowledgement;

beforeAll(async () => {
  site = await aDecisionSite();
  app = webPages(site.parts);
  await site.put('oil-smoke');
  given = await comment(TEXT);
  await site.sequencer.run();
});
afterAll(() => site.close());

const comment = (text: string) => acknowledged(site.participation, 'oil-smoke', { text });
const post = (path: string, fields: Record<string, string>) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields) });
const page = async (receipt: string) => (await app.request(`/receipts/${receipt}`)).text();

test('a number is found however it is written, and a slip in it is told apart from one that does not exist', async () => {
  const found = await post('/receipts', { receipt: `我的回执 ${given.receipt.replaceAll('-', ' ')}` });
  expect(found.status).toBe(303);
  expect(found.headers.get('location')).toBe(`/receipts/${given.receipt}`);
  const last = given.receipt.at(-1) === '0' ? '1' : '0';
  const slip = await post('/receipts', { receipt: given.receipt.slice(0, -1) + last });
  expect(slip.status).toBe(422);
  expect(await slip.text()).toMatch(/<a href="#receipt">回执号不对：最后两位校验位/);
  const unknown = await post('/receipts', { receipt: '4829-1730-5526-16' });
  expect(unknown.status).toBe(404);
  expect(await unknown.text()).toMatch(/value="4829-1730-5526-16".*/s);
  const none = await post('/receipts', { receipt: '<b>没有' });
  expect(await none.text()).toContain('value="&lt;b&gt;没有"');
  expect((await app.request('/receipts/4829-1730-5526-16')).status).toBe(404);
  expect((await app.request('/receipts')).status).toBe(200);
});

test('a receipt says where the comment stands, never the text, and is kept by no cache', async () => {
  const response = await app.request(`/receipts/${given.receipt}`);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const html = await response.text();
  expect(textOf(html)).toContain('已收到。征求意见结束后，由承办单位归纳整理、研究论证');
  expect(textOf(html)).toContain('已记入存证链：第1条，共1条');
  expect(html).not.toContain(TEXT);
  expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+="|<script(?![^>]*\ssrc=)/);
});

test('what the page hands to the verifier, with the file that the person kept, checks completely', async () => {
  const html = await page(given.receipt);
  for (const id of ['receipt-json', 'receipt-file', 'verify-button', 'verify-result', 'ledger-keys', 'receipt-text'])
    expect(html).toContain(`id="${id}"`);
  expect(html).toContain('<script src="/verifier.js" defer="">');
  const served = JSON.parse(textOf(/id="receipt-json"[^>]*>(.*?)<\/textarea>/s.exec(html)?.[1] ?? ''));
  const keys = JSON.parse(textOf(/id="ledger-keys"[^>]*>(.*?)<\/pre>/s.exec(html)?.[1] ?? ''));
  const file = { ...served, salt: given.salt, text: TEXT };
  expect(verifyReceipt(file, { keys: keys.keys }).overall).toBe('passed');
  expect(await (await app.request('/verifier.js')).text()).toBe('/* checks receipts */');
});

test('without the script the page tells how to check offline and promises no more', async () => {
  const { scripts, ...without } = site.parts;
  const bare = webPages(without);
  const html = await (await bare.request(`/receipts/${given.receipt}`)).text();
  expect(html).toContain('npm run verify');
  expect(html).not.toContain('verifier.js');
  expect((await bare.request('/verifier.js')).status).toBe(404);
});

test('a comment is withdrawn with its code; a missing or wrong one is told and changes nothing', async () => {
  const { receipt, withdrawalCode } = await comment('想撤回的');
  const path = `/receipts/${receipt}`;
  const none = await post(path, {});
  expect(none.status).toBe(422);
  expect(await none.text()).toMatch(/<a href="#what">请选择.*<a href="#code">请填写撤回码/s);
  const wrong = await post(path, { what: 'withdraw', code: '00000-00001' });
  expect(wrong.status).toBe(403);
  expect(await wrong.text()).toContain('<details class="proof edit no-print" open="">');
  expect((await site.store.findComment(receipt))?.withdrawnAt).toBeNull();
  const done = await (await post(path, { what: 'withdraw', code: withdrawalCode })).text();
  expect(done).toContain('已经撤回。');
  expect(textOf(done)).toContain('已撤回，不归纳，不公开。');
  expect(done).not.toContain('value="withdraw"');
});

test('erasing has to be meant, and takes the text away for good', async () => {
  const { receipt, withdrawalCode } = await comment('想删除的');
  const path = `/receipts/${receipt}`;
  const unsure = await post(path, { what: 'erase', code: withdrawalCode });
  expect(unsure.status).toBe(422);
  expect((await site.store.findComment(receipt))?.text).toBe('想删除的');
  const done = await (await post(path, { what: 'erase', code: withdrawalCode, sure: 'yes' })).text();
  expect(textOf(done)).toContain('原文已删除');
  expect(done).not.toContain('name="code"');
  expect(await site.store.findComment(receipt)).toMatchObject({ text: null, salt: null });
});

test('a report’s receipt has no ledger to show', async () => {
  const { receipt } = await comment('我要举报镇上城管的刘队长，每个月找我们夜宵摊收500块好处费');
  const html = await page(receipt);
  expect(textOf(html)).toContain('不作为公众意见，不公开');
  expect(html).not.toMatch(/刘队长|id="receipt-json"|存证链/);
});

test('once published a receipt tells the verdict, the reason and the clause', async () => {
  await site.put('done');
  const { receipt } = await acknowledged(site.participation, 'done', { text: '半年一次' });
  await site.publish('done', [{ receipt, verdict: 'partly_adopted', reason: '改为半年<b>', clauseChanged: '2' }]);
  const html = await page(receipt);
  expect(textOf(html)).toMatch(/承办单位的处理部分采纳理由：改为半年<b>/);
  expect(html).toContain('href="/decisions/done#clause-2"');
  expect(html).toContain(`href="/decisions/done/feedback#r-${receipt}"`);
  expect(html).toContain('<li aria-current="step">公布结果</li>');
  expect(html).not.toContain('<b>改');
});
