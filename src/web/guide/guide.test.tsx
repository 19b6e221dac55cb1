import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCorpusFiles } from '../../corpus/loader.node.ts';
import { parseCorpus } from '../../corpus/parse.ts';
import { Laws } from '../../retrieval/laws/laws.ts';
import { NO_CONVERSATIONS } from '../chat/no-conversations.fixture.ts';
import { NO_DECISIONS } from '../decisions/no-decisions.fixture.ts';
import { webPages } from '../pages.tsx';

const real = await readCorpusFiles(fileURLToPath(new URL('../../../corpus', import.meta.url)));

/** The pages over the real corpus with some files changed. Nothing else may be asked for anything. */
async function pages(change: Record<string, (text: string) => string> = {}) {
  const files = new Map(real);
  for (const [path, edit] of Object.entries(change)) files.set(path, edit(files.get(path) as string));
  const result = await parseCorpus(files);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const { corpus } = result;
  const never = (): never => {
    throw new Error('the guide asks for nothing');
  };
  const app = webPages({
    corpus,
    laws: new Laws(corpus, () => '2026-11-22'),
    conversation: { ask: never },
    retriever: { search: never },
    participation: NO_DECISIONS,
    store: NO_CONVERSATIONS,
  });
  const read = async (path: string): Promise<string> => {
    const response = await app.request(path);
    expect(response.status, path).toBe(200);
    return response.text();
  };
  return { app, corpus, read };
}

const ONLY = '这里只作指引，不受理、不转交任何申请。';

test('every matter has its page, linked from the guide, and each says that nothing is taken in', async () => {
  const { corpus, read } = await pages();
  const index = await read('/guide');
  expect(index).toContain(ONLY);
  for (const { id, name, purpose } of corpus.matters) {
    expect(index).toContain(`<a href="/guide/${id}">${name}</a>`);
    const page = await read(`/guide/${id}`);
    expect(page).toContain(`<h1>${name}</h1>`);
    expect(page).toContain(purpose);
    expect(page).toContain(ONLY);
    expect(page).toContain('href="tel:12345"');
    expect(page).not.toMatch(/已受理|我们已经|已提交/);
  }
});

test('a page quotes the cards, labelled as no law text, and leads to the articles and the tasks', async () => {
  const { corpus, read } = await pages();
  const page = await read('/guide/information-request');
  const card = corpus.cards.find(({ law }) => law === 'zfxxgk');
  const says = card?.points.find(({ place }) => place === '33')?.says;
  expect(page).toContain(`<p>${says}</p>`);
  expect(page).toContain('要点（非原文），见<a href="/laws/zfxxgk#a33">《政府信息公开条例》第三十三条</a>');
  for (const task of [81, 82, 83]) expect(page).toContain(`<a href="/plan/${task}">任务${task} `);
  expect(page).toContain('href="/guide/information-request/draft"');
});

test('no point of a matter is missing from its page', async () => {
  const { corpus, read } = await pages();
  for (const { id, steps } of corpus.matters) {
    const page = await read(`/guide/${id}`);
    for (const { law, place } of steps.flatMap(({ points }) => points))
      expect(page, `${id}: ${law}/${place}`).toContain(`href="/laws/${law}#a${place}"`);
  }
});

test('a period on the page follows its card', async () => {
  const changed = await pages({
    'laws/rmtj.yaml': (text) => text.replace('三十日内，双方可一起', '九十九日内，双方可一起'),
  });
  expect(await changed.read('/guide/mediation')).toContain('九十九日内，双方可一起');
  expect(await (await pages()).read('/guide/mediation')).not.toContain('九十九日');
});

test('what changed since the texts were taken is told once, and every point of that law leads there', async () => {
  const { corpus, read } = await pages();
  const page = await read('/guide/litigation');
  const note = corpus.lock.laws.find(({ id }) => id === 'xzssjs')?.changes[0]?.note as string;
  expect(page.split(`<p>${note}</p>`)).toHaveLength(2);
  expect(page.split('id="change-xzssjs"')).toHaveLength(2);
  const points = corpus.matters.find(({ id }) => id === 'litigation')?.steps.flatMap((step) => step.points);
  const count = points?.filter(({ law }) => law === 'xzssjs').length ?? 0;
  expect(page.split('href="#change-xzssjs"')).toHaveLength(count + 1);
});

test('an office that nobody verified says 待核实, and a verified one does not', async () => {
  expect(await (await pages()).read('/guide/litigation')).toMatch(/人民法院<span class="state">待核实<\/span>/);
  const verified = await pages({
    'offices.yaml': (text) => text.replace(/(id: court\n[\s\S]*?verified: )false/, '$1true'),
  });
  expect(await verified.read('/guide/litigation')).toMatch(/人民法院<\/h3>/);
});

test('another province’s matters make other pages, and without a draft there is no form', async () => {
  const { app, read } = await pages({
    'matters.yaml': () =>
      'matters:\n  - {id: other, name: 别的事, purpose: 说明 <b>, asked: [别的], fits: [某种情况], elsewhere: [], ' +
      'steps: [{step: 先问, tasks: [44]}], tasks: [], offices: [human-help]}\n',
  });
  const page = await read('/guide/other');
  expect(page).toContain('说明 &lt;b&gt;');
  expect(page).toContain('没有专门写这件事的任务');
  for (const path of ['/guide/review', '/guide/information-request/draft', '/guide/__proto__', '/guide/other/draft'])
    expect((await app.request(path)).status, path).toBe(404);
});
