import type { Intent } from '../domain/answer.ts';
import { soundsOf } from '../retrieval/pinyin.ts';
import { ASK_EXAMPLES } from './intent-examples.ask.ts';
import { INTENT_EXAMPLES } from './intent-examples.ts';
import { intentKey } from './intent-key.ts';
import type { IntentContext } from './intent-words.ts';

/** How often each piece stands in an intent's examples. An example of two intents counts half for each. */
interface Counts {
  intents: Intent[];
  /** Examples of each intent. */
  examples: number[];
  /** For each piece, in how many examples of each intent. */
  pieces: Map<string, number[]>;
}

/** What a piece counts as that an intent's examples lack: the less, the surer of itself the reading. */
const UNSEEN = 0.1;
let counts: Counts | undefined;

/**
 * How much a message (its key, and what it follows) is like the examples of each intent: shares that sum to 1, by
 * counting (naive Bayes over pieces that occur or not). A message with no known piece is alike to all.
 */
export function likeness(key: string, after: IntentContext['after']): Map<Intent, number> {
  counts ??= countExamples();
  const { intents, examples, pieces } = counts;
  const found = [...piecesOf(key, after)].map((piece) => pieces.get(piece)).filter((each) => each !== undefined);
  const logs = intents.map((_, at) => {
    const rare = Math.log((examples[at] as number) + 2 * UNSEEN);
    return found.reduce((sum, each) => sum + Math.log((each[at] as number) + UNSEEN) - rare, 0);
  });
  // Pieces overlap, so that they say less than so many independent witnesses would.
  const scale = Math.sqrt(Math.max(1, found.length));
  const top = Math.max(...logs);
  const shares = logs.map((log) => Math.exp((log - top) / scale));
  const sum = shares.reduce((total, share) => total + share, 0);
  return new Map(intents.map((intent, at) => [intent, (shares[at] as number) / sum]));
}

/** Made at the first use, since a start should not wait for it. */
function countExamples(): Counts {
  const cases = [...INTENT_EXAMPLES, ...ASK_EXAMPLES];
  const intents = [...new Set(cases.flatMap(({ expect }) => expect))];
  const examples = intents.map(() => 0);
  const pieces = new Map<string, number[]>();
  for (const { text, expect, after } of cases) {
    const share = 1 / expect.length;
    const places = expect.map((intent) => intents.indexOf(intent));
    for (const at of places) examples[at] = (examples[at] as number) + share;
    for (const piece of piecesOf(intentKey(text), after)) {
      const row = pieces.get(piece) ?? intents.map(() => 0);
      for (const at of places) row[at] = (row[at] as number) + share;
      pieces.set(piece, row);
    }
  }
  return { intents, examples, pieces };
}

/** One to three characters in a row, two with one between, pairs of sounds, English words, and what came before. */
function piecesOf(key: string, after: IntentContext['after']): Set<string> {
  const text = key
    .replace(/\d[\d\s-]{8,}\d/g, '#')
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();
  const pieces = new Set<string>(text.match(/(?<![a-z])[a-z]+(?![a-z])/g)?.map((word) => `w:${word}`));
  const chars = [...`^${text.replaceAll(' ', '')}$`];
  for (let at = 0; at < chars.length; at++) {
    for (let size = 1; size <= 3 && at + size <= chars.length; size++) {
      const piece = chars.slice(at, at + size).join('');
      if (/[\p{Script=Han}#]/u.test(piece)) pieces.add(piece);
    }
    if (at + 2 < chars.length) pieces.add(`${chars[at]}_${chars[at + 2]}`);
  }
  const sounds = soundsOf(text);
  for (let at = 0; at + 1 < sounds.length; at++) pieces.add(`~${sounds[at]} ${sounds[at + 1]}`);
  if (after) pieces.add(`@${after}`);
  return pieces;
}
