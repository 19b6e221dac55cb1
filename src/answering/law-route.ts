import { BEYOND_REASONS, type BeyondReason } from '../domain/corpus.ts';
import type { Retrieved } from '../domain/retrieval.ts';
import type { LawFound } from '../retrieval/laws/search.ts';
import type { Named } from '../retrieval/lookup.ts';
import type { Query } from '../retrieval/query.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';

/** Decides whether the plan or a law leads an answer. */

/**
 * From the models' odds of a law against neither, and how doubtful it is that the plan answers, to the odds that a
 * law leads: a logistic regression on the development cases of both kinds (see evals).
 */
const ODDS = { bias: 0.55, againstNeither: 0.38, planDoubt: 0.67 };
/** A law leads from this probability on. */
const LEADS_FROM = 0.6;
/** Where the plan answers as well: from here on a law stands beside it, and from there on before it. */
const BESIDE_FROM = 0.4;
const FIRST_FROM = 0.65;
/** What a law's name in the question adds to the log-odds. */
const NAMED = 2.5;
/** The question is about what the plan says of the law. */
const OF_THE_PLAN = /方案|任务|本省|我省|全省|湖南|规划/;

/** What leads an answer. `both`: the plan leads, and a law says more; `law first`: the other way round. */
export type Lead = 'plan' | 'law' | 'both' | 'law first';

/** The plan leads wherever it answers, unless a law is named; what it does not answer may be for a law. */
export function leadOf(
  query: Query,
  retriever: HybridRetriever,
  retrieved: Retrieved,
  { named, reason }: { named: Named | null; reason: BeyondReason | null },
  found: LawFound,
): Lead {
  if (found.hits.length === 0 || reason === 'unsafe') return 'plan';
  if (found.hits[0]?.passage.ref.startsWith('doc:') && found.match >= DOCUMENT_MATCH)
    return reason === null ? 'both' : 'law';
  if (found.named.some(({ places }) => places.length > 0)) return 'law';
  const lawNamed = found.named.length > 0 && !OF_THE_PLAN.test(query.key);
  if (named && !lawNamed) return 'plan';
  const probability = lawProbability(query, retriever, retrieved, lawNamed);
  if (reason !== null || lawNamed) return probability >= LEADS_FROM ? 'law' : 'plan';
  return probability >= FIRST_FROM ? 'law first' : probability >= BESIDE_FROM ? 'both' : 'plan';
}

/** How probable it is that a law leads. */
export function lawProbability(
  query: Query,
  retriever: HybridRetriever,
  { beyond }: Retrieved,
  lawNamed: boolean,
): number {
  const { law, neither } = retriever.leads(query);
  const doubt = BEYOND_REASONS.reduce((sum, reason) => sum + beyond[reason], 0);
  const odds =
    ODDS.bias +
    ODDS.againstNeither * Math.log((law + TINY) / (neither + TINY)) +
    ODDS.planDoubt * Math.log(doubt + TINY) +
    (lawNamed ? NAMED : 0);
  return 1 / (1 + Math.exp(-odds));
}

const TINY = 1e-4;
/** No model knows the office's own documents: one leads where it holds about half of the question's words. */
const DOCUMENT_MATCH = 0.4;
