import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Corpus, CorpusFault } from '../domain/corpus.ts';
import type { CorpusFiles } from './files.ts';
import { readCorpusFiles } from './loader.node.ts';
import { memoryLoader } from './parse.ts';

const real: CorpusFiles = await readCorpusFiles(fileURLToPath(new URL('../../corpus', import.meta.url)));
const PLAN = 'plan/plan.md';
const FACTS = 'plan/facts.yaml';
const ERRATA = 'plan/errata.yaml';
const DRAFT = 'plan/questions/draft.md';

/** A change to one file of the real corpus; `null` takes the file away. */
type Change = [path: string, change: ((text: string) => string) | null];

function changed(...changes: Change[]): CorpusFiles {
  const files = new Map(real);
  for (const [path, change] of changes)
    if (change) files.set(path, change(files.get(path) as string));
    else files.delete(path);
  return files;
}

async function faultsOf(...changes: Change[]): Promise<CorpusFault[]> {
  const result = await memoryLoader(changed(...changes)).load();
  return result.ok ? [] : result.faults;
}

/** Replaces what must be there, so that no test passes because nothing was changed. */
const replace =
  (from: string, to: string) =>
  (text: string): string => {
    if (!text.includes(from)) throw new Error(`${from} is not in the text`);
    return text.replace(from, () => to);
  };
const append =
  (lines: string) =>
  (text: string): string =>
    `${text.trimEnd()}\n${lines}\n`;
/** Puts an entry at the head of a list. */
const insert = (list: string, entry: string) => replace(`\n${list}:\n`, `\n${list}:\n${entry}\n`);
/** The line, from 1, on which a text first stands in a file as changed. */
const lineOf = (needle: string, change: Change): number => {
  const lines = (changed(change).get(change[0]) as string).split('\n');
  return lines.findIndex((line) => line.includes(needle)) + 1;
};

async function load(files: CorpusFiles): Promise<Corpus> {
  const result = await memoryLoader(files).load();
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.corpus;
}

