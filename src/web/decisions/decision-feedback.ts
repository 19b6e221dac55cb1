import { VERDICTS, type Verdict } from '../../domain/comment.ts';
import type { DecisionView, PublishedDisposition } from '../../participation/participation.ts';
import { decisionUrl } from './decision-facts.ts';

/** Published comments on one page. */
const PAGE = 50;
/** Stands in the address for the draft as a whole; no clause's id may hold it. */
const WHOLE = '_';
/** No clause's id is longer. */
const CLAUSE_CHARS = 20;

/** What is asked for. */
export interface FeedbackFilter {
  /** `null`: all. */
  verdict: Verdict | null;
  /** `null`: comments on the draft as a whole; `undefined`: all. */
  clause: string | null | undefined;
  /** From 1. */
  page: number;
}

/** Nothing left out. */
export const ALL_FEEDBACK: FeedbackFilter = { verdict: null, clause: undefined, page: 1 };

/** Reads the filter out of an address; what is no filter counts as none. */
export function readFeedbackFilter(query: (name: string) => string | undefined): FeedbackFilter {
  const verdict = VERDICTS.find((one) => one === query('verdict')) ?? null;
  const [clause, page] = [query('clause')?.slice(0, CLAUSE_CHARS), query('page') ?? ''];
  return {
    verdict,
    clause: clause === WHOLE ? null : clause || undefined,
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** The address of a page of the feedback. */
export function feedbackUrl(decision: DecisionView, { verdict, clause, page }: FeedbackFilter): string {
  const query = new URLSearchParams();
  if (verdict) query.set('verdict', verdict);
  if (clause !== undefined) query.set('clause', clause ?? WHOLE);
  if (page > 1) query.set('page', String(page));
  return `${decisionUrl(decision)}/feedback${query.size ? `?${query}` : ''}`;
}

/** How often each verdict was given, in the verdicts' order; those that were not given are left out. */
export function countVerdicts(dispositions: PublishedDisposition[]): [Verdict, number][] {
  const counts = VERDICTS.map((one): [Verdict, number] => [one, dispositions.filter((d) => d.verdict === one).length]);
  return counts.filter(([, count]) => count > 0);
}

/** The comments on each clause in the draft's order, those on the whole first; clauses without any are left out. */
export function byClause(
  { clauses }: DecisionView,
  dispositions: PublishedDisposition[],
): [string | null, PublishedDisposition[]][] {
  const place = new Map<string | null, number>([[null, -1], ...clauses.map(({ id }, at) => [id, at] as const)]);
  const placeOf = (clause: string | null): number => place.get(clause) ?? clauses.length;
  return [...Map.groupBy(dispositions, ({ clause }) => clause)].sort(([a], [b]) => placeOf(a) - placeOf(b));
}

/** Comments that were answered in the same words stand together, so that the reply is read once. */
export function repliesOf(comments: PublishedDisposition[]): PublishedDisposition[][] {
  const replyTo = ({ verdict, reason, clauseChanged, signer, signedAt }: PublishedDisposition): string =>
    JSON.stringify([verdict, reason, clauseChanged, signer, signedAt.slice(0, 10)]);
  return [...Map.groupBy(comments, replyTo).values()];
}

/** A page of the feedback under a filter, by clause. */
export function feedbackPage(decision: DecisionView, all: PublishedDisposition[], filter: FeedbackFilter) {
  const chosen = byClause(decision, all)
    .flatMap(([, comments]) => comments)
    .filter(({ verdict }) => filter.verdict === null || verdict === filter.verdict)
    .filter(({ clause }) => filter.clause === undefined || clause === filter.clause);
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE));
  const page = Math.min(filter.page, pages);
  const groups = byClause(decision, chosen.slice((page - 1) * PAGE, page * PAGE));
  return { groups, page, pages, count: chosen.length };
}
