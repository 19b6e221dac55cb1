import { type Kysely, sql } from 'kysely';
import type { ChannelName } from '../domain/message.ts';
import type { ClaimedOutgoing } from './outbox.ts';
import type { OutgoingRow, Schema } from './schema.ts';

/** Keys of due messages before which nothing waits in their chat, and beside which nothing is being sent. */
export function oldestDue(db: Kysely<Schema>, channels: ChannelName[], now: number) {
  const before = sql<boolean>`(other.arrival, other.key) < (due.arrival, due.key)`;
  return db
    .selectFrom('outgoing as due')
    .select('due.key')
    .where('due.channel', 'in', channels)
    .where('due.state', '=', 'waiting')
    .where('due.due_at', '<=', now)
    .where('due.held_until', '<=', now)
    .where(({ not, exists, selectFrom }) => {
      const inChat = selectFrom('outgoing as other')
        .select('other.key')
        .whereRef('other.channel', '=', 'due.channel')
        .whereRef('other.chat', '=', 'due.chat')
        .where('other.state', '=', 'waiting');
      return not(exists(inChat.where((row) => row.or([row('other.held_until', '>', now), before]))));
    });
}

/**
 * An update that takes hold of what nobody holds. PostgreSQL looks at this condition again where another took the row
 * at the same moment.
 */
export function holding(db: Kysely<Schema>, now: number, heldUntil: number) {
  const free = db.updateTable('outgoing').where('held_until', '<=', now);
  return free.set((row) => ({ attempts: row('attempts', '+', 1), held_until: heldUntil }));
}

/** A claimed row in the domain's words. */
export function asClaimed(row: OutgoingRow): ClaimedOutgoing {
  const { key, channel, chat, body, attempts: attempt, parts_sent: partsSent, created_at: createdAt } = row;
  return { key, channel, chat, body: JSON.parse(body ?? 'null'), attempt, partsSent, createdAt };
}
