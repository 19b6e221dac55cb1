import type { Passage } from '../passage.ts';
import { gramsOf } from './content.ts';
import { readPassage, type TextRead } from './reading.ts';

const EXCEPTION = /除[^。;\n]{2,60}?(?:以外|之外|外)/g;
/** Whoever says one of these may mean the exception as it is. */
const AWARE = /除|外|例外|但|不|免|无|未|没|另|非|别|只|仅/;
/** So many pairs of an exception's words, and so much of them, make it the sentence's own matter. */
const LEAST = 3;
const PART = 0.6;

/** What a source excepts from a rule and a sentence states as if the rule held for it; else `null`. */
export function statedException(claim: TextRead, passages: readonly Passage[]): string | null {
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