test('the real files are without a fault', async () => {
  const corpus = await load(real);
  expect(corpus.passages.size).toBe(152);
  expect(corpus.version).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test('the version is the same for the same files in any order, and another for any change', async () => {
  const { version } = await load(real);
  expect((await load(new Map([...real].reverse()))).version).toBe(version);
  for (const path of ['lexicon.yaml', 'offices.yaml', ERRATA, FACTS])
    expect((await load(changed([path, append('# 注')]))).version).not.toBe(version);
  const renamed = new Map(real).set('plan/questions/zz.md', real.get(DRAFT) as string);
  renamed.delete(DRAFT);
  expect((await load(renamed)).version).not.toBe(version);
});

test.each([PLAN, FACTS, ERRATA, 'lexicon.yaml', 'offices.yaml', 'beyond.md'])(
  'a missing %s is a fault of that file',
  async (path) => {
    expect(await faultsOf([path, null])).toContainEqual({ file: path, line: 1, message: '缺少这个文件' });
  },
);

test('questions missing altogether are a fault', async () => {
  const all = [...real.keys()].filter((path) => path.startsWith('plan/questions/'));
  expect(await faultsOf(...all.map((path): Change => [path, null]))).toEqual([
    { file: 'plan/questions', line: 1, message: '没有任何问法' },
  ]);
});

test('one changed character of the plan breaks its hash', async () => {
  const hash = { file: PLAN, line: 1, message: '正文与文件头的 sha256 不符：正文被改动过' };
  expect(await faultsOf([PLAN, replace('扁平化和网格化', '扁平化及网格化')])).toEqual([hash]);
  expect(await faultsOf([PLAN, replace('。构建简约高效', '。 构建简约高效')])).toEqual([hash]);
});

test.each([
  ['a task', '31.', '32.', '任务编号应为 31，读到 32'],
  ['a section', '### (八)', '### (九)', '节编号应为 8，读到 9'],
  ['a part', '## 四、', '## 五、', '部分编号应为 4，读到 5'],
])('%s out of its number is told with its line', async (_, from, to, message) => {
  const change: Change = [PLAN, replace(`\n${from}`, `\n${to}`)];
  const before = (real.get(PLAN) as string).split('\n').findIndex((line) => line.startsWith(from)) + 1;
  expect(await faultsOf(change)).toContainEqual({ file: PLAN, line: before, message });
});

test('a task that is gone, a heading that is none and a space at a line’s end are told with their lines', async () => {
  const gone: Change = [PLAN, (text) => text.replace(/\n31\..*\n/, '\n')];
  const faults = await faultsOf(gone);
  expect(faults).toContainEqual({
    file: PLAN,
    line: lineOf('\n32.'.trim(), gone),
    message: '任务编号应为 31，读到 32',
  });
  expect(faults).toContainEqual({ file: PLAN, line: 1, message: 'tasks 应有 108 个，读到 107 个' });
  const strange: Change = [PLAN, replace('### (八)', '#### (八)')];
  expect(await faultsOf(strange)).toContainEqual({
    file: PLAN,
    line: lineOf('#### ', strange),
    message: '认不出的标题',
  });
  const spaced: Change = [PLAN, replace('\n31.', '\n\u00a031.')];
  expect(await faultsOf(spaced)).toContainEqual({
    file: PLAN,
    line: lineOf('\u00a031.', spaced),
    message: '段落首尾有多余的空白',
  });
});

test.each(['title', 'issuer', 'period_from', 'period_to', 'source', 'retrieved_on', 'sha256'])(
  'the front matter has to state %s',
  async (key) => {
    const faults = await faultsOf([PLAN, (text) => text.replace(new RegExp(`\n${key}:.*`), '')]);
    expect(faults).toContainEqual({ file: PLAN, line: 1, message: `文件头缺少 ${key}` });
  },
);

test.each([
  [
    'a quotation that the task does not hold',
    '{task: 4, kind: deadline, value: x, quote: "2023年底前"}',
    '任务4原文里没有“2023年底前”',
  ],
  [
    'a quotation of another task',
    '{task: 5, kind: deadline, value: x, quote: "2022年底前"}',
    '任务5原文里没有“2022年底前”',
  ],
  [
    'a place that the quotation does not have',
    '{task: 4, kind: deadline, value: x, quote: "2022年底前", nth: 2}',
    '任务4原文里没有“2022年底前”的第2处',
  ],
  ['a task that is none', '{task: 109, kind: deadline, value: x, quote: "年"}', '任务109原文里没有“年”'],
  ['a kind that is none', '{task: 4, kind: date, value: x, quote: "2022年底前"}', '不认识的 kind:date'],
  ['an empty quotation', '{task: 4, kind: figure, value: x, quote: ""}', '任务4原文里没有“”'],
  ['a quotation that YAML reads as a number', '{task: 67, kind: figure, value: x, quote: 70}', '任务67原文里没有“70”'],
  ['no mapping at all', '', 'facts 的每一条都应当是映射'],
])('a fact with %s is told with its line', async (_, entry, message) => {
  const faults = await faultsOf([FACTS, insert('facts', `  - ${entry}`)]);
  expect(faults).toEqual([{ file: FACTS, line: lineOf('facts:', [FACTS, (text) => text]) + 1, message }]);
});

test('an erratum whose note does not begin 原文疑有…, or whose quotation is not there, is told with its line', async () => {
  const note: Change = [ERRATA, insert('errata', '  - {task: 19, quote: "推动", note: "应为3月31日"}')];
  expect(await faultsOf(note)).toEqual([
    { file: ERRATA, line: lineOf('应为3月31日', note), message: 'note 须以“原文疑有脱字”或“原文疑有误”开头' },
  ]);
  const lacking: Change = [ERRATA, insert('errata', '  - {task: 19, quote: "推动"}')];
  expect((await faultsOf(lacking)).map(({ line }) => line)).toEqual([lineOf('{task: 19, quote: "推动"}', lacking)]);
  const quote: Change = [ERRATA, replace('每年31日前"', '每年3月31日前"')];
  expect(await faultsOf(quote)).toEqual([
    { file: ERRATA, line: lineOf('每年3月31日前"', quote), message: '任务100原文里没有“每年3月31日前”' },
  ]);
});

test.each([FACTS, ERRATA, 'lexicon.yaml', 'offices.yaml'])('bad YAML in %s is told with its line', async (path) => {
  const change: Change = [path, append('坏: [一, "二')];
  const faults = await faultsOf(change);
  const line = lineOf('坏: [', change);
  const fault = faults.find(({ message }) => message.startsWith('YAML 有误'));
  expect(fault).toMatchObject({ file: path });
  expect(fault?.line).toBeGreaterThanOrEqual(line);
  expect(fault?.line).toBeLessThanOrEqual(line + 2);
});

test.each(['', '只是一句话', '- 一', '42'])('YAML that is no mapping (%j) is a fault', async (text) => {
  for (const path of [FACTS, 'lexicon.yaml']) {
    const faults = await faultsOf([path, () => text]);
    expect(faults.filter(({ file }) => file === path).length).toBeGreaterThan(0);
  }
});

test('a question under a place that the plan does not have, or under none, is told with its line', async () => {
  const unknown: Change = [DRAFT, append('## 109\n\n- 第一百零九项讲什么')];
  expect(await faultsOf(unknown)).toEqual([
    { file: DRAFT, line: lineOf('第一百零九项讲什么', unknown), message: '方案里没有 109' },
  ]);
  const loose: Change = [DRAFT, (text) => `- 无主的问法\n${text}`];
  expect(await faultsOf(loose)).toEqual([{ file: DRAFT, line: 1, message: '问法之前没有标题' }]);
});

test('a question beyond the corpus under an unknown reason is told with its line', async () => {
  const change: Change = ['beyond.md', append('## whim\n\n- 今天高兴吗')];
  expect(await faultsOf(change)).toEqual([
    { file: 'beyond.md', line: lineOf('今天高兴吗', change), message: '不认识的拒答理由 whim' },
  ]);
});

test.each(['no_basis', 'out_of_scope', 'unsafe'])(
  'no questions under %s are a fault, since nothing would teach to refuse',
  async (reason) => {
    const change: Change = ['beyond.md', (text) => text.replace(new RegExp(`## ${reason}\\n[^#]*`), '')];
    expect(await faultsOf(change)).toEqual([{ file: 'beyond.md', line: 1, message: `${reason} 之下没有任何问法` }]);
  },
);

test.each([
  ['one word', '罚单'],
  ['an empty list', '[]'],
  ['nothing', ''],
  ['a list with something else', '[罚款, 7]'],
  ['a list with an empty word', '[""]'],
])('a lexicon entry with %s in the place of a list is told with its line', async (_, value) => {
  const change: Change = ['lexicon.yaml', replace('\ndialect:', `\ndialect:\n  试词甲: ${value}\nrest:`)];
  const faults = await faultsOf(change);
  expect(faults).toContainEqual({
    file: 'lexicon.yaml',
    line: lineOf('试词甲', change),
    message: '“试词甲”后面应是一列词',
  });
});

test('a lexicon entry is told with the line in its own list, where another list has the same word', async () => {
  const word = [...(await load(real)).lexicon.everyday.keys()][0] as string;
  const change: Change = ['lexicon.yaml', replace('\nshorthand:', `\nshorthand:\n  ${word}: 一\nrest:`)];
  const lines = (changed(change).get('lexicon.yaml') as string).split('\n');
  const line = lines.lastIndexOf(`  ${word}: 一`) + 1;
  expect(await faultsOf(change)).toContainEqual({ file: 'lexicon.yaml', line, message: `“${word}”后面应是一列词` });
});

test.each(['everyday', 'dialect', 'english', 'shorthand'])('a lexicon without %s is a fault', async (key) => {
  const faults = await faultsOf(['lexicon.yaml', (text) => text.replace(new RegExp(`^${key}:`, 'm'), `${key}2:`)]);
  expect(faults).toContainEqual({ file: 'lexicon.yaml', line: 1, message: `缺少映射 ${key}` });
});

test('offices without the last resort human-help are a fault', async () => {
  expect(await faultsOf(['offices.yaml', replace('id: human-help', 'id: other-help')])).toEqual([
    { file: 'offices.yaml', line: 1, message: '缺少兜底的 human-help' },
  ]);
});

test.each([
  ['without a name and guidance', '{id: x, matters: [甲], keywords: [乙]}', '缺少 name、guidance'],
  [
    'for a task that is none',
    '{id: x, name: 某局, matters: [甲], keywords: [乙], guidance: 丙, tasks: [109]}',
    '没有任务109',
  ],
  [
    'whose tasks are no list',
    '{id: x, name: 某局, matters: [甲], keywords: [乙], guidance: 丙, tasks: 7}',
    'tasks 应是列表',
  ],
  ['whose keywords are no list', '{id: x, name: 某局, matters: [甲], keywords: 乙, guidance: 丙}', 'keywords 应是列表'],
  ['that is empty', '', 'offices 的每一条都应当是映射'],
])('an office %s is told with its line', async (_, entry, message) => {
  const change: Change = ['offices.yaml', insert('offices', `  - ${entry}`)];
  expect(await faultsOf(change)).toEqual([{ file: 'offices.yaml', line: lineOf('offices:', change) + 1, message }]);
});

test('faults of every kind and file are given at once, each with a line that counts from 1', async () => {
  const faults = await faultsOf(
    [PLAN, replace('\n31.', '\n33.')],
    [FACTS, insert('facts', '  - {task: 1, kind: date, value: x, quote: "不在原文"}')],
    [ERRATA, insert('errata', '  - {task: 1, quote: "不在原文", note: "笔误"}')],
    [DRAFT, append('## 200\n\n- 问')],
    ['beyond.md', append('## whim\n\n- 问')],
    ['lexicon.yaml', replace('\ndialect:', '\ndialect:\n  试词甲: 词\nrest:')],
    ['offices.yaml', replace('id: human-help', 'id: other-help')],
  );
  expect(new Set(faults.map(({ file }) => file))).toEqual(
    new Set([PLAN, FACTS, ERRATA, DRAFT, 'beyond.md', 'lexicon.yaml', 'offices.yaml']),
  );
  expect(faults.filter(({ file }) => file === FACTS).map(({ message }) => message)).toEqual([
    '不认识的 kind:date',
    '任务1原文里没有“不在原文”',
  ]);
  expect(faults.filter(({ file }) => file === ERRATA)).toHaveLength(2);
  for (const { line, message } of faults) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(message).not.toBe('');
  }
});

test('whatever stands in the files, loading answers with a corpus or with faults and never throws', async () => {
  const junk = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'errata: [null, 3, []]',
      'facts: {a: 1}',
      'offices:\n  -\n  - x',
      'everyday: []',
      '---\n---\n',
      '---\nsha256: x\n---',
      '## 1\n- ',
      '\ufeff# 标题',
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...[...real.keys()].filter((path) => !path.includes('questions'))),
      junk,
      async (path, text) => {
        const result = await memoryLoader(new Map(real).set(path, text)).load();
        expect(result.ok).toBe(false);
      },
    ),
    { numRuns: 60 },
  );
});
