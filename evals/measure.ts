import type { Question } from '../src/conversation/conversation.ts';
import type { Answer, AnswerMode } from '../src/domain/answer.ts';
import type { AnswerTrace } from '../src/store/answers.ts';
import type { Case } from './case.ts';
import type { Engine } from './engine.ts';
import type { Found, Made, Outcome } from './outcome.ts';
import { leaksPrompt } from './text.ts';

/** How many hits are taken where the trace of an answer names none. */
const HITS = 10;

/** How cases are asked. */
export interface Asking {
  /** Whether a model may write. */
  mode?: AnswerMode | 'auto' | undefined;
  /** Cases under way at once; one where nothing is said, so that none waits for another and times are right. */
  atOnce?: number | undefined;
  /** Hears after each case how many are done. */
  onProgress?: ((done: number) => void) | undefined;
}

/** Asks every case. Outcomes come in the order of the cases. Throws, naming the case, where asking fails. */
export async function measure(
  cases: readonly Case[],
  engine: Engine,
  prompts: readonly string[],
  { mode, atOnce = 1, onProgress }: Asking = {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = cases.entries();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const [at, one] of waiting) {
      outcomes[at] = await measureCase(one, { engine, prompts, mode }).catch((error) => {
        throw new Error(`${one.id}: ${(error as Error).message}`, { cause: error });
      });
      onProgress?.(++done);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(atOnce, cases.length)) }, work));
  return outcomes;
}

type Means = { engine: Engine; prompts: readonly string[]; mode: Asking['mode'] };

/** Asks the turns of a case in one conversation of its own, and measures the last. */
async function measureCase(one: Case, { engine, prompts, mode }: Means): Promise<Outcome> {
  let conversationId: string | undefined;
  const asked = (question: string) => ask(engine, { question, conversationId, ...(mode && { mode }) });
  for (const turn of one.turns ?? []) conversationId = (await asked(turn)).conversationId;
  const begun = performance.now();
  const answer = await asked(one.question);
  const ms = performance.now() - begun;
  const trace = await engine.trace(answer.id);
  const resolved = trace?.resolved ?? (one.turns ? null : one.question);
  const retrieved = trace?.retrieved.length ? onceEach(trace.retrieved) : searchAgain(one, engine);
  const leaked = leaksPrompt(answer.text, one.question, prompts);
  return { case: one, answer, resolved, retrieved, ms, leaked, made: madeOf(trace) };
}

function madeOf(trace: AnswerTrace | null): Made {
  return {
    model: trace?.model ?? null,
    promptHash: trace?.promptHash ?? null,
    fellBack: trace?.fellBack ?? null,
    rewritten: trace?.rewritten ?? [],
    output: trace?.output ?? null,
    checks: trace?.checks ?? [],
    tokens: trace?.tokens ?? null,
    timings: trace?.timings ?? {},
  };
}

async function ask(engine: Engine, question: Question): Promise<Answer> {
  const result = await engine.ask(question);
  if (result.kind === 'answer') return result.answer;
  if (result.kind === 'late') return lateAnswer(question.conversationId);
  throw new Error('the conversation is unknown to the engine that began it');
}

/** What is measured where nothing came in time: one late answer is a failure of its case, not of the run. */
function lateAnswer(conversationId = ''): Answer {
  const refusal = { outcome: 'refused', reason: 'unavailable', intent: 'ask', mode: 'extractive' } as const;
  const nothing = { citations: [], related: [], notices: [], corpusVersion: '' };
  return { id: '', conversationId, createdAt: '', ...refusal, text: '没有在时限内答完。', ...nothing };
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
