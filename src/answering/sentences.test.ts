import { beforeAll, expect, test } from 'vitest';
import type { Corpus, Task } from '../domain/corpus.ts';
import type { Span } from '../domain/passage.ts';
import { realCorpus } from '../retrieval/fixture.node.ts';
import { QueryReader } from '../retrieval/query.ts';
import { SentenceChooser } from './sentences.ts';

let corpus: Corpus;
let reader: QueryReader;
let chooser: SentenceChooser;
beforeAll(async () => {
  corpus = await realCorpus();
  reader = new QueryReader(corpus.lexicon);
  chooser = new SentenceChooser(corpus.plan.tasks, reader);
});

const taskOf = (number: number): Task => corpus.plan.tasks[number - 1] as Task;
const choose = (task: Task, question: string, budget: number): Span[] =>
  chooser.choose(task, reader.read(question), budget);
const texts = (number: number, question: string, budget: number): string[] => {
  const task = taskOf(number);
  return choose(task, question, budget).map(({ start, end }) => task.text.slice(start, end));
};

const QUESTIONS = ['什么时候完成', '谁负责', '依据是什么', 'zzz', '', '行政执法人员资格考试', '公开哪些内容', '培训'];

test('of any task, for any question and budget, its own sentences are chosen in its order, at least one', () => {
  for (const task of corpus.plan.tasks)
    for (const question of QUESTIONS)
      for (const budget of [0, 1, 70, 280, 10_000]) {
        const chosen = choose(task, question, budget);
        const at = chosen.map((span) =>
          task.sentences.findIndex(({ start, end }) => start === span.start && end === span.end),
        );
        expect(at.length, task.ref).toBeGreaterThan(0);
        expect(at).not.toContain(-1);
        expect(at).toEqual([...new Set(at)].sort((a, b) => a - b));
      }
});

test('more than one sentence never goes beyond the budget', () => {
  for (const task of corpus.plan.tasks)
    for (const question of QUESTIONS)
      for (const budget of [40, 70, 150, 280]) {
        const chosen = choose(task, question, budget);
        const length = chosen.reduce((sum, { start, end }) => sum + end - start, 0);
        if (chosen.length > 1) expect(length, `${task.ref} ${question}`).toBeLessThanOrEqual(budget);
      }
});

test('a task that fits is given whole', () => {
  for (const task of corpus.plan.tasks) expect(choose(task, '无关', task.text.length)).toEqual(task.sentences);
});

test.each([
  [48, '执法人员资格考试不合格会怎样', '未经行政执法人员资格考试合格,不得从事执法活动。'],
  [67, '繁简分流的案件审理', '实质化解行政争议率不低于70%'],
  [106, '行政裁决工作人员的教育培训', '加大行政裁决工作人员的教育培训力度。'],
])('of task %d the sentence with the words of %s is chosen', (number, question, held) => {
  expect(texts(number, question, 60).join('')).toContain(held);
});

test.each([
  [48, '什么时候', '2022年底前'],
  [66, '最晚哪年', '2022年底前'],
  [67, '多少', '70%'],
  [67, '比例', '70%'],
  [102, '多少', '一期'],
  [48, '什么办法', '《湖南省行政执法人员和行政执法辅助人员管理办法》'],
])('of task %d a sentence that holds the kind of fact asked for by %s is preferred', (number, question, held) => {
  expect(texts(number, question, 1)).toEqual([expect.stringContaining(held)]);
});

test('where nothing matches, the first sentence stands for the task', () => {
  for (const number of [12, 48, 106]) {
    const [first] = taskOf(number).sentences as [Span];
    expect(choose(taskOf(number), 'zzz', 30)).toEqual([first]);
  }
});
