import { expect, test } from 'vitest';
import type { Article } from '../../domain/law.ts';
import { BRIDGES, corpusWith, lawPages, madeUpSources, OLD_RULES, textOf } from './law.fixture.node.ts';
import { alignArticles } from './law-align.ts';
import { compareVersions } from './law-compare.ts';
import { blocksOf, ChangeView } from './law-compare-row.tsx';
import { diffTexts } from './law-diff.ts';

function article(place: string, text: string): Article {
  const passage = { ref: '', label: '', heading: '', url: '', status: 'in_force' as const, notes: [] };
  return { ...passage, law: 'x', version: '2020-01-01', place, text };
}

const side = (stretches: { kind: string; text: string }[], without: string): string =>
  stretches
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

test('a difference gives both texts back, character for character', () => {
  const pairs = [
    ['管理单位每年检查一次桥梁，记在簿子上。', '管理单位每年检查两次桥梁、涵洞，并记在簿子上。\n（一）新的一项。'],
    ['', '全是新的'],
    ['甲乙丙丁', '戊己庚辛'],
    ['𠀀字和\u200b空格 ', '𠀁字和空格'],
  ] as const;
  for (const [older, newer] of pairs) {
    const stretches = diffTexts(older, newer) ?? [];
    expect(side(stretches, 'added')).toBe(older);
    expect(side(stretches, 'deleted')).toBe(newer);
  }
});

test('only the words that changed are marked', () => {
  expect(diffTexts('管理单位每年检查一次桥梁。', '管理单位每年检查两次桥梁。')).toContainEqual({
    kind: 'same',
    text: expect.stringContaining('管理单位每年检查'),
  });
});

test('articles whose numbers moved are put beside each other by what they say', () => {
  const older = ['为了修桥，制定本法规定。', '本法所称桥梁是指跨河的建筑物。', '每年检查桥梁一次并记录。'];
  const newer = [
    '为了修桥，制定本法规定。',
    '花费由财政出，专款专用。',
    '本法所称桥梁是指跨河跨路的建筑物。',
    '每年检查桥梁两次并记录。',
  ];
  const number = (texts: string[]) => texts.map((text, at) => article(String(at + 1), `第${'一二三四'[at]}条 ${text}`));
  const { pairs } = alignArticles(number(older), number(newer));
  expect(pairs.map((pair) => [pair.older?.place, pair.newer?.place])).toEqual([
    ['1', '1'],
    [undefined, '2'],
    ['2', '3'],
    ['3', '4'],
  ]);
});

test('an article that changed places is found, and one that was taken out stands where it was', () => {
  const older = [
    article('1', '第一条 甲方应当按时付款给乙方。'),
    article('2', '第二条 晚上不得在桥上放烟花爆竹。'),
    article('3', '第三条 河道里禁止倾倒垃圾和渣土。'),
  ];
  const newer = [article('1', '第一条 河道里禁止倾倒垃圾和渣土。'), article('2', '第二条 甲方应当按时付款给乙方。')];
  const pairs = alignArticles(older, newer).pairs.map((pair) => [pair.older?.place, pair.newer?.place]);
  expect(pairs).toContainEqual(['1', '2']);
  expect(pairs).toContainEqual(['3', '1']);
  expect(pairs).toContainEqual(['2', undefined]);
  expect(pairs).toHaveLength(3);
});

