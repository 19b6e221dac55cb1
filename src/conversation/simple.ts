import type { AnswerContent } from '../domain/answer.ts';

/**
 * The answer in its shortest form: what rests on the most important source alone. Not a word of a quotation changes; what
 * was left out can be had again.
 */
export function simplified(content: AnswerContent): AnswerContent {
  const [first] = content.citations;
  if (content.outcome !== 'answered' || !first) return content;
  const lines = content.text.split('\n').filter((line) => line.includes(`【${first.label}】`));
  const citations = content.citations.filter(({ ref }) => ref === first.ref);
  const text = lines.slice(0, 1).join('\n') || content.text;
  const cited = citations.filter(({ quote }) => text.includes(quote));
  return { ...content, text, citations: cited.length ? cited : citations, notices: content.notices.slice(0, 1) };
}
