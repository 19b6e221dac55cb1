import { type Checkable, checkAnswer, type Known, type Violation } from './checker.ts';
import type { Streamed } from './ui-stream.ts';

/** Whatever stood on the page at any moment counts, and at the end the page shows the answer. */
export function checkStreamed({ steps, answer, text }: Streamed, known: Known): Violation[] {
  if (!answer) return [{ kind: 'stream', detail: '没有 data-answer' }];
  const found = checkAnswer(answer, known);
  if (text !== answer.text) found.push({ kind: 'stream', detail: `页面上是 ${text}` });
  for (const step of steps.slice(0, -1)) {
    const shown: Checkable = { ...answer, text: step.text, citations: step.citations, notices: [] };
    // A refusal's own words have no marks, in whatever pieces they come.
    const wrong = checkAnswer(shown, known).filter(({ kind }) => kind !== 'refused_with_citations');
    found.push(...wrong.map(({ kind, detail }) => ({ kind, detail: `${step.ms.toFixed(0)} ms 时：${detail}` })));
  }
  return found;
}
