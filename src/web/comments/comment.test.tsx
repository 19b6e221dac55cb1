import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hardening } from '../../api/hardening.ts';
import { LIMITS } from '../../domain/limits.ts';
import { verifyReceipt } from '../../participation/ledger/verify.ts';
import { NOTICE } from '../../participation/notice.ts';
import { aDecisionSite, type DecisionSite } from '../decisions/decisions.fixture.node.ts';
import { textOf } from '../laws/law.fixture.node.ts';
import { problemPages, webPages } from '../pages.tsx';

const PATH = '/decisions/oil-smoke/comment';
const KEY = '0a0b0c0d-1111-4222-8333-444455556666';
const REPORT = '我要举报镇上城管的刘队长，每个月找我们夜宵摊收500块好处费';
const lines: string[] = [];
let site: DecisionSite;
let app: Hono;

beforeAll(async () => {
  site = await aDecisionSite();
  const log = { info: (fields: object, message: string) => void lines.push(JSON.stringify([fields, message])) };
  app = new Hono()
    .use(problemPages(site.parts), ...hardening({ rateLimit: 0, clientAddress: () => null, log }))
    .route('/', webPages(site.parts));
  await site.put('oil-smoke');
  await site.put('ended', { from: -40, to: -1 });
  await site.put('later', { from: 2, to: 40 });
});
afterAll(() => site.close());

const FIELDS = { stage: 'write', key: KEY, noticeVersion: NOTICE.version, clause: '', go: 'review' };

/** Sends the form as a browser does: line ends become two characters. */
function send(fields: Record<string, string>, path = PATH, headers: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...FIELDS, key: crypto.randomUUID(), ...fields }))
    body.set(name, value.replaceAll('\n', '\r\n'));
  return app.request(path, { method: 'POST', body, headers });
}

/** The fields that a page carries on, as a browser would send them. */
function carried(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name, textOf(value as string)]));
}

