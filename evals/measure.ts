import type { Answer } from '../src/domain/answer.ts';
import type { Case } from './case.ts';
import type { Engine } from './engine.ts';
import type { Found, Outcome } from './outcome.ts';
import { leaksPrompt } from './text.ts';

/** How many hits are taken where the trace of an answer names none. */
const HITS = 10;

/** Asks every case, one after the other, so that none waits for another. Throws, naming the case, where asking fails. */
export async function measure(cases: readonly Case[], engine: Engine, prompts: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of cases) {
    try {
      outcomes.push(await measureCase(one, engine, prompts));
    } catch (error) {
      throw new Error(`${one.id}: ${(error as Error).message}`, { cause: error });
    }
  }
  return outcomes;
}

/** Asks the turns of a case in one conversation of its own, and measures the last. */
async function measureCase(one: Case, engine: Engine, prompts: readonly string[]): Promise<Outcome> {
  let conversationId: string | undefined;
  for (const turn of one.turns ?? []) conversationId = (await ask(engine, turn, conversationId)).conversationId;
  const begun = performance.now();
  const answer = await ask(engine, one.question, conversationId);
  const ms = performance.now() - begun;
  const trace = await engine.trace(answer.id);
  const resolved = trace?.resolved ?? (one.turns ? null : one.question);
  const retrieved = trace?.retrieved.length ? onceEach(trace.retrieved) : searchAgain(one, engine);
  const leaked = leaksPrompt(answer.text, one.question, prompts);
  return { case: one, answer, resolved, retrieved, ms, leaked };
}

async function ask(engine: Engine, question: string, conversationId: string | undefined): Promise<Answer> {
  const result = await engine.ask({ question, conversationId });
  if (result.kind === 'answer') return result.answer;
  throw new Error('the conversation is unknown to the engine that began it');
}

/** A follow-up cannot be searched for by itself: nothing is known of its search then. */
function searchAgain(one: Case, engine: Engine): Found[] | null {
  if (one.turns) return null;
  const { kept, rejected } = engine.search(one.question, HITS);
  const found = (hits: typeof kept, above: boolean): Found[] =>
    hits.map(({ passage, score }) => ({ ref: passage.ref, score, kept: above }));
  return onceEach([...found(kept, true), ...found(rejected, false)]);
}

function onceEach(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ ref }) => !seen.has(ref) && seen.add(ref));
}
