import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Disposition } from '../../domain/comment.ts';
import { acknowledged } from '../../participation/participation.fixture.node.ts';
import { textOf } from '../laws/law.fixture.node.ts';
import { webPages } from '../pages.tsx';
import { aDecisionSite, type DecisionSite } from './decisions.fixture.node.ts';

const EVIL = '<img src=x onerror=alert(1)>';
let site: DecisionSite;
let app: ReturnType<typeof webPages>;
let receipts: Record<'second' | 'whole' | 'other' | 'alike', string>;

beforeAll(async () => {
  site = await aDecisionSite();
  app = webPages(site.parts);
  await site.put('done');
  const about = async (text: string, clause: string | null) =>
    (await acknowledged(site.participation, 'done', { text, clause })).receipt;
  receipts = {
    second: await about(`改成半年${EVIL}`, '2'),
    whole: await about('我叫张三，电话13800138000，=同意', null),
    other: await about('=HYPERLINK("http://x","y")', '2'),
    alike: await about('改成半年，同意前面的', '2'),
  };
  const halfYear = { verdict: 'partly_adopted', reason: '改为每半年清洗一次', clauseChanged: '2' } as const;
  await site.publish('done', [
    { receipt: receipts.second, ...halfYear },
    { receipt: receipts.whole },
    { receipt: receipts.other, verdict: 'out_of_scope', reason: '+不属于' },
    { receipt: receipts.alike, ...halfYear },
  ]);
});
afterAll(() => site.close());

async function get(path: string): Promise<string> {
  const response = await app.request(path);
  expect(response.status, path).toBe(200);
  return response.text();
}

test('published reasons stand by clause with counts, redacted, citizens’ words under their own name', async () => {
  const html = await get('/decisions/done/feedback');
  const text = textOf(html);
  expect(text).toMatch(
    /对草案整体.*对第二条.*公众意见.*改成半年<img.*承办单位的处理部分采纳.*改为每半年清洗一次.*草案修改了：第二条.*城市管理局，1970年1月1日签署/s,
  );
  expect(text).toContain('公布了4份意见的处理结果和理由：采纳1份，部分采纳2份，不属于本事项范围1份。');
  expect(text).toMatch(/全部结果 4份采纳 1份部分采纳 2份不属于本事项范围 1份.*全部条款 4份草案整体 1份第二条 3份/);
  expect(html).not.toMatch(/张三|13800138000|<img/);
  expect(await get('/decisions')).toContain('href="/decisions/done/feedback"');
});

test('comments that were answered in the same words stand together, each with its receipt and anchor', async () => {
  const html = await get('/decisions/done/feedback');
  expect(html.match(/class="exchange"/g)).toHaveLength(3);
  expect(textOf(html)).toContain('公众意见（2份，一起答复）');
  for (const receipt of Object.values(receipts)) expect(html).toContain(`<div class="opinion" id="r-${receipt}">`);
});

test('results are narrowed by verdict and by clause, each keeping the other, in the address', async () => {
  const adopted = await get('/decisions/done/feedback?verdict=adopted');
  expect(adopted).toContain(receipts.whole);
  expect(adopted).not.toContain(receipts.second);
  const clause = await get('/decisions/done/feedback?clause=2');
  expect(clause).toContain(receipts.second);
  expect(clause).not.toContain(receipts.whole);
  expect(clause).toContain('href="/decisions/done/feedback?verdict=partly_adopted&amp;clause=2"');
  const whole = await get('/decisions/done/feedback?clause=_');
  expect(whole).toContain(receipts.whole);
  expect(whole).not.toContain(receipts.other);
  const none = await get('/decisions/done/feedback?clause=2&verdict=adopted');
  expect(textOf(none)).toContain('没有这样的意见。看全部意见');
});

test('the clause that comments were about is there to be read beside them', async () => {
  expect(textOf(await get('/decisions/done/feedback'))).toContain('征求意见稿第二条原文油烟净化设施应当每季清洗。');
  expect(await get('/decisions/done')).toContain('href="/decisions/done/feedback?clause=2"');
});

test('before it is published the page says so and offers to tell; where nobody wrote it says that', async () => {
  await site.put('open');
  const open = await get('/decisions/open/feedback');
  expect(textOf(open)).toContain('意见采纳情况还没有公布');
  expect(open).toMatch(/name="question" value="通知我 #\d+"/);
  await site.put('nobody');
  await site.publish('nobody', []);
  const nobody = textOf(await get('/decisions/nobody/feedback'));
  expect(nobody).toContain('没有收到对这一事项的公众意见');
  expect(nobody).not.toContain('还没有公布');
});

test('the results are there as a table and as data, formulas as text', async () => {
  const csv = await get('/decisions/done/feedback.csv');
  expect(csv).toContain(`,第二条,"'=HYPERLINK(""http://x"",""y"")",不属于本事项范围,'+不属于,`);
  const { dispositions } = JSON.parse(await get('/decisions/done/feedback.json'));
  expect(dispositions.map(({ receipt }: { receipt: string }) => receipt)).toEqual(Object.values(receipts));
});

test('more comments than a page holds are turned through', async () => {
  await site.put('many');
  const published: ({ receipt: string } & Partial<Disposition>)[] = [];
  for (let at = 0; at < 52; at++) {
    const { receipt } = await acknowledged(site.participation, 'many', { text: `意见${at}` });
    published.push({ receipt, reason: `理由${at}` });
  }
  await site.publish('many', published);
  expect(await get('/decisions/many/feedback')).toContain('href="/decisions/many/feedback?page=2"');
  const last = await get('/decisions/many/feedback?page=99');
  expect(textOf(last)).toContain('第2页，共2页');
  expect(last.match(/class="opinion"/g)).toHaveLength(2);
});
