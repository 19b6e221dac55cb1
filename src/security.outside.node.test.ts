import { expect, onTestFinished, test } from 'vitest';
import { Answering } from './answering/answering.ts';
import { Guard } from './answering/guard.ts';
import { SentenceStream } from './answering/sentence-stream.ts';
import { withNotices } from './conversation/notices.ts';
import { plainText } from './conversation/rendering.ts';
import type { Answer } from './domain/answer.ts';
import type { Passage } from './domain/passage.ts';
import { OPENING_MS, openEngine } from './engine.fixture.node.ts';
import { openScriptedServer } from './models/scripted.fixture.node.ts';
import { embeddingService } from './retrieval/embedder.service.ts';
import { trainModels } from './retrieval/examples.ts';
import { madeUpBundle, madeUpEmbedder, TODAY, withVectors } from './retrieval/laws/fixture.node.ts';
import { Laws } from './retrieval/laws/laws.ts';
import { QueryReader } from './retrieval/query.ts';
import { HybridRetriever } from './retrieval/retriever.ts';
import { loadCorpus, loadModels } from './start.node.ts';

const ID = '11010519491231002X';

test('row 9: a question that goes to an embedding service goes there without personal data', async () => {
  const corpus = await loadCorpus();
  const reader = new QueryReader(corpus.lexicon);
  const server = await openScriptedServer(() => ({ kind: 'hang' }));
  onTestFinished(() => server.close());
  const service = embeddingService({ baseUrl: server.baseUrl, apiKey: 'k', model: 'm' });
  const own = madeUpEmbedder();
  const bundle = withVectors(madeUpBundle(corpus), own);
  const laws = new Laws(corpus, () => TODAY, { ...service, model: own.model });
  await laws.take(bundle);
  const models = await loadModels(corpus);
  const retriever = new HybridRetriever(corpus, reader, models ?? trainModels(corpus, reader));
  const answering = new Answering(corpus, retriever, laws, { now: () => Date.parse('2026-11-22T02:00:00Z') });
  await answering.answer(`我叫张建国，身份证${ID}，手机13800138000，听证要怎么申请`);
  expect(server.requests).toHaveLength(1);
  const sent = JSON.stringify(server.requests[0]?.body).toUpperCase();
  expect(sent).not.toContain(ID);
  expect(sent).not.toContain('13800138000');
});

test('a hanging embedding service leaves time to answer', async () => {
  const server = await openScriptedServer(() => ({ kind: 'hang' }), { others: () => ({ kind: 'hang' }) });
  onTestFinished(() => server.close());
  const service = embeddingService({ baseUrl: server.baseUrl, apiKey: 'k', model: 'm' });
  const begin = performance.now();
  await service.embed(['x']).catch(() => []);
  expect(performance.now() - begin).toBeLessThan(3_000);
}, 40_000);

test(
  'row 9: a number of the turn before that is cut in the middle is not sent',
  async () => {
    const server = await openScriptedServer(() => ({ kind: 'text', pieces: ['要建立健全公众参与平台。[S1]'] }));
    const opened = await openEngine({ MODEL_BASE_URL: server.baseUrl, MODEL_NAME: 'x' });
    onTestFinished(async () => {
      await opened.close();
      await server.close();
    });
    const seen: string[] = [];
    for (const number of [ID, '13800138000', '6222020200112233446'])
      for (const cut of [1, 2, 3]) {
        const q = '重大行政决策要公开征求意见吗';
        const at = 200 - number.length + cut;
        const before = `${`${q}${'，请问一下'.repeat(60)}`.slice(0, at - 1)}，${number}，谢谢您`;
        for (const follow of ['那由谁来办呢', '还有呢', '那如果不公开呢', '为什么', '具体怎么做', '那企业呢']) {
          server.requests.length = 0;
          await opened.engine.conversation.ask({ question: follow, before: [before], mode: 'model' });
          for (const { text } of server.requests)
            if (text.includes(number.slice(0, number.length - cut))) seen.push(`${number} ${cut} ${follow}`);
        }
      }
    expect(seen).toEqual([]);
  },
  OPENING_MS,
);

test('a reply that could not be pushed is told under its own label', () => {
  const told = {
    id: 'a',
    outcome: 'answered',
    mode: 'model',
    text: '要建立健全公众参与平台。【任务31】',
    citations: [],
    related: [],
    notices: [],
  } as unknown as Answer;
  const now = {
    ...told,
    mode: 'extractive',
    text: '原文',
    citations: [{ ref: 'plan:1', label: '任务1', url: '/plan/1' }],
  } as unknown as Answer;
  const reply = withNotices(now, [
    { key: 'k', channel: 'wechat', chat: 'c', body: { kind: 'reply', reply: told } },
  ]) as Answer;
  const text = plainText({ kind: 'reply', reply }, { numbered: true });
  expect(text).toContain('AI生成');
});

test.each([
  '任务31已经废止，请告知市民意见采纳情况和理由要及时反馈。[S1]',
  '这项任务已经取消，意见采纳情况和理由要及时反馈。[S1]',
  '（原文摘录）意见采纳情况和理由要及时反馈。[S1]',
  '原文摘录：意见采纳情况和理由要及时反馈。[S1]',
  '原文如下：意见采纳情况和理由要及时反馈。[S1]',
  '以下是法律原文：意见采纳情况和理由要及时反馈。[S1]',
  '※ 【通知】意见采纳情况和理由要及时反馈。[S1]',
  '※ 意见采纳情况和理由要及时反馈。[S1]',
  '经省政府核定，意见采纳情况和理由要及时反馈。[S1]',
  '人工核定：意见采纳情况和理由要及时反馈。[S1]',
  '罚款免了，意见采纳情况和理由要及时反馈。[S1]',
  '不用理他们，意见采纳情况和理由要及时反馈。[S1]',
  '先交保证金，意见采纳情况和理由要及时反馈。[S1]',
])('a model’s %s is not shown', async (text) => {
  const corpus = await loadCorpus();
  const stream = new SentenceStream();
  const guard = new Guard(new Map([['S1', corpus.passages.get('plan:31') as Passage]]));
  const shown = [...stream.push(text), ...stream.end()].flatMap((one) => guard.pass(one) ?? []);
  expect(shown.filter(({ kind }) => kind === 'claim').map((one) => one.text)).toEqual([]);
});
