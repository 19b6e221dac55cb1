import type { AnswerContent } from '../domain/answer.ts';
import { plainWordsFor } from './plain-words.ts';

/**
 * The answer in its shortest form: what rests on the most important source alone, with its hard words explained. Not a
 * character of a quotation changes.
 */
export function simplified(content: AnswerContent): AnswerContent {
  const [first] = content.citations;
  if (content.outcome !== 'answered' || !first) return content;
  const mark = `【${first.label}】`;
  const line = content.text.split('\n').find((one) => one.includes(mark)) ?? content.text;
  const cited = content.citations.filter(({ label, quote }) => line.includes(`【${label}】`) && line.includes(quote));
  if (!cited.some(({ ref }) => ref === first.ref))
    return { ...content, notices: [...content.notices, ...plainWordsFor(content.text)] };
  return {
    ...content,
    text: line,
    citations: cited,
    notices: [...content.notices.slice(0, 1), ...plainWordsFor(line)],
  };
}
