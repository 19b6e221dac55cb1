import type { Compilable } from 'kysely';
import { inChunks } from './chunks.ts';
import type { CommentStore } from './comments.ts';
import type { Database } from './database.ts';

type Dispose = CommentStore['disposeComments'];

/**
 * A comment is never deleted and never moves to another decision, so what is known before the batch is known in it.
 * A withdrawn, erased or published one, or one that became a report meanwhile, keeps its state and takes the disposition
 * beside it: whoever wrote the others need not begin anew. Where a receipt comes twice, the last counts.
 */
export async function disposeComments(
  database: Database,
  ...[decision, dispositions]: Parameters<Dispose>
): ReturnType<Dispose> {
  const byReceipt = new Map(dispositions.map(({ receipt, ...disposition }) => [receipt, JSON.stringify(disposition)]));
  const unknown = await findUnknown(database, decision, [...byReceipt.keys()]);
  if (unknown.length > 0) return { ok: false, unknown };
  // Near-copies are answered alike: one statement for many of them.
  const alike = Map.groupBy(byReceipt.keys(), (receipt) => byReceipt.get(receipt) as string);
  const batch = [...alike].flatMap(([disposition, receipts]) =>
    inChunks(receipts).map((chunk) => dispose(database, chunk, disposition)),
  );
  await database.atomically(batch);
  return { ok: true };
}

function dispose({ db }: Database, receipts: string[], disposition: string): Compilable {
  const comments = db.updateTable('comments').where('receipt', 'in', receipts);
  return comments.set((row) => ({
    disposition,
    state: row.case().when('state', 'in', ['received', 'held']).then('disposed').else(row.ref('state')).end(),
  }));
}

/** The decision is compared here: asked for it too, SQLite goes through all of a decision's comments for each chunk. */
async function findUnknown({ db }: Database, decision: string, receipts: string[]): Promise<string[]> {
  const known = new Set<string>();
  for (const chunk of inChunks(receipts)) {
    const comments = db.selectFrom('comments').where('receipt', 'in', chunk);
    const rows = await comments.select(['receipt', 'decision', 'office']).execute();
    for (const row of rows) if (row.decision === decision && row.office === null) known.add(row.receipt);
  }
  return receipts.filter((receipt) => !known.has(receipt));
}
