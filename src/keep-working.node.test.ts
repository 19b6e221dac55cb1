import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OPENING_MS, openDoors, openEngine } from './engine.fixture.node.ts';
import { weekBefore } from './gaps/period.ts';
import { keepWorking } from './keep-working.node.ts';
import { freshFolder } from './office.fixture.node.ts';
import { anAnswer, aTrace } from './store/store.contract.ts';

const DAY = 24 * 3_600_000;
const SECRET = '张三的身份证';

test('what is too old is deleted at the start, and the log tells only how much', { timeout: OPENING_MS }, async () => {
  const { engine, close } = await openEngine();
  const dataDir = await freshFolder();
  const gaps = join(dataDir, 'gaps');
  await mkdir(gaps);
  const recent = weekBefore(Date.now() - 21 * DAY);
  for (const name of ['2025-W01.docx', `${recent}.txt`, '2025-W03.md']) await writeFile(join(gaps, name), SECRET);
  const at = (days: number) => ({ newConversation: true, now: Date.now() - days * DAY });
  await engine.store.saveAnswer(anAnswer('a1', 'c1'), aTrace(SECRET), at(91));
  await engine.store.saveAnswer(anAnswer('a2', 'c2'), aTrace(SECRET), at(89));
  const lines: string[] = [];
  const write = (fields: object, message: string) => void lines.push(JSON.stringify({ ...fields, message }));
  const channels = { webhooks: (await openDoors(engine)).app, standing: () => ({}), start: () => async () => {} };
  const stop = keepWorking(engine, channels, { info: write, warn: write }, { dataDir, days: 90 });
  onTestFinished(async () => {
    await stop();
    await close();
  });
  await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(1);
  expect(await engine.store.hasConversation('c1')).toBe(false);
  expect(await engine.store.hasConversation('c2')).toBe(true);
  expect((await readdir(gaps)).toSorted()).toEqual(['2025-W03.md', `${recent}.txt`]);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    forgotten: { conversations: 1, files: 1 },
    message: '已删除到期的记录',
  });
});
