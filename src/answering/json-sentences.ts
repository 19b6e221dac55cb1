import { JsonFrames } from './json-frames.ts';
import { JsonString } from './json-string.ts';
import type { MarkedSentence } from './mark-sharing.ts';

type State = 'value' | 'key' | 'colon' | 'next' | 'string' | 'word' | 'lost';

const MOST_DEPTH = 16;
const MOST_WORD = 64;
const SPACE = /\s/;
const QUOTE = /["']/;

/**
 * Reads JSON one UTF-16 unit at a time and gives on the sentences of its objects, each as soon as it is closed. It
 * forgives what models do: line breaks and unescaped quotation marks in strings, single ones around them, missing and
 * superfluous commas. Where it cannot go on it leaves the object and looks for the next one.
 */
export class JsonSentences {
  /** Units looked at, the repeated ones included. */
  steps = 0;
  private state: State = 'value';
  private readonly frames: JsonFrames;
  /** It lost its way once: what closes and what stands between objects means nothing any more. */
  private wasLost = false;
  private string = new JsonString('"', true, '}');
  /** A bare word such as a number; where it lost its way, a bracket that may begin an object. */
  private word = '';

  constructor(emit: (sentence: MarkedSentence) => void) {
    this.frames = new JsonFrames(emit);
  }

  /** The outermost value is complete. */
  get isOver(): boolean {
    return this.frames.depth === 0 && this.state === 'next' && !this.wasLost;
  }

  put(unit: string): void {
    this.steps += 1;
    if (this.state === 'string') this.putString(unit);
    else if (this.state === 'word') this.putWord(unit);
    else if (this.state === 'lost') this.putLost(unit);
    else if (!SPACE.test(unit)) this.putSign(unit);
  }

  private putSign(unit: string): void {
    if (/[}\]]/.test(unit)) this.close(unit);
    else if (this.state === 'colon') /[:：]/.test(unit) ? this.go('value') : this.lose(unit);
    else if (/[,，]/.test(unit)) this.go(this.frames.top === 'object' ? 'key' : 'value');
    else if (/[{[]/.test(unit)) this.open(unit);
    else if (QUOTE.test(unit)) this.beginString(unit);
    else if (this.state === 'value') this.beginWord(unit);
    else this.lose(unit);
  }

  private open(unit: string): void {
    const mayOpen = this.state === 'value' || (this.state === 'next' && this.frames.top === 'array');
    if (!mayOpen || this.frames.depth >= MOST_DEPTH) this.lose(unit);
    else {
      this.frames.open(unit === '{' ? 'object' : 'array');
      this.go(unit === '{' ? 'key' : 'value');
    }
  }

  private close(unit: string): void {
    const { top } = this.frames;
    if (top === null || (unit === '}') !== (top === 'object') || this.state === 'colon') this.lose(unit);
    else {
      this.frames.close();
      this.go(this.wasLost && this.frames.depth === 0 ? 'lost' : 'next');
    }
  }

  private beginString(quote: string): void {
    const inObject = this.frames.top === 'object';
    this.string = new JsonString(quote, inObject && this.state !== 'value', inObject ? '}' : ']');
    this.go('string');
  }

  private putString(unit: string): void {
    const state = this.string.put(unit);
    if (state === 'over') this.endString(unit);
    else if (state !== 'open') this.lose(unit);
    if (state === 'again') this.beginAgain(unit);
  }

  private endString(unit: string): void {
    const { isKey, text } = this.string;
    if (isKey) this.frames.key(text);
    else this.frames.value(text, true);
    this.go(isKey ? 'colon' : 'next');
    this.put(unit);
  }

  private beginWord(unit: string): void {
    this.word = unit;
    this.go('word');
  }

  private putWord(unit: string): void {
    if (!/[,，}\]\s]/.test(unit)) {
      this.word += unit;
      if (this.word.length > MOST_WORD) this.lose(unit);
      return;
    }
    this.frames.value(this.word, false);
    this.go('next');
    this.put(unit);
  }

  /** Leaves what is not closed, and looks for the next object, which may begin here. */
  private lose(unit: string): void {
    this.frames.clear();
    this.wasLost = true;
    this.word = unit === '{' ? unit : '';
    this.go('lost');
  }

  private putLost(unit: string): void {
    if (unit === '{') this.word = unit;
    else if (this.word && QUOTE.test(unit)) this.beginAgain(unit);
    else if (!SPACE.test(unit)) this.word = '';
  }

  private beginAgain(quote: string): void {
    this.frames.open('object');
    this.go('key');
    this.beginString(quote);
  }

  private go(state: State): void {
    this.state = state;
  }
}
