import type { Lexicon } from '../domain/corpus.ts';
import { Expander } from './lexicon.ts';
import { searchKey, stripHidden, toSimplified } from './normalise.ts';
import { soundsOf } from './pinyin.ts';
import { tokenize } from './tokens.ts';

/** A question (or any text) as the indexes read it. */
export interface Query {
  /** NFKC, lower case, simplified: what was written. */
  written: string;
  /** The same with dialect and shorthand in plain words. */
  key: string;
  /** The legal terms that its everyday words stand for. */
  terms: string[];
  /** For the word index: tokens with their weights. */
  words: Map<string, number>;
  /** For the ranker: characters, pairs, sounds and terms with their weights. */
  features: Map<string, number>;
}

/** What sound pairs and lexicon terms count beside characters (a tuning on the development questions; see evals). */
const SOUND = 0.5;
const TERM = 1;
const TERM_WORD = 0.3;

/** Reads texts into queries. */
export class QueryReader {
  private readonly expander: Expander;

  constructor(lexicon: Lexicon) {
    this.expander = new Expander(lexicon);
  }

  /** Only the search key of a text. */
  keyOf(text: string): string {
    return this.expander.plainWords(writtenKey(text));
  }

  /** The key of the corpus's own text: simplified already, and its words are the plain ones. */
  corpusKey(text: string): string {
    return text.normalize('NFKC').toLowerCase();
  }

  read(text: string): Query {
    const written = writtenKey(text);
    const key = this.expander.plainWords(written);
    const terms = [...new Set([...this.expander.termsOf(written), ...this.expander.termsOf(key)])];
    const words = new Map(tokenize(key, [2]).map((token) => [token, 1]));
    for (const term of terms)
      for (const token of tokenize(term, [2])) if (!words.has(token)) words.set(token, TERM_WORD);
    return { written, key, terms, words, features: features(key, terms) };
  }
}

/** Telephone and identity numbers say nothing of the subject. */
const LONG_NUMBER = /^\d{5,}/;

function writtenKey(text: string): string {
  // Folded before it is simplified, since ⾞ is 車 and only then 车.
  return searchKey(toSimplified(stripHidden(text).text.normalize('NFKC'))).key;
}

function features(key: string, terms: string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const token of tokenize(key, [1, 2])) if (!LONG_NUMBER.test(token)) found.set(token, 1);
  const sounds = soundsOf(key);
  for (let at = 0; at + 1 < sounds.length; at++) found.set(`~${sounds[at]} ${sounds[at + 1]}`, SOUND);
  for (const term of terms) found.set(`@${term}`, TERM);
  return found;
}