test('the form tells all of the notice and the limit before one types, asks for no identity, ticks no consent', async () => {
  const response = await app.request(`${PATH}?clause=2`);
  const html = await response.text();
  expect(response.headers.get('cache-control')).toBe('no-store');
  for (const paragraph of NOTICE.paragraphs) expect(textOf(html)).toContain(paragraph);
  expect(html.indexOf('最多5000字')).toBeLessThan(html.indexOf('<textarea'));
  expect(html.indexOf(NOTICE.paragraphs[0] as string)).toBeLessThan(html.indexOf('<textarea'));
  expect(carried(html)).toMatchObject({ noticeVersion: NOTICE.version, key: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(html).toMatch(/<option value="2" selected="">第二条/);
  expect(html).toContain('enctype="multipart/form-data"');
  const inputs = [...html.matchAll(/<(?:input|textarea|select)[^>]* name="([^"]+)"/g)].map(([, name]) => name);
  expect(inputs.filter((name) => name !== 'q')).toEqual(['stage', 'key', 'noticeVersion', 'clause', 'text']);
  expect(textOf(html)).toContain('草案第二条原文油烟净化设施应当每季清洗。');
  expect(textOf(html)).toMatch(/您写的话会怎么用.*不问您是谁.*交给城市管理局研究（电话0731-00000000）.*告知版本：/s);
});

test('the review shows the exact text and what of it the public will not see; nothing is stored yet', async () => {
  const text = ' 我叫张三，电话13800138000\n<img src=x onerror=alert(1)> 同意';
  const html = await (await send({ text, clause: '2' })).text();
  expect(html).toContain(
    `<p class="exact paper">${' 我叫张三，电话13800138000\n&lt;img src=x onerror=alert(1)&gt; 同意'}</p>`,
  );
  expect(textOf(html)).toContain('“13800138000”公开时显示为【电话号码已隐去】');
  expect(carried(html).text).toBe(text);
  expect(html).not.toContain('<img');
  expect(await site.store.countComments('oil-smoke')).toEqual([]);
  expect(textOf(html)).toContain('针对第二条');
  const back = await (await send({ ...carried(html), go: 'edit' })).text();
  expect(back).toContain('> 我叫张三，电话13800138000\n&lt;img');
});

test('consent to show personal data is asked for where there is some to show, and never ticked beforehand', async () => {
  const box = /<input type="checkbox"[^>]* name="publishPersonalData"[^>]*>/;
  const asked = await (await send({ text: '我叫张三，电话13800138000' })).text();
  expect(box.exec(asked)?.[0]).not.toContain('checked');
  expect(carried(asked)).not.toHaveProperty('publishPersonalData');
  const agreed = await (
    await send({ text: '电话13800138000', publishPersonalData: 'yes', size: '1.25', stage: 'review' })
  ).text();
  expect(box.exec(agreed)?.[0]).toContain('checked=""');
  expect(await (await send({ text: '同意' })).text()).not.toMatch(box);
  // What identifies for good is never shown, so there is nothing to consent to.
  expect(await (await send({ text: '身份证430102199003071233' })).text()).not.toMatch(box);
});

test('given once, the consent is kept behind the receipt, and gone when the text is changed', async () => {
  await site.put('consent');
  const path = '/decisions/consent/comment';
  const given = await (await send({ text: '电话13800138000', publishPersonalData: 'yes', go: 'submit' }, path)).text();
  expect(carried(given).publishPersonalData).toBe('yes');
  const receipt = /\d{4}-\d{4}-\d{4}-\d{2}/.exec(given)?.[0] as string;
  expect((await site.store.findComment(receipt))?.publishPersonalData).toBe(true);
  const edited = await send({ text: '电话13800138000', publishPersonalData: 'yes', go: 'edit' });
  expect(await edited.text()).not.toContain('publishPersonalData');
});

test('where the store fails the person keeps all that was written, and trying again takes effect once', async () => {
  const broken = async () => {
    throw new Error('disk full');
  };
  const failing = {
    ...site.parts,
    participation: Object.assign(Object.create(site.participation), { submit: broken }),
  };
  const body = new FormData();
  const fields = { ...FIELDS, text: '一句话', clause: '2', stage: 'review', go: 'submit' };
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const response = await webPages(failing).request(PATH, { method: 'POST', body });
  expect(response.status).toBe(503);
  const html = await response.text();
  expect(html).toContain('<title>错误:');
  expect(textOf(html)).toContain('不是您写错了');
  expect(html).toContain('<a href="#submit">');
  expect(carried(html)).toMatchObject({ text: '一句话', clause: '2', key: KEY });
});

test('what cannot be taken comes back with a summary, the same words at the field, and all that was written', async () => {
  const long = '长'.repeat(LIMITS.commentChars + 1);
  const response = await send({ text: long, clause: '2' });
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(html).toContain('<title>错误:');
  expect(html).toMatch(/<a href="#text">意见太长了/);
  expect(html).toMatch(/id="text-error">错误:意见太长了/);
  expect(html).toContain(`>${long}</textarea>`);
  expect(html).toMatch(/<option value="2" selected="">/);
  expect((await send({ text: ' \n' })).status).toBe(422);
  expect(await (await send({ text: '同意', clause: '9' })).text()).toContain('<a href="#clause">草案里没有这一条');
  const old = await (await send({ text: '同意', noticeVersion: 'old' })).text();
  expect(old).toContain('<a href="#notice">个人信息处理告知已更新');
  expect(carried(old).noticeVersion).toBe(NOTICE.version);
});

test('a comment handed in twice is one, with the receipt, the code and the exact text', async () => {
  const text = '\n第一行\n第二行"<b>';
  const review = await (await send({ text, clause: '2', key: KEY })).text();
  const first = await send({ ...carried(review), go: 'submit' });
  expect(first.status).toBe(200);
  expect(first.headers.get('cache-control')).toBe('no-store');
  const html = await first.text();
  const receipt = /<dd class="num">(\d{4}-\d{4}-\d{4}-\d{2})</.exec(html)?.[1] as string;
  const code = /<dd class="num">(\d{5}-\d{5})</.exec(html)?.[1] as string;
  expect(html).toContain('<p class="exact paper">\n第一行\n第二行&quot;&lt;b&gt;</p>');
  expect(html).toContain(`href="/receipts/${receipt}"`);
  expect(html).toContain('name="question" value="通知我 #1"');
  expect((await site.store.findComment(receipt))?.text).toBe(text);
  const second = await (await send({ ...carried(review), go: 'submit' })).text();
  expect(second).toContain(receipt);
  expect(await site.store.countComments('oil-smoke')).toEqual([{ state: 'received', count: 1 }]);
  const file = await send({ ...carried(html), go: 'file' });
  expect(file.headers.get('content-disposition')).toContain(`receipt-${receipt}.json`);
  const body = await file.text();
  expect(body).not.toContain(code);
  expect(Object.keys(JSON.parse(body))).toEqual(['receipt', 'receivedAt', 'salt', 'text', 'ledger']);
  const report = verifyReceipt(JSON.parse(body), { keys: await site.participation.keys() });
  expect(report.steps.filter(({ ok }) => ok === false)).toEqual([]);
});

test('another text under the same key is told and can be handed in as another comment', async () => {
  const key = crypto.randomUUID();
  await send({ text: '同意甲', key, go: 'submit' });
  const conflict = await send({ text: '同意乙', key, go: 'submit' });
  expect(conflict.status).toBe(409);
  const html = await conflict.text();
  expect(html).toContain('上一份意见已经收到');
  expect(html).toContain('>同意乙</textarea>');
  expect(carried(html).key).not.toBe(key);
  expect((await send({ ...carried(html), text: '同意乙', go: 'submit' })).status).toBe(200);
});

test('the size changes without a complaint, a step or a loss, also behind the receipt', async () => {
  const written = await send({ text: '', clause: '2', size: '1.67' });
  expect(written.status).toBe(200);
  expect(written.headers.get('set-cookie')).toContain('size=1.67');
  expect(await written.text()).toMatch(/data-size="1.67".*<option value="2" selected="">/s);
  const given = await (await send({ text: '大字', go: 'submit' })).text();
  const again = await (await send({ ...carried(given), go: '', size: '1.25' })).text();
  const receipt = /\d{4}-\d{4}-\d{4}-\d{2}/.exec(given)?.[0] as string;
  expect(again).toContain(receipt);
  expect(again).toContain('data-size="1.25"');
});

test('ended or not begun: the page says since or until when and gives the text back', async () => {
  const closed = await send({ text: '晚了一步<b>', go: 'submit' }, '/decisions/ended/comment');
  expect(closed.status).toBe(409);
  const html = await closed.text();
  expect(html).toContain('<h1>征求意见已经结束</h1>');
  expect(html).toMatch(/公开征求意见到\d+年\d+月\d+日.*结束/);
  expect(html).toContain('>晚了一步&lt;b&gt;</textarea>');
  expect(html).toContain('href="/decisions/ended/feedback"');
  expect((await send({ text: '晚了一步' }, '/decisions/ended/comment')).status).toBe(409);
  expect((await app.request('/decisions/ended/comment')).status).toBe(200);
  const early = await send({ text: '早了', go: 'submit' }, '/decisions/later/comment');
  expect(textOf(await early.text())).toMatch(/从\d+年\d+月\d+日.*起公开征求意见/);
  expect((await send({ text: '同意', go: 'submit' }, '/decisions/nothing/comment')).status).toBe(404);
});

test('a report of a violation is told where it goes, and the page shows neither a ledger nor the text', async () => {
  const response = await send({ text: REPORT, go: 'submit' });
  const html = await response.text();
  const shown = textOf(html.replace(/<input type="hidden"[^>]*>/g, ''));
  expect(shown).toContain('不进存证链，不公开，原文转给下面的机关');
  expect(shown).toMatch(/转给.*联系方式电话/s);
  expect(shown).toContain('方案任务44');
  expect(shown).not.toMatch(/刘队长|哈希值|下载回执/);
  expect(html).not.toContain('/receipts/');
  const file = await (await send({ ...carried(html), go: 'file' })).text();
  expect(file).toMatch(/^<!DOCTYPE html>/);
});

test('a form of another site, and what is no form, is refused; nothing of a comment is logged', async () => {
  const before = await site.store.countComments('oil-smoke');
  expect((await send({ text: '不同意', go: 'submit' }, PATH, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await send({ text: '不同意', go: 'submit' }, PATH, { origin: 'https://evil.example' })).status).toBe(403);
  const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
  expect((await app.request(PATH, json)).status).toBe(415);
  expect(await site.store.countComments('oil-smoke')).toEqual(before);
  expect(lines.join('')).not.toMatch(/同意|刘队长|\d{4}-\d{4}-\d{4}-\d{2}|[0-9a-f]{8}-[0-9a-f]{4}/);
});

test('the longest comment fits into the body that is taken', async () => {
  const response = await send({ text: '字'.repeat(LIMITS.commentChars * 2) });
  expect(response.status).toBe(422);
  expect((await send({ text: '字'.repeat(LIMITS.commentChars), go: 'submit' })).status).toBe(200);
});
