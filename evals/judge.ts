import { z } from 'zod';
import { published, type SafeText } from '../src/domain/safe-text.ts';
import type { LanguageModel } from '../src/models/model.ts';
import type { Prompt } from '../src/models/prompt.ts';
import { render } from '../src/models/prompts.ts';
import { redact } from '../src/privacy/personal-data.ts';

/** What is put before the judge. */
export interface Judged {
  question: string;
  /** What should have been said; `null` where nobody has said it. */
  gold: string | null;
  answer: string;
  /** The texts that the answer rests on, each behind its label. */
  sources: readonly { label: string; text: string }[];
}

/** What the judge says: whether the sources bear the answer out, and whether it answers the question. */
export interface Verdict {
  supported: boolean;
  answers: boolean;
  reason: string;
}

const shape = z.object({ supported: z.boolean(), answers: z.boolean(), reason: z.string() });
const NO_GOLD = '没有人写过标准:answers 只看回答是否切合问题、是否答出了所问的事。';
const WITHIN_MS = 25_000;
const MOST_TOKENS = 600;
/** A source is shown up to here; longer ones are rare, and cost more than they tell. */
const SOURCE_CHARS = 2_000;

/** Asks a model for its verdict; `null` where none came, or none that can be read. Personal data does not leave. */
export async function judge(model: LanguageModel, prompt: Prompt, one: Judged): Promise<Verdict | null> {
  const sources = one.sources.map(({ label, text }) => `【${label}】${text.slice(0, SOURCE_CHARS)}`);
  const values: Record<string, SafeText> = {
    question: redact(one.question),
    gold: redact(one.gold ?? NO_GOLD),
    answer: published(`${redact(one.answer)}\n\n引用的原文:\n${sources.join('\n') || '(没有引用)'}`),
  };
  const request = { purpose: 'judge' as const, ...render(prompt, values), shape: { name: 'verdict', schema: shape } };
  let text = '';
  for await (const event of model.stream({ ...request, maxOutputTokens: MOST_TOKENS, withinMs: WITHIN_MS })) {
    if (event.kind === 'text') text += event.text;
    if (event.kind === 'failed') return null;
  }
  return readVerdict(text);
}

/** The verdict in what a model wrote, whatever it wrote around it. */
export function readVerdict(text: string): Verdict | null {
  for (const piece of [text, ...(text.match(/\{[^{}]*\}/g) ?? []).reverse()])
    try {
      const read = shape.partial({ reason: true }).safeParse(JSON.parse(piece));
      if (read.success) return { ...read.data, reason: read.data.reason ?? '' };
    } catch {
      // Another piece may be the one.
    }
  return null;
}
