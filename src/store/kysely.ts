import { answerStore } from './answers.kysely.ts';
import { commentStore } from './comments.kysely.ts';
import type { Database } from './database.ts';
import { decisionStore } from './decisions.kysely.ts';
import { gapStore } from './gaps.kysely.ts';
import { messageStore } from './messages.kysely.ts';
import { outboxStore } from './outbox.kysely.ts';
import { sharedStore } from './shared.kysely.ts';
import { shareStore } from './shares.kysely.ts';
import type { Store } from './store.ts';

/**
 * The store over any database that Kysely speaks to and `migrate` has prepared. `close` is called by the store's own;
 * without it Kysely's connections are closed.
 */
export function kyselyStore(database: Database, close: () => Promise<void> = () => database.db.destroy()): Store {
  return {
    ...answerStore(database),
    ...messageStore(database),
    ...outboxStore(database),
    ...sharedStore(database),
    ...shareStore(database),
    ...decisionStore(database),
    ...commentStore(database),
    ...gapStore(database),
    check: () => checkWriting(database),
    close,
  };
}

/** A real write: a full disk or a database that only reads must not look ready. */
async function checkWriting({ db }: Database): Promise<void> {
  const update = db
    .updateTable('readiness')
    .set((row) => ({ checks: row('checks', '+', 1) }))
    .where('id', '=', 1);
  if ((await update.executeTakeFirst()).numUpdatedRows !== 1n) throw new Error('the readiness row is missing');
}
