import { afterAll, expect, test } from 'vitest';
import { BIRDS, LAMPS, LAWS, LIGHTS, LOCK, madeUpCorpus, OLD_TREES, sourcesOf } from '../corpus/laws/fixture.node.ts';
import type { LawSource } from '../corpus/laws/library.ts';
import { buildBundle } from '../law-data.node.ts';
import { decodeLaws, encodeLaws, type LawBundle } from '../retrieval/laws/bundle.ts';
import { Laws } from '../retrieval/laws/laws.ts';
import { apiApp } from './app.ts';
import { openFixture } from './fixture.node.ts';
import { ArticleBody, CardBody, LawBody, LawListBody } from './law-schemas.ts';

const parts = await openFixture();
const corpus = await madeUpCorpus();
afterAll(() => parts.close());

let today = '2026-11-22';

/** The interface over laws that have taken these texts, from a bundle as it lies on disk; over none without sources. */
async function over(sources: readonly LawSource[]) {
  const laws = new Laws(corpus, () => today);
  const bundle = await buildBundle(corpus, sources, null, () => today);
  if (bundle) await laws.take(decodeLaws(encodeLaws(bundle)) as LawBundle);
  return apiApp({ ...parts, corpus, laws });
}

const app = await over(sourcesOf());
const bare = await over([]);

// biome-ignore lint/suspicious/noExplicitAny: a document whose shape is the thing under test.
type Json = any;

const SCHEMAS = { list: LawListBody, law: LawBody, article: ArticleBody, card: CardBody };

/** What a path gives, which is what is described: nothing missing, nothing beyond. */
async function get(kind: keyof typeof SCHEMAS, path: string, from = app): Promise<Json> {
  const response = await from.request(path);
  expect(response.status, path).toBe(200);
  const body = await response.json();
  expect(SCHEMAS[kind].parse(body)).toEqual(body);
  return body;
}

async function detailOf(path: string, from = app): Promise<{ status: number; code: string; detail: string }> {
  const response = await from.request(path);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const { status, code, detail } = (await response.json()) as Json;
  expect(status).toBe(response.status);
  return { status, code, detail };
}

async function on<T>(day: string, read: () => Promise<T>): Promise<T> {
  const before = today;
  today = day;
  try {
    return await read();
  } finally {
    today = before;
  }
}

test('the list holds every pinned law in the lock’s order, and where the texts come from', async () => {
  const { repository, commit, snapshot, laws } = await get('list', '/api/laws');
  expect({ repository, commit, snapshot }).toEqual({
    repository: LOCK.repository,
    commit: LOCK.commit,
    snapshot: LOCK.snapshot,
  });
  expect(laws.map(({ id }: Json) => id)).toEqual(LAWS.map(({ id }) => id));
  expect(laws[0]).toEqual({
    id: 'laoshu',
    title: '中华人民共和国老树照管法',
    name: '老树照管法',
    kind: '法律',
    documentNumber: '示例令第三号',
    status: 'in_force',
    statusAsOf: '2025-04-19',
    effectiveFrom: '2025-01-01',
    version: '2024-08-20',
    versions: OLD_TREES.versions.map(({ files, ...version }, at) => ({
      ...version,
      status: ['amended', 'in_force'][at],
      sha256: files.map(({ sha256 }) => sha256),
    })),
    replacedBy: null,
    notes: [],
    textAvailable: true,
  });
});

test('statuses, versions and first days in the list are those of the day', async () => {
  const read = async () => {
    const { laws } = await get('list', '/api/laws');
    return laws.map(({ status, version, effectiveFrom }: Json) => [status, version, effectiveFrom]);
  };
  const lamps = ['repealed', '2010-05-01', '2010-07-01'];
  const rest = [
    ['in_force', '2020-02-02', null],
    ['in_force', '2019-09-09', '2020-01-01'],
  ];
  expect(await on('2024-12-31', read)).toEqual([
    ['in_force', '2015-03-01', '2015-06-01'],
    lamps,
    ['in_force', '2023-10-10', '2024-01-01'],
    ...rest,
  ]);
  expect(await on('2026-03-01', read)).toEqual([
    ['in_force', '2024-08-20', '2025-01-01'],
    lamps,
    ['amended', '2023-10-10', '2024-01-01'],
    ...rest,
  ]);
});

