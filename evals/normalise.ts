import { readNumber } from '../src/domain/reference.ts';

const MARKS = /【[^【】]*】/g;

/** The answer's text as people read it without the citations' marks 【…】. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '');
}

/**
 * A text as facts are looked for in it: half width, lower case, Arabic numerals, 百分之七十 as 70%, no spaces and no
 * punctuation. What stood between two numbers becomes |, whatever it was, so that 2021-2025 and 2021—2025 agree and
 * 2025 is still found. The same is done to both sides, so that 一律 as 1律 does no harm.
 */
export function factKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[零〇一二两三四五六七八九十百千]+/g, (run) => String(readNumber(run) ?? run))
    .replace(/100分之(\d+(?:\.\d+)?)/g, '$1%')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d)(?!\.\d)[^\p{L}\p{N}%]+(?=\d)/gu, '|')
    .replace(/[^\p{L}\p{N}%.|]|(?<!\d)[.|]|[.|](?!\d)/gu, '');
}

/** Whether an answer states a fact. Marks are left out first: 【任务70】 does not say 70. */
export function statesFact(answer: string, fact: string): boolean {
  const text = factKey(withoutMarks(answer));
  const wanted = factKey(fact);
  if (wanted === '') return false;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (!cutsNumber(text, at) && !cutsNumber(text, at + wanted.length)) return true;
  return false;
}

/** Whether a number runs across this place: 60学时 does not stand in 160学时. */
function cutsNumber(text: string, at: number): boolean {
  return /[\d.]$/.test(text.slice(0, at)) && /^[\d.]/.test(text.slice(at));
}
