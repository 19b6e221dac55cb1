import { align } from '../table.ts';
import { BEHAVIOURS } from './behaviours.ts';
import { AdversaryModel } from './model.ts';
import { Product } from './product.ts';
import { promptFiles } from './questions.ts';
import { answeredByModel, runFast, runSlow, SLOW_RUNS } from './rounds.ts';
import { HEAD, type Tally } from './tally.ts';

/** Short times, so that what hangs is given up soon. */
const SLOW_SETTINGS = { MODEL_TIMEOUT_MS: '3000', MODEL_FIRST_TOKEN_MS: '700' };
const SHOWN_PER_BEHAVIOUR = 3;

/** What `npm run bench -- adversary` may be told. */
export interface AdversaryOptions {
  /** A data folder whose pulled laws are answered from, too. */
  laws?: string | undefined;
  /** Only behaviours whose name holds this. */
  only?: string | undefined;
}

/**
 * Asks the built product `count` questions while its model behaves in every way of `behaviours.ts`, and checks each
 * answer independently. Prints a table; `true` where nothing wrong came out and no question stayed without an answer.
 */
export async function benchAdversary(count = 10_000, { laws, only = '' }: AdversaryOptions = {}): Promise<boolean> {
  const chosen = BEHAVIOURS.filter(({ name }) => name.includes(only));
  const fast = chosen.filter(({ isSlow }) => !isSlow);
  const prompts = await promptFiles();
  const began = performance.now();
  const tallies: Tally[] = [];
  const questions = await withProduct({ laws, prompts }, async (product, model) => {
    const answerable = await answeredByModel(product, model);
    const each = Math.max(
      1,
      Math.round((count - (chosen.length - fast.length) * SLOW_RUNS) / Math.max(1, fast.length)),
    );
    for (const behaviour of fast) tallies.push(await runFast(product, model, behaviour, answerable, each));
    await report('之后仍未放手的模型请求', () => model.underWay);
    return answerable;
  });
  for (const behaviour of chosen.filter(({ isSlow }) => isSlow))
    tallies.push(
      await withProduct({ laws, prompts, settings: SLOW_SETTINGS }, async (product, model) => {
        const tally = await runSlow(product, model, behaviour, questions);
        await report(`${behaviour.title}：之后仍未放手的模型请求`, () => model.underWay);
        return tally;
      }),
    );
  return print(tallies, (performance.now() - began) / 1000);
}

interface Setting {
  laws?: string | undefined;
  prompts: string[];
  settings?: Record<string, string>;
}

async function withProduct<T>(
  { settings, ...options }: Setting,
  work: (product: Product, model: AdversaryModel) => Promise<T>,
): Promise<T> {
  const model = await AdversaryModel.start();
  const product = await Product.start({ ...model.environment, ...settings }, options);
  try {
    return await work(product, model);
  } finally {
    await product.stop();
    await model.stop();
  }
}

async function report(words: string, count: () => number): Promise<void> {
  for (let tries = 0; tries < 20 && count() > 0; tries++) await new Promise((resolve) => setTimeout(resolve, 100));
  if (count() > 0) console.log(`${words}：${count()}`);
}

function print(tallies: Tally[], seconds: number): boolean {
  console.log(align([HEAD, ...tallies.map(({ cells }) => cells)]));
  const all = tallies.flatMap(({ results }) => results);
  const wrong = tallies.flatMap((tally) => tally.wrong);
  for (const tally of tallies)
    for (const { question, violations, error, answer } of tally.wrong.slice(0, SHOWN_PER_BEHAVIOUR)) {
      console.log(
        `\n[${tally.behaviour.name}] ${question}\n  ${error ?? ''}${answer?.text.slice(0, 400).replaceAll('\n', '\n  ') ?? ''}`,
      );
      for (const { kind, detail } of violations.slice(0, 3)) console.log(`  ✗ ${kind}: ${detail.slice(0, 200)}`);
    }
  console.log(`\n${all.length} 次答复，有错 ${wrong.length} 次，用时 ${seconds.toFixed(0)} s`);
  return wrong.length === 0;
}
