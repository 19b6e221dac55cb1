import { plainText } from '../conversation/rendering.ts';
import type { Answer, Citation } from '../domain/answer.ts';
import { type Annotation, type CompletionResult, MODEL, type Usage } from './openai-schemas.ts';

/** What an answer is written with: the site's address without a slash at its end, and what was read of the request. */
export interface Writing {
  origin: string;
  read: string;
}

/**
 * The answer as one text: its label, the text with its marks, where each source can be read, what lies near, notices.
 * Choices are left out: nothing of a conversation is kept here that a number could choose from.
 */
export function contentOf(reply: Answer, origin: string): string {
  return plainText({ kind: 'reply', reply }, { numbered: false, publicUrl: origin });
}

/** The whole completion of an answer. */
export function completionOf(answer: Answer, { origin, read }: Writing): CompletionResult {
  const content = contentOf(answer, origin);
  const annotations = annotationsOf(content, answer.citations, origin);
  const said = { role: 'assistant' as const, content, refusal: null };
  return {
    id: completionId(answer.id),
    object: 'chat.completion',
    created: Math.floor(Date.parse(answer.createdAt) / 1000),
    model: MODEL,
    choices: [
      {
        index: 0,
        message: { ...said, annotations, citations: answer.citations },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: usageOf(read, content),
  };
}

/** By the answer's own id, so that an operator finds it again. */
export const completionId = (answerId: string): string => `chatcmpl-${answerId}`;

/**
 * One annotation for each mark 【任务31】 and each place that it stands for; where the text bears no mark of a citation,
 * its line among the sources. `before` is how much stands in front of this content at the client.
 */
export function annotationsOf(content: string, citations: Citation[], origin: string, before = 0): Annotation[] {
  const places = new Map(citations.map((citation) => [`${citation.label} ${citation.url}`, citation]));
  const annotations = [...places.values()].flatMap(({ label, heading, url }) => {
    const title = heading && heading !== label ? `${label} ${heading}` : label;
    return spansOf(content, label).map(([start, end]) => ({
      type: 'url_citation' as const,
      url_citation: { start_index: before + start, end_index: before + end, url: origin + url, title },
    }));
  });
  return annotations.sort((a, b) => a.url_citation.start_index - b.url_citation.start_index);
}

function spansOf(content: string, label: string): [start: number, end: number][] {
  const marks = occurrences(content, `【${label}】`);
  if (marks.length) return marks;
  return occurrences(content, `\n${label}：`).map(([start]) => [start + 1, start + 1 + label.length]);
}

function occurrences(content: string, text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + text.length))
    found.push([at, at + text.length]);
  return found;
}

/** An estimate, as no tokenizer is asked: a character beyond ASCII is a token, four within ASCII are one. */
export function usageOf(read: string, written: string): Usage {
  const [prompt_tokens, completion_tokens] = [tokensIn(read), tokensIn(written)] as const;
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

function tokensIn(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
  const ascii = text.match(/[\x00-\x7f]/g)?.length ?? 0;
  return text.length - ascii + Math.ceil(ascii / 4);
}
