import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseCuratedRef } from '../domain/curated.ts';
import type { CorpusFiles } from './files.ts';
import { readCorpusFiles } from './loader.node.ts';
import { parseCorpus } from './parse.ts';

const real: CorpusFiles = await readCorpusFiles(fileURLToPath(new URL('../../corpus', import.meta.url)));
const PATH = 'curated/sample.yaml';

const SAMPLE = `id: sample
questions:
  - 行政调解由谁负责
  - 调解归哪个管
about: [调解]
text: |
  公众参与是决策的法定程序之一。[1]
  每年至少两个市州报告。[2]
citations:
  - ref: plan:30
    quote: 严格执行公众参与、专家论证
  - ref: plan:96
    quote: 每年至少安排两个市州政府主要负责人
signedBy:
  office: 示例机关
  verified: true
date: "2026-01-01"
expires: "2026-12-31"
`;

/** The faults of a file with one piece replaced, each with its line. */
async function faultsOf(from = '', to = '', path = PATH): Promise<string[]> {
  if (!SAMPLE.includes(from)) throw new Error(`${from} is not in the file`);
  const result = await parseCorpus(
    new Map(real).set(
      path,
      SAMPLE.replace(from, () => to),
    ),
  );
  return result.ok ? [] : result.faults.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

test('a curated answer is read with its sentences, each with the citations that its marks lead to', async () => {
  const result = await parseCorpus(new Map(real).set(PATH, SAMPLE));
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const sample = result.corpus.curated.find(({ id }) => id === 'sample');
  expect(sample).toMatchObject({
    text: '公众参与是决策的法定程序之一。每年至少两个市州报告。',
    sentences: [
      { start: 0, end: 15, citations: [0] },
      { start: 15, end: 26, citations: [1] },
    ],
    ...{ note: null, about: ['调解'], signedBy: { office: '示例机关', verified: true } },
  });
  const before = await parseCorpus(real);
  expect(before.ok && before.corpus.version).toMatch(/^sha256:/);
  expect(result.corpus.version).not.toBe(before.ok && before.corpus.version);
});

test('each answer of the checkout says that no office has confirmed it, and quotes the plan', async () => {
  const result = await parseCorpus(real);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const { curated, passages } = result.corpus;
  expect(curated.map(({ id }) => id)).toEqual(expect.arrayContaining(['comment-on-decision', 'plan-period']));
  for (const { citations, signedBy } of curated) {
    expect(signedBy.verified).toBe(false);
    expect(signedBy.office).toContain('未经机关核定');
    for (const { ref, quote } of citations) expect(passages.get(ref)?.text).toContain(quote);
  }
});

test.each([
  ['an altered quotation', '、专家论证', '和专家论证', /:11 任务30原文里没有“严格执行公众参与和专家论证”/],
  ['a place that is not there', 'ref: plan:96', 'ref: plan:196', /:12 没有 plan:196：只能引用/],
  ['a mark that leads nowhere', '[2]', '[3]', /:8 citations 里没有第 3 条/],
  ['a quotation that nothing rests on', '[2]', '[1]', /:13 没有一句话标了 \[2\]/],
  ['a sentence without a mark', '。[2]', '。', /:8 “每年至少两个市州报告。”后面没有依据/],
  ['two sentences before one mark', '法定程序之一', '程序。是之一', /:7 .*应是一句话/],
  ['a number that is not in what is quoted', '两个市州', '三个市州', /:8 所引的原文里没有数字 3/],
  ['a link', '之一。', '之一,见https://example.org。', /:7 .*网址/],
  ['a label as only the program writes them', '之一。', '之一【任务31】。', /:7 .*记号/],
  ['characters that cannot be seen', '之一。', '之一\u200b。', /:7 .*看不见/],
  ['a question that speaks of something else', '调解归哪个管', '归哪个管', /:4 .*没有 about 里的词/],
  [
    'a question of another answer',
    '调解归哪个管',
    '方案到期后，还有效吗？',
    /:4 .*在 curated\/plan-period.yaml 里已经有了/,
  ],
  ['another id than the file', 'id: sample', 'id: other', /:1 id 应与文件名相同/],
  ['one wording only', '  - 调解归哪个管\n', '', /:2 questions：至少写两种问法/],
  ['an end before the beginning', '"2026-12-31"', '"2025-12-31"', /:18 expires：expires 应在 date 之后/],
  ['a day without quotation marks, or none at all', '"2026-01-01"', 'soon', /:17 date：日期应写成/],
  ['a field that nobody knows', 'about:', 'about2:', /about/],
  ['who is responsible left out', '  verified: true\n', '', /:14 signedBy.verified/],
])('%s is told with its line', async (_, from, to, fault) => {
  const faults = await faultsOf(from, to);
  expect(faults.length).toBeGreaterThan(0);
  for (const line of faults) expect(line).toMatch(/^curated\//);
  expect(
    faults.some((line) => fault.test(line)),
    faults.join('\n'),
  ).toBe(true);
});

test('what is no YAML mapping is told, and a file in a folder below is not read', async () => {
  const broken = await parseCorpus(new Map(real).set(PATH, 'id: [\n'));
  expect(broken.ok ? [] : broken.faults.map(({ file }) => file)).toEqual([PATH]);
  expect(await faultsOf('id: sample', 'id: other', 'curated/old/sample.yaml')).toEqual([]);
});

test.each([
  ['curated:plan-period', 'plan-period'],
  ['curated:', null],
  ['curated:A', null],
  ['plan:31', null],
  ['curated:a:1', null],
])('%s names %s', (ref, id) => {
  expect(parseCuratedRef(ref)).toBe(id);
});
