import { MARK_PLACE } from './clean-sentence.ts';

/** UTF-16 units of a sentence, marks and dressing included; what goes beyond is not kept, and the sentence dropped. */
const MOST_KEPT = 700;
/** A sentence of this length ends at ；, too. */
const LONG = 200;
const MOST_NESTED = 8;

const PAIRS: Record<string, string> = {
  ...{ '“': '”', '‘': '’', '「': '」', '『': '』', '《': '》', '〈': '〉' },
  ...{ '（': '）', '(': ')', '【': '】', '[': ']', '［': '］', '〔': '〕' },
};
const CLOSERS = new Set(Object.values(PAIRS));
const ENDS = /[。！？!?｡]/;
const TAIL = /[\s。！？!?｡…~_]/;
/** Stands between two marks. */
const JOINS = /[、，,；;]/;
/** Anything to read: neither space, punctuation nor symbol. */
const WORD = /[^\s\p{P}\p{S}\0]/u;
/** A full stop of Latin script: behind a word, never behind a number or an initial. */
const LATIN_END = /[A-Za-z]{3}[)”"’]?\.$/;

/** A sentence while it is being read, character by character. */
export class OpenSentence {
  raw = '';
  /** It is longer than any sentence may be. */
  isOverlong = false;
  hasWords = false;
  /** Its end was reached; only marks and closing signs may still come. */
  hasEnded = false;
  /** A mark stands before its first word. */
  startsMarked = false;
  /** Tokens of the marks before its end. */
  readonly inside: string[] = [];
  /** And behind it. */
  readonly behind: string[] = [];
  private nesting: string[] = [];
  /** The last that was read, but for closing signs, is the full stop of a quotation. */
  private endedInside = false;

  /** Whether a character can still belong to a sentence that has ended. */
  takesAsTail(char: string): boolean {
    if (TAIL.test(char) || CLOSERS.has(char)) return true;
    return (char === '"' && this.nesting.includes('"')) || (JOINS.test(char) && this.raw.endsWith(MARK_PLACE));
  }

  add(char: string): void {
    if (/\s/.test(char) && !this.hasEnded && this.nesting.length === 0 && LATIN_END.test(this.raw.slice(-6)))
      this.hasEnded = true;
    const isBehindMark = this.raw.endsWith(MARK_PLACE);
    this.keep(char);
    if (!this.hasWords && WORD.test(char)) this.hasWords = true;
    if (this.nest(char) || /\s/.test(char)) return;
    const isEnd = ENDS.test(char);
    this.endedInside = isEnd;
    if (isEnd && (isBehindMark || this.nesting.length === 0)) this.hasEnded = true;
    if (/[；;]/.test(char) && this.raw.length >= LONG && this.nesting.length === 0) this.hasEnded = true;
  }

  /** A mark behind a full stop ends the sentence even in a quotation that was never closed. */
  mark(tokens: readonly string[]): void {
    if (this.endedInside || /\.\s*$/.test(this.raw.slice(-4))) this.hasEnded = true;
    if (!this.hasWords) this.startsMarked = true;
    (this.hasEnded ? this.behind : this.inside).push(...tokens);
    this.keep(MARK_PLACE);
  }

  /** Opens and closes quotations and brackets; `true` where the character does. */
  private nest(char: string): boolean {
    const closes = char === '"' ? this.nesting.includes('"') : CLOSERS.has(char);
    if (closes) {
      const at = this.nesting.lastIndexOf(char);
      if (at >= 0) this.nesting.length = at;
      return true;
    }
    const closer = char === '"' ? '"' : PAIRS[char];
    if (!closer) return false;
    if (this.nesting.length < MOST_NESTED) this.nesting.push(closer);
    this.endedInside = false;
    return true;
  }

  private keep(char: string): void {
    if (this.raw.length < MOST_KEPT) this.raw += char;
    else if (!this.isOverlong) {
      this.isOverlong = true;
      // Perhaps a quotation was never closed: the next full stop shall count.
      this.nesting = [];
    }
  }
}
