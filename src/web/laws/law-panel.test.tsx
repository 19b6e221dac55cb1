import { beforeAll, expect, test } from 'vitest';
import { BRIDGES, corpusWith, lawPages, madeUpSources, OLD_RULES, textOf } from './law.fixture.node.ts';

let app: Awaited<ReturnType<typeof lawPages>>;
beforeAll(async () => {
  app = await lawPages(await corpusWith(BRIDGES, OLD_RULES), madeUpSources());
});

const part = async (path: string): Promise<string> => {
  const response = await app.request(path, { headers: { 'X-Partial': '1' } });
  expect(response.status, path).toBe(200);
  return response.text();
};

test('the panel gets an article with its status, its marked words and what stands around it', async () => {
  const html = await part('/laws/qiao?quote=4-10&article=4');
  expect(html).toMatch(/^<h2 id="panel-title" tabindex="-1">《桥梁养护法》第四条<\/h2>/);
  const words = textOf(html);
  for (const said of [
    '现行有效',
    '2023年6月1日的版本，自2023年7月1日起施行',
    '截至2025年4月19日',
    '第二章 养护 第一节 检查',
  ])
    expect(words).toContain(said);
  expect(html).toContain('<mark id="quote">管理单位每年</mark>');
  expect(html).toMatch(/<a rel="prev" href="\/laws\/qiao\?article=3#a3" data-panel[^>]*><span>← 上一条<\/span>第三条/);
  expect(html).toMatch(/<a rel="next" class="next" href="\/laws\/qiao\?article=4-1#a4-1" data-panel/);
  expect(html).toContain('同一章节的其他条文（1条）');
  expect(html).toContain('<a href="/laws/qiao?quote=4-10&amp;article=4#quote">打开整页</a>');
  expect(html).not.toContain('<html');
});

test('what the panel copies holds words, version, status, source and address', async () => {
  const html = await part('/laws/qiao?quote=4-10&article=4');
  const copied = textOf(/<pre id="panel-citation" hidden[^>]*>(.*?)<\/pre>/s.exec(html)?.[1] ?? '');
  expect(copied).toBe(
    [
      '《中华人民共和国桥梁养护法》第四条：',
      '“管理单位每年”',
      '（2023年6月1日的版本，自2023年7月1日起施行；截至2025年4月19日：现行有效）',
      copied.split('\n')[3],
      '网址：http://localhost/laws/qiao?quote=4-10&article=4#quote',
    ].join('\n'),
  );
  expect(copied.split('\n')[3]).toMatch(/^来源：https:\/\/\S+（提交[0-9a-f]{8}）；不是官方发布的文本/);
  expect(html).toContain('data-copy="panel-citation"');
});

test('around an article of an earlier version stands that version', async () => {
  const html = await part('/laws/qiao?quote=0-3&article=3&version=2019-05-01');
  expect(textOf(html)).toContain('《桥梁养护法（2019年版）》第三条');
  expect(html).toContain('<span class="tag period">已修改</span>');
  expect(html).toContain('href="/laws/qiao?article=4&amp;version=2019-05-01#a4" data-panel');
  expect(html).not.toContain('href="/laws/qiao?article=4#a4"');
});

test('the panel gets a card with its marked words, said not to be the text', async () => {
  const html = await part('/laws/xzcf?quote=0-5');
  expect(html).toMatch(/^<h2 id="panel-title" tabindex="-1">《行政处罚法》要点<\/h2>/);
  expect(html).toContain('<mark id="quote">《中华人民</mark>');
  expect(textOf(html)).toContain('这是本站写的要点，不是法律原文');
  expect(textOf(html)).toContain('本站现在没有这部法律的原文');
  expect(html).toContain('<a href="/laws/xzcf?quote=0-5#card">打开整页</a>');
});

test('laws that are named in the panel open there', async () => {
  expect(await part('/laws/qiao?article=4')).toMatch(
    /<a href="\/laws\/xzcf" data-panel="true">《中华人民共和国行政处罚法》/,
  );
});

test('what changed since the texts were taken is 待核实 in the panel too', async () => {
  const html = await part('/laws/zagl?quote=0-5');
  expect(html).toContain('<span class="tag period">已修改</span><span class="tag period">待核实</span>');
});

test('the panel gets an instrument without a text, and nothing for what is not there', async () => {
  const html = await part('/laws/hngfxwj');
  expect(html).toMatch(/^<h2 id="panel-title" tabindex="-1">《湖南省规范性文件管理办法》<\/h2>/);
  expect(textOf(html)).toContain('未收录原文');
  for (const path of ['/laws/nope', '/laws/qiao?article=99', '/laws/qiao?article=3&version=2020-01-01'])
    expect((await app.request(path, { headers: { 'X-Partial': '1' } })).status, path).toBe(404);
});
