import type { RefusalReason } from '../domain/answer.ts';
import type { Corpus } from '../domain/corpus.ts';
import { parseLawRef } from '../domain/law.ts';
import type { Ref } from '../domain/reference.ts';
import type { Gap } from './gap.ts';

/** Gaps as evaluation cases, so that what was mended stays so: one case a line, in the form of `evals/case.ts`. */

/** What an editor decided about a group: to be refused as it was, or the places that answer it. */
export interface Chosen {
  id: string;
  /** Empty where it is to be refused. */
  gold: Ref[];
}

/** A case as it is written. */
export interface GapCase {
  id: string;
  stratum: 'unanswerable' | 'layperson' | 'law';
  group: string;
  question: string;
  gold: Ref[];
  expect: 'answered' | 'refused';
  reason?: RefusalReason;
  related?: Ref[];
}

/** A choice that cannot be carried out; the message is for the editor. */
export class ChoiceError extends Error {}

/** Wordings of a group that become cases. */
const WORDINGS = 3;

/** Reads `g-1a2b3c4d` or `g-1a2b3c4d=plan:31,law:xzcf:29`. Throws a `ChoiceError` for places that are not there. */
export function readChoice(written: string, { passages, lock }: Corpus): Chosen {
  const match = /^(g-[0-9a-f]{8})(?:=(.+))?$/.exec(written);
  if (!match) throw new ChoiceError(`看不懂 ${written}：应写成 g-1a2b3c4d 或 g-1a2b3c4d=plan:31,law:xzcf:29`);
  const gold = (match[2] ?? '').split(',').filter((ref) => ref !== '');
  for (const ref of gold) {
    const law = parseLawRef(ref)?.law;
    if (!passages.has(ref) && !lock.laws.some(({ id }) => id === law)) throw new ChoiceError(`没有 ${ref}`);
  }
  return { id: match[1] as string, gold };
}

/**
 * The cases of the chosen groups; without a choice of every group that was only refused. Throws a `ChoiceError` for a
 * group that is not there, and for one to be refused that never was.
 */
export function casesOf(gaps: readonly Gap[], chosen: readonly Chosen[]): GapCase[] {
  const all = gaps.filter(({ refused, unhelpful }) => refused.length > 0 && unhelpful === 0);
  const wanted = chosen.length > 0 ? chosen : all.map(({ id }) => ({ id, gold: [] }));
  return wanted.flatMap(({ id, gold }) => {
    const gap = gaps.find((one) => one.id === id);
    if (!gap) throw new ChoiceError(`这一期间没有 ${id} 这一组`);
    return caseOf(gap, gold);
  });
}

function caseOf(gap: Gap, gold: Ref[]): GapCase[] {
  const [refusal] = gap.refused;
  if (gold.length === 0 && !refusal) throw new ChoiceError(`${gap.id} 是答复过的，请写明依据，如 ${gap.id}=plan:31`);
  const texts = [gap.representative, ...gap.variants.map(({ text }) => text)].slice(0, WORDINGS);
  return texts.map((question, at) => {
    const base = { id: `gap-${gap.id.slice(2)}-${at + 1}`, group: gap.id, question, gold };
    if (gold.length > 0) {
      const isLaw = gold.every((ref) => !ref.startsWith('plan:'));
      return { ...base, stratum: isLaw ? 'law' : 'layperson', expect: 'answered' };
    }
    const related = gap.near.map(({ ref }) => ref).filter((ref) => /^(?:plan|law|card):/.test(ref));
    return { ...base, stratum: 'unanswerable', expect: 'refused', reason: refusal?.reason as RefusalReason, related };
  });
}
