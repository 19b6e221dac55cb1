import { type Compilable, sql } from 'kysely';
import type { SignedRoot } from '../domain/ledger.ts';
import { inChunks } from './chunks.ts';
import { asComment } from './comments.row.kysely.ts';
import type { CommentStore, LedgerEntry } from './comments.ts';
import type { Database } from './database.ts';
import type { LedgerRootRow } from './schema.participation.ts';

/** The part of the store that proves comments. */
type LedgerStore = Pick<
  CommentStore,
  'listPending' | 'listPromised' | 'include' | 'listLeafHashes' | 'findEntry' | 'latestRoot' | 'listRoots' | 'addRoot'
>;

/**
 * The ledger. What was promised is included, whatever became of the comment since: a promise that is not kept would
 * prove a loss, and a leaf says nothing of the text. A report was never promised.
 */
export function ledgerStore(database: Database): LedgerStore {
  const { db } = database;
  return {
    async listPending() {
      const query = db.selectFrom('comments').select('decision').distinct().where(AWAITS_INCLUSION);
      return (await query.orderBy('decision').execute()).map(({ decision }) => decision);
    },
    async listPromised(decision, limit) {
      const query = db.selectFrom('comments').selectAll().where('decision', '=', decision).where(AWAITS_INCLUSION);
      return (await query.orderBy('position').orderBy('receipt').limit(limit).execute()).map(asComment);
    },
    include: (decision, entries, root) => include(database, decision, entries, root),
    async listLeafHashes(decision, from, to) {
      const query = db.selectFrom('ledger_entries').select('leaf_hash').where('decision', '=', decision);
      const rows = await query.where('idx', '>=', from).where('idx', '<', to).orderBy('idx').execute();
      return rows.map((row) => row.leaf_hash);
    },
    async findEntry(receipt) {
      const query = db.selectFrom('ledger_entries').selectAll().where('receipt', '=', receipt);
      const row = await query.executeTakeFirst();
      return row ? { receipt, index: row.idx, leafHash: row.leaf_hash } : null;
    },
    async latestRoot(decision) {
      return (await newestRoots(database, decision, 1))[0] ?? null;
    },
    listRoots: (decision, limit) => newestRoots(database, decision, limit),
    /** The same root again is no fault. */
    async addRoot(root) {
      const insertion = db.insertInto('ledger_roots').values(asRootRow(root));
      await insertion.onConflict((conflict) => conflict.doNothing()).execute();
    },
  };
}

/** A literal, so that the databases recognise their partial index in it. */
const AWAITS_INCLUSION = sql<boolean>`awaits_inclusion = 1`;

/** By size first: a clock may go back, the ledger does not. */
async function newestRoots({ db }: Database, decision: string, limit: number): Promise<SignedRoot[]> {
  const query = db.selectFrom('ledger_roots').selectAll().where('decision', '=', decision);
  const rows = await query.orderBy('size', 'desc').orderBy('signed_at', 'desc').limit(limit).execute();
  return rows.map(({ signed_at: signedAt, key_id: keyId, ...same }) => ({ ...same, signedAt, keyId }));
}

/**
 * Two primary keys stop whoever comes second. The root comes last and takes its size only where the entries stand as
 * they should; else the size is null, which the column refuses, and with it goes the whole batch.
 */
async function include(database: Database, decision: string, entries: LedgerEntry[], root: SignedRoot) {
  const from = root.size - entries.length;
  if (root.decision !== decision || entries.some(({ index }, offset) => index !== from + offset)) return false;
  try {
    await database.atomically([
      ...inChunks(entries, 4).map((chunk) => append(database, decision, chunk)),
      ...inChunks(entries).map((chunk) => fulfil(database, chunk)),
      signOff(database, root, from),
    ]);
    return true;
  } catch (error) {
    if (await isOvertaken(database, decision, entries, from)) return false;
    throw error;
  }
}

function append({ db }: Database, decision: string, entries: LedgerEntry[]): Compilable {
  const rows = entries.map(({ receipt, index, leafHash }) => ({ decision, idx: index, receipt, leaf_hash: leafHash }));
  return db.insertInto('ledger_entries').values(rows);
}

function fulfil({ db }: Database, entries: LedgerEntry[]): Compilable {
  const receipts = entries.map(({ receipt }) => receipt);
  return db.updateTable('comments').set({ awaits_inclusion: 0 }).where('receipt', 'in', receipts);
}

/** Every new entry is a promised comment of this decision, none follows, and the entry before the first is there. */
function signOff({ db }: Database, root: SignedRoot, from: number): Compilable {
  const { decision } = root;
  const size = sql<number>`(
    select case when count(*) = ${root.size - from} and count(comments.commitment) = count(*)
      and (${from} = 0 or exists (select 1 from ledger_entries where decision = ${decision} and idx = ${from - 1}))
      then cast(${root.size} as integer) end
    from ledger_entries
    left join comments on comments.receipt = ledger_entries.receipt and comments.decision = ledger_entries.decision
    where ledger_entries.decision = ${decision} and idx >= ${from}
  )`;
  return db.insertInto('ledger_roots').values({ ...asRootRow(root), size });
}

/** Whether the ledger has another size than these entries begin at, or has one of them already. */
async function isOvertaken({ db }: Database, decision: string, entries: LedgerEntry[], from: number) {
  const query = db.selectFrom('ledger_entries').where('decision', '=', decision);
  const { size } = await query.select(sql<number>`coalesce(max(idx) + 1, 0)`.as('size')).executeTakeFirstOrThrow();
  if (size !== from) return true;
  for (const chunk of inChunks(entries.map(({ receipt }) => receipt))) {
    const included = db.selectFrom('ledger_entries').select('receipt').where('receipt', 'in', chunk);
    if (await included.executeTakeFirst()) return true;
  }
  return false;
}

const asRootRow = (root: SignedRoot): LedgerRootRow => ({
  decision: root.decision,
  size: root.size,
  signed_at: root.signedAt,
  root: root.root,
  key_id: root.keyId,
  signature: root.signature,
});
