import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { parseCases } from '../evals/case.ts';
import { ask } from './gaps/fixture.node.ts';
import { type Period, periodOfWeek } from './gaps/period.ts';
import { freshFolder, run } from './office.fixture.node.ts';
import { openSqliteStore } from './store/sqlite.node.ts';

const SLOW = { timeout: 120_000 };
const WEEK = periodOfWeek('2026-W47') as Period;

/** A data folder in which three people asked the same in that week, and one something else. */
async function dataFolder(): Promise<string> {
  const folder = await freshFolder();
  const store = await openSqliteStore(join(folder, 'xiangwen.sqlite'));
  for (const text of ['县里复议办公室的电话是多少', '县里复议办公室的电话是多少？', '县里复议办公室的电话是多少'])
    await ask(store, { text, at: WEEK.from });
  await ask(store, { text: '电动车上牌去哪里办', at: WEEK.from });
  await store.close();
  return folder;
}

test('a wrong call says how it goes and ends with 2', SLOW, async () => {
  const folder = await freshFolder();
  for (const words of [
    ['nothing'],
    ['--week', '2026-47'],
    ['--from', '2026-11-16'],
    ['--from', '2026-11-22', '--until', '2026-11-16'],
    ['--week', '2026-W47', '--from', '2026-11-16', '--until', '2026-11-22'],
    ['cases', '--week', '2026-W47'],
    ['--no-such'],
  ]) {
    const { code, out, err } = await run('gaps', folder, words);
    expect({ code, out, first: err[0] }, words.join(' ')).toEqual({
      ...{ code: 2, out: '', first: '用法：npm run gaps -- [期间] [--out 文件.docx]' },
    });
  }
});

test('a week is listed and written, and its groups become cases', SLOW, async () => {
  const folder = await dataFolder();
  const file = join(folder, '周报.docx');
  const { code, out } = await run('gaps', folder, ['--week', '2026-W47', '--out', file]);
  expect(code).toBe(0);
  const [head, first, second] = out.split('\n') as [string, string, string];
  expect(head).toBe('2026年11月16日至2026年11月22日：4 个问题没有答好，归为 2 组');
  expect(first).toMatch(/^g-[0-9a-f]{8} {2}3次 {2}新 {2}县里复议办公室的电话是多少 {2}→ 任务65$/);
  expect(second).toContain('电动车上牌去哪里办');
  const { value } = await mammoth.extractRawText({ buffer: await readFile(file) });
  expect(value).toContain('县里复议办公室的电话是多少');

  const cases = join(folder, 'cases.jsonl');
  const days = ['--from', '2026-11-16', '--until', '2026-11-16'];
  const group = first.slice(0, 10);
  expect(await run('gaps', folder, ['cases', ...days, '--out', cases, '--pick', `${group}=plan:65`])).toMatchObject({
    code: 0,
  });
  expect(parseCases('cases', await readFile(cases, 'utf8')).map(({ gold }) => gold)).toEqual([
    ['plan:65'],
    ['plan:65'],
  ]);
  const wrong = await run('gaps', folder, ['cases', ...days, '--out', cases, '--pick', `${group}=plan:999`]);
  expect(wrong).toMatchObject({ code: 1, err: ['没有 plan:999'] });
});

test('a week without anything says so and writes nothing', SLOW, async () => {
  const folder = await freshFolder();
  const file = join(folder, 'x.docx');
  const { code, out } = await run('gaps', folder, ['--week', '2026-W47', '--out', file]);
  expect({ code, out }).toEqual({
    code: 0,
    out: '2026年11月16日至2026年11月22日：0 个问题没有答好，归为 0 组\n没有可写的，没有写文件。\n',
  });
  await expect(readFile(file)).rejects.toThrow('ENOENT');
});
