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

test('a notice says who, what, until when, how else, where it stands, and each article in words', async () => {
  const html = await get('/decisions/oil-smoke');
  const text = textOf(html);
  for (const words of [
    '城市管理局',
    '0731-00000000',
    '共40天',
    '剩余39天',
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
    /<a class="button quiet" href="\/decisions\/oil-smoke\/comment\?clause=2" aria-label="评论本条：第二条">评论本条<\/a>/,
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

test('an end that was moved back is told beside the clock and in the notice', async () => {
  const period = { from: '2026-11-01', to: '2026-12-01' };
  await site.put('extended', { changes: { title: '加时的', period }, from: -1, to: 10 });
  expect(textOf(await get('/decisions/extended'))).not.toContain('延长');
  await site.put('extended', {
    changes: { title: '加时的', period: { ...period, to: '2026-12-16' } },
    from: -1,
    to: 25,
  });
  const text = textOf(await get('/decisions/extended'));
  expect(text).toMatch(/剩余25天.*期限延长了：原来到2026年12月1日，现在到2026年12月16日。/s);
  expect(text).toMatch(/已延长 \d+年\d+月\d+日，截止日由2026年12月1日延长到2026年12月16日/);
});

test('the steps still to come are told with their articles, and no further than articles at hand name them', async () => {
  const coming = async (id: string) =>
    /接下来(.*)这是本事项信息/s.exec(textOf(await get(`/decisions/${id}`)))?.[1] ?? '';
  expect(await coming('oil-smoke')).toMatch(
    /公布每份意见采纳了没有、为什么依据：.*合法性审查依据：.*第二十五条.*公布决策依据：/s,
  );
  await site.put('rule', { changes: { title: '规章', track: 'rule' } });
  expect(await coming('rule')).toMatch(/公布每份意见采纳了没有/);
  expect(await coming('rule')).not.toContain('合法性审查');
  expect(await coming('secret')).toBe('');
});

test('a comment may also be begun in the chat, by a form that works without a script', async () => {
  const html = await get('/decisions/oil-smoke');
  expect(html).toMatch(
    /<form[^>]* method="post" action="\/#latest"><button[^>]* name="question" value="评论 #1">在对话里提</,
  );
  expect(await get('/decisions/ended')).toMatch(/name="question" value="通知我 #\d+">有结果时告诉我</);
});

test('a sealed set without a result says that nothing is added or taken away any more', async () => {
  await site.put('sealed', { changes: { title: '封存的' }, from: -40, to: -2 });
  await site.store.sealDecision('sealed', await site.store.databaseNow());
  expect(textOf(await get('/decisions/sealed'))).toMatch(/已经封存，不会再增加或者减少。结果还没有公布。/);
  expect(textOf(await get('/decisions/ended'))).not.toContain('封存');
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
