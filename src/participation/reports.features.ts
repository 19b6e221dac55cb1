import { fold } from './folding.ts';
import { signsOf } from './reports.rules.ts';
import { WORD_CLASSES } from './reports.words.ts';

/** What a text is weighed by. */
export interface ReportFeatures {
  /** Hashes (24 bits) of characters, pairs and threes of them, with values; the whole has the length `GRAM_LENGTH`. */
  grams: Map<number, number>;
  /** What words alone say, each 0…`SIGN_VALUE`. */
  signs: number[];
}

const GRAM_LENGTH = 4;
const SIGN_VALUE = 0.5;
/** Threes are rarely met again in sentences that nobody has seen, so they weigh less than pairs. */
const THREE_VALUE = 0.5;
/** Shorter sentences are not looked at by themselves. */
const LEAST_PART = 6;

export function featuresOf(text: string): ReportFeatures {
  const key = fold(text);
  return { grams: gramsOf(key), signs: signsOf(key).map((sign) => sign * SIGN_VALUE) };
}

/**
 * A text's sentences, none where it has only one: a report may be a single one in the middle of a long comment, and
 * the rest of it would drown it.
 */
export function sentencesOf(text: string): string[] {
  const parts = text.split(/(?<=[。！？!?；;\n])/).filter((part) => part.trim().length >= LEAST_PART);
  return parts.length > 1 ? parts : [];
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function gramsOf(key: string): Map<number, number> {
  const found = new Map<string, number>();
  for (const part of partsOf(key.replace(/\d+/g, '0'))) addGrams(found, part, '');
  const classed = WORD_CLASSES.reduce((text, [letter, words]) => text.replace(words, letter), key);
  for (const part of partsOf(classed)) addGrams(found, part, '#', /[A-Z]/);
  // Who stands beside whom or what, wherever in the text: an official and a relative, a post and a sum.
  const classes = [...new Set(classed.match(/[A-Z]/g))].sort();
  for (const [at, one] of classes.entries()) for (const other of classes.slice(at + 1)) found.set(`~${one}${other}`, 1);
  const length = Math.sqrt([...found.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
  const grams = new Map<number, number>();
  for (const [gram, value] of found) {
    const hash = hashOf(gram) >>> 8;
    grams.set(hash, (grams.get(hash) ?? 0) + (value * GRAM_LENGTH) / length);
  }
  return grams;
}

const partsOf = (key: string): string[] => key.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');

/** Adds a clause's grams of one to three characters, with its two ends marked; only such as `having` fits. */
function addGrams(found: Map<string, number>, clause: string, prefix: string, having = /(?:)/): void {
  const marked = `^${clause}$`;
  for (let size = 1; size <= 3; size++)
    for (let at = 0; at + size <= marked.length; at++) {
      const gram = marked.slice(at, at + size);
      if (gram !== '^' && gram !== '$' && having.test(gram)) found.set(prefix + gram, size === 3 ? THREE_VALUE : 1);
    }
}
