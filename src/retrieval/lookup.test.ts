import { beforeAll, expect, test } from 'vitest';
import type { Corpus } from '../domain/corpus.ts';
import { realCorpus } from './fixture.node.ts';
import { Lookup } from './lookup.ts';
import { QueryReader } from './query.ts';
import { substance } from './wrapping.ts';

let corpus: Corpus;
let lookup: Lookup;
let reader: QueryReader;
beforeAll(async () => {
  corpus = await realCorpus();
  lookup = new Lookup(corpus);
  reader = new QueryReader(corpus.lexicon);
});

const find = (question: string) => lookup.find(reader.read(question).written);

/** The places that a question names, as `task31`; what the plan does not have behind a minus. */
function places(question: string): string[] | null {
  const named = find(question);
  if (named?.kind !== 'places') return null;
  const write = (target: (typeof named.targets)[number]) => target.kind + ('number' in target ? target.number : '');
  return [...named.targets.map(write), ...named.missing.map((target) => `-${write(target)}`)];
}

/** The references of a list, each once. */
function listed(question: string): string[] | null {
  const named = find(question);
  return named?.kind === 'list' ? [...new Set(named.places.map(({ passage }) => passage.ref))] : null;
}

const plan = (...numbers: number[]): string[] => numbers.map((number) => `plan:${number}`);

test.each(
  `任务31 任务３１ 任務31 任务三十一 任务第31项 任务编号31 第31项 第３１项 第三十一项 第三十一項 第31条 第31号 第31款 第31个任务
   31项 31条 31号任务 三十一项 31 ３１ 三十一 第31 plan:31 Task#31 NO.31 item31`.split(/\s+/),
)('%s is task 31', (written) => {
  expect(places(written)).toEqual(['task31']);
  if (/\D/.test(written.normalize('NFKC'))) expect(places(`${written}是什么`) ?? ['task31']).toEqual(['task31']);
});

test.each(['item 31', 'Task 31', 'task #31', 'no. 31', '第 31 项', '任务 31', ' 31 ', '31?'])(
  '%j is task 31',
  (text) => {
    expect(places(text)).toEqual(['task31']);
  },
);

test.each([
  ['第（十九）部分', ['section19']],
  ['第(十九)节', ['section19']],
  ['(十九)', ['section19']],
  ['（十九）', ['section19']],
  ['(19)', ['section19']],
  ['第十九节', ['section19']],
  ['第19小节', ['section19']],
  ['第七部分', ['part7']],
  ['第7部分', ['part7']],
  ['第七章', ['part7']],
  ['第三大部分讲什么', ['part3']],
  ['第一百零八项', ['task108']],
  ['第一〇八项', ['task108']],
  ['任务一百零八', ['task108']],
])('%s is %j', (text, expected) => {
  expect(places(text)).toEqual(expected);
});

test.each([
  ['第31项和第37项', ['task31', 'task37']],
  ['对比任务4和任务108', ['task4', 'task108']],
  ['第31项第31项', ['task31']],
  ['第31、32项', ['task31', 'task32']],
  ['第31、第32项', ['task31', 'task32']],
  ['第三、四、五部分', ['part3', 'part4', 'part5']],
  ['任务4、15和48', ['task4', 'task15', 'task48']],
  ['任务4和66分别什么时候', ['task4', 'task66']],
  ['任务31,2022年底前', ['task31']],
  ['任务31和60学时', ['task31']],
  ['第七部分和第（十九）节', ['section19', 'part7']],
])('of several numbers in %s each is found once', (text, expected) => {
  expect(places(text)).toEqual(expected);
});

test.each([
  ['第109项', ['-task109']],
  ['根据第109项,罚款可以免除吗?', ['-task109']],
  ['第0项', ['-task0']],
  ['第33节', ['-section33']],
  ['第(三十三)节', ['-section33']],
  ['第11部分', ['-part11']],
  ['第31项和第109项', ['task31', '-task109']],
])('%s names what the plan does not have', (text, expected) => {
  expect(places(text)).toEqual(expected);
});

test.each([
  ...[
    '2022年',
    '2022年底前完成什么',
    '108项任务',
    '108项任务都完成了吗',
    '60学时',
    '30天',
    '70%',
    '任务70%',
    '任务 2022 年底前',
    '这项任务2022年底前要完成吗',
    '五年规划',
  ],
  ...['行政复议', '', '打12345', '[x](javascript:alert(1))', '<img src=x onerror=alert(1)>', '一项制度', '3.5倍'],
])('%j names no place', (text) => {
  expect(places(text)).toBeNull();
});

test.each([
  ['2022年要完成哪些任务', [4, 48, 66, 92]],
  ['2022年底前必须完成的任务有哪些?', [4, 48, 66, 92]],
  ['2023年底前要完成哪些任务', [15]],
  ['2024年底前的任务', [78]],
  ['到2025年要完成哪些任务', [97, 98, 106]],
  ['哪些任务写有百分比', [67]],
  ['哪些任务提到《重大行政决策程序暂行条例》', [26, 30]],
  ['《湖南省规范性文件管理办法》在哪些任务里出现', [24, 25]],
  ['哪些任务提到“枫桥经验”', [62]],
  ['哪些任务提到了民法典', [14, 101]],
  ['“双随机”在哪几项任务里', [10]],
  ['哪些任务写有时限', [4, 15, 48, 66, 78, 92, 97, 98, 100, 106]],
])('%s lists exactly its tasks', (text, numbers) => {
  expect(listed(text)).toEqual(plan(...numbers));
});

test('what is done again and again lists every task with such a fact and no other', () => {
  const held = corpus.plan.tasks.filter(({ facts }) => facts.some(({ kind }) => kind === 'recurring'));
  expect(held.length).toBeGreaterThan(10);
  expect(listed('哪些任务是周期性的')).toEqual(held.map(({ ref }) => ref));
  const yearly = held.filter(({ facts }) =>
    facts.some(({ kind, value }) => kind === 'recurring' && /^每年/.test(value)),
  );
  expect(listed('哪些任务每年都要做')).toEqual(yearly.map(({ ref }) => ref));
});

test('a year without a deadline, and a year with a subject of its own, are left to the search', () => {
  expect(find('2026年要完成哪些任务')).toBeNull();
  expect(find('2022年行政复议体制改革有哪些要求')).toBeNull();
});

test('a list shows of each task the sentence that fulfils the condition', () => {
  const named = find('2022年要完成哪些任务');
  if (named?.kind !== 'list') throw new Error('no list');
  for (const { passage, span } of named.places)
    expect(passage.text.slice(span.start, span.end), passage.ref).toMatch(/^[^。]*2022年底前[^。]*。$/);
  const words = find('哪些任务提到“枫桥经验”');
  if (words?.kind !== 'list') throw new Error('no list');
  expect(words.places.map(({ passage, span }) => passage.text.slice(span.start, span.end))).toEqual([
    expect.stringMatching(/^坚持和发展新时代“枫桥经验”.*。$/),
  ]);
});

test.each(['方案分几个部分', '方案有多少项任务', '方案的目录', 'How many tasks are there?'])(
  '%s asks for the contents',
  (text) => {
    expect(find(text)).toEqual({ kind: 'contents' });
  },
);

test('of a question that only wraps a number nothing is left, of another its subject is', () => {
  expect(substance('请问任务31的内容是什么?')).toBe('');
  expect(substance('第31项由谁负责')).toBe('由谁负责');
});
