import { afterEach, expect, test } from 'vitest';
import { openScriptedServer, type Script, type ScriptedServer } from '../src/models/scripted.fixture.node.ts';
import { loadCorpus } from './engine.ts';
import { judge, readVerdict } from './judge.ts';
import { agreementWith, LEAST_LABELS } from './judging.ts';
import { showGuard, showJudgement } from './judging-table.ts';
import { guardAgainst, loadLabels, parseLabels } from './labels.ts';
import { openModel, type Writing } from './model.ts';

const servers: ScriptedServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** A judge that says over real HTTP what the script has it say of each request's text. */
async function judgeSaying(script: (text: string) => Script): Promise<Writing & { server: ScriptedServer }> {
  const server = await openScriptedServer((request) => script(request.text));
  servers.push(server);
  const opened = await openModel({ MODEL_BASE_URL: server.baseUrl, MODEL_NAME: 'judge-1' });
  return { ...(opened as Writing), server };
}

const verdict = (supported: boolean, answers: boolean): Script => ({
  kind: 'text',
  pieces: [JSON.stringify({ supported, answers, reason: '因为' })],
});
const promptOf = ({ prompts }: Writing) => prompts.get('judge') as NonNullable<ReturnType<Writing['prompts']['get']>>;

test.each([
  ['{"supported":true,"answers":false,"reason":"甲"}', { supported: true, answers: false, reason: '甲' }],
  ['想了想。```json\n{"supported":false,"answers":false}\n```', { supported: false, answers: false, reason: '' }],
  ['{"supported":"yes"}', null],
  ['好的', null],
])('out of %j comes %j', (text, expected) => {
  expect(readVerdict(text)).toEqual(expected);
});

test('the judge sees question, standard, answer and sources, and no personal data', async () => {
  const { model, server, ...rest } = await judgeSaying(() => verdict(true, true));
  const sources = [{ label: '任务67', text: '不低于70%' }];
  const one = { question: '我身份证430102199003078436,化解率多少', gold: '70%', answer: '七成。', sources };
  expect(await judge(model, promptOf({ model, ...rest }), one)).toEqual({
    supported: true,
    answers: true,
    reason: '因为',
  });
  const asked = server.requests[0]?.text as string;
  for (const part of ['化解率多少', '70%', '七成。', '【任务67】不低于70%']) expect(asked).toContain(part);
  expect(asked).not.toContain('430102199003078436');
});

test('agreement is measured on the labelled answers; a judge that says always yes is worth nothing', async () => {
  const labels = await loadLabels(await loadCorpus());
  const yes = await judgeSaying(() => verdict(true, true));
  const found = await agreementWith(labels, yes.model, promptOf(yes));
  expect(found).toMatchObject({ labels: labels.length, supported: { kappa: 0, n: labels.length } });
  const text = showJudgement('甲', {
    ...{ by: 'judge-1', agreement: found },
    judgement: { supported: { hits: 9, of: 10 }, answers: { hits: 8, of: 10 }, unread: 1 },
  });
  expect(text).toMatch(/有依据:90\.0%.*与人工标注 κ 0\.00\(0\.00–0\.00\),相同 60\.0%,n=80/);
  expect(text).toContain('判不了 1 题');
  expect(text).toContain('一致的程度不高');
}, 60_000);

test('a judge that gives too few verdicts gets no figures told', async () => {
  const labels = await loadLabels(await loadCorpus());
  const mumbling = await judgeSaying(() => ({ kind: 'text', pieces: ['不好说'] }));
  await expect(agreementWith(labels, mumbling.model, promptOf(mumbling))).rejects.toThrow(`至少要 ${LEAST_LABELS} 条`);
}, 60_000);

test('the labelled answers are varied and sound, and the guard is measured on them', async () => {
  const labels = await loadLabels(await loadCorpus());
  expect(labels.length).toBeGreaterThanOrEqual(80);
  const counts = Map.groupBy(labels, ({ supported, answers }) => `${supported} ${answers}`);
  for (const kind of ['true true', 'true false', 'false true', 'false false'])
    expect(counts.get(kind)?.length).toBeGreaterThanOrEqual(8);
  const guard = guardAgainst(labels);
  expect(guard.letThrough.of + guard.stopped.of).toBe(labels.length);
  expect(showGuard(guard)).toMatch(/AUC 0\.\d{3}\(0\.\d{3}–[01]\.\d{3}\),有依据 48 条,无依据 32 条/);
});

test('a label that is broken, or names no passage, is named with its line', () => {
  const sound = {
    question: '问',
    sources: ['plan:1'],
    answer: '答',
    supported: true,
    answers: true,
    labelled_by: '甲',
  };
  const lines = [sound, { ...sound, sources: ['plan:999'] }, { ...sound, supported: '是' }].map((one) =>
    JSON.stringify(one),
  );
  expect(() => parseLabels('l.jsonl', lines.join('\n'), { passages: new Map() })).toThrow(
    /l\.jsonl:1: 没有 plan:1\nl\.jsonl:2: 没有 plan:999\nl\.jsonl:3: supported/,
  );
  const own = parseLabels('l', JSON.stringify({ ...sound, sources: [{ label: '甲', text: '文' }] }), {
    passages: new Map(),
  });
  expect(own[0]?.sources[0]).toMatchObject({ label: '甲', text: '文' });
});
