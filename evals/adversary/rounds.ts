import type { Behaviour } from './behaviour.ts';
import { BEHAVIOURS } from './behaviours.ts';
import { checkStreamed } from './checker.stream.ts';
import { checkAnswer } from './checker.ts';
import type { AdversaryModel } from './model.ts';
import type { Product } from './product.ts';
import { peoplesQuestions } from './questions.ts';
import { type Result, Tally } from './tally.ts';

/** How many distinct questions are asked that a model answers. */
const QUESTIONS = 600;
/** One answer of so many is read as it is streamed. */
const STREAMED = 4;
/** How often a behaviour is tried that takes seconds, and how many at once. */
export const SLOW_RUNS = 12;
const SLOW_LANES = 4;
/** What a product may take for a service that is not well. */
const UNWELL: readonly Behaviour['kind'][] = ['form', 'transport'];

const honest = BEHAVIOURS[0] as Behaviour;

/** Questions that reach the model; the others would tell nothing of it. */
export async function answeredByModel(product: Product, model: AdversaryModel): Promise<string[]> {
  const reached: string[] = [];
  let asked = 0;
  for (const question of await peoplesQuestions()) {
    if (reached.length >= QUESTIONS) break;
    asked += 1;
    const before = model.asked;
    model.become(honest, question);
    await product.ask(question).catch(() => undefined);
    // Passages of which no sentence can stand alone leave the model nothing to write.
    if (model.asked > before && model.said.length > 0) reached.push(question);
    if (asked === 60 && reached.length === 0) break;
  }
  console.log(`${asked} 个问题里有 ${reached.length} 个由模型来写，以下都问这些`);
  if (reached.length === 0) throw new Error('no question reaches the model');
  return reached;
}

/** Asks one question after the other, so that each sentence is known for whose it is. */
export async function runFast(
  product: Product,
  model: AdversaryModel,
  behaviour: Behaviour,
  questions: string[],
  count: number,
): Promise<Tally> {
  const tally = new Tally(behaviour);
  for (let at = 0; at < count; at++) {
    // In between it is well again, or the product would soon leave it alone, and the rest tell nothing.
    if (UNWELL.includes(behaviour.kind) && at % 2 === 0)
      await rest(product, model, questions[at % questions.length] as string);
    const question = questions[(at * 7 + tally.behaviour.name.length) % questions.length] as string;
    model.become(behaviour, String(at));
    const before = model.asked;
    const result = await once(product, question, at % STREAMED === 0);
    tally.results.push({ ...result, reached: model.asked > before, said: model.said });
  }
  return tally;
}

/** What takes seconds is waited for in several lanes; whose sentences were whose is not told apart. */
export async function runSlow(
  product: Product,
  model: AdversaryModel,
  behaviour: Behaviour,
  questions: string[],
): Promise<Tally> {
  const tally = new Tally(behaviour);
  for (let round = 0; round < SLOW_RUNS / SLOW_LANES; round++) {
    await rest(product, model, questions[round] as string);
    model.become(behaviour, String(round));
    const before = model.asked;
    const asked = Array.from(
      { length: SLOW_LANES },
      (_, lane) => questions[(round * SLOW_LANES + lane + 20) % questions.length] as string,
    );
    const results = await Promise.all(asked.map((question, lane) => once(product, question, lane % 2 === 0)));
    const reached = model.asked - before;
    tally.results.push(...results.map((result, lane) => ({ ...result, reached: lane < reached, said: [] })));
  }
  return tally;
}

async function rest(product: Product, model: AdversaryModel, question: string): Promise<void> {
  model.become(honest, 'rest');
  await product.ask(question).catch(() => undefined);
}

async function once(product: Product, question: string, streamed: boolean): Promise<Omit<Result, 'reached' | 'said'>> {
  const began = performance.now();
  try {
    if (!streamed) {
      const answer = await product.ask(question);
      const ms = performance.now() - began;
      return { question, answer, violations: checkAnswer(answer, product), ms, error: null };
    }
    const seen = await product.chat(question);
    return { question, answer: seen.answer, violations: checkStreamed(seen, product), ms: seen.ms, error: seen.error };
  } catch (error) {
    return { question, answer: null, violations: [], ms: performance.now() - began, error: wordsOf(error) };
  }
}

function wordsOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause ? `${message}: ${cause}` : message;
}