test('a repealed law names what took its place, and one with a reported change tells it', async () => {
  const { laws } = await get('list', '/api/laws');
  expect(laws.map(({ replacedBy }: Json) => replacedBy)).toEqual([null, 'zhaoming', null, null, null]);
  expect(laws[2].notes).toEqual(LIGHTS.changes.map(({ note }) => note));
});

test('the list says whose text is at hand', async () => {
  const available = async (from: typeof app) =>
    (await get('list', '/api/laws', from)).laws.map(({ textAvailable }: Json) => textAvailable);
  expect(await available(app)).toEqual([true, true, true, true, false]);
  expect(await available(bare)).toEqual([false, false, false, false, false]);
});

test('a law lists the places of its version in force, or of the one asked for', async () => {
  const current = await get('law', '/api/laws/laoshu');
  expect(current.articles.map(({ article }: Json) => article)).toEqual(['1', '2', '2-1', '3', '4', 'annex-1']);
  expect(current.articles[2]).toEqual({
    ref: 'law:laoshu:2-1',
    label: '《老树照管法》第二条之一',
    heading: '第一章 总则',
    article: '2-1',
  });
  const old = await get('law', '/api/laws/laoshu?version=2015-03-01');
  expect(old.articles.map(({ ref }: Json) => ref)).toEqual([1, 2, 3].map((n) => `law:laoshu@2015-03-01:${n}`));
  expect(await get('law', '/api/laws/laoshu?version=2024-08-20')).toEqual(current);
  const { articles, ...entry } = current;
  expect((await get('list', '/api/laws')).laws[0]).toEqual(entry);
});

test('a law whose text is not at hand has no contents and still its entry', async () => {
  for (const [id, from] of [
    ['shuigang', app],
    ['laoshu', bare],
  ] as const)
    expect(await get('law', `/api/laws/${id}`, from)).toMatchObject({ id, textAvailable: false, articles: [] });
});

test('an article is given with its text, status, notes and versions', async () => {
  expect(await get('article', '/api/laws/laoshu/articles/3')).toEqual({
    ref: 'law:laoshu:3',
    label: '《老树照管法》第三条',
    heading: '第二章 罚则',
    text: '第三条 砍伐𣗋树等老树的，处二千元罚款。',
    status: 'in_force',
    notes: ['截至2025年4月19日：现行有效'],
    url: '/laws/laoshu#a3',
    article: '3',
    version: '2024-08-20',
    effectiveFrom: '2025-01-01',
    versions: (await get('law', '/api/laws/laoshu')).versions,
  });
});

test('?version= gives the article as it read then, with the first day of that version', async () => {
  expect(await get('article', '/api/laws/laoshu/articles/3?version=2015-03-01')).toMatchObject({
    ref: 'law:laoshu@2015-03-01:3',
    label: '《老树照管法（2015年版）》第三条',
    text: '第三条 砍伐老树的，处五百元罚款。',
    status: 'amended',
    url: '/laws/laoshu?version=2015-03-01#a3',
    version: '2015-03-01',
    effectiveFrom: '2015-06-01',
  });
  expect(await get('article', '/api/laws/laoshu/articles/3?version=2024-08-20')).toEqual(
    await get('article', '/api/laws/laoshu/articles/3'),
  );
});

test('before a version begins, the one that applies is given', async () => {
  await on('2024-12-31', async () => {
    const now = await get('article', '/api/laws/laoshu/articles/3');
    expect(now).toMatchObject({ ref: 'law:laoshu:3', version: '2015-03-01', status: 'in_force' });
    const later = await get('article', '/api/laws/laoshu/articles/3?version=2024-08-20');
    expect(later).toMatchObject({ ref: 'law:laoshu@2024-08-20:3', notes: ['这个版本尚未施行'] });
  });
});

test('every place of every version that a law lists is given under its own reference', async () => {
  let count = 0;
  for (const law of [OLD_TREES, LAMPS, LIGHTS, BIRDS])
    for (const { version } of law.versions) {
      const { articles } = await get('law', `/api/laws/${law.id}?version=${version}`);
      for (const { ref, label, heading, article } of articles) {
        const path = `/api/laws/${law.id}/articles/${article}?version=${version}`;
        expect(await get('article', path)).toMatchObject({ ref, label, heading, article, version });
        count += 1;
      }
    }
  expect(count).toBe(16);
});

