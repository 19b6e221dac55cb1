import type { Passage } from '../domain/passage.ts';
import { published, type SafeText } from '../domain/safe-text.ts';
import { redact } from '../privacy/personal-data.ts';
import { LexicalIndex } from '../retrieval/lexical.ts';
import { stripHidden } from '../retrieval/normalise.ts';
import type { Query } from '../retrieval/query.ts';
import { tokenize } from '../retrieval/tokens.ts';

/** What a model is shown, in UTF-16 units: of one passage, and of all together. */
export const SHOWN = { passageChars: 1_200, allChars: 7_000 } as const;

const GAP = '……';
/** A piece that is chosen or left out as a whole is no longer than this. */
const PIECE_CHARS = 300;
/** How much the neighbours of a good sentence gain by it. */
const BESIDE = 0.4;

/** What looks like a mark, whatever stands behind the token, closed or not. */
const MARKS = /[[【(（［〔]\s*\^?\s*[sSｓＳ]\s*[\d０-９]{1,3}(?:[^\]】)）］〕\n]{0,40}[\]】)）］〕])?/g;
/** The lines between which the prompts put what is only data. */
const FENCES = /[<＜]\s*[/／]?\s*(?:资料|问题|题目|标准|回答)\s*[>＞]/g;

/** A person's question as a model may see it: without personal data, and without what could pass for ours. */
export function safeQuestion(question: string): SafeText {
  return redact(asData(question));
}

/**
 * The passages for a prompt, each as `[S1]`, its text and, on a line of its own, where it stands; an empty line between
 * them. The text comes first, so that what a model copies is text. Of a long one the sentences nearest to the question are shown, …… for what is left out.
 */
export function sourceTexts(sources: ReadonlyMap<string, Passage>, query: Query): SafeText {
  const lengths = [...sources.values()].map(({ text }) => text.length);
  const share = Math.min(SHOWN.passageChars, shareOf(lengths, SHOWN.allChars));
  const shown = [...sources].map(
    ([token, { label, heading, text }]) =>
      `[${token}] ${asData(excerpt(text, query, share)).trim()}\n（出处：${asData(`${label} ${heading}`).trim()}）`,
  );
  return published(shown.join('\n\n'));
}

/** Takes out of a text what a prompt uses to tell its parts apart, and empty lines. */
function asData(text: string): string {
  let before: string;
  let plain = stripHidden(text).text;
  // What is taken out may bring its neighbours together.
  do {
    before = plain;
    plain = plain.replace(MARKS, '').replace(FENCES, '');
  } while (plain !== before);
  return plain.replace(/\n\s*\n/g, '\n');
}

/** The most that each text may take so that all fit: what the short ones leave is for the long ones. */
function shareOf(lengths: readonly number[], total: number): number {
  let left = total;
  const sorted = [...lengths].sort((a, b) => a - b);
  for (const [at, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - at));
    if (length > share) return share;
    left -= length;
  }
  return total;
}

/** The text, or of a longer one its first piece and the ones nearest to the question, in their order. */
function excerpt(text: string, query: Query, budget: number): string {
  if (text.length <= budget) return text;
  const pieces = piecesOf(text);
  const scores = scoresOf(pieces, query);
  const ranked = pieces.map((_, at) => at).sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
  const chosen = new Set<number>();
  let left = budget;
  for (const at of [0, ...ranked]) {
    const { length } = pieces[at] as string;
    if (chosen.has(at) || (length > left && chosen.size > 0)) continue;
    chosen.add(at);
    left -= length + GAP.length;
  }
  return pieces
    .map((piece, at) => (chosen.has(at) ? piece : chosen.has(at - 1) ? GAP : ''))
    .join('')
    .slice(0, budget + GAP.length);
}

/** Sentences; over-long ones are cut. Joined they are the text. */
function piecesOf(text: string): string[] {
  const sentences = text.match(/[^。\n]*[。\n]+|[^。\n]+$/g) ?? [];
  return sentences.flatMap((sentence) =>
    sentence.length > PIECE_CHARS ? (sentence.match(/[^；;]{1,300}[；;]?/g) ?? []) : [sentence],
  );
}

function scoresOf(pieces: readonly string[], query: Query): number[] {
  const documents = pieces.map((piece) => [tokenize(piece.normalize('NFKC').toLowerCase())]);
  const own = [...LexicalIndex.of(documents, [{ weight: 1, b: 0.3 }]).score(query.words)];
  return own.map((score, at) => score + BESIDE * Math.max(own[at - 1] ?? 0, own[at + 1] ?? 0));
}
