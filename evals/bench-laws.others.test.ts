import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Entrant, Unavailable } from './bench-laws.entrant.ts';
import { flexSearch } from './bench-laws.flexsearch.ts';
import { fts5 } from './bench-laws.fts5.ts';
import { langChain } from './bench-laws.langchain.ts';
import { miniSearch } from './bench-laws.minisearch.ts';
import { orama } from './bench-laws.orama.ts';
import { plain } from './bench-laws.ours.ts';

const ARTICLES = [
  { name: '行政处罚法', heading: '', text: '违法行为轻微并及时改正，没有造成危害后果的，不予行政处罚。' },
  { name: '劳动法', heading: '', text: '国家实行劳动者每日工作时间不超过八小时的工时制度。' },
  { name: '道路交通安全法', heading: '', text: '机动车载物应当符合核定的载质量，严禁超载。' },
  { name: '个人所得税法', heading: '', text: '综合所得每年减除费用60000元，即每月5000.5元。' },
];

async function searched(entrant: Entrant<unknown, unknown>, question: string) {
  const articles = join(await mkdtemp(join(tmpdir(), 'bench-laws-')), 'articles.jsonl');
  await writeFile(articles, ARTICLES.map((article) => JSON.stringify(article)).join('\n'));
  const index = await entrant.build(await entrant.prepare({ articles, laws: '', embedder: '' }));
  return entrant.search(index, question);
}

const ENTRANTS = { plain, miniSearch, orama, flexSearch, fts5 } as Record<string, Entrant<unknown, unknown>>;

test.each(Object.keys(ENTRANTS))('%s finds the article that holds some of the pairs of a question', async (name) => {
  const entrant = ENTRANTS[name] as Entrant<unknown, unknown>;
  expect((await searched(entrant, '老板让我每天工作时间十二小时，合法吗'))[0]).toBe(1);
  expect((await searched(entrant, '违法行为轻微会被罚吗'))[0]).toBe(0);
});

test.each(Object.keys(ENTRANTS))('%s takes a number with a point as one word and signs as nothing', async (name) => {
  const entrant = ENTRANTS[name] as Entrant<unknown, unknown>;
  expect((await searched(entrant, '5000.5'))[0]).toBe(3);
  expect(await searched(entrant, '"*?!')).toEqual([]);
});

test('Without an embedder the store of vectors says why it takes no part', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-laws-'));
  const prepared = langChain.prepare({ articles: '', laws: '', embedder: folder });
  await expect(prepared).rejects.toThrow(Unavailable);
  await expect(prepared).rejects.toThrow('没有向量模型');
});
