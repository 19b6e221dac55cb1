import type { Source, Violation } from './checker.ts';
import { plain } from './figures.ts';
import { pairs, shareIn } from './likeness.ts';
import { sentencesOf } from './stretches.ts';

/** Whether a sentence is about what its sources say, and does not say the opposite. Coarse on purpose: a lower bound. */

/** Fewer of a sentence's pairs than this in its sources, and it is about something else. */
const RELATED = 0.25;
/** More than this in one clause of theirs, and a clause is that one with a change. */
const NEAR = 0.6;
const NEGATIONS =
  /不得|不能|不可|不应|不予|不再|不准|不许|禁止|严禁|无须|无需|不必|不用|不需|不(?=[\p{Script=Han}])|未(?!来|成年)|没有|无(?=法|权)/gu;
/** 不 in these is no negation of the sentence. */
const NO_NEGATIONS =
  /不断|不低于|不少于|不超过|不高于|不同|不仅|不但|不动产|不足|不良|不正当|不当|不力|不作为|不透明|不一致|不合理|不合法|不适[当应]|不依法|准入不准营|不符合?|不落实|不到位/g;

/** Checks what one sentence says. */
export function compareSense(sentence: string, sources: Source[]): Violation[] {
  const own = pairs(sentence);
  if (own.size < 3) return [];
  const share = shareIn(own, pairs(sources.map(({ all }) => all).join('\n')));
  if (share < RELATED) return [{ kind: 'unrelated', detail: `${share.toFixed(2)} ← ${sentence}` }];
  const clauses = sources.flatMap(({ text }) => clausesOf(text)).map((text) => ({ text, pairs: pairs(text) }));
  return clausesOf(sentence).flatMap((clause): Violation[] => {
    const mine = pairs(clause);
    if (mine.size < 4) return [];
    const near = clauses.filter((one) => Math.min(shareIn(mine, one.pairs), shareIn(one.pairs, mine)) > NEAR);
    const none = (differs: (text: string) => boolean): boolean =>
      near.length > 0 && near.every(({ text }) => differs(text));
    if (none((text) => negations(text) % 2 !== negations(clause) % 2)) return [{ kind: 'polarity', detail: clause }];
    return none((text) => boundsOf(text) !== boundsOf(clause)) ? [{ kind: 'bound', detail: clause }] : [];
  });
}

const clausesOf = (text: string): string[] => sentencesOf(text).flatMap((one) => one.split(/[,，;；:：。]/));

/** Which ways the bounds of a clause go. */
function boundsOf(text: string): string {
  const up = /以上|至少|不低于|不少于|最少/.test(text) ? '≥' : '';
  return up + (/以下|以内|至多|不超过|不高于|最多/.test(text) ? '≤' : '');
}

function negations(text: string): number {
  return [...plain(text).replace(NO_NEGATIONS, '').matchAll(NEGATIONS)].length;
}
