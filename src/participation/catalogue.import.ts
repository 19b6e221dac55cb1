import canonicalize from 'canonicalize';
import type { Decision, DecisionDocument, DecisionState, Transition } from '../domain/decision.ts';
import type { DecisionStore } from '../store/decisions.ts';
import type { SharedStore } from '../store/shared.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { timesOf } from './period.ts';
import { MAIN_LINE } from './procedure.table.ts';
import { canMove, faultsUpTo, pathBetween } from './procedure.ts';
import type { FileFault } from './table.ts';

/** What became of one decision of the file. `warnings` are for people. */
export interface CatalogueChange {
  id: string;
  title: string;
  kind: 'new' | 'changed' | 'moved' | 'unchanged';
  number: number;
  version: number;
  state: DecisionState;
  warnings: string[];
}

type Store = Pick<DecisionStore, 'findDecision' | 'putDecision' | 'moveDecision'> & Pick<SharedStore, 'databaseNow'>;

/** What a consultation is about: it stays as it was published, from the first moment on (D15). */
const FROZEN = ['title', 'track', 'explanation', 'clauses', 'exemption', 'shortPeriodReason'] as const;

/**
 * Puts a catalogue into the store; the same file again changes nothing. A file that lags behind moves no decision back.
 * Faults: all of them are told and nothing is written.
 */
export async function importCatalogue(
  store: Store,
  entries: CatalogueEntry[],
): Promise<{ ok: true; changes: CatalogueChange[] } | { ok: false; faults: FileFault[] }> {
  const now = await store.databaseNow();
  const plans: Plan[] = [];
  for (const entry of entries) plans.push(planOf(entry, await store.findDecision(entry.document.id), now));
  const faults = plans.flatMap((plan) => plan.faults);
  if (faults.length > 0) return { ok: false, faults };
  const changes: CatalogueChange[] = [];
  for (const plan of plans) changes.push(await carryOut(store, plan, now));
  return { ok: true, changes };
}

interface Plan {
  entry: CatalogueEntry;
  stored: Decision | null;
  state: DecisionState;
  times: { opensAt: number; closesAt: number };
  transitions: Transition[];
  isChanged: boolean;
  faults: FileFault[];
}

function planOf(entry: CatalogueEntry, stored: Decision | null, now: number): Plan {
  const { document } = entry;
  const from = stored?.state ?? 'proposed';
  const path = pathBetween(from, entry.state);
  const hasOpened = stored !== null && stored.state !== 'exempt' && stored.opensAt > 0 && now >= stored.opensAt;
  const isFixed = hasOpened && isPast(from, 'drafting') && same(document.period, stored.period);
  const times = isFixed ? { opensAt: stored.opensAt, closesAt: stored.closesAt } : timesOf(document.period);
  const plan: Plan = {
    entry,
    stored,
    state: path ? entry.state : from,
    times,
    transitions: [],
    faults: [],
    isChanged: true,
  };
  plan.isChanged = !stored || !same(documentOf(stored, document), document);
  const against = (message: string, article?: string) => plan.faults.push({ where: entry.where, message, article });
  if (!path && !lagsBehind(entry.state, from)) against(`现在是 ${from}，不能改成 ${entry.state}`, 'T30');
  if (stored && hasOpened && isPast(from, 'drafting'))
    for (const field of changedWhileOpen(stored, document, now)) against(...field);
  if (path?.includes('consulting') && times.closesAt <= now) against('征求意见的期限已经过了', 'D15');
  if (plan.isChanged && stored && plan.faults.length === 0)
    for (const { text, article } of faultsAgainst(plan)) against(text, article);
  if (path && plan.faults.length === 0) plan.transitions = transitionsOf(plan, from, path, now);
  return plan;
}

/** A file that lags behind may lack what its own state does not ask for, and the recorded one does. */
function faultsAgainst({ entry, state }: Plan) {
  const reached = isPast(state, 'consulting') ? 'consulting' : state;
  return faultsUpTo(reached, entry.document);
}

const order = (state: DecisionState): number => (MAIN_LINE as readonly DecisionState[]).indexOf(state);

const isPast = (state: DecisionState, other: DecisionState): boolean => order(state) > order(other);

/** Whether the file only has not heard yet of steps that were taken. */
const lagsBehind = (inFile: DecisionState, recorded: DecisionState): boolean =>
  order(inFile) >= 0 && order(inFile) <= order(recorded);

/** From the first moment on the draft stands; the period may be made longer while it runs. */
function changedWhileOpen(stored: Decision, document: DecisionDocument, now: number): [string, string][] {
  const changed = FROZEN.filter((field) => !same(stored[field], document[field]));
  const faults = changed.map((field): [string, string] => [
    `征求意见已经开始，${field} 不能再改；要改请重新征求意见`,
    'D15',
  ]);
  const [before, after] = [stored.period, document.period];
  const isExtended = before && after && after.from === before.from && after.to > before.to && now < stored.closesAt;
  if (!same(before, after) && !isExtended)
    faults.push([
      '征求意见已经开始，期限只能在结束之前延长，不能缩短、推后或者取消',
      stored.track === 'rule' ? 'R15' : 'D15',
    ]);
  return faults;
}

function transitionsOf({ entry, times }: Plan, from: DecisionState, path: DecisionState[], now: number): Transition[] {
  const { document, by } = entry;
  const evidence = { now, study: document.consentReference || document.startApproval || document.id };
  return path.map((to, at) => {
    const state = path[at - 1] ?? from;
    const verdict = canMove({ ...document, ...times, state }, to, evidence);
    const basis = verdict.ok ? verdict.basis : [];
    return { decision: document.id, from: state, to, at: now, by, basis, note: '据事项目录文件录入' };
  });
}

async function carryOut(store: Store, plan: Plan, now: number): Promise<CatalogueChange> {
  const { entry, stored, state, times, transitions, isChanged } = plan;
  const { id, title } = entry.document;
  const opened = state === 'consulting' && !isPast(stored?.state ?? 'proposed', 'drafting') && times.opensAt < now;
  const warnings = opened ? ['期限已经开始：在这之前，本站没有收意见'] : [];
  if (isChanged) {
    const put = await store.putDecision(entry.document, state, { ...times, now }, transitions);
    return { id, title, kind: stored ? 'changed' : 'new', number: put.number, version: put.version, state, warnings };
  }
  for (const transition of transitions)
    if (!(await store.moveDecision(transition))) throw new Error(`${id} was changed by somebody else just now`);
  const { number, version } = stored as Decision;
  return { id, title, kind: transitions.length > 0 ? 'moved' : 'unchanged', number, version, state, warnings };
}

/** Of what is stored, the fields that a document has. */
const documentOf = (stored: Decision, document: DecisionDocument): Partial<Decision> =>
  Object.fromEntries(Object.keys(document).map((key) => [key, stored[key as keyof DecisionDocument]]));

const same = (one: unknown, other: unknown): boolean => canonicalize(one) === canonicalize(other);
