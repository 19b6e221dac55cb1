import { beforeAll, expect, test } from 'vitest';
import type { Law, LawVersion } from '../../domain/law.ts';
import { BRIDGES, corpusWith, lawPages } from './law.fixture.node.ts';

/** A law of three parts, some 90,000 characters long; its second part is too long by itself and has chapters. */
const LONG: Law = { ...BRIDGES, id: 'chang', title: '长桥法', names: ['长桥法'], versions: BRIDGES.versions.slice(-1) };
const CHAPTERS = ['## 第一编 总则', '## 第二编 分则\n\n### 第一章 桥面', '### 第二章 桥墩', '## 第三编 附则'];
const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八'];

function longText(): string {
  const article = (at: number): string => `第${NUMBERS[at]}条 ${`第${NUMBERS[at]}样东西要好好养护。`.repeat(1_200)}`;
  const chapters = CHAPTERS.map((title, at) => [title, article(2 * at), article(2 * at + 1)].join('\n\n'));
  return `# 长桥法\n\n<!-- INFO END -->\n\n${chapters.join('\n\n')}\n`;
}

let app: Awaited<ReturnType<typeof lawPages>>;
beforeAll(async () => {
  const sources = [{ law: LONG, version: LONG.versions[0] as LawVersion, texts: [longText()] }];
  app = await lawPages(await corpusWith(LONG), sources);
});

const get = async (path: string): Promise<string> => (await app.request(path)).text();
const shown = (html: string): string[] =>
  [...html.matchAll(/<div class="article[^"]*" id="a(\d+)"/g)].map((match) => match[1] as string);

test('a very long law is shown piece by piece: the first, the one that is asked for, or all', async () => {
  expect(shown(await get('/laws/chang'))).toEqual(['1', '2']);
  expect(shown(await get('/laws/chang?article=5'))).toEqual(['5', '6']);
  expect(shown(await get('/laws/chang?chapter=part-5'))).toEqual(['7', '8']);
  expect(shown(await get('/laws/chang?chapter=part-99'))).toEqual(['1', '2']);
  expect(shown(await get('/laws/chang?chapter=all'))).toHaveLength(8);
});

test('every anchor of the whole text is there, and leads to its piece', async () => {
  const html = await get('/laws/chang?chapter=part-3');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  for (let at = 1; at <= 8; at++) expect(ids).toContain(`a${at}`);
  for (let at = 1; at <= 5; at++) expect(ids).toContain(`part-${at}`);
  expect(html).toContain('<a id="a8" href="/laws/chang?article=8#a8">第八条</a>');
  expect(html).toMatch(/<a rel="prev" href="\/laws\/chang\?chapter=part-1#part-1">/);
  expect(html).toMatch(/<a rel="next" class="next" href="\/laws\/chang\?chapter=part-4#part-4">/);
});

test('the contents lead within the piece by its anchor, elsewhere to the other pieces', async () => {
  const contents = (await get('/laws/chang?chapter=part-3')).split('class="contents side"')[1] ?? '';
  expect(contents).toContain('href="#part-2"');
  expect(contents).toContain('href="#part-3"');
  expect(contents).toContain('href="/laws/chang?chapter=part-4#part-4"');
});

test('a word is found in the whole of it, and leads to the piece that holds it', async () => {
  const html = await get(`/laws/chang?q=${encodeURIComponent('第七样')}`);
  expect(html).toContain('&amp;article=7#a7">第七条</a>');
});
