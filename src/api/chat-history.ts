import { z } from '@hono/zod-openapi';
import { Problem } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { visible, wellFormed } from './schemas.ts';

/** A question with those that, as the client says, were asked before it, oldest first. */
export interface History {
  question: string;
  before: string[];
}

/** A part of a message as chat clients write it; a text part has its text. */
export const MessagePart = z
  .object({ type: z.string(), text: wellFormed(z.string()).optional() })
  .refine(({ type, text }) => type !== 'text' || text !== undefined, { error: '文字部分缺少 text', path: ['text'] });

/** The text of a message's parts; pictures, files and whatever else is no text are left out. */
export function textIn(parts: z.infer<typeof MessagePart>[]): string {
  return parts
    .filter(({ type }) => type === 'text')
    .map(({ text }) => text)
    .join('\n');
}

const something = visible(z.string());

/** Whether a text holds anything that can be read as a question. */
export const isSomething = (text: string | undefined): text is string => something.safeParse(text).success;

/**
 * Reads a client's own account of what the person wrote. The last of it must be something. Throws a `Problem` where that
 * alone is longer than a body may be elsewhere: what makes these bodies long is the answers that clients send back.
 */
export function historyOf(written: readonly string[]): History {
  const question = written.at(-1) ?? '';
  if (new TextEncoder().encode(question).length > LIMITS.bodyBytes) throw new Problem('too_large', TOO_LARGE);
  const before = written.slice(0, -1).filter(isSomething).slice(-LIMITS.turns);
  return { question, before: before.map(shortened) };
}

const TOO_LARGE = `问题最多 ${LIMITS.bodyBytes / 1024} KB`;

/** Never inside a surrogate pair: half of one can be neither stored nor sent. */
function shortened(text: string): string {
  return text.slice(0, LIMITS.questionChars).replace(/[\uD800-\uDBFF]$/, '');
}
