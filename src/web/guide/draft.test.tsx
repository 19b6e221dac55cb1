import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { hardening } from '../../api/hardening.ts';
import { diskLoader } from '../../corpus/loader.node.ts';
import { LIMITS } from '../../domain/limits.ts';
import { Laws } from '../../retrieval/laws/laws.ts';
import { NO_CONVERSATIONS } from '../chat/no-conversations.fixture.ts';
import { NO_DECISIONS } from '../decisions/no-decisions.fixture.ts';
import { problemPages, type WebParts, webPages } from '../pages.tsx';

const loaded = await diskLoader(fileURLToPath(new URL('../../../corpus', import.meta.url))).load();
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const { corpus } = loaded;

const PATH = '/guide/information-request/draft';
const lines: string[] = [];
const never = (): never => {
  throw new Error('the draft is kept nowhere');
};
const parts: WebParts = {
  corpus,
  laws: new Laws(corpus, () => '2026-11-22'),
  conversation: { ask: never },
  retriever: { search: never },
  participation: NO_DECISIONS,
  store: NO_CONVERSATIONS,
};
const log = { info: (fields: object, message: string) => void lines.push(JSON.stringify([fields, message])) };
const app = new Hono()
  .use(problemPages(parts), ...hardening({ rateLimit: 0, clientAddress: () => null, log }))
  .route('/', webPages(parts));

const FULL = {
  agency: '某某县自然资源局',
  name: '张三丰',
  identity: '居民身份证',
  phone: '0731-00000000',
  address: '某某路1号',
  email: 'zhang@example.cn',
  title: '某某路改造工程的批复',
  number: '某政发〔2020〕1号',
  description: '2020年前后\r\n镇上来人量的地',
  form: 'paper',
  way: 'post',
};

function send(fields: Record<string, string>, headers: Record<string, string> = {}) {
  return app.request(PATH, { method: 'POST', body: new URLSearchParams(fields), headers });
}

/** The finished text as it stands on the page, entities read. */
async function textOf(response: Response): Promise<string> {
  const paper = /<pre id="citation"[^>]*>([\s\S]*?)<\/pre>/.exec(await response.text())?.[1] ?? '';
  return paper
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

test('the form labels every field, names what the browser may fill in, and is kept by nobody', async () => {
  const response = await app.request(PATH);
  const html = await response.text();
  expect(response.headers.get('cache-control')).toBe('no-store');
  for (const [name, autocomplete] of [
    ['name', 'name'],
    ['phone', 'tel'],
    ['address', 'street-address'],
    ['email', 'email'],
    ['identity', 'off'],
  ])
    expect(html).toMatch(
      new RegExp(`<input id="${name}" name="${name}" maxlength="\\d+" autocomplete="${autocomplete}"`),
    );
  const ids = [...html.matchAll(/<(?:input|textarea|select) [^>]*?id="([^"]+)"/g)].map((match) => match[1]);
  expect(ids.length).toBeGreaterThan(14);
  for (const id of ids) expect(html).toContain(`<label for="${id}"`);
  expect(html).toContain('这里只作指引，不受理、不转交任何申请');
});

test('the text holds each of the contents that article 29 asks for, and what its writer must know', async () => {
  const response = await send(FULL);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const text = await textOf(response);
  expect(text).toMatch(/^政府信息公开申请书\n某某县自然资源局：\n/);
  for (const line of [
    '姓名（名称）：张三丰',
    '身份证明：居民身份证（复印件附后）',
    '联系电话：0731-00000000',
    '通信地址：某某路1号',
    '电子邮箱：zhang@example.cn',
    '名称：某某路改造工程的批复',
    '文号：某政发〔2020〕1号',
    '其他特征描述：2020年前后\n镇上来人量的地',
    '提供信息的形式：纸质',
    '获取信息的方式：邮寄',
    '附件：居民身份证复印件',
  ])
    expect(text).toContain(line);
  expect(text).toMatch(/申请日期：＿+年＿+月＿+日/);
  expect(text).toContain('还没有交给任何机关');
  expect(text).toContain('要附身份证明');
  expect(text).toContain('交到哪里：某某县自然资源局的政府信息公开工作机构');
  const says = corpus.cards.find(({ law }) => law === 'zfxxgk')?.points.find(({ place }) => place === '29')?.says;
  expect(text).toContain(`《政府信息公开条例》第二十九条要点（非原文）：${says}`);
});

test('what was left empty has no line, and nothing that was typed reaches the log', async () => {
  const { phone, form, agency, name, identity, description } = FULL;
  const text = await textOf(await send({ phone, agency, name, identity, description, form, way: 'collect' }));
  expect(text).not.toMatch(/通信地址|电子邮箱|文号|\n名称/);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join('\n')).not.toMatch(/张三丰|自然资源局|0731/);
});

