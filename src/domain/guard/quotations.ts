import type { Passage } from '../passage.ts';
import { simplified } from './traditional.ts';

/** What opens a quotation, with what closes it. Straight marks open and close alike. */
const PAIRS: Record<string, string> = {
  '「': '」',
  '『': '』',
  '“': '”',
  '‘': '’',
  '〝': '〞',
  '«': '»',
  '‹': '›',
  '❝': '❞',
  '❛': '❜',
  // Names stand in such brackets, too.
  '〈': '〉',
  '⟨': '⟩',
  '<': '>',
};
const STRAIGHT = new Set(['"', "'", '`']);
const CLOSING = new Set([...Object.values(PAIRS), '〟', '„', '‚', '‟', '‛']);

/** A quotation that none of the passages holds verbatim, or a mark without its other half; `null` where all is well. */
export function alteredQuotation(sentence: string, passages: readonly Passage[]): string | null {
  const found = quotationsIn(sentence);
  if (typeof found === 'string') return found;
  if (found.length === 0) return null;
  const held = passages.map((passage) => bare(`${passage.text}\n${passage.heading}\n${passage.label}`));
  return found.find((quotation) => !isHeld(quotation, held)) ?? null;
}

function isHeld(quotation: string, held: readonly string[]): boolean {
  const inner = bare(quotation).replace(/[,.;:。!?、]+$/, '');
  return [...inner].length < 2 || held.some((text) => text.includes(inner));
}

/** NFKC, simplified, no white space, no quotation marks: 「谁执法谁普法」 is held where the source has “谁执法谁普法”. */
function bare(text: string): string {
  return simplified(text.normalize('NFKC')).replace(/[\s"'「」『』“”‘’〝〞〟«»‹›❝❞❛❜〈〉⟨⟩<>`]+/gu, '');
}

/** What stands between marks, nested ones included; the rest of the sentence from a mark that has no other half. */
function quotationsIn(sentence: string): string[] | string {
  const text = sentence
    .replace(/[\uFF02\u2033\u301E\u301F]/g, (mark) => (mark === '\u301E' ? '〞' : mark === '\u301F' ? '〞' : '"'))
    .normalize('NFKC')
    .replace(/[﹁﹂﹃﹄]/g, '"');
  const open: { close: string; at: number }[] = [];
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    const last = open.at(-1);
    if (last?.close === char) {
      found.push(text.slice(last.at + 1, at));
      open.pop();
    } else if (STRAIGHT.has(char)) open.push({ close: char, at });
    else if (char in PAIRS) open.push({ close: PAIRS[char] as string, at });
    else if (CLOSING.has(char)) return text.slice(Math.max(0, at - 10), at + 1);
  }
  return open[0] ? text.slice(open[0].at) : found;
}
