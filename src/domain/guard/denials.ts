import type { Passage } from '../passage.ts';
import { blank, fold } from './fold.ts';
import { NEUTRAL } from './polarity-words.ts';
import { readPassage, type TextRead } from './reading.ts';
import { nearestSentences } from './support.ts';

/** Plain bans and releases, with what a source says at least somewhere when it means one. */
const DENIALS: readonly (readonly [said: RegExp, meant: RegExp])[] = [
  [
    /不得(?!不)|禁止|严禁|不准|不许|不允许|不可以/,
    /[不未无非没免禁停废违罚]|防止|避免|杜绝|责令|除外|除.{1,30}外|仅|只|方可|才|取消|终止|限制|拒绝|撤销|处分|追究/,
  ],
  [/不需要|无须|无需|不必|不用|毋须|免于|免予/, /[不无免未非没]|除外|除.{1,30}外|取消|停止|可以|减|仅|只/],
];

/** A clause of so many is looked at by itself. */
const LOOKED_AT = 12;

/** A clause that bans or releases where nothing in the nearest sentences of its sources denies anything; else `null`. */
export function unfoundedDenial(claim: TextRead, passages: readonly Passage[]): string | null {
  const denying = claim.clauses.flatMap(({ text, grams }) => {
    const plain = blank(text, NEUTRAL);
    return DENIALS.filter(([said]) => said.test(plain)).map(([, meant]) => ({ text, grams, meant }));
  });
  if (denying.length === 0) return null;
  const whole = claim.clauses.flatMap(({ grams }) => grams);
  const near = passages.map((passage) => nearText(whole, passage)).join('\n');
  const unfounded = denying
    .filter(({ meant }) => !meant.test(near))
    .slice(0, LOOKED_AT)
    .find(({ grams, meant }) => !passages.some((passage) => meant.test(nearText(grams, passage))));
  return unfounded?.text ?? null;
}

/** The sentences of a passage that are nearest to some pairs, with the heads of the lists in which they stand. */
function nearText(grams: readonly string[], passage: Passage): string {
  const { sentences, clauses } = readPassage(passage);
  const blocks = new Set(
    nearestSentences(grams, passage).map((index) => clauses.find(({ sentence }) => sentence === index)?.block),
  );
  const near = new Set(clauses.filter(({ block }) => blocks.has(block)).map(({ sentence }) => sentence));
  return [...near].map((index) => fold(passage.text.slice(sentences[index]?.start, sentences[index]?.end))).join('\n');
}
