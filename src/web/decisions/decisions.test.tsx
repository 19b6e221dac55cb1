import { afterAll, beforeAll, expect, test } from 'vitest';
import { acknowledged } from '../../participation/participation.fixture.node.ts';
import { textOf } from '../laws/law.fixture.node.ts';
import { webPages } from '../pages.tsx';
import { aDecisionSite, type DecisionSite } from './decisions.fixture.node.ts';

const EVIL = '<img src=x onerror=alert(1)>';
let site: DecisionSite;
let app: ReturnType<typeof webPages>;

beforeAll(async () => {
  site = await aDecisionSite();
  app = webPages(site.parts);
  const step = { from: 'drafting', to: 'consulting', basis: ['D15', 'T31', 'D10(3)'] } as const;
  await site.put('oil-smoke', {
    changes: {
      title: '餐饮油烟管理办法（草案）',
      ways: ['写信：某某路1号'],
      outlets: [
        { outlet: '政府网站', evidence: 'https://gov.example/1' },
        { outlet: '日报', evidence: '2026年11月1日第3版' },
        { outlet: '坏链接', evidence: 'javascript:alert(1)' },
      ],
      affected: ['餐饮业主'],
    },
    steps: [{ ...step, basis: [...step.basis] }],
  });
  await site.put('short', { changes: { title: '短期的', shortPeriodReason: '情况紧急' }, from: -1, to: 10 });
  await site.put('later', { changes: { title: '以后的' }, from: 3, to: 40 });
  await site.put('ended', { changes: { title: '结束的' }, from: -40, to: -1 });
  const exemption = { basis: '涉及国家秘密', approver: '市政府' };
  await site.put('secret', {
    changes: { title: '不公开的', exemption, period: null },
    state: 'exempt',
    from: 0,
    to: 0,
  });
  await site.put('hidden', { changes: { title: '还没启动的' }, state: 'listed' });
  await site.put('evil', { changes: { title: `=1+1${EVIL}`, clauses: [{ id: '1', label: EVIL, text: EVIL }] } });
});
afterAll(() => site.close());

async function get(path: string, from = app): Promise<string> {
  const response = await from.request(path);
  expect(response.status, path).toBe(200);
  return response.text();
}

test('the list says what is open and for how long, what is worked on, and never what is not public', async () => {
  const html = await get('/decisions');
  expect(textOf(html)).toMatch(/餐饮油烟管理办法（草案）.*?城市管理局.*?截止，还有39天。提意见/s);
  expect(html.indexOf('<h2>正在征求意见</h2>')).toBeLessThan(html.indexOf('<h2>正在研究意见</h2>'));
  for (const title of ['以后的', '结束的', '不公开的']) expect(html).toContain(title);
  expect(html).not.toContain('还没启动的');
  expect(html).toContain('<a href="/decisions" aria-current="page">决策征求意见</a>');
});

test('a filter is a link and shows its group alone; one that does not exist is told', async () => {
  const html = await get('/decisions?state=processing');
  expect(html).toContain('结束的');
  expect(html).not.toContain('短期的');
  expect(html).toContain('href="/decisions?state=processing" aria-current="page"');
  expect(textOf(await get('/decisions?state=results'))).toContain('还没有公布采纳情况的事项');
  expect(textOf(await get('/decisions?state=%3Cb%3E'))).toContain('没有“<b>”这一类');
});

test('with no decision at all the list says so', async () => {
  const none = { ...site.parts, participation: { ...site.parts.participation, listDecisions: async () => [] } };
  const html = await get('/decisions', webPages(none as typeof site.parts));
  expect(textOf(html)).toContain('现在没有正在公开征求意见的事项。');
  expect(textOf(html)).toContain('还没有登记公开的决策事项');
});

test('a notice says who, what, until when, how else, where it stands, and each article in words', async () => {
  const html = await get('/decisions/oil-smoke');
  const text = textOf(html);
  for (const words of [
    '城市管理局',
    '0731-00000000',
    '共40天',
    '还有39天',
    '写信：某某路1号',
    '餐饮业主',
    '为减少油烟。',
  ])
    expect(text).toContain(words);
  expect(html).toContain('<a href="/laws/zdxzjc#a15">《重大行政决策程序暂行条例》第十五条</a>');
  expect(html).toContain('<a href="/plan/31">方案任务31</a>');
  expect(text).toContain('《重大行政决策程序暂行条例》第十条第（三）项');
  expect(html).toContain('<a href="https://gov.example/1" rel="noopener noreferrer">');
  expect(text).toContain('日报：2026年11月1日第3版');
  expect(html).not.toContain('href="javascript:');
  expect(text).not.toContain('张某某');
});

test('the draft stands clause by clause under anchors, marked as no law, each with its own way to comment', async () => {
  const html = await get('/decisions/oil-smoke');
  expect(html).toContain('<div class="article" id="clause-2">');
  expect(html).toMatch(
    /<a href="\/decisions\/oil-smoke\/comment\?clause=2" aria-label="评论本条：第二条">评论本条<\/a>/,
  );
  expect(html).toContain('<span class="tag period">征求意见稿</span>');
  expect(textOf(html)).toContain('不是生效的规定');
  expect(textOf(html)).toContain('第1版');
  expect(html.match(/ id="([^"]+)"/g)?.length).toBe(new Set(html.match(/ id="([^"]+)"/g)).size);
});

test('a period under 30 days gives its reason with the article', async () => {
  const text = textOf(await get('/decisions/short'));
  expect(text).toMatch(/期限少于30天的理由情况紧急依据：《重大行政决策程序暂行条例》第十五条/);
});

