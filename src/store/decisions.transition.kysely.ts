import { type Compilable, sql } from 'kysely';
import type { Transition } from '../domain/decision.ts';
import type { Database } from './database.ts';
import { toSelect } from './insert-select.kysely.ts';

/** Writes the record, in a batch, where an earlier statement of it left this token on the decision. */
export function recordTransition({ db }: Database, transition: Transition, token: string): Compilable {
  const { decision } = transition;
  const earlier = db.selectFrom('decision_transitions').where('decision', '=', decision);
  const next = earlier.select(sql<number>`coalesce(max(position), 0) + 1`.as('next'));
  const { columns, selection } = toSelect({ decision, position: next, record: JSON.stringify(transition) });
  const changed = db.selectFrom('decisions').where('id', '=', decision).where('change_token', '=', token);
  return db.insertInto('decision_transitions').columns(columns).expression(changed.select(selection));
}
