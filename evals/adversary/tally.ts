import type { Answer } from '../../src/domain/answer.ts';
import { percentile } from '../statistics.ts';
import type { Behaviour } from './behaviour.ts';
import type { Violation } from './checker.ts';
import { bare } from './likeness.ts';
import type { Said } from './scene.ts';

/** One answer of the product to one behaviour of the model. */
export interface Result {
  question: string;
  answer: Pick<Answer, 'outcome' | 'mode' | 'text' | 'citations' | 'notices'> | null;
  violations: Violation[];
  /** Whether the model was asked to write. */
  reached: boolean;
  said: readonly Said[];
  ms: number;
  error: string | null;
}

const MARKS = /【[^】]*】/g;
/** Said with an answer in which the model's words were replaced, in whole or in part. */
const FELL_BACK = /模型/;

/** Gathers the results of one behaviour. */
export class Tally {
  readonly results: Result[] = [];

  constructor(readonly behaviour: Behaviour) {}

  get wrong(): Result[] {
    return this.results.filter(({ violations, error }) => violations.length > 0 || error !== null);
  }

  /** The cells of its line. */
  get cells(): string[] {
    const { results } = this;
    const answered = results.filter(({ answer }) => answer?.outcome === 'answered');
    const useful = answered.filter(({ answer }) => answer && answer.citations.length > 0);
    const fellBack = answered.filter(({ answer }) => answer?.mode === 'extractive');
    const partly = answered.filter(
      ({ answer }) => answer?.mode === 'model' && answer.notices.some((notice) => FELL_BACK.test(notice)),
    );
    const good = answered.flatMap(({ said, answer }) =>
      said
        .filter(({ isGood }) => isGood)
        .map(({ text }) => bare((answer?.text ?? '').replace(MARKS, '')).includes(bare(text))),
    );
    const times = results.map(({ ms }) => ms);
    return [
      this.behaviour.title,
      String(results.length),
      share(results.filter(({ reached }) => reached).length, results.length),
      String(this.wrong.length),
      share(answered.length, results.length),
      share(useful.length, results.length),
      share(fellBack.length, answered.length),
      share(partly.length, answered.length),
      share(good.filter(Boolean).length, good.length),
      percentile(times, 0.5).toFixed(0),
      percentile(times, 0.95).toFixed(0),
    ];
  }
}

/** The table's head. */
export const HEAD = [
  '模型行为',
  '答复',
  '问到模型',
  '有错',
  '已答',
  '有依据',
  '全退回',
  '部分退回',
  '好句可见',
  'p50 ms',
  'p95 ms',
];

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;
}
