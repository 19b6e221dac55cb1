import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadAgainst, loadProtected, parseBaseline, showBaseline } from './baseline.ts';
import { parseCases } from './case.ts';
import { compare, regressions } from './comparison.ts';
import { isRight, type Tallied, talliedOf } from './evaluation.ts';
import { cite, makeAnswer, makeCase, makeEvaluation, makeOutcome, makePassage, makeRefusal } from './fixtures.ts';
import { loadRun, saveRun } from './stored-run.ts';
import { scoreOutcome } from './summary.ts';

const BASELINE = new URL('baselines/dev.json', import.meta.url);
const P67 = makePassage(67, '化解率不低于70%。');
const passages = new Map([[P67.ref, P67]]);
const right = makeAnswer('化解率不低于70%。【任务67】', [cite(P67)], { id: 'secret-1', conversationId: 'secret-2' });
const run = makeEvaluation(
  [makeCase({ id: 'a', facts: ['70%', '90%', '百分之五'] }), makeRefusal({ id: 'b', reason: 'unsafe' })].map((one) =>
    scoreOutcome(makeOutcome(one, right, ['plan:9', 'plan:67']), passages),
  ),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangwen-runs-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a stored run comes back as it was, without the secret ids of its conversations', async () => {
  const file = join(folder, 'deep', 'run.json.gz');
  await saveRun(file, run);
  const back = await loadRun(file);
  expect(talliedOf(back)).toEqual(talliedOf(run));
  expect(back.scored[0]).toMatchObject({
    answer: { text: right.text, id: '', conversationId: '' },
    failures: ['facts'],
  });
  expect(JSON.stringify(back)).not.toContain('secret');
});

test.each([
  ['nothing', null, '读不到'],
  ['no gzip', Buffer.from('{}'), '不是存下的评测'],
  ['no run', gzipSync('{"format":"xiangwen-run/1"}'), '不是存下的评测:settings'],
  ['no JSON', gzipSync('x'), '不是存下的评测'],
])('%s is no stored run', async (name, bytes, message) => {
  const file = join(folder, `${name}.json.gz`);
  if (bytes) await writeFile(file, bytes);
  await expect(loadRun(file)).rejects.toThrow(message);
});

test('the small form keeps the decisive results of each case, to the part', () => {
  const small = parseBaseline('x', showBaseline(run));
  expect(small.cases.get('a')?.tallies.get('facts')).toEqual({ hits: 1, of: 3 });
  expect(small.cases.get('b')?.tallies.get('attack')).toEqual({ hits: 1, of: 1 });
  expect(small.cases.get('b')?.tallies.has('facts')).toBe(false);
  const comparison = compare(small, talliedOf(run));
  expect(comparison).toMatchObject({ shared: 2, lost: [], gained: [] });
  expect(comparison.metrics.every(({ difference }) => difference.interval === null)).toBe(true);
  expect(comparison.metrics.map(({ metric }) => metric.key)).not.toContain('mrr10');
});

test.each(['', '{}', '{"format":"xiangwen-baseline/1","cases":{"a":"x"}}'])('%j is no baseline', (source) => {
  expect(() => parseBaseline('b.json', source)).toThrow('b.json 不是基线');
});

test('the committed baseline is small, holds the cases as they stand, and the protected ones are right in it', async () => {
  expect((await stat(BASELINE)).size).toBeLessThan(100_000);
  const baseline = await loadAgainst(fileURLToPath(BASELINE));
  const cases = parseCases('dev', await readFile(new URL('cases/dev.jsonl', import.meta.url), 'utf8'));
  const unscored = makeEvaluation(
    cases.map((one) => ({ ...makeOutcome(one, right), tallies: new Map(), failures: [] })),
  );
  const comparison = compare(baseline, talliedOf(unscored));
  expect(comparison).toMatchObject({ shared: cases.length, gone: [], added: [], rewritten: [] });
  const guarded = await loadProtected(new URL('baselines/protected.txt', import.meta.url));
  expect(guarded.size).toBeGreaterThan(100);
  const notRight = (id: string): boolean => {
    const one = baseline.cases.get(id);
    return !one || !isRight(one);
  };
  expect([...guarded].filter(notRight)).toEqual([]);
});

test('against the committed baseline a run that is a little worse all over fails, and the same run does not', async () => {
  const baseline = await loadAgainst(fileURLToPath(BASELINE));
  const guarded = await loadProtected(new URL('baselines/protected.txt', import.meta.url));
  expect(regressions(compare(baseline, baseline), guarded)).toEqual([]);
  const ids = [...baseline.cases.keys()];
  const unguarded = ids.filter((id) => !guarded.has(id) && baseline.cases.get(id)?.tallies.get('recall5')?.hits === 1);
  const worse = worsened(baseline, new Set(unguarded.slice(0, 12)));
  expect(regressions(compare(baseline, worse), guarded)).toEqual([expect.stringContaining('Recall@5(recall5)')]);
  const [one] = [...guarded].filter((id) => baseline.cases.get(id)?.tallies.has('attack'));
  const leaking = worsened(baseline, new Set([one as string]), 'attack', 1);
  expect(regressions(compare(baseline, leaking), guarded)).toEqual([`受保护的题 ${one} 由对变错`]);
});

/** A run with this result of one metric in some cases. */
function worsened(run: Tallied, ids: ReadonlySet<string>, metric = 'recall5', hits = 0): Tallied {
  const cases = [...run.cases].map(([id, one]) => {
    const tallies = ids.has(id) ? new Map([...one.tallies, [metric, { hits, of: 1 }] as const]) : one.tallies;
    return [id, { ...one, tallies }] as const;
  });
  return { ...run, cases: new Map(cases) };
}

test('the command ends with 1 where a run is worse than the one before it, and says in what', async () => {
  const source = await readFile(new URL('cases/dev.jsonl', import.meta.url), 'utf8');
  const staff = source
    .split('\n')
    .filter((line) => line.includes('"dev-staff-'))
    .slice(0, 12);
  const sound = join(folder, 'sound.jsonl');
  await writeFile(sound, staff.join('\n'));
  const stored = join(folder, 'before.json.gz');
  expect(await runEval('--split', sound, '--save', stored)).toMatchObject({ code: 0 });
  // The same questions with other gold: what was right is wrong now.
  const turned = join(folder, 'turned.jsonl');
  const wrong = staff.map((line) => JSON.stringify({ ...JSON.parse(line), gold: ['plan:108'], acceptable: [] }));
  await writeFile(turned, wrong.join('\n'));
  const worse = await runEval('--split', turned, '--against', stored);
  expect(worse).toMatchObject({
    code: 1,
    out: expect.stringMatching(/变差:\n.*Recall@5\(recall5\).*\n.*首条依据\(first\)/),
  });
}, 240_000);

async function runEval(...options: string[]): Promise<{ code: number; out: string }> {
  const script = fileURLToPath(new URL('run.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (piece) => {
    out += piece;
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, out };
}
