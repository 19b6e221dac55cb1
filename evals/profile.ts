import type { Evaluation } from './evaluation.ts';
import { percentile } from './statistics.ts';
import type { Scored } from './summary.ts';

/** The shares at which support scores are told: the worst, the tail, the middle. */
export const SUPPORT_SHARES = [0, 0.05, 0.25, 0.5, 0.75] as const;

/** What one run cost, how long it took, and what came of the model's words. */
export interface Profile {
  cases: number;
  /** By how the answer was made: quotations, or a model's sentences. */
  modes: { mode: string; cases: number; ms50: number; ms95: number }[];
  outcomes: Record<string, number>;
  /** Cases in which a model was asked to write. */
  asked: number;
  /** Cases in which the model's words are not what was given, by why; and how many of them still show some of its words. */
  fellBack: { why: string; cases: number; inPart: number }[];
  tokens: { input: number; output: number };
  /** ¥ in all, and for each answered question; `null` where no prices are known. */
  cost: { total: number; perAnswered: number | null } | null;
  /** Sentences that the guard looked at, and what it found. */
  sentences: number;
  faults: { fault: string; sentences: number }[];
  /** Support at `SUPPORT_SHARES` of the sentences that passed, and of those that did not; `null` where there are none. */
  support: { passed: number[] | null; failed: number[] | null };
}

/** Takes stock of a run. */
export function profileOf({ settings, scored }: Evaluation): Profile {
  const checks = scored.flatMap(({ made }) => made.checks);
  const tokens = { input: 0, output: 0 };
  for (const { made } of scored) {
    tokens.input += made.tokens?.input ?? 0;
    tokens.output += made.tokens?.output ?? 0;
  }
  const answered = scored.filter(({ answer }) => answer.outcome === 'answered').length;
  return {
    cases: scored.length,
    modes: modesOf(scored),
    outcomes: Object.fromEntries(countBy(scored, ({ answer }) => answer.outcome)),
    asked: scored.filter(({ made }) => made.model !== null || made.fellBack !== null).length,
    fellBack: fallsOf(scored),
    tokens,
    cost: costOf(tokens, settings.prices, answered),
    sentences: checks.length,
    faults: countBy(checks, ({ fault }) => fault ?? '').flatMap(([fault, sentences]) =>
      fault ? [{ fault, sentences }] : [],
    ),
    support: {
      passed: sharesOf(checks.filter(({ fault }) => fault === null).map(({ support }) => support)),
      failed: sharesOf(checks.filter(({ fault }) => fault !== null).map(({ support }) => support)),
    },
  };
}

function modesOf(scored: readonly Scored[]): Profile['modes'] {
  const modes = Map.groupBy(scored, ({ answer }) => answer.mode);
  return [...modes].map(([mode, members]) => {
    const times = members.map(({ ms }) => ms);
    return { mode, cases: members.length, ms50: percentile(times, 0.5), ms95: percentile(times, 0.95) };
  });
}

function fallsOf(scored: readonly Scored[]): Profile['fellBack'] {
  const fallen = scored.filter(({ made }) => made.fellBack !== null);
  return countBy(fallen, ({ made }) => made.fellBack as string).map(([why, cases]) => {
    const inPart = fallen.filter(({ made, answer }) => made.fellBack === why && answer.mode === 'model').length;
    return { why, cases, inPart };
  });
}

function costOf(
  { input, output }: Profile['tokens'],
  prices: Evaluation['settings']['prices'],
  answered: number,
): Profile['cost'] {
  if (!prices) return null;
  const total = (input * prices.input + output * prices.output) / 1e6;
  return { total, perAnswered: answered ? total / answered : null };
}

/** How often each name comes, the most frequent first. */
function countBy<T>(list: readonly T[], nameOf: (one: T) => string): [string, number][] {
  const counts = [...Map.groupBy(list, nameOf)].map(([name, members]): [string, number] => [name, members.length]);
  return counts.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function sharesOf(values: readonly number[]): number[] | null {
  return values.length ? SUPPORT_SHARES.map((share) => percentile(values, share)) : null;
}
