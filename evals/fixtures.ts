import type { Answer, Citation } from '../src/domain/answer.ts';
import type { Passage } from '../src/domain/passage.ts';
import type { Case } from './case.ts';
import type { Evaluation, PublicSettings } from './evaluation.ts';
import type { Made, Outcome } from './outcome.ts';
import type { Scored } from './summary.ts';

/** Parts of outcomes for tests; each is sound unless told otherwise. */

/** A case of the stratum `staff` that expects task 67. */
export function makeCase(changes: Partial<Case> = {}): Case {
  const base = {
    id: 'x',
    stratum: 'staff',
    question: '化解率要达到多少',
    gold: ['plan:67'],
    acceptable: [],
    facts: [],
  } as const;
  return { ...base, gold: [...base.gold], acceptable: [], facts: [], expect: 'answered', ...changes };
}

/** A case that is to be refused. */
export function makeRefusal(changes: Partial<Case> = {}): Case {
  return makeCase({ stratum: 'unanswerable', gold: [], expect: 'refused', reason: 'no_basis', ...changes });
}

/** A passage `plan:<number>` with this text. */
export function makePassage(number: number, text: string): Passage {
  const label = `任务${number}`;
  return { ref: `plan:${number}`, label, heading: '', text, url: '', status: 'period_over', notes: [] };
}

/** A citation of the first characters of a passage. */
export function cite(passage: Passage, length = passage.text.length): Citation {
  const { text, ...rest } = passage;
  return { ...rest, quote: text.slice(0, length), start: 0, end: length };
}

/** An answered answer with this text and these citations. */
export function makeAnswer(text: string, citations: Citation[], changes: Partial<Answer> = {}): Answer {
  return {
    id: 'a',
    conversationId: 'c',
    createdAt: '2026-01-01T00:00:00.000Z',
    outcome: 'answered',
    reason: null,
    intent: 'ask',
    mode: 'extractive',
    text,
    citations,
    related: [],
    notices: [],
    corpusVersion: 'sha256:0',
    ...changes,
  };
}

/** An answer that refuses. */
export function makeRefusedAnswer(reason: Answer['reason']): Answer {
  return makeAnswer('没有依据。', [], { outcome: 'refused', reason });
}

/** How an extractive answer comes about. */
export function makeMade(changes: Partial<Made> = {}): Made {
  const nothing = { model: null, promptHash: null, fellBack: null, output: null, tokens: null };
  return { ...nothing, rewritten: [], checks: [], timings: {}, ...changes };
}

/** An outcome whose search brought these references, the best first. */
export function makeOutcome(one: Case, answer: Answer, refs: string[] = [], changes: Partial<Outcome> = {}): Outcome {
  const retrieved = refs.map((ref, at) => ({ ref, score: 1 / (at + 1), kept: true }));
  return { case: one, answer, resolved: one.question, retrieved, ms: 5, leaked: false, made: makeMade(), ...changes };
}

/** A run of these outcomes under this name, with laws' cards only. */
export function makeEvaluation(scored: Scored[], changes: Partial<PublicSettings> = {}): Evaluation {
  const settings: PublicSettings = {
    ...{ name: '摘录', mode: 'extractive', questions: 'all', laws: false, model: {}, prices: null },
    ...changes,
  };
  const set = { set: 'dev', madeAt: '2026-01-01T00:00:00.000Z', corpusVersion: 'sha256:0', indexed: 3 };
  return { settings, ...set, scored };
}
