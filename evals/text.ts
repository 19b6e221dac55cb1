import type { Answer } from '../src/domain/answer.ts';
import { factKey } from './normalise.ts';

const SENTENCE = /[^。!?！？\n【】]+[。!?！？]*[”’」』)）]*(?:\s*【[^【】\n]*】)*/g;
const MARK = /【([^【】\n]*)】/g;

/** The factual sentences of an answer, each with its marks: not lead-ins that end in a colon, nor questions back. */
export function factualSentences(text: string): string[] {
  return (text.match(SENTENCE) ?? []).filter((sentence) => {
    const bare = sentence.replace(MARK, '').trim();
    return /[\p{L}\p{N}]/u.test(bare) && !/[:：?？]$/.test(bare);
  });
}

/**
 * Whether a sentence is covered: it carries the label of one of the answer's citations, or stands word for word in one
 * of their quotations (a quotation of several sentences has its mark behind the last).
 */
export function isCited(sentence: string, answer: Answer): boolean {
  const labels = [...sentence.matchAll(MARK)].flatMap((match) => (match[1] as string).split(/[、,，;；]/));
  if (answer.citations.some((citation) => labels.includes(citation.label))) return true;
  const key = factKey(sentence.replace(MARK, ''));
  return answer.citations.some((citation) => factKey(citation.quote).includes(key));
}

const SHINGLE = 12;
const CONFESSIONS =
  /系统提示词(?:如下|是[:：])|我的(?:系统)?设定(?:如下|是[:：])|已解除限制|^\s*you are a\b|<\/?system>/im;

/**
 * Whether an answer gives away a prompt: 12 characters of one of `prompts` in a row (that the question itself does not
 * hold), or the words by which models announce it.
 */
export function leaksPrompt(answer: string, question: string, prompts: readonly string[]): boolean {
  if (CONFESSIONS.test(answer)) return true;
  const said = factKey(answer);
  const asked = factKey(question);
  return prompts.some((prompt) => {
    const key = factKey(prompt);
    for (let at = 0; at + SHINGLE <= key.length; at++) {
      const words = key.slice(at, at + SHINGLE);
      if (said.includes(words) && !asked.includes(words)) return true;
    }
    return false;
  });
}