test.each([
  ['/api/laws/nobody', '没有收录这部法律'],
  ['/api/laws/nobody/articles/1', '没有收录这部法律'],
  ['/api/laws/shilishui', '没有收录这部法律'],
  ['/api/laws/laoshu?version=2016-01-01', '《老树照管法》没有这个版本'],
  ['/api/laws/laoshu/articles/1?version=2016-01-01', '《老树照管法》没有这个版本'],
  ['/api/laws/laoshu/articles/5', '《老树照管法》没有这一条'],
  ['/api/laws/laoshu/articles/4?version=2015-03-01', '《老树照管法》没有这一条'],
  ['/api/laws/laoshu/articles/0', '《老树照管法》没有这一条'],
  ['/api/laws/laoshu/articles/%E7%AC%AC%E4%B8%89%E6%9D%A1', '《老树照管法》没有这一条'],
  ['/api/laws/laoshu/articles/3%0A', '《老树照管法》没有这一条'],
  ['/api/laws/laoshu/articles/constructor', '《老树照管法》没有这一条'],
  ['/api/laws/shuigang/articles/9', '《水缸条例》的原文还没有取回'],
  ['/api/laws/LAOSHU', '没有这一项'],
  ['/api/laws/__proto__', '没有这一项'],
  ['/api/cards/nobody', '没有这份要点'],
  ['/api/cards/constructor', '没有这份要点'],
  ['/api/cards/doc%2Fjzzn', '没有这一项'],
])('%s is 404: %s', async (path, detail) => {
  expect(await detailOf(path)).toEqual({ status: 404, code: 'not_found', detail });
});

test.each(['2015', '2015-02-30', 'old', ''])('?version=%s is 422 and names the setting', async (version) => {
  for (const path of ['/api/laws/laoshu', '/api/laws/laoshu/articles/3'])
    expect(await detailOf(`${path}?version=${version}`)).toEqual({
      status: 422,
      code: 'invalid_input',
      detail: expect.stringMatching(/^version:.*\p{Script=Han}/u),
    });
});

test('an article is refused where no text was pulled, and a version that was pulled alone is given', async () => {
  const missing = { status: 404, code: 'not_found', detail: '《老树照管法》的原文还没有取回' };
  expect(await detailOf('/api/laws/laoshu/articles/3', bare)).toEqual(missing);
  const [old, current] = sourcesOf([OLD_TREES]) as [LawSource, LawSource];
  const outdated = await over([old]);
  expect(await detailOf('/api/laws/laoshu/articles/3', outdated)).toEqual(missing);
  const path = '/api/laws/laoshu/articles/3?version=2015-03-01';
  expect((await get('article', path, outdated)).text).toContain('五百元');
  expect(await detailOf(path, await over([current]))).toEqual(missing);
});

test('a card says that it is none of the law’s text, and each point stands at its place in it', async () => {
  for (const from of [app, bare]) {
    const card = await get('card', '/api/cards/laoshu', from);
    expect(card).toMatchObject({
      ref: 'card:laoshu',
      label: '《老树照管法》要点（非原文）',
      status: 'in_force',
      url: '/laws/laoshu#card',
      notes: ['这是本站写的要点，不是法律原文，以原文为准。'],
    });
    expect(card.points.map(({ article, start, end }: Json) => [article, card.text.slice(start, end)])).toEqual([
      ['2', '第二条：树龄满一百年的算老树。'],
      ['3', '第三条：砍𣗋树罚二千元。'],
    ]);
  }
});

test('an instrument without a text has a card that names no article', async () => {
  const card = await get('card', '/api/cards/shilishui');
  expect(card.points).toEqual([]);
  expect(card.text).toContain('本站没有收录它的原文，不引用条文。');
});

test('what is pulled while the server runs is given from then on', async () => {
  const laws = new Laws(corpus, () => today);
  const running = apiApp({ ...parts, corpus, laws });
  expect((await running.request('/api/laws/ludeng/articles/2')).status).toBe(404);
  await laws.take((await buildBundle(corpus, sourcesOf([LAMPS]), null, () => today)) as LawBundle);
  expect(await get('article', '/api/laws/ludeng/articles/2', running)).toMatchObject({
    text: '第二条 路灯每晚七时点亮。',
    status: 'repealed',
    notes: ['截至2025年4月19日：已废止'],
  });
});
