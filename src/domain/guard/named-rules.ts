import type { Passage } from '../passage.ts';
import { fold } from './fold.ts';
import { readPassage } from './reading.ts';

/** 根据某某实施细则: rules that a sentence says it goes by, without 《》. What is called 规定 or 意见 alone is no name. */
const NAMED = /(?:根据|按照|依照|依据|按|照)[了着]?(\p{Script=Han}{4,24}?(?:实施细则|细则|条例|办法))/gu;
const GENERIC = /^(?:有关|相关|国家|上述|这个|这些|该|本|其|现行|当地|地方|具体)/;

/** Rules that a folded sentence rests on by name and no source names; else `null`. */
export function unheldRules(sentence: string, passages: readonly Passage[]): string | null {
  const held = passages
    .map((passage) => `${fold(`${passage.label} ${passage.heading}`)} ${readPassage(passage).folded}`)
    .join('\n');
  for (const [, name = ''] of sentence.matchAll(NAMED)) if (!GENERIC.test(name) && !held.includes(name)) return name;
  return null;
}