test('announced, ended and exempt decisions are shown as what they are', async () => {
  const later = textOf(await get('/decisions/later'));
  expect(later).toContain('开始公开征求意见，草案到时公布');
  expect(later).not.toContain('油烟净化设施');
  const ended = await get('/decisions/ended');
  expect(textOf(ended)).toMatch(/公开征求意见已结束（\d+年\d+月\d+日.*截止）/);
  expect(ended).not.toContain('/comment');
  const secret = await get('/decisions/secret');
  for (const words of ['依法不予公开', '涉及国家秘密', '批准：市政府', '第十四条'])
    expect(textOf(secret)).toContain(words);
  expect(secret).not.toContain('油烟净化设施');
  for (const path of ['/decisions/hidden', '/decisions/nothing', '/decisions/..%2F', '/decisions/hidden/ledger'])
    expect((await app.request(path)).status, path).toBe(404);
});

test('what offices write is escaped, and no page of decisions holds an inline script, style or handler', async () => {
  for (const path of [
    '/decisions',
    '/decisions/evil',
    '/decisions/oil-smoke',
    '/decisions/evil/ledger',
    '/decisions/evil/feedback',
    '/decisions/evil/comment',
  ]) {
    const html = await get(path);
    expect(html, path).not.toMatch(/<img|<style|\sstyle=|\son[a-z]+="|<script(?![^>]*\ssrc=)|="javascript:/);
    if (path.includes('evil')) expect(html).toContain('&lt;img src=x');
  }
});

test('open data: the table has its mark, formulas are text, times are days in China', async () => {
  const response = await app.request('/decisions.csv');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = new Uint8Array(await response.clone().arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const csv = await response.text();
  expect(csv).toContain(`,evil,'=1+1${EVIL},重大行政决策,城市管理局,`);
  expect(csv).toMatch(
    /oil-smoke.*正在征求意见,\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d,http:\/\/localhost\/decisions\/oil-smoke\r\n/,
  );
  expect(csv).not.toContain('还没启动的');
  const { decisions } = await (await app.request('/decisions.json')).json();
  expect(decisions[0]).toMatchObject({ id: 'oil-smoke', number: 1, office: '城市管理局', state: 'consulting' });
  expect(Date.parse(decisions[0].closesAt)).toBeGreaterThan(Date.now());
});

test('published reasons stand by clause with counts, redacted, and are there as data', async () => {
  await site.put('done');
  const { participation } = site;
  const about = (text: string, clause: string | null) => acknowledged(participation, 'done', { text, clause });
  const second = await about(`改成半年${EVIL}`, '2');
  const whole = await about('我叫张三，电话13800138000，=同意', null);
  const other = await about('=HYPERLINK("http://x","y")', '2');
  expect(textOf(await get('/decisions/done/feedback'))).toContain('意见采纳情况还没有公布');
  await site.publish('done', [
    { receipt: second.receipt, verdict: 'partly_adopted', reason: '改为每半年清洗一次', clauseChanged: '2' },
    { receipt: whole.receipt },
    { receipt: other.receipt, verdict: 'out_of_scope', reason: '+不属于' },
  ]);
  const html = await get('/decisions/done/feedback');
  const text = textOf(html);
  expect(text).toMatch(
    /对草案整体.*对第二条.*改成半年<img.*部分采纳.*改为每半年清洗一次.*草案修改了：第二条.*城市管理局，1970年1月1日签署/s,
  );
  expect(text).toMatch(/全部 3条采纳 1条部分采纳 1条不属于本事项范围 1条/);
  expect(html).not.toMatch(/张三|13800138000|<img/);
  const filtered = textOf(await get('/decisions/done/feedback?verdict=adopted'));
  expect(filtered).toContain(whole.receipt);
  expect(filtered).not.toContain(second.receipt);
  const csv = await get('/decisions/done/feedback.csv');
  expect(csv).toContain(`,第二条,"'=HYPERLINK(""http://x"",""y"")",不属于本事项范围,'+不属于,`);
  const { dispositions } = JSON.parse(await get('/decisions/done/feedback.json'));
  expect(dispositions.map(({ receipt }: { receipt: string }) => receipt)).toEqual(
    [second, whole, other].map(({ receipt }) => receipt),
  );
  expect(await get('/decisions')).toContain('href="/decisions/done/feedback"');
});

test('more comments than a page holds are turned through', async () => {
  await site.put('many');
  const given = [];
  for (let at = 0; at < 52; at++) given.push(await acknowledged(site.participation, 'many', { text: `意见${at}` }));
  await site.publish(
    'many',
    given.map(({ receipt }) => ({ receipt })),
  );
  expect(await get('/decisions/many/feedback')).toContain('href="/decisions/many/feedback?page=2"');
  const last = await get('/decisions/many/feedback?page=99');
  expect(textOf(last)).toContain('第2页，共2页');
  expect(last.match(/class="opinion"/g)).toHaveLength(2);
});

test('the ledger shows its signed roots, the keys and how to check them', async () => {
  await site.put('chained');
  await acknowledged(site.participation, 'chained', { text: '同意' });
  expect(textOf(await get('/decisions/chained/ledger'))).toContain('共0条');
  await site.sequencer.run();
  const html = await get('/decisions/chained/ledger');
  const root = await site.participation.ledger('chained');
  const [key] = await site.participation.keys();
  for (const part of [root?.root, root?.signature, key?.publicKey]) expect(html).toContain(`<code>${part}</code>`);
  expect(textOf(html)).toContain('共1条');
  expect(html).toContain('href="/api/decisions/chained/ledger?from=0&amp;to=1"');
});
