import type { CheckedSentence } from '../domain/citation.ts';
import type { Passage } from '../domain/passage.ts';
import { hasModelText, type Report, type ReportSource } from './report.ts';
import { standingOf } from './source-book.ts';
import type { ResearchStep } from './steps.ts';

/** What a finished report says, as it is printed and written into a file. */

export const TITLE = '研究报告';
const QUOTED = '〔原文摘录〕';
const BY_MODEL = '〔AI生成〕';
const OUR_WORDS = '〔本站所写，非原文〕';
const CHINA_OFFSET = 8 * 3_600_000;

/** What stands under the title. */
export function factsOf({ question, model, madeAt, corpusVersion, promptHash }: Report): string[] {
  const made = new Date(madeAt + CHINA_OFFSET).toISOString().slice(0, 16).replace('T', ' ');
  const prompt = promptHash && model ? `；提示词 ${short(promptHash)}` : '';
  return [
    `题目：${question}`,
    `制作时间：${made}（北京时间）`,
    model ? `由模型 ${model} 查找和撰写，逐句与原文核对${prompt}` : '由程序查找，全部是原文摘录',
    `语料版本：${short(corpusVersion)}`,
    '供机关工作人员内部参考，不是法律意见；引用前请核对原文。',
  ];
}

const short = (hash: string): string => hash.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1');

/** Whether a passage is in our own words: a law's card, or how a decision stands. */
export function isOurWords({ ref }: Passage): boolean {
  return ref.startsWith('card:') || /^decision:[^:]+$/.test(ref);
}

/** Marks behind a sentence: 【任务31】. */
export const marksOf = ({ passages }: CheckedSentence): string => passages.map(({ label }) => `【${label}】`).join('');

/** Where a quotation stands, and whether that applies. */
export function sourceInWords(passage: Passage): string {
  return [passage.label, passage.heading === passage.label ? '' : passage.heading, `（${standingOf(passage)}）`]
    .filter(Boolean)
    .join(' ');
}

/** A step in one line; `details` names what was found. */
export function stepInWords({ number, tool, input, found, remark }: ResearchStep, details = true): string {
  const came = remark ?? (details ? found.join('、') : `${found.length}处`);
  return `${number}. ${tool}（${input}）→ ${came}`;
}

/** The report for a terminal. Control characters are left out: a model may have written them. */
export function reportInWords(report: Report, publicUrl = ''): string {
  const { sections, sources, steps, notices } = report;
  const lines = [
    TITLE,
    ...factsOf(report),
    ...(hasModelText(sections) ? ['本报告含人工智能生成内容'] : []),
    ...notices.map((notice) => `※ ${notice}`),
    ...sections.flatMap(({ heading, sentences }) => ['', `## ${heading}`, ...sentences.map(sentenceInWords)]),
    ...(sources.length ? ['', '## 依据', ...sources.flatMap((source) => sourceLines(source, publicUrl))] : []),
    ...['', '## 查找经过', ...(steps.length ? steps.map((step) => stepInWords(step)) : ['没有查找。'])],
  ];
  return lines.map(printable).join('\n');
}

function sentenceInWords(sentence: CheckedSentence): string {
  const { kind, text, passages } = sentence;
  const mark = kind === 'claim' ? BY_MODEL : passages.some(isOurWords) ? OUR_WORDS : QUOTED;
  return `${mark}${text}${marksOf(sentence)}`;
}

function sourceLines({ token, passage, quotes }: ReportSource, publicUrl: string): string[] {
  const mark = isOurWords(passage) ? OUR_WORDS : QUOTED;
  const notes = passage.notes.map((note) => `  注：${note}`);
  return [
    `[${token}] ${sourceInWords(passage)} ${publicUrl}${passage.url}`,
    ...quotes.map((quote) => `  ${mark}${quote}`),
    ...notes,
  ];
}

/** Line breaks stay. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '');
}