test('what is too long to look into is said, within a second, and nothing is lost', () => {
  const many = (mark: string) =>
    Array.from({ length: 900 }, (_, at) =>
      article(String(at + 1), `${String(at).repeat(3)}${mark}${'字句'.repeat(60)}${at * 7}`),
    );
  const begin = performance.now();
  const { rows, limited } = compareVersions(many('甲'), many('乙'));
  expect(performance.now() - begin).toBeLessThan(3_000);
  expect(limited).toMatch(/条文太多.*；有\d+条.*整条显示/);
  expect(rows.map(({ newer }) => newer?.place)).toEqual(many('乙').map(({ place }) => place));
  const [long, other] = [
    '长'.repeat(5_000),
    Array.from({ length: 5_000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join(''),
  ];
  expect(compareVersions([article('1', long)], [article('1', other)]).rows.length).toBeGreaterThan(0);
});

test('two versions stand beside each other with deleted and added words marked and said', async () => {
  const app = await lawPages(await corpusWith(BRIDGES, OLD_RULES), madeUpSources());
  const html = await (await app.request('/laws/qiao/compare?from=2019-05-01&to=2023-06-01')).text();
  expect(html).toMatch(/<del><span class="hidden">［删除：<\/span>[^<]*一次/);
  expect(html).toMatch(/<ins><span class="hidden">［新增：<\/span>[^<]*两次/);
  const words = textOf(html);
  for (const title of ['第二条：新增', '第三条（原第二条）：文字未变', '第四条（原第三条）：修改', '第四条：删除'])
    expect(words).toContain(title);
  expect(html).toContain('href="/laws/qiao?version=2019-05-01#a3"');
  expect(html).toContain('href="/laws/qiao#a4"');
  expect(words).toContain('修改1条，新增2条，删除1条。另有2条文字未变');
  const same = await (await app.request('/laws/qiao/compare?from=2023-06-01&to=2023-06-01')).text();
  expect(textOf(same)).toContain('修改0条，新增0条，删除0条。另有5条文字未变');
});

test('every change leads to the one before and behind, and the summary to the first', async () => {
  const app = await lawPages(await corpusWith(BRIDGES, OLD_RULES), madeUpSources());
  const html = await (await app.request('/laws/qiao/compare')).text();
  expect(textOf(html)).toContain('有改动的共4条');
  expect(html).toMatch(/<a class="button" href="#change-1">/);
  const changes = html.split('<section class="change ').slice(1);
  expect(changes).toHaveLength(4);
  changes.forEach((change, at) => {
    expect(change).toMatch(new RegExp(`^\\w+" id="change-${at + 1}" tabindex="-1"`));
    expect(change).toContain(`aria-label="第${at + 1}处改动，共4处"`);
    expect(change.includes(`<a href="#change-${at}">上一处</a>`)).toBe(at > 0);
    expect(change.includes(`<a href="#change-${at + 2}">下一处</a>`)).toBe(at < 3);
  });
  const overview = html.split('改动一览')[1]?.split('</details>')[0] ?? '';
  for (const [, id] of overview.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(` id="${id}"`);
});

test('unchanged articles that follow each other are folded together, each under its anchor', () => {
  const row = (kind: 'same' | 'changed', place: string) => {
    const one = article(place, `第${place}条`);
    return { kind, older: one, newer: one, stretches: [] };
  };
  const rows = [row('same', '1'), row('same', '2'), row('changed', '3'), row('same', '4')];
  expect(blocksOf(rows)).toEqual([
    { kind: 'same', rows: [rows[0], rows[1]] },
    { kind: 'change', number: 1, row: rows[2] },
    { kind: 'same', rows: [rows[3]] },
  ]);
});

test('a change of punctuation alone is said to be no more', () => {
  const rowOf = (older: string, newer: string) => {
    const [row] = compareVersions([article('1', older)], [article('1', newer)]).rows;
    return textOf(String(ChangeView({ row: row as never, number: 1, total: 1, urls: { older: '', newer: '' } })));
  };
  expect(rowOf('第一条 甲方应当:按时付款', '第一条 甲方应当：按时付款')).toContain('只有标点、符号不同');
  expect(rowOf('第一条 甲方应当:按时付款', '第一条 乙方应当：按时付款')).not.toContain('只有标点');
});

test('the versions stand along time, the newest first, with their days and a comparison', async () => {
  const app = await lawPages(await corpusWith(BRIDGES, OLD_RULES), madeUpSources());
  const html = await (await app.request('/laws/qiao?version=2019-05-01')).text();
  const items = (html.split('<ol class="history">')[1]?.split('</ol>')[0] ?? '').split('<li').slice(1);
  expect(items.map((item) => textOf(`<li${item}`).replace('比较版本', ''))).toEqual([
    '2023年6月1日的版本现行有效2023年7月1日起施行',
    '2019年5月1日的版本已修改正在看；2019年6月1日至2023年6月30日施行',
  ]);
  expect(items[0]).toContain('href="/laws/qiao/compare?from=2019-05-01&amp;to=2023-06-01"');
  expect(items[1]).toContain('aria-current="page"');
  const changed = {
    ...BRIDGES,
    changes: [{ effectiveFrom: '2026-03-01', status: 'amended' as const, note: '改过。' }],
  };
  const later = await lawPages(await corpusWith(changed, OLD_RULES), madeUpSources());
  const first =
    (await (await later.request('/laws/qiao')).text()).split('<ol class="history">')[1]?.split('</li>')[0] ?? '';
  expect(textOf(first)).toBe('2026年3月1日待核实改过。');
  expect(await (await app.request('/laws/zagl')).text()).not.toContain('class="history"');
});
