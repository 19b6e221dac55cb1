import type { CleanLine } from './clean.ts';
import {
  ISSUER_END,
  isDayLine,
  LETTERHEAD,
  readDay,
  readDocumentNumber,
  readRegistration,
  TITLE_END,
} from './forms.ts';

/** Finds a document's title, and what is noted under it. */

/** A title as it stands in a document's head. */
export interface Title {
  text: string;
  /** The index of its last line; `null` where there is none. */
  at: number | null;
  lines: CleanLine[];
  /** Whether nothing told it from other lines. */
  guessed: boolean;
}

/** A regulation's own title stands last above its text; a notice's stands first; else the first heading, or line. */
export function findTitle(head: readonly CleanLine[]): Title {
  const like = head.flatMap(({ text }, at) => (isTitle(text) ? [at] : []));
  const last = like.at(-1);
  const near = last !== undefined && head.slice(last + 1).every(({ text }) => isNote(text) || /^目\s*录$/.test(text));
  const heading = head.findIndex((line) => line.heading > 0);
  const at = near ? last : (like[0] ?? Math.max(heading, 0));
  const line = head[at];
  if (!line) return { text: '', at: null, lines: [], guessed: true };
  const lines = [line];
  for (let before = at - 1; before >= 0 && continues(head[before] as CleanLine, lines[0] as CleanLine); before--) {
    lines.unshift(head[before] as CleanLine);
  }
  const behind = head[at + 1];
  if (behind && /^[（(][^（）()\d]{2,12}[）)]$/.test(behind.text)) lines.push(behind);
  const text = lines.map((one) => one.text.replace(/(?<=\p{Script=Han})[ \u3000]+(?=\p{Script=Han})/gu, '')).join('');
  return { text, at: at + (lines.at(-1) === behind ? 1 : 0), lines, guessed: like.length === 0 && heading < 0 };
}

function isTitle(text: string): boolean {
  return (
    text.length <= 80 && TITLE_END.test(text) && !/[。；，：]/.test(text.replace(/《[^》]*》/g, '')) && !isNote(text)
  );
}

/** Adoption and amendments, mostly in brackets. */
function isNote(text: string): boolean {
  if (/^[（(].*[）)]$/.test(text)) return readDay(text) !== null || /(通过|公布|发布|修订|修正|施行)/.test(text);
  return (
    /^[（(]?[12]\d{3}年/.test(text) &&
    /(通过|公布|发布|批准|修订|修正|修改|施行|实施)[）)]?$/.test(text) &&
    !text.includes('。')
  );
}

/** Whether the line before is the first half of a title: an office's name above 关于…, words above 实施办法. */
function continues(before: CleanLine, title: CleanLine): boolean {
  const { text } = before;
  if (text.length > 50 || /[。：；，）)\]]$/.test(text) || isDayLine(text) || readDocumentNumber(text) || isTitle(text))
    return false;
  if (LETTERHEAD.test(text) || readRegistration(text)) return false;
  if (before.heading > 0 && before.heading === title.heading) return true;
  return /^(关于|印发|转发)/.test(title.text)
    ? ISSUER_END.test(text) || /关于/.test(text)
    : title.text.length <= 8 && !ISSUER_END.test(text);
}

/** The notes on adoption that follow each other from a line on. */
export function notesUnder(lines: readonly CleanLine[], from: number): CleanLine[] {
  const end = lines.findIndex(({ text }, at) => at >= from && !isNote(text));
  return lines.slice(from, end < 0 ? lines.length : end);
}
