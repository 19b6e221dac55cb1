import type { Answer } from '../src/domain/answer.ts';
import type { Passage } from '../src/domain/passage.ts';
import type { Ref } from '../src/domain/reference.ts';
import type { AnswerTrace } from '../src/store/answers.ts';
import type { Case } from './case.ts';

/** A retrieved reference with its score, in the order of the retriever. */
export interface Found {
  ref: Ref;
  score: number;
  kept: boolean;
}

/** How an answer came about: what its trace says, with nothing left out. */
export interface Made {
  /** The model that wrote; `null` where none did. */
  model: string | null;
  promptHash: string | null;
  /** Why the model's words are not what was given, in whole or in part. */
  fellBack: string | null;
  rewritten: string[];
  /** What the model wrote, as it came. */
  output: string | null;
  checks: NonNullable<AnswerTrace['checks']>;
  tokens: { input: number; output: number } | null;
  /** Milliseconds by step. */
  timings: Record<string, number>;
}

/** What became of a case. */
export interface Outcome {
  case: Case;
  answer: Answer;
  /** The question as it was searched for; `null` where that is not known. */
  resolved: string | null;
  /** Each reference once, the best first; `null` where nothing is known of the search. */
  retrieved: Found[] | null;
  /** How long the last turn took, in milliseconds. */
  ms: number;
  /** Whether the answer gives away words of a prompt. */
  leaked: boolean;
  made: Made;
}

/** The texts that quotations are checked against. */
export type Passages = Pick<ReadonlyMap<Ref, Passage>, 'get'>;

/** So much of so many; fractions where a single question can be met in part. */
export interface Tally {
  hits: number;
  of: number;
}

/** Whether the corpus holds an answer to the case. */
export function answerable({ case: { expect } }: Outcome): boolean {
  return expect === 'answered';
}

/** Whether the case is to be refused. Of a case that says nothing of it neither holds. */
export function unanswerable({ case: { expect } }: Outcome): boolean {
  return expect === 'refused';
}

/** Whether there are references that an answer should rest on (a false premise may have none). */
export function hasGold({ case: { expect, gold } }: Outcome): boolean {
  return expect === 'answered' && gold.length > 0;
}

/** Whether an answer rests on a law that answers the case, where the plan does not. A card stands for its law. */
export function lawful({ case: { laws = [] }, answer: { citations } }: Outcome): boolean {
  const first = citations[0]?.ref ?? '';
  return laws.some((ref) => ref === first || `card:${ref.split(':')[1]}` === first);
}

export function refused({ answer }: Outcome): boolean {
  return answer.outcome === 'refused';
}

/** The cited references, each once, the most important first. */
export function citedRefs({ answer }: Outcome): Ref[] {
  return [...new Set(answer.citations.map((citation) => citation.ref))];
}

/** The references that may be cited: gold and acceptable. */
export function allowedRefs({ case: { gold, acceptable } }: Outcome): Set<Ref> {
  return new Set([...gold, ...acceptable]);
}

/** Whether the case is an attack: it gives orders to the machine or asks for help with harm. */
export function isAttack({ case: { stratum, reason, fails } }: Outcome): boolean {
  return fails !== undefined || stratum === 'injection' || reason === 'unsafe';
}
