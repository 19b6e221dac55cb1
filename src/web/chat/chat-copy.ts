import { originOf } from '../../conversation/rendering.ts';
import { momentInWords } from '../../conversation/talk.ts';
import type { Answer, Citation } from '../../domain/answer.ts';
import { sourceUrl } from '../frame/marking.tsx';
import { kindOf } from './chat-sources.tsx';

interface Copied {
  question: string;
  answer: Answer;
  /** `https://host`, which stands before the path of each source. */
  origin: string;
}

/** An answer as plain text for pasting elsewhere: its label and its sources go along, so that it can still be checked. */
export function copyText({ question, answer, origin }: Copied): string {
  const label = originOf(answer);
  const blocks = [
    `问：${question}`,
    `答${label ? `〔${label}〕` : ''}：\n${answer.text}`,
    answer.citations.length
      ? `来源：\n${answer.citations.map((one, at) => sourceText(one, at, origin)).join('\n')}`
      : '',
    answer.notices.map((notice) => `注意：${notice}`).join('\n'),
    madeOf(answer),
  ];
  return blocks.filter(Boolean).join('\n\n');
}

function sourceText(citation: Citation, at: number, origin: string): string {
  const { label, heading, quote, notes } = citation;
  return [
    `${at + 1}. ${label}${heading ? ` ${heading}` : ''}〔${kindOf(citation)}〕`,
    `“${quote}”`,
    ...notes,
    origin + sourceUrl(citation),
  ].join('\n');
}

/** When, from what and by whom: what a reader needs to judge a text that stands alone. */
function madeOf({ createdAt, corpusVersion, mode }: Answer): string {
  const at = Date.parse(createdAt);
  const time = Number.isNaN(at) ? createdAt : `北京时间${momentInWords(at)}`;
  const by = mode === 'model' ? '本回答由人工智能生成，请以所附原文为准。' : '';
  return `湘问 · ${time} · 语料版本：${corpusVersion}\n${by}不是行政机关的答复，也不是法律意见。`;
}
