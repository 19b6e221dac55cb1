import type { Seeded } from './seeded.ts';

/** Changes to a true sentence. */

/** Gives `null` where the sentence has nothing of the kind. */
export type Alter = (sentence: string, random: Seeded) => string | null;

/** A kind of falsehood: what is there is changed, and where no passage has anything of the kind, something is added. */
export interface FalseChange {
  change: Alter;
  add: Alter;
}

/** Replaces one match, chosen by chance; `null` where there is none or nothing changed. */
export function changing(form: RegExp, by: (match: string, random: Seeded) => string): Alter {
  return (sentence, random) => {
    const matches = [...sentence.matchAll(form)];
    if (matches.length === 0) return null;
    const match = random.pick(matches);
    const behind = sentence.slice(match.index + match[0].length);
    const altered = sentence.slice(0, match.index) + by(match[0], random) + behind;
    return altered === sentence ? null : altered;
  };
}

/** Puts a clause behind the sentence. */
export function adding(words: readonly string[]): Alter {
  return (sentence, random) => sentence.replace(/。$/, `，${random.pick(words)}。`);
}

/** Puts words in front of the sentence. */
export function leading(words: readonly string[]): Alter {
  return (sentence, random) => `${random.pick(words)}，${sentence}`;
}

/** The first of two that changes anything. */
export function either(first: Alter, second: Alter): Alter {
  return (sentence, random) => first(sentence, random) ?? second(sentence, random);
}

/** For what every sentence can be changed into. */
export function always(alter: Alter): FalseChange {
  return { change: alter, add: alter };
}
