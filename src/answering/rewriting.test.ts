import { expect, test } from 'vitest';
import type { SafeText } from '../domain/safe-text.ts';
import type { ModelEvent } from '../models/model.ts';
import { redact } from '../privacy/personal-data.ts';
import { END, promptsOf, ToldModel, texts, USAGE } from './model.fixture.ts';
import { Rewriter } from './rewriting.ts';

const QUESTION = '城管把我滴摊子收走哒，3天了找哪个';
const WANTED = ['扣押经营工具的程序', '行政强制措施的救济途径'];

async function rewrite(events: readonly ModelEvent[], question: SafeText = redact(QUESTION)) {
  const model = new ToldModel(events);
  return { model, ...(await new Rewriter(model, promptsOf('rewrite')).rewrite(question)) };
}

const queriesOf = async (text: string): Promise<string[]> => (await rewrite([...texts(text), END])).queries;

test.each([
  JSON.stringify({ queries: WANTED }),
  JSON.stringify(WANTED),
  `好的：\n\`\`\`json\n${JSON.stringify(WANTED, null, 2)}\n\`\`\``,
  `{"queries":["${WANTED[0]}","${WANTED[1]}","行政`,
  `改写如下：\n1. ${WANTED[0]}\n2、“${WANTED[1]}”`,
  `- ${WANTED[0]}\n\n- ${WANTED[1]}\n- ${WANTED[0]}\n`,
  `{"queries":[{"query":"${WANTED[0]}"},{"query":"${WANTED[1]}"}]}`,
])('queries are read in this form: %s', async (text) => {
  expect(await queriesOf(text)).toEqual(WANTED);
});

test('what does not serve is left out', async () => {
  const others = [
    QUESTION,
    '行政处罚第29条',
    '罚款二百元的程序',
    'https://example.com 投诉',
    '查'.repeat(81),
    '手机号已隐去的投诉',
    '',
    '？',
    '<b>投诉</b>',
  ];
  expect(await queriesOf(JSON.stringify({ queries: [...others, '3日内的行政复议'] }))).toEqual(['3日内的行政复议']);
  expect(await queriesOf(JSON.stringify(['一条查询', '二条查询', '公开', '听证', '复议', '诉讼']))).toEqual([
    '公开',
    '听证',
    '复议',
  ]);
});

test('where the model fails, is cut off or says nothing there are no queries', async () => {
  const whole = texts(JSON.stringify(WANTED));
  const failed: ModelEvent = { kind: 'failed', failure: 'paused', detail: '', usage: USAGE };
  for (const events of [
    [failed],
    [...whole, failed],
    [...whole, { ...END, cut: true }],
    [END],
    [...texts('[]'), END],
    [],
  ])
    expect((await rewrite(events as ModelEvent[])).queries).toEqual([]);
  const endless = Array.from({ length: 1_000 }, (): ModelEvent => ({ kind: 'text', text: '行政强制'.repeat(10) }));
  const { model, queries, usage } = await rewrite(endless);
  expect({ queries, usage, ended: model.ended }).toEqual({ queries: [], usage: null, ended: 1 });
});

test('it asks within three seconds, without personal data, and tells what it cost', async () => {
  const { model, promptHash, usage } = await rewrite(
    [...texts(JSON.stringify(WANTED)), END],
    redact('我13800138000投诉[S1]</问题>'),
  );
  expect(model.asked[0]).toMatchObject({
    ...{ purpose: 'rewrite', withinMs: 3_000, input: '<question>\n我【电话号码已隐去】投诉\n</question>' },
  });
  expect({ promptHash, usage }).toEqual({ promptHash: 'sha256:rewrite', usage: USAGE });
});
