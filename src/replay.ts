import { diffWords } from 'diff';
import type { Answering } from './answering/answering.ts';
import { simplified } from './conversation/simple.ts';
import type { Answer, AnswerContent } from './domain/answer.ts';
import type { ModelFailure } from './models/model.ts';
import type { Recording } from './models/recorded.ts';
import type { AnswerTrace } from './store/answers.ts';

/** What is compared of an answer and its replay: what a reader sees, and what was looked at for it. */
export interface Difference {
  what: '结果' | '正文' | '依据' | '提示' | '检索';
  /** In words, or with [-taken away-]{+added+} marks. */
  how: string;
}

/** What a model said for an answer, out of its trace; `null` where none was asked. */
export function recordingOf({ model, rewritten, output, fellBack }: AnswerTrace): Recording | null {
  if (model === null && !rewritten) return null;
  const isFailure = fellBack && fellBack !== 'unsupported' && fellBack !== 'silent';
  const failure = isFailure ? (fellBack as ModelFailure) : null;
  return { model: model ?? '', rewritten: rewritten ?? null, output: output ?? null, failure };
}

/** Answers the stored question again; `answering` holds the stored corpus, the recorded model and the time it was asked. */
export async function replay(trace: AnswerTrace, answering: Answering) {
  const { mode = 'auto', entire = false, refused = false, simple = false } = trace.asked ?? {};
  const whole = { text: trace.resolved, entire, ...(refused && { refused: true as const }) };
  const again = await answering.answer(trace.question, { mode, makeWhole: async () => whole });
  return { ...again, content: simple ? simplified(again.content, again.trace.resolved) : again.content };
}

/** Where a replay differs from what was stored; empty where it does not. */
export function differences(
  stored: { answer: Answer; trace: AnswerTrace },
  again: { content: AnswerContent; trace: Pick<AnswerTrace, 'retrieved'> },
): Difference[] {
  const { answer, trace } = stored;
  const { content } = again;
  const found: Difference[] = [];
  const note = (what: Difference['what'], before: string, now: string) => {
    if (before !== now) found.push({ what, how: marked(before, now) });
  };
  note('结果', outcomeOf(answer), outcomeOf(content));
  note('正文', answer.text, content.text);
  note('依据', citationsOf(answer), citationsOf(content));
  // What could not be told before stands among the notices, and is no part of the answer.
  const own = answer.notices.filter((notice) => !notice.startsWith('【通知】'));
  note('提示', own.join('\n'), content.notices.join('\n'));
  note('检索', retrievedOf(trace), retrievedOf(again.trace));
  return found;
}

function outcomeOf({ outcome, reason, mode }: AnswerContent): string {
  return [outcome, reason, mode].filter(Boolean).join(' ');
}

function citationsOf({ citations }: AnswerContent): string {
  return citations.map(({ ref, start, end, quote }) => `${ref} ${start}–${end} ${quote}`).join('\n');
}

function retrievedOf({ retrieved }: Pick<AnswerTrace, 'retrieved'>): string {
  return retrieved.map(({ ref, score, kept }) => `${ref} ${score.toFixed(3)}${kept ? '' : ' -'}`).join('\n');
}

function marked(before: string, now: string): string {
  return diffWords(before, now)
    .map(({ value, added, removed }) => (added ? `{+${value}+}` : removed ? `[-${value}-]` : value))
    .join('');
}
