import type { DraftSentence } from '../domain/citation.ts';
import { JsonSentences } from './json-sentences.ts';
import type { MarkedSentence } from './mark-sharing.ts';
import { READING, SentenceGate } from './sentence-gate.ts';
import { TextSentences } from './text-sentences.ts';

/** Space between a bracket and what shows whether it begins JSON. */
const MOST_HELD = 64;

/** Whether this bracket with this behind it begins JSON; [S1] does not. */
function beginsJson(bracket: string, next: string): boolean {
  return next === '"' || (bracket === '{' ? next === "'" : next === '{');
}

/**
 * Makes sentences of a model's text while it comes in: JSON in any form near to `{"sentences":[{"text","sources"}]}`,
 * plain text or Markdown with marks, or the one within the other. In what pieces it comes makes no difference. Every
 * sentence is given once, as soon as nothing that follows can belong to it.
 */
export class SentenceStream {
  private readonly gate = new SentenceGate();
  private readonly text = new TextSentences((sentence) => this.gate.offer(sentence));
  private json: JsonSentences | null = null;
  /** A bracket that may begin JSON. */
  private held = '';
  /** Sentences came out of JSON: what stands around it is none. */
  private isJson = false;
  private read = 0;
  private stepsElsewhere = 0;

  /** A limit is reached: nothing more is read. */
  get isFull(): boolean {
    return this.gate.isFull || this.read >= READING.outputChars;
  }

  /** Units looked at, the repeated ones included: linear in the length of what was read. */
  get steps(): number {
    return this.read + this.text.steps + (this.json?.steps ?? 0) + this.stepsElsewhere;
  }

  /** Takes more of the text, gives the sentences that are complete now. */
  push(piece: string): DraftSentence[] {
    for (let at = 0; at < piece.length && !this.isFull; at++) {
      this.read += 1;
      this.put(piece[at] as string);
    }
    return this.gate.take();
  }

  /** Nothing more comes. Where the text was cut off, what is not complete does not count. */
  end({ isCut = false } = {}): DraftSentence[] {
    if (!this.isFull && !this.json && !this.isJson) {
      this.putText(this.held);
      this.text.end({ isCut });
    }
    this.gate.end();
    return this.gate.take();
  }

  private put(unit: string): void {
    if (this.json) this.putJson(unit);
    else if (!this.held) this.putOutside(unit);
    else if (/\s/.test(unit) && this.held.length < MOST_HELD) this.held += unit;
    else this.decideHeld(unit);
  }

  private decideHeld(unit: string): void {
    const { held } = this;
    this.held = '';
    if (beginsJson(held[0] as string, unit)) this.beginJson(held + unit);
    else {
      this.putText(held);
      this.putOutside(unit);
    }
  }

  private putOutside(unit: string): void {
    if (unit === '{' || unit === '[') this.held = unit;
    else this.putText(unit);
  }

  private putText(units: string): void {
    if (this.isJson) return;
    for (let at = 0; at < units.length; at++) this.text.put(units[at] as string);
  }

  private beginJson(start: string): void {
    if (!this.isJson) {
      this.text.drop();
      this.gate.drop();
    }
    this.json = new JsonSentences((element) => this.readElement(element));
    for (const unit of start) this.putJson(unit);
  }

  private putJson(unit: string): void {
    this.json?.put(unit);
    if (!this.json?.isOver) return;
    this.stepsElsewhere += this.json.steps;
    this.json = null;
  }

  /** An object's text is read like any other: it may hold several sentences, and marks of its own. */
  private readElement({ text, tokens }: MarkedSentence): void {
    this.isJson = true;
    const found: MarkedSentence[] = [];
    const reader = new TextSentences((sentence) => found.push(sentence), tokens);
    for (let at = 0; at < text.length; at++) reader.put(text[at] as string);
    reader.end();
    this.stepsElsewhere += reader.steps;
    const isOne = found.length === 1;
    for (const one of found)
      this.gate.offer(isOne ? { ...one, tokens: [...new Set([...one.tokens, ...tokens])] } : one);
  }
}
