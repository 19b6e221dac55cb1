import type { DecisionDocument, DecisionState } from '../domain/decision.ts';
import { timesOf } from './period.ts';
import {
  type Evidence,
  type Moving,
  PROCEDURE_SETTINGS,
  type ProcedureFault,
  type ProcedureSettings,
} from './procedure.evidence.ts';
import { GUARDS } from './procedure.guards.ts';
import { type Arrow, PROCEDURE } from './procedure.table.ts';

/** Whether a step may be taken, and on which articles; or all that stands against it. */
export type Verdict = { ok: true; basis: string[] } | { ok: false; faults: ProcedureFault[] };

/** Judges one step from where the decision is recorded to stand. */
export function canMove(
  decision: Moving,
  to: DecisionState,
  evidence: Evidence,
  settings: ProcedureSettings = PROCEDURE_SETTINGS,
): Verdict {
  const arrow = arrowsFrom(decision.state).find((each) => each.to === to);
  if (!arrow) return { ok: false, faults: [{ article: 'T30', text: noArrow(decision.state, to) }] };
  const faults = arrow.guards.flatMap((name) => GUARDS[name](decision, evidence, settings));
  if (arrow.later !== null) faults.push(notYet(arrow, decision));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, basis: [...arrow.articles[decision.track]] };
}

/** The arrows that lead on from a state. */
export function arrowsFrom(state: DecisionState): Arrow[] {
  return PROCEDURE.filter(({ from }) => from === state);
}

/** The states from one to another, the first left out, over steps that this stage can take; `null` where none lead. */
export function pathBetween(from: DecisionState, to: DecisionState): DecisionState[] | null {
  if (from === to) return [];
  for (const arrow of arrowsFrom(from)) {
    const rest = arrow.later === null ? pathBetween(arrow.to, to) : null;
    if (rest) return [arrow.to, ...rest];
  }
  return null;
}

/** What the procedure has against a document in this state, which it may have reached before it was recorded here. */
export function faultsUpTo(state: DecisionState, document: DecisionDocument): ProcedureFault[] {
  const path = pathBetween('proposed', state) ?? [];
  // The catalogue is what the study of proposals led to; the time is asked for by no step up to here.
  const evidence = { now: 0, study: document.consentReference || document.startApproval || document.id };
  return path.flatMap((to, at) => {
    const from = path[at - 1] ?? 'proposed';
    const verdict = canMove({ ...document, ...timesOf(document.period), state: from }, to, evidence);
    return verdict.ok ? [] : verdict.faults;
  });
}

function notYet({ later, articles }: Arrow, { track }: Moving): ProcedureFault {
  const [article = 'T30'] = articles[track];
  const unverified = track === 'major_decision' ? '' : '；规章、规范性文件在反馈之后的步骤未核实';
  return { article, text: `这一步的条件尚未实现，不能在这里办：${later}${unverified}` };
}

function noArrow(from: DecisionState, to: DecisionState): string {
  const next = arrowsFrom(from).map((arrow) => arrow.to);
  return `没有从 ${from} 到 ${to} 的步骤；${next.length ? `从 ${from} 可以到 ${next.join('、')}` : `从 ${from} 没有下一步`}`;
}
