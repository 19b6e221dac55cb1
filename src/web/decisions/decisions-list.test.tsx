import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../laws/law.fixture.node.ts';
import { webPages } from '../pages.tsx';
import { aDecisionSite, type DecisionSite } from './decisions.fixture.node.ts';

const EVIL = '<img src=x onerror=alert(1)>';
const OTHER_OFFICE = '交通运输局';
let site: DecisionSite;
let app: ReturnType<typeof webPages>;

beforeAll(async () => {
  site = await aDecisionSite();
  app = webPages(site.parts);
  await site.put('oil-smoke', { changes: { title: '餐饮油烟管理办法（草案）' } });
  const leadUnit = { name: OTHER_OFFICE, phone: '0731-11111111' };
  await site.put('soon', { changes: { title: '快截止的', leadUnit }, from: -30, to: 5.5 / 24 });
  await site.put('later', { changes: { title: '以后的' }, from: 3, to: 40 });
  await site.put('ended', { changes: { title: '结束的' }, from: -40, to: -1 });
  const exemption = { basis: '涉及国家秘密', approver: '市政府' };
  const none = { exemption, period: null };
  await site.put('secret', { changes: { title: '不公开的', ...none }, state: 'exempt', from: 0, to: 0 });
  await site.put('hidden', { changes: { title: '还没启动的' }, state: 'listed' });
  await site.put('evil', { changes: { title: `=1+1${EVIL}` } });
});
afterAll(() => site.close());

async function get(path: string, from = app): Promise<string> {
  const response = await from.request(path);
  expect(response.status, path).toBe(200);
  return response.text();
}

test('the list says what is open and for how long, what is worked on, and never what is not public', async () => {
  const html = await get('/decisions');
  expect(textOf(html)).toMatch(/餐饮油烟管理办法（草案）.*?城市管理局.*?剩余39天.*?北京时间\d+年.*?截止提意见/s);
  expect(html).toMatch(/<b class="clock near" data-until="\d{13}" data-now="\d{13}">剩余5小时\d+分钟<\/b>/);
  expect(html.indexOf('>正在征求意见</h2>')).toBeLessThan(html.indexOf('>已截止，正在研究意见</h2>'));
  for (const title of ['以后的', '结束的', '不公开的']) expect(html).toContain(title);
  expect(html).not.toContain('还没启动的');
  expect(html).toContain('<a href="/decisions" aria-current="page">决策征求意见</a>');
});

test('what closes first stands first', async () => {
  const html = await get('/decisions');
  expect(html.indexOf('>快截止的<')).toBeLessThan(html.indexOf('>餐饮油烟管理办法（草案）<'));
});

test('a filter is a link and shows its group alone; one that does not exist is told', async () => {
  const html = await get('/decisions?state=processing');
  expect(html).toContain('结束的');
  expect(html).not.toContain('餐饮油烟');
  expect(html).toContain('href="/decisions?state=processing" aria-current="page"');
  expect(textOf(await get('/decisions?state=results'))).toContain('还没有公布结果的事项');
  expect(textOf(await get('/decisions?state=%3Cb%3E'))).toContain('没有“<b>”这一类');
});

test('the list is narrowed to an office by a form whose address says so, and keeps the group', async () => {
  const html = await get(`/decisions?office=${encodeURIComponent(OTHER_OFFICE)}&state=consulting`);
  expect(html).toContain('快截止的');
  expect(html).not.toContain('餐饮油烟');
  expect(html).toContain('<input type="hidden" name="state" value="consulting"/>');
  expect(html).toContain(`<option value="${OTHER_OFFICE}" selected="">`);
  expect(html).toContain(`href="/decisions?office=${encodeURIComponent(OTHER_OFFICE)}"`);
  const nobody = await get(`/decisions?office=${encodeURIComponent(EVIL)}`);
  expect(textOf(nobody)).toContain(`${EVIL}：现在没有正在公开征求意见的事项。`);
  expect(nobody).not.toContain('<img');
});

test('where none is open the list says so and what one can do; where there is none at all it needs no filter', async () => {
  const none = { ...site.parts, participation: { ...site.parts.participation, listDecisions: async () => [] } };
  const html = await get('/decisions', webPages(none as typeof site.parts));
  const text = textOf(html);
  for (const words of ['现在没有正在公开征求意见的事项。', '写成书面建议交给政府', '12345', '怎么知道有新的'])
    expect(text).toContain(words);
  expect(html).toContain('href="/decisions.atom"');
  expect(html).not.toContain('aria-label="按状态查看"');
});

test('open data: the table has its mark, formulas are text, times are days in China', async () => {
  const response = await app.request('/decisions.csv');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = new Uint8Array(await response.clone().arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const csv = await response.text();
  expect(csv).toContain(`,evil,'=1+1${EVIL},重大行政决策,城市管理局,`);
  expect(csv).toMatch(
    /oil-smoke,.*,正在征求意见,\d{4}-\d{2}-\d{2},\d{4}-\d{2}-\d{2},http:\/\/localhost\/decisions\/oil-smoke\r\n/,
  );
  expect(csv).not.toContain('还没启动的');
  const { decisions } = JSON.parse(await get('/decisions.json'));
  expect(decisions[0]).toMatchObject({ id: 'oil-smoke', number: 1, office: '城市管理局', state: 'consulting' });
  expect(Date.parse(decisions[0].closesAt)).toBeGreaterThan(Date.now());
});

test('the feed names what changed, escaped, with absolute addresses', async () => {
  const response = await app.request('/decisions.atom');
  expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  const feed = await response.text();
  expect(feed).toMatch(
    /<entry><id>http:\/\/localhost\/decisions\/oil-smoke<\/id><title>餐饮油烟管理办法（草案）<\/title>/,
  );
  expect(feed).toMatch(/<summary>正在征求意见，\d+年\d+月\d+日\d+时.*?截止（北京时间）。<\/summary>/);
  expect(feed).toContain('<title>=1+1&lt;img src=x');
  expect(feed).not.toContain('还没启动的');
});
