import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acknowledged } from '../../participation/participation.fixture.node.ts';
import { webPages } from '../pages.tsx';
import { aDecisionSite, type DecisionSite } from './decisions.fixture.node.ts';

let site: DecisionSite;
let app: ReturnType<typeof webPages>;

beforeAll(async () => {
  site = await aDecisionSite();
  app = webPages(site.parts);
  await site.put('oil-smoke');
  await site.put('later', { from: 3, to: 40 });
  await site.put('ended', { from: -40, to: -1 });
  await site.put('done');
  const { receipt } = await acknowledged(site.participation, 'done', { text: '我叫张三，改成半年', clause: '2' });
  await site.publish('done', [{ receipt, verdict: 'partly_adopted', reason: '改为半年', clauseChanged: '2' }]);
});
afterAll(() => site.close());

async function wordsOf(path: string): Promise<string> {
  const response = await app.request(path);
  expect(response.status, path).toBe(200);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z-]+\.docx"$/);
  return (await mammoth.extractRawText({ buffer: Buffer.from(await response.arrayBuffer()) })).value;
}

test('the draft is a Word document with every clause, what it is, until when, and where it comes from', async () => {
  const words = await wordsOf('/decisions/oil-smoke/draft.docx');
  for (const part of [
    '不是生效的规定',
    '城市管理局，电话0731-00000000',
    '为减少油烟。',
    '第一条',
    '本办法适用于餐饮服务。',
    '第二条',
    '油烟净化设施应当每季清洗。',
  ])
    expect(words).toContain(part);
  expect(words).toMatch(/来源：http:\/\/localhost\/decisions\/oil-smoke，事项信息第1版，\d+年\d+月\d+日下载/);
});

test('the same is there as plain text, and neither before the consultation begins', async () => {
  const text = await (await app.request('/decisions/oil-smoke/draft.txt')).text();
  expect(text).toContain('第一条　本办法适用于餐饮服务。\n\n第二条　油烟净化设施应当每季清洗。\n');
  for (const path of ['/decisions/later/draft.txt', '/decisions/later/draft.docx', '/decisions/nothing/draft.txt'])
    expect((await app.request(path)).status, path).toBe(404);
});

test('the results are a Word document with the numbers, the redacted comment and the reason', async () => {
  const words = await wordsOf('/decisions/done/feedback.docx');
  for (const part of ['部分采纳', '1份', '对第二条', '我叫【姓名已隐去】，改成半年', '改为半年', '修改了：第二条'])
    expect(words).toContain(part);
  expect(words).not.toContain('张三');
  expect((await app.request('/decisions/oil-smoke/feedback.docx')).status).toBe(404);
});

test('the calendar has the days that are still to come, whole days in China, in folded lines', async () => {
  const response = await app.request('/decisions/later/calendar.ics');
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const lines = (await response.text()).split('\r\n');
  expect(lines.filter((line) => line.startsWith('BEGIN:VEVENT'))).toHaveLength(2);
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const whole = lines.join('\r\n').replaceAll('\r\n ', '');
  expect(whole).toMatch(
    /DTSTART;VALUE=DATE:\d{8}\r\nDTEND;VALUE=DATE:\d{8}\r\nSUMMARY:提意见最后一天：餐饮油烟管理办法（草案）\r\n/,
  );
  expect(whole).toContain('URL:http://localhost/decisions/later');
  const open = await (await app.request('/decisions/oil-smoke/calendar.ics')).text();
  expect(open).not.toContain('oil-smoke-opens');
  expect(open).toContain('TRIGGER:-P3D');
  expect((await app.request('/decisions/ended/calendar.ics')).status).toBe(404);
});
