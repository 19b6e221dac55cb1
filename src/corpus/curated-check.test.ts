import { expect, test } from 'vitest';
import type { Corpus } from '../domain/corpus.ts';
import type { Curated } from '../domain/curated.ts';
import { checkCurated } from './curated-check.ts';
import { LIGHTS, madeUpCorpus, OLD_TREES, sourcesOf } from './laws/fixture.node.ts';
import { PackedLibrary, packLaws } from './laws/library.ts';
import { LawShelf } from './laws/shelf.ts';

const corpus = await madeUpCorpus();
const library = new PackedLibrary(packLaws(sourcesOf(), 'sha256:00'), () => '2026-11-22');

function aCurated(citations: Curated['citations'], changes: Partial<Curated> = {}): Curated {
  return {
    ...{ id: 'sample', questions: ['甲', '乙'], about: ['甲'], text: '一句话。', note: null },
    sentences: [{ start: 0, end: 4, citations: [0] }],
    citations,
    ...{ signedBy: { office: '示例机关', verified: true }, date: '2026-01-01', expires: '2027-12-31' },
    ...changes,
  };
}

function check(curated: Curated, today = '2026-11-22', texts: PackedLibrary | null = library) {
  const changed: Corpus = { ...corpus, curated: [curated] };
  return checkCurated(new LawShelf(changed, texts, () => today));
}

const tree = { ref: `law:${OLD_TREES.id}:2`, quote: '本法所称老树' };

test('a quotation that stands in the article is in order', () => {
  expect(check(aCurated([tree]))).toEqual({ problems: [], warnings: [] });
});

test('an altered quotation, and a place that a law or a card does not have, are problems', () => {
  const wrong = [
    { ...tree, quote: '本法所称大树' },
    { ref: `law:${OLD_TREES.id}:99`, quote: '本法所称老树' },
    { ref: `card:${OLD_TREES.id}`, quote: '树龄满一千年' },
  ];
  expect(check(aCurated(wrong)).problems).toEqual([
    'curated/sample.yaml 《老树照管法》第二条里没有“本法所称大树”',
    `curated/sample.yaml 没有 law:${OLD_TREES.id}:99`,
    'curated/sample.yaml 《老树照管法》要点（非原文）里没有“树龄满一千年”',
  ]);
});

test('an article whose text is not at hand is told, and is no problem', () => {
  const { problems, warnings } = check(aCurated([tree]), '2026-11-22', null);
  expect(problems).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining('原文没有取回，没有核对，也不会使用')]);
});

test('a law that was amended since is told', () => {
  const quote = library.find(`law:${LIGHTS.id}:1`)?.text.slice(0, 10) as string;
  expect(check(aCurated([{ ref: `law:${LIGHTS.id}:1`, quote }])).warnings).toEqual([
    'curated/sample.yaml 所引的《照明条例》第一条不再现行有效',
  ]);
});

test.each([
  ['2026-11-22', '2026-12-23', []],
  ['2026-11-22', '2026-12-22', ['curated/sample.yaml（示例机关）再过30天到期']],
  ['2026-11-22', '2026-11-22', ['curated/sample.yaml（示例机关）再过0天到期']],
  ['2026-11-22', '2026-11-21', ['curated/sample.yaml（示例机关）2026年11月21日已经到期，不再使用']],
])('looked at on %s, what is used until %s', (today, expires, warnings) => {
  expect(check(aCurated([tree], { expires }), today).warnings).toEqual(warnings);
});
