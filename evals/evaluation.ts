import { createHash } from 'node:crypto';
import type { Case } from './case.ts';
import type { JudgeAgreement, Judgement } from './judging.ts';
import { METRICS, misses } from './metrics.ts';
import type { Tally } from './outcome.ts';
import type { Scored } from './summary.ts';

/** A configuration as it may be stored and shown: never with a key, nor with a name and password in an address. */
export interface PublicSettings {
  name: string;
  mode: 'extractive' | 'model' | 'auto';
  questions: 'all' | 'draft';
  /** Whether laws' texts were at hand. */
  laws: boolean;
  /** `MODEL_*` settings without keys. */
  model: Record<string, string>;
  /** ¥ per million tokens; `null` where nobody has said. */
  prices: { input: number; output: number } | null;
}

/** One configuration over one set of cases. */
export interface Evaluation {
  settings: PublicSettings;
  /** The split or file of the cases. */
  set: string;
  /** ISO 8601. */
  madeAt: string;
  corpusVersion: string;
  /** People's questions that helped to find. */
  indexed: number;
  scored: Scored[];
  /** What a model that judges says of it, never without how far it agrees with people. */
  judged?: Judged | undefined;
}

/** A judgement with what is known of the judge. */
export interface Judged {
  by: string;
  agreement: JudgeAgreement;
  judgement: Judgement;
}

/** What two runs are compared by: each case's results by metric. */
export interface TalliedCase {
  id: string;
  /** A hash of what was asked: a question that was rewritten is another case. */
  asked: string;
  /** `null` where only results were kept. */
  case: Case | null;
  tallies: ReadonlyMap<string, Tally>;
}

/** A run, reduced to results. */
export interface Tallied {
  name: string;
  cases: ReadonlyMap<string, TalliedCase>;
  /** Which metrics the results hold: all, or the decisive ones. */
  metrics: readonly string[];
}

/** Reduces a run to its results. */
export function talliedOf({ settings, scored }: Evaluation): Tallied {
  const cases = scored.map((one) => ({
    id: one.case.id,
    asked: askedHash(one.case),
    case: one.case,
    tallies: one.tallies,
  }));
  const metrics = METRICS.map(({ key }) => key);
  return { name: settings.name, metrics, cases: new Map(cases.map((one) => [one.id, one])) };
}

/** Eight hex digits over a case's turns and question. */
function askedHash({ turns = [], question }: Case): string {
  return createHash('sha256')
    .update([...turns, question].join('\n'))
    .digest('hex')
    .slice(0, 8);
}

/** Whether a case misses none of the decisive metrics. */
export function isRight({ tallies }: Pick<TalliedCase, 'tallies'>): boolean {
  return METRICS.every((metric) => {
    const tally = metric.decisive && tallies.get(metric.key);
    return !tally || !misses(metric, tally);
  });
}
