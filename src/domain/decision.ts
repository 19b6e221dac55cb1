/** By which law a decision is made: 重大行政决策程序暂行条例 (D), 规章制定程序条例 (R), or as a normative document. */
export type Track = 'major_decision' | 'rule' | 'normative_document';

/** The main line of a decision's life, in order, and the states beside it; guards stand in `participation/procedure`. */
export const DECISION_STATES = [
  'proposed',
  'listed',
  'started',
  'drafting',
  'consulting',
  'processing',
  'feedback_published',
  'legality_review',
  'submitted',
  'deliberated',
  'decided',
  'published',
  'executing',
  'archived',
  'exempt',
  'returned',
  'postponed',
  'terminated',
  'suspended',
  'evaluating',
  'adjusting',
] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** One clause of the draft that is consulted on. */
export interface DraftClause {
  /** Within the decision: letters, digits, hyphens, at most 20 characters; part of `decision:<id>:<clause>`. */
  id: string;
  /** 第一条, 一、 … as people read it. */
  label: string;
  text: string;
}

/** Who decides, and how one reaches them (D11: one lead unit). */
export interface LeadUnit {
  name: string;
  phone: string;
  address?: string | undefined;
  email?: string | undefined;
  contact?: string | undefined;
}

/** Where the notice was published beside this site (D15), with the link or paper that proves it. */
export interface Outlet {
  outlet: string;
  evidence: string;
}

/** What the catalogue file says of one decision; kept version by version (D3). */
export interface DecisionDocument {
  /** Lower-case letters, digits and hyphens, 3–40 characters. */
  id: string;
  title: string;
  /** Other words people use for it, for finding it by name. */
  aliases: string[];
  track: Track;
  leadUnit: LeadUnit;
  /** The reference of the Party committee's consent to the catalogue (D3, T29). */
  consentReference: string;
  /** The approval to start (D11). */
  startApproval: string;
  /** Days in China, both included, `YYYY-MM-DD`; `null` where the decision is not consulted on (yet, or by law). */
  period: { from: string; to: string } | null;
  /** Why the period is under 30 days (D15); `null` where it is not. */
  shortPeriodReason: string | null;
  /** D14, D32: why the public is not heard, and who approved it. */
  exemption: { basis: string; approver: string } | null;
  /** Explanation of the draft (D15). */
  explanation: string;
  clauses: DraftClause[];
  /** How to comment, in words, beside this site's own ways: address for letters, e-mail. */
  ways: string[];
  outlets: Outlet[];
  /** Whom it affects specifically, and how they are asked (D14). */
  affected: string[];
}

/** A decision as stored. */
export interface Decision extends DecisionDocument {
  /** Short number that people say: 评论 3. Never reused. */
  number: number;
  /** Counts the catalogue's versions of this decision from 1. */
  version: number;
  /** As recorded; what it is at a moment `stateAt` tells, because the clock closes a consultation by itself. */
  state: DecisionState;
  /** First moment of the period and the first moment after it, milliseconds since the epoch; 0 where there is none. */
  opensAt: number;
  closesAt: number;
  /** When the set of comments was sealed; `null` before. */
  sealedAt: number | null;
  updatedAt: number;
}

/** A step that was taken, by whom, on which article. */
export interface Transition {
  decision: string;
  from: DecisionState;
  to: DecisionState;
  at: number;
  /** Who recorded it, as they call themselves. */
  by: string;
  /** The articles that it rests on, such as D15. */
  basis: string[];
  note: string;
}
