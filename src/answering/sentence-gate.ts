import type { DraftSentence } from '../domain/citation.ts';
import type { MarkedSentence } from './mark-sharing.ts';

/** Limits of what is read of a model's answer; lengths are UTF-16 units. */
export const READING = {
  /** A longer sentence is dropped. */
  sentenceChars: 500,
  /** No more is read behind so many sentences, or so many characters of sentences. */
  sentences: 40,
  answerChars: 8_000,
  /** And behind so many characters in all. */
  outputChars: 200_000,
} as const;

/** Lets each sentence through once, within the limits. */
export class SentenceGate {
  /** A limit is reached. */
  isFull = false;
  /** Those without marks before the first one with: perhaps they only introduce JSON. */
  private before: MarkedSentence[] = [];
  private readonly known = new Set<string>();
  private ready: DraftSentence[] = [];
  private count = 0;
  private chars = 0;

  offer(sentence: MarkedSentence): void {
    const { text, tokens } = sentence;
    const key = `${tokens.length > 0} ${text}`;
    if (text.length > READING.sentenceChars || this.known.has(key)) return;
    this.known.add(key);
    if (tokens.length > 0) this.end();
    if (tokens.length > 0 || this.count > 0) this.pass(sentence);
    else if (this.before.length < READING.sentences) this.before.push(sentence);
  }

  /** What waited is no introduction. */
  end(): void {
    for (const sentence of this.before.splice(0)) this.pass(sentence);
  }

  /** What waited was one. */
  drop(): void {
    this.before = [];
  }

  /** The sentences that passed since the last time. */
  take(): DraftSentence[] {
    return this.ready.splice(0);
  }

  private pass({ text, tokens, isShared }: MarkedSentence): void {
    if (this.isFull) return;
    this.chars += text.length;
    if (this.chars <= READING.answerChars) {
      this.ready.push({ kind: 'claim', text, tokens, ...(isShared && { isShared }) });
      this.count += 1;
    }
    this.isFull = this.count >= READING.sentences || this.chars > READING.answerChars;
  }
}
