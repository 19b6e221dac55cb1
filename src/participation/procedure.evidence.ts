import type { Decision, DecisionDocument } from '../domain/decision.ts';

/** What a step is judged by. */
export type Moving = DecisionDocument & Pick<Decision, 'state' | 'opensAt' | 'closesAt'>;

/** What is known beside the decision itself. */
export interface Evidence {
  /** The database's clock, milliseconds since the epoch. */
  now: number;
  /** The reference of the study of the proposal (D10). */
  study?: string | undefined;
  /** Receipts of comments that count and lack a disposition with its reason and signer; none known: not given. */
  undisposed?: readonly string[] | undefined;
}

/** Why a step may not be taken, for people; `path` leads to the field of the document, where it is one's. */
export interface ProcedureFault {
  /** Such as D15. */
  article: string;
  text: string;
  path?: readonly (string | number)[] | undefined;
}

/** What is a matter of configuration. */
export interface ProcedureSettings {
  /** Calendar days, both ends included (D15, R15). */
  normalDays: number;
  /** R15 says 一般, too, but names no ground for a shorter period, as D15 does: so a shorter one is refused. */
  refuseShortRulePeriod: boolean;
}

/** Ours by default. */
export const PROCEDURE_SETTINGS: ProcedureSettings = { normalDays: 30, refuseShortRulePeriod: true };
