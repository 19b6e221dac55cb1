import type { DecisionView } from '../../participation/participation.ts';
import { GROUPS, type Group, groupOf } from './decision-facts.ts';

/** What of the list is asked for; `null` asks for all. */
export interface DecisionFilter {
  group: Group | null;
  /** The name of a lead unit. */
  office: string | null;
}

/** Longer than any office's name; what is longer is not carried back into the page. */
const OFFICE_CHARS = 60;

/** Reads the filter out of an address; a group that does not exist is given as `unknown`. */
export function readDecisionFilter(query: (name: string) => string | undefined) {
  const asked = query('state') || null;
  const group = GROUPS.find(({ key }) => key === asked)?.key ?? null;
  const office = query('office')?.slice(0, OFFICE_CHARS) || null;
  return { filter: { group, office }, unknown: group ? null : asked?.slice(0, OFFICE_CHARS) || null };
}

/** The address of the list under a filter. */
export function decisionsUrl({ group, office }: DecisionFilter): string {
  const query = new URLSearchParams();
  if (group) query.set('state', group);
  if (office) query.set('office', office);
  return `/decisions${query.size ? `?${query}` : ''}`;
}

/** The lead units of the decisions, each once, by name. */
export function officesOf(decisions: DecisionView[]): string[] {
  return [...new Set(decisions.map(({ leadUnit }) => leadUnit.name))].sort((a, b) => a.localeCompare(b, 'zh'));
}

/** A group's decisions in the order people need them: what closes or opens first, then what ended last. */
export function decisionsIn(group: Group, decisions: DecisionView[]): DecisionView[] {
  const of = decisions.filter(({ state }) => groupOf(state) === group);
  switch (group) {
    case 'consulting':
      return of.sort((a, b) => a.closesAt - b.closesAt);
    case 'announced':
      // One without a day yet comes behind those that have one.
      return of.sort((a, b) => (a.opensAt || Number.MAX_VALUE) - (b.opensAt || Number.MAX_VALUE));
    default:
      return of.sort((a, b) => b.closesAt - a.closesAt || b.number - a.number);
  }
}
