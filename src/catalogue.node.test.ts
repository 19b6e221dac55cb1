import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { anOpenDecision } from './conversation/fixture.node.ts';
import { freshFolder, run } from './office.fixture.node.ts';
import { openParticipation } from './participation/opening.ts';
import { loadCorpus } from './start.node.ts';
import { openSqliteStore } from './store/sqlite.node.ts';

const DAY = 24 * 3_600_000;
const SLOW = { timeout: 120_000 };

test('a wrong call says how it goes and ends with 2', SLOW, async () => {
  const folder = await freshFolder();
  for (const words of [
    [],
    ['constructor'],
    ['import'],
    ['move', 'a', 'consulting'],
    ['move', 'a', 'no', '--by', 'x'],
  ]) {
    const { code, out, err } = await run('catalogue', folder, words);
    expect({ code, out, first: err[0] }).toEqual({ code: 2, out: '', first: '用法：npm run catalogue -- <命令>' });
  }
});

test('a template is written for its owner alone, and never over a file that is there', SLOW, async () => {
  const folder = await freshFolder();
  const file = join(folder, '目录.xlsx');
  expect(await run('catalogue', folder, ['template', file])).toEqual({ code: 0, out: `已写好：${file}\n`, err: [] });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const before = await readFile(file);
  expect(await run('catalogue', folder, ['template', file])).toMatchObject({
    code: 1,
    err: [`${file}：文件已经存在，没有覆盖`],
  });
  expect(await readFile(file)).toEqual(before);
});

test('a file with faults is told line by line, and nothing of it is taken', SLOW, async () => {
  const folder = await freshFolder();
  const file = join(folder, 'x.yaml');
  await writeFile(
    file,
    'decisions:\n  - id: lukou\n    title: 路口方案\n    track: rule\n    period: { from: 2026-12-01, to: 2026-12-29 }\n',
  );
  const { code, err } = await run('catalogue', folder, ['import', file]);
  expect(code).toBe(1);
  expect(err).toContain(
    '第5行 decisions[0].period.to：征求意见只有29天，一般不少于30天，规章不予缩短（《规章制定程序条例》第十五条）',
  );
  expect(err).toContain('第2行 decisions[0].by：缺少录入人 by');
  expect(err.length).toBeGreaterThan(5);
  expect((await run('catalogue', folder, ['list'])).out).toMatch(/^还没有决策事项/);
});

test(
  'a step is taken or refused with its article; reports are shown to their office alone, with no effect on the terminal',
  SLOW,
  async () => {
    const folder = await freshFolder();
    const store = await openSqliteStore(join(folder, 'xiangwen.sqlite'));
    onTestFinished(() => store.close());
    const now = await store.databaseNow();
    const document = anOpenDecision('gongjiao', '公交票价调整方案');
    await store.putDecision(document, 'consulting', { opensAt: now - DAY, closesAt: now + DAY, now }, []);
    const { participation } = await openParticipation(store, (await loadCorpus()).offices);
    const text = '我要举报公交公司的刘经理，每个月收司机500块好处费\u001b[2J\u202e才给排班';
    const input = { text, noticeVersion: participation.notice.version, channel: 'web' as const };
    const given = await participation.submit('gongjiao', input);
    const routed = given.kind === 'recorded' ? given.acknowledgement.routed : null;
    const office = (await loadCorpus()).offices.find(({ name }) => name === routed?.office);

    const early = await run('catalogue', folder, ['move', 'gongjiao', 'processing', '--by', '李四']);
    expect(early).toMatchObject({
      code: 1,
      err: ['征求意见的期限还没有结束（以数据库的时间为准）（《重大行政决策程序暂行条例》第十五条）'],
    });
    expect(await run('catalogue', folder, ['seal', 'gongjiao'])).toMatchObject({ code: 1, out: '' });
    await store.putDecision(
      { ...document, aliases: [], ways: ['x'] },
      'consulting',
      { opensAt: 1, closesAt: now + 1, now },
      [],
    );
    expect(await run('catalogue', folder, ['seal', 'gongjiao'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('已封存：0份意见'),
    });
    const moved = await run('catalogue', folder, ['move', 'gongjiao', 'processing', '--by', '李四', '--note', '到期']);
    expect(moved).toEqual({
      code: 0,
      err: [],
      out: 'gongjiao：公开征求意见已结束，承办单位正在归纳整理、研究论证收到的意见。\n',
    });
    expect(await store.listTransitions('gongjiao')).toMatchObject([
      { to: 'processing', by: '李四', note: '到期', basis: ['D15', 'D18'] },
    ]);
    expect(await run('catalogue', folder, ['move', 'gongjiao', 'decided', '--by', '李四'])).toMatchObject({
      ...{ code: 1, err: [expect.stringContaining('没有从 processing 到 decided 的步骤')] },
    });
    const shown = (await run('catalogue', folder, ['show', 'gongjiao'])).out;
    expect(shown).toContain('下一步 feedback_published：没有给出意见的处理情况');
    expect(shown).not.toContain('好处费');

    const { code, out } = await run('catalogue', folder, ['reports', office?.id ?? '']);
    expect(code).toBe(0);
    expect(out).toContain('每个月收司机500块好处费<U+001B>[2J<U+202E>才给排班');
    expect(out).toContain('（方案任务44）');
    const others = (await run('catalogue', folder, ['reports', office?.id === 'tax-12366' ? 'court' : 'tax-12366']))
      .out;
    expect(others).toMatch(/共0份/);
  },
);
