import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type IntentContext, type IntentReading, type NamedDecision, readIntent } from '../src/conversation/intent.ts';
import type { Intent } from '../src/domain/answer.ts';
import { loadLikeness } from '../src/start.node.ts';
import { type Estimate, wilson } from './statistics.ts';

/**
 * Measures how well it is recognised what a message wants, over `evals/cases/intents-<split>.jsonl`; and, on the
 * development split, how many of the ordinary questions there are taken for something else.
 */
const USAGE = '用法:npm run eval:intents -- [--split dev|test] [--show]';

const TITLES: Record<Intent, string> = {
  ask: '提问',
  list_decisions: '看征求意见目录',
  comment_on_decision: '提意见',
  check_receipt: '查回执',
  ask_result: '问结果',
  subscribe: '订阅与退订',
  withdraw_comment: '撤回',
  human_help: '找人工',
};

const lineSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  expect: z
    .array(z.enum(Object.keys(TITLES) as [Intent, ...Intent[]]))
    .min(1)
    .max(2),
  ambiguous: z.boolean(),
  context: z.enum(['after_list', 'after_answer', 'after_receipt']).nullable(),
});
type IntentLine = z.infer<typeof lineSchema>;

/** What the cases speak of: their context is one of these lists, and nothing else is public. */
const DECISIONS: NamedDecision[] = [
  { id: 'bus-fares', number: 1, title: '城市公交票价调整方案', aliases: [] },
  { id: 'market-move', number: 2, title: '老城区农贸市场搬迁方案', aliases: [] },
  { id: 'waste-fee', number: 3, title: '生活垃圾处理收费办法', aliases: [] },
];

function contextOf({ context }: IntentLine): IntentContext {
  const after = context === null ? null : (context.slice('after_'.length) as IntentContext['after']);
  return { after, listed: after === 'list' ? DECISIONS : [], decisions: DECISIONS, current: null };
}

const named = (reading: IntentReading): Intent[] => (reading.kind === 'clear' ? [reading.intent] : reading.intents);

/** 1 where clear and right, or where both of an ambiguous message's meanings are offered; ½ where one of them is. */
function scoreOf({ expect, ambiguous }: IntentLine, reading: IntentReading): number {
  const intents = named(reading);
  // A plain message with two expectations is right either way, and asking back between the two is right, too.
  if (!ambiguous) return intents.length <= expect.length && intents.every((intent) => expect.includes(intent)) ? 1 : 0;
  const hits = expect.filter((intent) => intents.includes(intent)).length;
  return hits === expect.length ? 1 : hits > 0 ? 0.5 : 0;
}

const share = ({ value, low, high, n }: Estimate): string =>
  `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}] n=${n}`;

const estimate = (scores: number[]): Estimate =>
  wilson(
    scores.reduce((sum, score) => sum + score, 0),
    scores.length,
  );

const { values } = parseArgs({ options: { split: { type: 'string', default: 'dev' }, show: { type: 'boolean' } } });
if (values.split !== 'dev' && values.split !== 'test') throw new Error(USAGE);

async function linesOf(name: string): Promise<unknown[]> {
  const source = await readFile(new URL(`cases/${name}.jsonl`, import.meta.url), 'utf8');
  return source
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

const likeness = await loadLikeness();
const measured = (await linesOf(`intents-${values.split}`))
  .map((line) => lineSchema.parse(line))
  .map((line) => ({ line, reading: readIntent(line.text, contextOf(line), likeness) }))
  .map(({ line, reading }) => ({ line, reading, score: scoreOf(line, reading) }));

console.log(`准确率 ${share(estimate(measured.map(({ score }) => score)))}`);
const groups = new Map<string, number[]>();
for (const { line, score } of measured) {
  const group = line.ambiguous ? '两可' : TITLES[line.expect[0] as Intent];
  groups.set(group, [...(groups.get(group) ?? []), score]);
}
for (const [group, scores] of groups) console.log(`  ${group} ${share(estimate(scores))}`);
if (values.show)
  for (const { line, reading, score } of measured)
    if (score < 1)
      console.log(
        `${line.id} ${score} ${line.context ?? ''} 「${line.text}」 应为 ${line.expect} 读成 ${named(reading)}`,
      );

if (values.split === 'dev') {
  const lines = await Promise.all(['dev', 'laws-dev'].map((name) => linesOf(name)));
  const readings = lines.flat().map((line) => {
    const { question, turns } = z.object({ question: z.string(), turns: z.array(z.string()).optional() }).parse(line);
    const after = turns ? 'answer' : null;
    const intents = named(readIntent(question, { after, listed: [], decisions: DECISIONS, current: null }, likeness));
    return { question, intents, wrong: intents.some((intent) => intent !== 'ask') ? 1 : 0 };
  });
  console.log(`普通问题误读 ${share(estimate(readings.map(({ wrong }) => wrong)))}`);
  if (values.show)
    for (const { question, intents, wrong } of readings) if (wrong) console.log(`  「${question}」 读成 ${intents}`);
}
