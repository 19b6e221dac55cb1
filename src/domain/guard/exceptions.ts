import type { Passage } from '../passage.ts';
import { gramsOf } from './content.ts';
import { readPassage, type TextRead } from './reading.ts';

const EXCEPTION = /除[^。;\n]{2,60}?(?:以外|之外|外)/g;
/** Whoever says one of these may mean the exception as it is. */
const AWARE = /除|外|例外|但|不|免|无|未|没|另|非|别|只|仅/;
/** Takes in what might be outside. */
const INCLUDED = /(?:包括|包含|连同|即使|哪怕)[^,;。\n]{2,40}/g;
/** So many pairs of an exception's words, and so much of them, make it the sentence's own matter. */
const LEAST = 3;
const PART = 0.6;

/** What a source excepts from a rule and a sentence states as if the rule held for it; else `null`. */
export function statedException(claim: TextRead, passages: readonly Passage[]): string | null {
  const included = [...claim.folded.matchAll(INCLUDED)].map(([found]) => found);
  for (const passage of included.length > 0 ? passages : [])
    for (const [exception] of readPassage(passage).folded.matchAll(EXCEPTION))
      if (itemsOf(exception).some((item) => included.some((text) => text.includes(item)))) return exception;
  if (AWARE.test(claim.folded)) return null;
  const said = new Set(claim.clauses.flatMap(({ grams }) => grams));
  for (const passage of passages) {
    const { folded } = readPassage(passage);
    const outside = new Set(gramsOf(folded.replace(EXCEPTION, '\n')));
    for (const [exception] of folded.matchAll(EXCEPTION)) {
      const own = exception.split('、').map((item) => new Set(gramsOf(item).filter((gram) => !outside.has(gram))));
      const stated = own.find((grams) => {
        const shared = [...grams].filter((gram) => said.has(gram)).length;
        return shared >= LEAST && shared >= grams.size * PART;
      });
      if (stated) return exception;
    }
  }
  return null;
}

/** What an exception names, without the words around it. */
const itemsOf = (exception: string): string[] =>
  exception
    .slice(1)
    .replace(/(?:以外|之外|外)$/, '')
    .split(/、|或者?|和|以及/)
    .map((item) => item.replace(/^(?:涉及|属于|有)/, ''))
    .filter((item) => item.length >= 3);
