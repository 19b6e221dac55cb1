import { cleanSentence } from './clean-sentence.ts';
import { LineHead } from './line-head.ts';
import { type MarkedSentence, MarkSharing } from './mark-sharing.ts';
import { OpenSentence } from './open-sentence.ts';
import { MARK_OPENERS, readMark } from './source-marks.ts';

const LINE_BREAK = /[\n\r\u2028\u2029]/;
/** Controls, and what nobody sees; it may stand in the middle of a mark. */
const UNSEEN = /(?!\t)[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;
const SPACE = /\s/;
/** Markdown's emphasis and code. */
const DRESSING = /[*`]/;

/**
 * Reads plain text and Markdown with marks, one UTF-16 unit at a time, so that it makes no difference in what pieces the
 * text comes. A sentence is given on as soon as nothing that follows can belong to it. Linear in the text's length.
 */
export class TextSentences {
  /** Units looked at, the repeated ones included. */
  steps = 0;
  private line = new LineHead();
  private lineHasSentence = false;
  /** The line's marks stand in front of its sentences. */
  private isMarkedInFront = false;
  private sentence = new OpenSentence();
  /** What may become a mark. */
  private candidate = '';
  private wasDressing = false;
  private readonly sharing: MarkSharing;

  /** @param given tokens of what bears no mark of its own. */
  constructor(emit: (sentence: MarkedSentence) => void, given: readonly string[] = []) {
    this.sharing = new MarkSharing(given, emit);
  }

  put(unit: string): void {
    this.steps += 1;
    if (LINE_BREAK.test(unit)) this.endLine();
    else if (!this.line.isSkipped && !UNSEEN.test(unit)) this.putAll(this.line.put(unit));
  }

  /** Nothing more comes. Where the text was cut off, a sentence without its end does not count. */
  end({ isCut = false } = {}): void {
    if (isCut) {
      this.candidate = '';
      if (!this.sentence.hasEnded) this.sentence = new OpenSentence();
      else this.finishLastOfLine();
    } else this.endLine();
    this.sharing.end();
  }

  /** Forgets what is not given on yet: it was only said to introduce something else. */
  drop(): void {
    this.candidate = '';
    this.sentence = new OpenSentence();
    this.sharing.drop();
    this.beginLine();
  }

  private putAll(units: string): void {
    this.steps += units.length;
    for (let at = 0; at < units.length; at++) this.putBody(units[at] as string);
  }

  private putBody(unit: string): void {
    if (this.candidate) this.putCandidate(unit);
    else if (MARK_OPENERS.includes(unit)) this.candidate = unit;
    else if (DRESSING.test(unit)) this.wasDressing = true;
    else this.putPlain(this.line.place === 'row' && unit === '|' ? '，' : unit);
  }

  private putCandidate(unit: string): void {
    this.candidate += unit;
    const mark = readMark(this.candidate);
    if (mark === null) this.dropCandidate();
    else if (mark !== 'open') {
      this.candidate = '';
      this.sentence.mark(mark);
    }
  }

  /** It is no mark: its bracket is a character like any other. */
  private dropCandidate(): void {
    const [bracket = '', ...rest] = this.candidate.split('');
    this.candidate = '';
    if (bracket) this.putPlain(bracket);
    this.putAll(rest.join(''));
  }

  private putPlain(unit: string): void {
    if (!SPACE.test(unit)) this.wasDressing = false;
    if (this.sentence.hasEnded && !this.sentence.takesAsTail(unit)) this.beginSentence();
    this.sentence.add(unit);
    if (this.sentence.startsMarked && !this.lineHasSentence) this.isMarkedInFront = true;
  }

  /** What follows is another sentence; in a line whose marks stand in front, those behind the last one are its own. */
  private beginSentence(): void {
    const { behind, inside } = this.sentence;
    const next = new OpenSentence();
    if (this.isMarkedInFront && behind.length > 0) next.mark(behind);
    else inside.push(...behind);
    this.finish();
    this.sentence = next;
  }

  private endLine(): void {
    this.putAll(this.line.end());
    // Each time one bracket less is left.
    while (this.candidate) this.dropCandidate();
    this.finishLastOfLine();
    this.beginLine();
  }

  private finishLastOfLine(): void {
    const { sentence, line } = this;
    const isTitle = line.isBold && this.wasDressing && !this.lineHasSentence && !sentence.hasEnded;
    if (isTitle && line.place === 'text') line.place = 'heading';
    sentence.inside.push(...sentence.behind);
    this.finish();
    this.sentence = new OpenSentence();
  }

  private finish(): void {
    const { sentence, line } = this;
    if (sentence.raw === '' || sentence.isOverlong) return;
    const tokens = [...new Set(sentence.inside)];
    const text = cleanSentence(sentence.raw);
    const isMarkedInFront = this.isMarkedInFront && sentence.startsMarked;
    this.sharing.add({ text, tokens, place: line.place, isFirstOfLine: !this.lineHasSentence, isMarkedInFront });
    this.lineHasSentence ||= sentence.hasWords;
  }

  private beginLine(): void {
    this.line = new LineHead();
    this.lineHasSentence = false;
    this.isMarkedInFront = false;
    this.wasDressing = false;
  }
}
