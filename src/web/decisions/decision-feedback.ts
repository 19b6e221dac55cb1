import { VERDICTS, type Verdict } from '../../domain/comment.ts';
import type { DecisionView, PublishedDisposition } from '../../participation/participation.ts';
import { decisionUrl } from './decision-facts.ts';

/** Published comments on one page. */
const PAGE = 50;

/** What is asked for: one verdict or all, and which page, from 1. */
export interface FeedbackFilter {
  verdict: Verdict | null;
  page: number;
}

/** Reads the filter out of an address; what is no filter counts as none. */
export function readFeedbackFilter(query: (name: string) => string | undefined): FeedbackFilter {
  const verdict = VERDICTS.find((one) => one === query('verdict')) ?? null;
  const page = query('page') ?? '';
  return { verdict, page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1 };
}

/** The address of a page of the feedback. */
export function feedbackUrl(decision: DecisionView, { verdict, page }: FeedbackFilter): string {
  const query = new URLSearchParams();
  if (verdict) query.set('verdict', verdict);
  if (page > 1) query.set('page', String(page));
  return `${decisionUrl(decision)}/feedback${query.size ? `?${query}` : ''}`;
}

/** How often each verdict was given. */
export function countVerdicts(dispositions: PublishedDisposition[]): Map<Verdict, number> {
  const counts = new Map<Verdict, number>(VERDICTS.map((verdict) => [verdict, 0]));
  for (const { verdict } of dispositions) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return counts;
}

/** A page of the feedback, by clause in the draft's order, comments on the whole first. */
export function feedbackPage(
  { clauses }: DecisionView,
  all: PublishedDisposition[],
  { verdict, page }: FeedbackFilter,
) {
  const place = new Map<string | null, number>([[null, -1], ...clauses.map(({ id }, at) => [id, at] as const)]);
  const chosen = all
    .filter((one) => verdict === null || one.verdict === verdict)
    .sort((a, b) => (place.get(a.clause) ?? clauses.length) - (place.get(b.clause) ?? clauses.length));
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE));
  const at = Math.min(page, pages);
  const groups = Map.groupBy(chosen.slice((at - 1) * PAGE, at * PAGE), ({ clause }) => clause);
  return { groups: [...groups], page: at, pages, count: chosen.length };
}
