import { expect, test } from 'vitest';
import { checkCitations } from '../domain/citation.ts';
import type { Curated } from '../domain/curated.ts';
import { realCorpus } from '../retrieval/fixture.node.ts';
import { Laws } from '../retrieval/laws/laws.ts';
import { draftCurated } from './curated.ts';

const TODAY = '2026-12-01';
const corpus = await realCorpus();
const { shelf } = new Laws(corpus, () => TODAY).current;

test('each curated answer passes the guard: every sentence of it and every quotation under it', () => {
  expect(corpus.curated.length).toBeGreaterThan(0);
  for (const curated of corpus.curated) {
    const drafted = draftCurated(curated, corpus, shelf);
    if (!drafted) throw new Error(`${curated.id} has no draft`);
    const checked = checkCitations(drafted.draft, drafted.sources);
    if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
    const own = checked.sentences.filter(({ passages }) => passages[0]?.ref === `curated:${curated.id}`);
    expect(own.map(({ text }) => text).join('')).toBe(curated.text);
    expect(own[0]?.passages[0]?.label).toMatch(/^人工核定答复（未经机关核定，\d{4}年/);
    const quoted = checked.sentences.filter((sentence) => !own.includes(sentence)).map(({ text }) => text);
    expect(quoted.toSorted()).toEqual([...new Set(curated.citations.map(({ quote }) => quote))].toSorted());
    expect(checked.sentences[0]).toBe(own[0]);
  }
});

test('an answer whose quotation does not stand any more, or whose law is not at hand, is not given', () => {
  const [one] = corpus.curated as [Curated];
  const [first, ...rest] = one.citations as [Curated['citations'][number]];
  for (const citation of [
    { ...first, quote: `${first.quote}改` },
    { ref: 'law:xzcf:29', quote: '对当事人的同一个违法行为' },
    { ref: 'plan:999', quote: first.quote },
  ])
    expect(draftCurated({ ...one, citations: [citation, ...rest] }, corpus, shelf)).toBeNull();
  expect(draftCurated(one, corpus, shelf)).not.toBeNull();
});
