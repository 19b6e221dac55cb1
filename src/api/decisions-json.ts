import type { DraftClause, Transition } from '../domain/decision.ts';
import type { DecisionView, PrivacyNotice } from '../participation/participation.ts';

const instant = (milliseconds: number) => (milliseconds > 0 ? new Date(milliseconds).toISOString() : null);

/** A decision in a list. */
export function decisionJson({ id, number, title, leadUnit, track, state, opensAt, closesAt }: DecisionView) {
  return {
    id,
    number,
    title,
    office: leadUnit.name,
    track,
    state,
    opensAt: instant(opensAt),
    closesAt: instant(closesAt),
  };
}

/** A decision with its notice, its draft and the steps taken. */
export function decisionDetailJson(decision: DecisionView, steps: Transition[], notice: PrivacyNotice) {
  const { version, leadUnit, consentReference, explanation, shortPeriodReason, exemption } = decision;
  const { ways, outlets, affected, clauses, id, state, sealedAt } = decision;
  return {
    ...decisionJson(decision),
    ...{ version, leadUnit, consentReference, explanation, shortPeriodReason, exemption, ways, outlets, affected },
    clauses: clauses.map((clause) => ({ ref: `decision:${id}:${clause.id}`, ...clause })),
    steps: steps.map(({ from, to, at, basis, note }) => ({ from, to, at: new Date(at).toISOString(), basis, note })),
    noticeVersion: notice.version,
    privacyNotice: notice.paragraphs,
    published: { feedback: PUBLISHED.has(state), sealedAt: instant(sealedAt ?? 0) },
  };
}

/** States before which no dispositions are published. */
const PUBLISHED: ReadonlySet<string> = new Set([
  ...[
    'feedback_published',
    'legality_review',
    'submitted',
    'deliberated',
    'decided',
    'published',
    'executing',
    'archived',
  ],
]);

/** A draft's clause as a passage: it is a draft's text, no law. */
export function clauseJson({ id, title }: DecisionView, { id: clause, label, text }: DraftClause) {
  const ref = `decision:${id}:${clause}`;
  const heading = `《${title}》征求意见稿`;
  return {
    ref,
    label: `${heading}${label}`,
    heading,
    text,
    status: 'in_force' as const,
    url: `/decisions/${id}#clause-${clause}`,
  };
}
