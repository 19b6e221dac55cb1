import { Document, type DocumentInterface } from '@langchain/core/documents';
import { ToolMessage } from '@langchain/core/messages';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { PromptTemplate } from '@langchain/core/prompts';
import { RunnableLambda, RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables';
import { beforeAll, expect, test } from 'vitest';
import { madeUpCorpus, sourcesOf, TODAY } from '../corpus/laws/fixture.node.ts';
import { buildBundle } from '../law-data.node.ts';
import { realRetrieval, TRAINING_TIMEOUT } from './fixture.node.ts';
import { type PassageMetadata, PassageRetriever, searchTool } from './langchain.ts';
import type { LawBundle } from './laws/bundle.ts';
import { Laws } from './laws/laws.ts';
import { Searching } from './searching.ts';

const QUESTION = '重大行政决策要公开征求意见吗';
const FELLED = '砍伐老树要罚款吗';
let searching: Searching;

beforeAll(async () => {
  const { retriever } = await realRetrieval();
  const corpus = await madeUpCorpus();
  const laws = new Laws(corpus, () => TODAY);
  await laws.take((await buildBundle(corpus, sourcesOf(), null, () => TODAY)) as LawBundle);
  searching = new Searching(retriever, laws);
}, TRAINING_TIMEOUT);

test('documents are our own hits, in our own order, with where they stand', async () => {
  const documents = await new PassageRetriever(searching, { k: 7 }).invoke(QUESTION);
  const hits = searching.search(QUESTION, { limit: 7 });
  expect(documents).toHaveLength(7);
  expect(documents.every((document) => document instanceof Document)).toBe(true);
  expect(documents.map(({ pageContent, id, metadata }) => ({ pageContent, id, ...metadata }))).toEqual(
    hits.map(({ passage: { ref, label, heading, text, status, url }, score }) => {
      return { pageContent: text, id: ref, ref, label, heading, score, status, url };
    }),
  );
});

test('asked again it gives the same, also in a batch', async () => {
  const retriever = new PassageRetriever(searching);
  const once = await retriever.invoke(QUESTION);
  expect(await retriever.invoke(QUESTION)).toEqual(once);
  expect(await retriever.batch([FELLED, QUESTION])).toEqual([await retriever.invoke(FELLED), once]);
});

test.each(['plan', 'law', 'card'] as const)('kind %s gives that kind alone', async (kind) => {
  const documents = await new PassageRetriever(searching, { kind, k: 50 }).invoke(FELLED);
  expect(new Set(documents.map(({ metadata }) => metadata.ref.split(':')[0]))).toEqual(new Set([kind]));
});

test('a number of documents that cannot be is brought within 1 to 50', async () => {
  expect(await new PassageRetriever(searching, { k: 0 }).invoke(QUESTION)).toHaveLength(1);
  const many = await new PassageRetriever(searching, { k: 1e9 }).invoke(QUESTION);
  expect(many.length).toBeLessThanOrEqual(50);
});

test('what is no question finds nothing; a very long one is cut', async () => {
  const retriever = new PassageRetriever(searching);
  expect(await retriever.invoke(' \n ')).toEqual([]);
  expect(await retriever.invoke(QUESTION + '啊'.repeat(100_000))).not.toEqual([]);
});

test("it stands in a chain of LangChain's", async () => {
  const inWords = (documents: DocumentInterface<PassageMetadata>[]) => documents.map(({ id }) => id).join(' ');
  const context = new PassageRetriever(searching, { k: 2 }).pipe(inWords);
  const chain = RunnableSequence.from([
    { context, question: new RunnablePassthrough() },
    PromptTemplate.fromTemplate('{question}|{context}'),
    RunnableLambda.from((prompt: { toString(): string }) => prompt.toString()),
    new StringOutputParser(),
  ]);
  const refs = searching.search(QUESTION, { limit: 2 }).map(({ passage }) => passage.ref);
  expect(await chain.invoke(QUESTION)).toBe(`${QUESTION}|${refs.join(' ')}`);
});

test('its callbacks hear the documents, its tags and metadata reach them', async () => {
  const heard: unknown[] = [];
  const callbacks = [
    {
      handleRetrieverStart: (_: unknown, query: string, __: string, ___?: string, tags?: string[]) =>
        heard.push(query, tags),
      handleRetrieverEnd: (documents: DocumentInterface[]) => heard.push(documents.length),
    },
  ];
  await new PassageRetriever(searching, { k: 3, tags: ['湘问'] }).invoke(QUESTION, { callbacks });
  expect(heard).toEqual([QUESTION, ['湘问'], 3]);
});

test('as a tool it gives text to the model and the documents beside it', async () => {
  const found = (await searchTool(searching).invoke({
    type: 'tool_call',
    id: 'call-1',
    name: 'search',
    args: { query: FELLED, kind: 'law', k: 1 },
  })) as unknown;
  if (!ToolMessage.isInstance(found)) throw new Error('no tool message');
  const [hit] = searching.search(FELLED, { kind: 'law', limit: 1 });
  expect(found.tool_call_id).toBe('call-1');
  expect(found.content).toBe(`【${hit?.passage.label}】${hit?.passage.heading}\n${hit?.passage.text}`);
  expect(found.artifact).toMatchObject([{ id: hit?.passage.ref }]);
});

test('the tool refuses input that does not fit', async () => {
  const search = searchTool(searching);
  for (const input of [
    {},
    { query: '' },
    { query: 'a', k: 11 },
    { query: 'a', kind: 'comment' },
    { query: 'a'.repeat(301) },
  ])
    await expect(search.invoke(input as { query: string }), JSON.stringify(input).slice(0, 40)).rejects.toThrow();
});
