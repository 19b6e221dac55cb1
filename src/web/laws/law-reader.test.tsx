import { beforeAll, expect, test } from 'vitest';
import { sourceUrl } from '../frame/marking.tsx';
import { BRIDGES, corpusWith, lawPages, madeUpSources, OLD_RULES, textOf } from './law.fixture.node.ts';

type App = Awaited<ReturnType<typeof lawPages>>;
let app: App;
let bare: App;

beforeAll(async () => {
  const corpus = await corpusWith(BRIDGES, OLD_RULES);
  app = await lawPages(corpus, madeUpSources());
  bare = await lawPages(corpus, []);
});

const get = async (path: string, from = app): Promise<string> => {
  const response = await from.request(path);
  expect(response.status, path).toBe(200);
  return response.text();
};

/** The paragraphs of an article. */
function paragraphs(html: string, place: string): string[] {
  const block = html.split(/<div class="article(?: chosen)?" id="/).find((one) => one.startsWith(`a${place}">`)) ?? '';
  return [...block.matchAll(/<p class="plan"[^>]*>(.*?)<\/p>/g)].map((match) => textOf(match[1] as string));
}

test('a law shows every article verbatim under its anchor, with its label and its own link', async () => {
  const html = await get('/laws/qiao');
  expect(paragraphs(html, '4')).toEqual([
    '第四条 管理单位每年检查桥梁两次，并且把检查的结果记在簿子上。',
    '（一）罚款依照《中华人民共和国行政处罚法》和《关于修改<甲乙>的决定》办理；',
    '（二）以前按《旧桥暂行办法》记的簿子仍然有效。',
  ]);
  expect(paragraphs(html, '4-1')).toEqual(['第四条之一 检查的人不得少于两名。']);
  expect(html).toContain('《桥梁养护法》第四条之一</h4><a class="sign no-print" href="/laws/qiao?article=4-1#a4-1">');
  expect(html).toContain('<span class="hidden">链接到第四条之一</span>');
  expect(html.match(/ id="([^"]+)"/g)?.length).toBe(new Set(html.match(/ id="([^"]+)"/g)).size);
});

test('the head says status, as of when, number, days, source and what the law took the place of', async () => {
  const html = textOf(await get('/laws/qiao'));
  for (const words of [
    '现行有效',
    '截至2025年4月19日',
    '第九千号',
    '自2023年7月1日起施行',
    'a'.repeat(64),
    '取代了：《旧桥暂行办法》',
  ])
    expect(html).toContain(words);
  const old = await get('/laws/jiuqiao');
  expect(textOf(old)).toContain('已废止，由《桥梁养护法》取代');
  expect(old).toContain('href="/laws/qiao"');
});

test('chapters and sections are headings and stand in the contents, also with a space in the title', async () => {
  const html = await get('/laws/qiao');
  expect(html).toContain('<h2 id="part-1" class="division">第一章 总 则</h2>');
  expect(html).toContain('<h3 id="part-3" class="division lower">第一节 检查</h3>');
  expect(html).toMatch(/href="#part-1"><span>第一章 总 则<\/span><span class="extent">1—3条<\/span>/);
  expect(html).toContain('4—4之1条');
});

test('an earlier version is another page that says so, without the number of the newest', async () => {
  const html = await get('/laws/qiao?version=2019-05-01');
  expect(textOf(html)).toContain('这是2019年5月1日通过的旧版本');
  expect(paragraphs(html, '3')[0]).toContain('每年检查桥梁一次');
  expect(html).toContain('《桥梁养护法（2019年版）》第三条');
  expect(html).not.toContain('主席令');
  expect(html).toContain('href="/laws/qiao/compare?from=2019-05-01&amp;to=2023-06-01"');
});

test('known names in an article lead to their law, unknown ones and its own do not', async () => {
  const html = await get('/laws/qiao');
  expect(html).toContain('<a href="/laws/xzcf">《中华人民共和国行政处罚法》</a>');
  expect(html).toContain('<a href="/laws/jiuqiao">《旧桥暂行办法》</a>');
  expect(html).toContain('《关于修改&lt;甲乙&gt;的决定》');
  expect(html).not.toContain('<甲乙>');
});

test('a citation leads to its article with the quotation marked, across paragraphs too', async () => {
  const cited = { heading: '', quote: '', url: '', label: '', notes: [], status: 'in_force' as const };
  const address = sourceUrl({ ...cited, ref: 'law:qiao:4', start: 4, end: 45 });
  expect(address).toBe('/laws/qiao?quote=4-45&article=4#quote');
  const html = await get(address);
  const marks = [...html.matchAll(/<mark( id="quote")?>(.*?)<\/mark>/g)];
  const text = paragraphs(html, '4').join('\n');
  expect(marks.map((mark) => textOf(mark[2] as string)).join('\n')).toBe(text.slice(4, 45));
  expect(marks.map((mark) => mark[1])).toEqual([' id="quote"', undefined]);
  expect(sourceUrl({ ...cited, ref: 'law:qiao@2019-05-01:3', start: 0, end: 2 })).toBe(
    '/laws/qiao?quote=0-2&article=3&version=2019-05-01#quote',
  );
  for (const quote of ['9-3', 'a-b', '-1-4', '999990-999999'])
    expect(await get(`/laws/qiao?article=4&quote=${quote}`), quote).not.toContain('<mark');
});

test('a citation of a card leads to the card with the words marked', async () => {
  const cited = { heading: '', quote: '', url: '', label: '', notes: [], status: 'in_force' as const };
  const address = sourceUrl({ ...cited, ref: 'card:xzcf', start: 0, end: 5 });
  expect(address).toBe('/laws/xzcf?quote=0-5#card');
  expect(await get(address)).toContain('<mark id="quote">《中华人民</mark>');
});

test('without its text a law shows its card and says how the text comes', async () => {
  for (const from of [app, bare]) {
    const html = await get('/laws/xzcf', from);
    expect(html).toContain('npm run corpus -- pull');
    // Where there is no text, the card stands open.
    expect(html).toContain('<details class="card" open="">');
    expect(html).toContain('<aside id="card"');
    expect(textOf(html)).toContain('国家法律法规数据库');
    expect(html).not.toContain('href="https://flk');
    expect(textOf(html)).toContain('这是本站写的要点，不是法律原文');
    expect(html).not.toContain('class="article');
    expect(html).not.toContain('/download?');
  }
  expect(await get('/laws/qiao/compare', bare)).toContain('npm run corpus -- pull');
  expect((await bare.request('/laws/qiao/download')).status).toBe(404);
});

test('points of a card lead to their articles where these are shown', async () => {
  const corpus = await corpusWith(BRIDGES, OLD_RULES);
  const points = [{ place: '4', says: '一年查两回。', line: 1 }];
  const cards = [...corpus.cards, { law: 'qiao', purpose: '管桥', users: '走桥的人', points }];
  const pages = await lawPages({ ...corpus, cards }, madeUpSources());
  expect(await get('/laws/qiao', pages)).toContain('<li><a href="#a4">第四条</a>：一年查两回。</li>');
  const earlier = await get('/laws/qiao?version=2019-05-01', pages);
  expect(earlier).toContain('<a href="/laws/qiao#a4">第四条</a>');
  expect(earlier).toContain('要点写的是现行版本');
});

test('the plan and the laws that it names are linked both ways', async () => {
  const law = await get('/laws/zdxzjc');
  const back = /href="\/plan\/(\d+)\?quote=(\d+)-(\d+)#quote">任务\1 /.exec(law);
  expect(back).not.toBeNull();
  const task = await get(`/plan/${back?.[1]}?quote=${back?.[2]}-${back?.[3]}`);
  expect(task).toContain('<a href="/laws/zdxzjc">《重大行政决策程序暂行条例》</a>');
  expect(await get('/plan')).toContain('<a href="/laws/hngfxwj">《湖南省规范性文件管理办法》</a>');
  expect(textOf(await get('/laws/fggzba'))).toContain('方案里提到它的前身《法规规章备案条例》的地方');
});

test('an instrument without a text has its page, which links the tasks that name it', async () => {
  const html = await get('/laws/hngfxwj');
  expect(html).toContain('未收录原文');
  expect(html).toMatch(/<a href="\/plan\/24\?quote=/);
  expect(await get('/laws/fzzfgy')).toContain('<a href="/plan#preamble">序言 总体说明</a>');
});

test('what is not there is the 404 page', async () => {
  for (const path of [
    '/laws/nope',
    '/laws/QIAO',
    '/laws/qiao?version=2020-01-01',
    '/laws/qiao?version=%00',
    '/laws/qiao?article=99&quote=0-3',
    '/laws/qiao/compare?from=2019-05-01&to=2020-01-01',
    '/laws/jiuqiao/compare',
    '/laws/nope/compare',
    '/laws/qiao/download?format=exe',
    '/laws/qiao/download?format=toString',
    '/laws/qiao/download?version=x',
    '/laws/hngfxwj/download',
  ]) {
    const response = await app.request(path);
    expect(response.status, path).toBe(404);
    expect(await response.text(), path).toContain('<title>错误:');
  }
});

test('a law can be had as a file, with its source in front and a Chinese name', async () => {
  const response = await app.request('/laws/qiao/download?format=txt&version=2019-05-01');
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const disposition = response.headers.get('content-disposition') ?? '';
  expect(disposition).toMatch(/^attachment; filename="qiao-2019-05-01\.txt"; filename\*=UTF-8''[\w%.-]+$/);
  expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe('中华人民共和国桥梁养护法（2019年5月1日）.txt');
  const text = await response.text();
  expect(text).toMatch(/^中华人民共和国桥梁养护法\n\n版本：2019年5月1日/);
  expect(text).toContain(`文件：桥/2019-05-01.md（SHA-256：${'a'.repeat(64)}）`);
  expect(text).toContain('状态：截至2025年4月19日：这是2019年5月1日通过的旧版本');
  expect(text).toMatch(/来源：https:\/\/.*\n提交：[0-9a-f]{40}/);
  expect(text).toContain('第二章 养护\n\n第三条 管理单位');
  const markdown = await (await app.request('/laws/qiao/download?format=md')).text();
  expect(markdown).toContain('## 第一章 总 则\n\n第一条');
  expect(markdown).toContain('### 第一节 检查');
  expect(markdown).toContain('- 文号：第九千号');
});

test('the article that the address names says how to cite it and links its paragraphs', async () => {
  const html = await get('/laws/qiao?article=4');
  const citing = /<aside class="citing no-print"[^>]*>(.*?)<\/aside>/s.exec(html)?.[1] ?? '';
  expect(textOf(citing)).toContain('http://localhost/laws/qiao?article=4#a4');
  expect([...citing.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map((match) => [match[1], match[2]])).toEqual([
    ['/laws/qiao?article=4#a4', '第一款'],
    ['/laws/qiao?article=4#a4p2', '第（一）项'],
    ['/laws/qiao?article=4#a4p3', '第（二）项'],
  ]);
  for (const id of ['a4', 'a4p2', 'a4p3']) expect(html).toContain(` id="${id}"`);
  expect(citing).toContain('data-copy="citation"');
  const copied = textOf(/<pre id="citation" hidden[^>]*>(.*?)<\/pre>/s.exec(citing)?.[1] ?? '');
  expect(copied).toContain(`“${paragraphs(html, '4').join('\n')}”`);
  expect(html).toMatch(/href="#part-3" aria-current="true"/);
  expect(await get('/laws/qiao')).not.toContain('class="citing');
});