test('it comes as a text file with a Chinese name', async () => {
  const response = await send({ ...FULL, as: 'txt' });
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const disposition = response.headers.get('content-disposition') as string;
  expect(disposition).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w%.-]+$/);
  expect(decodeURIComponent(disposition.split("''")[1] as string)).toBe('政府信息公开申请书（草稿）.txt');
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  expect(text).toMatch(/^政府信息公开申请书\r\n\r\n某某县自然资源局：\r\n/);
  expect(text).not.toMatch(/[^\r]\n/);
});

test.each([
  ['agency', { agency: ' ' }, '请填写“向哪个机关申请”'],
  ['name', { name: '' }, '请填写“姓名，或者单位的名称”'],
  ['name', { name: '长'.repeat(LIMITS.draftNameChars + 1) }, '最多100字，现在有101字'],
  ['identity', { identity: '' }, '请填写“身份证明的名称”'],
  ['identity', { identity: '430102199001011234' }, '不要写证件号码'],
  ['phone', { phone: '', address: '', email: '', way: 'collect' }, '至少填一种'],
  ['email', { email: 'zhang' }, '电子邮箱的写法不对'],
  ['address', { address: '' }, '选了邮寄，请填写通信地址'],
  ['email', { way: 'email', form: 'electronic', email: '' }, '请填写电子邮箱'],
  ['way-email', { way: 'email' }, '纸质的不能用电子邮件取'],
  ['title', { title: '', number: '', description: '' }, '至少填一种'],
  ['description', { description: '述'.repeat(LIMITS.draftTextChars + 1) }, '最多2000字，现在有2001字'],
  ['form-paper', { form: 'toString' }, '请选择提供信息的形式'],
  ['way-post', { way: '' }, '请选择获取信息的方式'],
])('a fault at %s is told above and at the field, and nothing typed is lost', async (field, change, message) => {
  for (const as of ['', 'txt']) {
    const response = await send({ ...FULL, ...change, as });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(response.headers.get('content-disposition')).toBe(null);
    expect(html).toContain('<title>错误:');
    expect(html).toMatch(new RegExp(`<a href="#${field}">[^<]*${message}`));
    expect(html).toContain(`id="${field}"`);
    expect(html).toMatch(new RegExp(`<p class="error" id="[a-z]+-error">错误:[^<]*${message}`));
    expect(html).not.toContain('id="made"');
    if (field !== 'name') expect(html).toContain('value="张三丰"');
  }
});

test('a text of the full length passes, its line ends counted once', async () => {
  const response = await send({ ...FULL, description: `${'述\r\n'.repeat(LIMITS.draftTextChars / 2 - 1)}述述` });
  expect(response.status).toBe(200);
});

test('markup in any field is shown as the text that it is', async () => {
  const evil = '</textarea></pre><img src=x onerror="alert(1)">';
  const typed = Object.fromEntries(Object.keys(FULL).map((name) => [name, evil]));
  for (const fields of [{ ...FULL, agency: evil, name: evil, identity: evil, title: evil, description: evil }, typed]) {
    const html = await (await send(fields)).text();
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  }
});

test('control and direction marks are left out, and a line stays one line', async () => {
  const text = await textOf(await send({ ...FULL, name: '张\u202e三\u0000\n丰', agency: '某\t局' }));
  expect(text).toContain('姓名（名称）：张三 丰\n');
  expect(text).toContain('某 局：\n');
});

test('a change of size gives back what was typed, finished or not', async () => {
  const made = await send({ ...FULL, made: 'yes', size: '1.67' });
  expect(made.headers.get('set-cookie')).toContain('size=1.67');
  expect(await made.text()).toMatch(/data-size="1.67"[\s\S]*id="made"/);
  const half = await send({ name: '张三丰', size: '1.25' });
  expect(half.status).toBe(200);
  expect(await half.text()).toMatch(/value="张三丰"/);
});

test('a form of another site, and what is no form, is refused', async () => {
  expect((await send(FULL, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await send(FULL, { origin: 'https://evil.example' })).status).toBe(403);
  const json = { method: 'POST', body: JSON.stringify(FULL), headers: { 'content-type': 'application/json' } };
  expect((await app.request(PATH, json)).status).toBe(415);
});
