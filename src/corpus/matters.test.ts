import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { CorpusFault } from '../domain/corpus.ts';
import { statedNumbers } from '../domain/numbers.ts';
import type { CorpusFiles } from './files.ts';
import { readCorpusFiles } from './loader.node.ts';
import { parseCorpus } from './parse.ts';

const real: CorpusFiles = await readCorpusFiles(fileURLToPath(new URL('../../corpus', import.meta.url)));
const PATH = 'matters.yaml';

/** The faults of the file with one piece of it replaced, and the line on which the new piece begins. */
async function faultsOf(from: string, to: string): Promise<{ faults: CorpusFault[]; line: number }> {
  const text = real.get(PATH) as string;
  if (!text.includes(from)) throw new Error(`${from} is not in the file`);
  const before = text.slice(0, text.indexOf(from));
  const result = await parseCorpus(
    new Map(real).set(
      PATH,
      text.replace(from, () => to),
    ),
  );
  return { faults: result.ok ? [] : result.faults, line: before.split('\n').length };
}

test('the matters of the real file point at cards, tasks and offices that are there', async () => {
  const result = await parseCorpus(real);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const { matters } = result.corpus;
  expect(matters.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['mediation', 'adjudication', 'review', 'litigation', 'information-request', 'complaints']),
  );
  const request = matters.find(({ id }) => id === 'information-request');
  expect(request?.draft).toEqual({ law: 'zfxxgk', place: '29' });
  expect(request?.tasks).toEqual([81, 82, 83]);
  const own = matters.flatMap(({ purpose, fits, steps }) => [purpose, ...fits, ...steps.map(({ name }) => name)]);
  expect([...statedNumbers(own.join('\n'))]).toEqual([]);
});

test.each([
  ['a place that the card does not speak of', 'zfxxgk/42', 'zfxxgk/4', 'zfxxgk 的要点里没有 4'],
  ['a law without a card', 'rmtj/8', 'rmtx/8', '没有 rmtx 的要点'],
  ['a task that the plan does not have', 'tasks: [63, 64', 'tasks: [163, 64', '没有任务163'],
  ['a task of a step that is not there', 'tasks: [61, 62]', 'tasks: [61, 0]', '没有任务0'],
  [
    'an office that is not there',
    'offices: [reconsideration',
    'offices: [reconsider',
    'offices.yaml 里没有 reconsider',
  ],
  ['another matter that is not there', 'go: adjudication', 'go: adjudicate', '没有 id 为 adjudicate 的事项'],
  ['an article for the draft that has no point', 'draft: zfxxgk/29', 'draft: zfxxgk/2', 'zfxxgk 的要点里没有 2'],
  [
    'a period written by hand',
    'step: 算好起诉期限，别错过',
    'step: 六个月内起诉，别错过',
    '自己的话里有数字 6：期限、次数和金额要写在 points 里',
  ],
])('%s is told with its own line', async (_, from, to, message) => {
  const { faults, line } = await faultsOf(from, to);
  expect(faults).toEqual([{ file: PATH, line, message }]);
});

test('what is missing, misspelt or double is told at the entry', async () => {
  const missing = await faultsOf('    purpose: 不服行政机关的处理', '    porpose: 不服行政机关的处理');
  const entry = (missing.line ?? 0) - 2;
  expect(missing.faults.map(({ file, line }) => ({ file, line }))).toContainEqual({ file: PATH, line: entry });
  expect(missing.faults.map(({ message }) => message).join()).toContain('purpose');
  expect(missing.faults.map(({ message }) => message).join()).toContain('porpose');
  const empty = await faultsOf('\n        points: [zfxxgk/42]', '');
  expect(empty.faults.map(({ message }) => message)).toEqual(['steps.6：步骤要有要点或任务']);
  const double = await faultsOf('id: compensation', 'id: petitions');
  expect(double.faults.filter(({ message }) => message === 'id petitions 重复')).toHaveLength(2);
  expect(double.faults.map(({ line }) => line)).toContain(double.line);
});

test('a missing file is a fault', async () => {
  const files = new Map(real);
  files.delete(PATH);
  expect(await parseCorpus(files)).toEqual({
    ok: false,
    faults: [{ file: PATH, line: 1, message: '缺少这个文件' }],
  });
});
