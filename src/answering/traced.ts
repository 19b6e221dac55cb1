import type { AnswerContent } from '../domain/answer.ts';
import type { AnswerTrace } from '../store/answers.ts';
import type { Finding } from './finding.ts';
import type { Rewritten } from './rewriting.ts';
import type { Steps } from './steps.ts';
import type { Composed } from './writing.ts';

/** An answer with what it was made from. */
export interface Answered {
  content: AnswerContent;
  trace: Omit<AnswerTrace, 'question' | 'asked'>;
}

/** What was done for an answer; what is missing was not come to. */
export interface Made {
  /** The question made whole. */
  resolved: string;
  /** Whether hidden characters or orders to a machine were taken out of the question. */
  stripped: boolean;
  steps: Steps;
  retrieved?: Finding | undefined;
  rewritten?: Rewritten | null | undefined;
  composed?: Composed | undefined;
}

/** An answer with its trace. */
export function answeredOf(content: AnswerContent, made: Made): Answered {
  const { resolved, stripped, steps, rewritten, composed } = made;
  const written = composed?.written;
  const model = written
    ? {
        output: written.output,
        fellBack: composed?.fellBack,
        checks: composed?.checks,
        tokens: tokensOf(written.usage, rewritten?.usage),
      }
    : {};
  const trace = {
    ...{ resolved, stripped, timings: steps.timings },
    retrieved: made.retrieved ? retrievedOf(made.retrieved, content) : [],
    promptHash: written?.promptHash ?? null,
    model: written?.model ?? null,
    ...(rewritten && { rewritten: rewritten.queries }),
    ...model,
  };
  return { content, trace };
}

type Usage = { inputTokens: number; outputTokens: number } | null | undefined;

function tokensOf(...usages: Usage[]): { input: number; output: number } {
  return usages.reduce(
    (sum: { input: number; output: number }, usage) => ({
      input: sum.input + (usage?.inputTokens ?? 0),
      output: sum.output + (usage?.outputTokens ?? 0),
    }),
    { input: 0, output: 0 },
  );
}

/** Every passage that was looked at; those of what leads the answer first. */
function retrievedOf(
  { retrieved: { kept, rejected }, found }: Finding,
  { citations: [first] }: AnswerContent,
): AnswerTrace['retrieved'] {
  const trace = (hits: typeof kept, isKept: boolean) =>
    hits.map(({ passage, score }) => ({ ref: passage.ref, score, kept: isKept }));
  const plan = [...trace(kept, true), ...trace(rejected, false)];
  const laws = trace(found?.hits ?? [], true);
  return first && !first.ref.startsWith('plan:') ? [...laws, ...plan] : [...plan, ...laws];
}
