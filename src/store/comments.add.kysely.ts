import { sql } from 'kysely';
import type { NewComment } from '../domain/comment.ts';
import { DECISION_STATES } from '../domain/decision.ts';
import { asComment, asRow } from './comments.row.kysely.ts';
import type { AddResult } from './comments.ts';
import type { Database } from './database.ts';
import { toSelect } from './insert-select.kysely.ts';
import type { CommentRow } from './schema.participation.ts';

/** How often a comment is tried where the window opened between the writing and the asking why. */
const TRIES = 3;

/**
 * One statement finds the open window, takes the key and writes; only where it wrote nothing is it asked why. Throws
 * where another comment bears the receipt.
 */
export async function addComment(database: Database, comment: NewComment): Promise<AddResult> {
  for (let tries = 0; tries < TRIES; tries++) {
    const row = await insertion(database, comment).executeTakeFirst();
    if (row) return { kind: 'recorded', comment: asComment(row) };
    const reason = (await earlier(database, comment)) ?? (await outsideWindow(database, comment.decision));
    if (reason) return reason;
  }
  throw new Error(`the receipt ${comment.receipt} is taken`);
}

/** The clock is read once, as a row: PostgreSQL's goes on within a statement, and no time may lie after the end. */
function insertion({ db, now }: Database, comment: NewComment) {
  const others = db.selectFrom('comments').where('decision', '=', comment.decision);
  const { columns, selection } = toSelect<CommentRow>({
    ...asRow(comment),
    position: others.select(sql<number>`coalesce(max(position), 0) + 1`.as('next')),
    received_at: sql.ref('clock.now'),
  });
  const open = db
    .selectFrom(['decisions', db.selectNoFrom(now.as('now')).as('clock')])
    .where('id', '=', comment.decision)
    .whereRef('opens_at', '<=', 'clock.now')
    .whereRef('closes_at', '>', 'clock.now')
    .where('state', '=', 'consulting');
  return db
    .insertInto('comments')
    .columns(columns)
    .expression(open.select(selection))
    .onConflict((conflict) => conflict.doNothing())
    .returningAll();
}

/** What came before under the same key. Asked first: a repeat stays one after the end. */
async function earlier({ db }: Database, comment: NewComment): Promise<AddResult | null> {
  if (comment.idempotencyKey === null) return null;
  const query = db.selectFrom('comments').selectAll().where('decision', '=', comment.decision);
  const row = await query.where('idempotency_key', '=', comment.idempotencyKey).executeTakeFirst();
  if (!row) return null;
  // Once erased, a comment has no fingerprint, and nothing is its repeat.
  if (row.fingerprint !== comment.fingerprint) return { kind: 'idempotency_conflict' };
  return { kind: 'repeat', comment: asComment(row) };
}

/** `null` where the window is open. */
async function outsideWindow({ db, now }: Database, id: string): Promise<AddResult | null> {
  const query = db.selectFrom('decisions').where('id', '=', id);
  const row = await query.select(['opens_at', 'closes_at', 'state', now.as('now')]).executeTakeFirst();
  if (!row) return { kind: 'unknown_decision' };
  const { opens_at: opensAt, closes_at: closesAt } = row;
  if (closesAt === 0 || row.now < opensAt) return { kind: 'not_open', opensAt };
  if (row.now >= closesAt) return { kind: 'closed', closesAt };
  if (row.state === 'consulting') return null;
  return BEFORE.has(row.state) ? { kind: 'not_open', opensAt } : { kind: 'closed', closesAt };
}

/** The states from which consulting is yet to come. */
const BEFORE = new Set<string>(DECISION_STATES.slice(0, DECISION_STATES.indexOf('consulting')));
