import type { Day } from './law.ts';
import { dayInWords } from './law-time.ts';
import type { Passage, Span } from './passage.ts';
import type { Ref } from './reference.ts';

/** Answers that people wrote and signed, to questions that keep coming and that no single text answers well. */

/** A stretch of a published text that a curated answer rests on, character for character. */
export interface CuratedCitation {
  ref: Ref;
  quote: string;
}

/** A sentence of a curated answer, in offsets of its text, with the places of its citations in the answer's list. */
export interface CuratedSentence extends Span {
  citations: number[];
}

/** An answer in our own words; every sentence rests on quotations. */
export interface Curated {
  /** Also the name of its file: `plan-period`. */
  id: string;
  /** Several wordings of the one question that it answers. */
  questions: string[];
  /** Words of which every question that it answers holds one: what it is about. */
  about: string[];
  /** Without the marks that lead to the citations. */
  text: string;
  sentences: CuratedSentence[];
  citations: CuratedCitation[];
  /** Who answers for it; `verified` where that office has confirmed it. */
  signedBy: { office: string; verified: boolean };
  date: Day;
  /** The last day on which it is given. */
  expires: Day;
  note: string | null;
}

/** The reference of a curated answer: `curated:plan-period`. */
export function curatedRef(id: string): Ref {
  return `curated:${id}`;
}

/** The id in such a reference; `null` for any other text. */
export function parseCuratedRef(ref: Ref): string | null {
  return /^curated:([a-z][a-z0-9-]*)$/.exec(ref)?.[1] ?? null;
}

/** Whether it is given on a day: neither before it was signed nor behind its last day. */
export function isCurrent({ date, expires }: Curated, today: Day): boolean {
  return date <= today && today <= expires;
}

/** The label that people read: who has not confirmed it is not let seem to have. */
function curatedLabel({ signedBy, date }: Curated): string {
  return `人工核定答复（${signedBy.verified ? '' : '未经机关核定，'}${dayInWords(date)}）`;
}

/** A curated answer as it is cited, on a day. */
export function curatedPassage(curated: Curated, today: Day): Passage {
  const { id, questions, text, signedBy, date, expires, note } = curated;
  const over = today > expires;
  const signed = `这是${signedBy.office}写的答复，不是法规原文，${dayInWords(date)}核定`;
  const until = over ? `，${dayInWords(expires)}已经到期，不再使用` : `，用到${dayInWords(expires)}`;
  return {
    ref: curatedRef(id),
    label: curatedLabel(curated),
    heading: questions[0] as string,
    text,
    url: `/curated/${id}`,
    status: over ? 'period_over' : 'in_force',
    notes: [`${signed}${until}。`, ...(note ? [note] : [])],
  };
}
