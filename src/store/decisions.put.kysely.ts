import { type Compilable, sql } from 'kysely';
import type { DecisionDocument } from '../domain/decision.ts';
import type { Database } from './database.ts';
import { recordTransition } from './decisions.transition.kysely.ts';
import type { DecisionStore } from './decisions.ts';
import { toSelect } from './insert-select.kysely.ts';
import type { DecisionRow } from './schema.participation.ts';

type Put = Parameters<DecisionStore['putDecision']>;

/** More than the instances that may import a catalogue at the same time. */
const MOST_TRIES = 50;

/**
 * PostgreSQL lets two writers count on from the same highest number; the unique index stops the second, with nothing
 * written, and it counts again.
 */
export async function putDecision(
  database: Database,
  ...[document, state, times, transitions]: Put
): ReturnType<DecisionStore['putDecision']> {
  for (let tries = 1; ; tries++) {
    const token = crypto.randomUUID();
    try {
      await database.atomically([
        upsertDecision(database, document, state, times, token),
        recordVersion(database, document.id, token),
        ...transitions.map((transition) => recordTransition(database, transition, token)),
      ]);
      return await standing(database, document.id, token);
    } catch (error) {
      if (tries === MOST_TRIES || !isTaken(error)) throw error;
    }
  }
}

/** A known document meets the conflict without any change. The number and the seal are never touched again. */
function upsertDecision(
  { db }: Database,
  ...[document, state, times, token]: [Put[0], Put[1], Put[2], token: string]
): Compilable {
  const { columns, selection } = toSelect<Omit<DecisionRow, 'sealed_at'>>({
    id: document.id,
    number: sql<number>`coalesce(max(number), 0) + 1`,
    version: 1,
    document: sortedJson(document),
    state,
    opens_at: times.opensAt,
    closes_at: times.closesAt,
    updated_at: times.now,
    change_token: token,
  });
  return db
    .insertInto('decisions')
    .columns(columns)
    .expression(db.selectFrom('decisions').select(selection).where(sql<boolean>`true`))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((row) => ({
          version: row('decisions.version', '+', 1),
          document: row.ref('excluded.document'),
          state: row.ref('excluded.state'),
          opens_at: row.ref('excluded.opens_at'),
          closes_at: row.ref('excluded.closes_at'),
          updated_at: row.ref('excluded.updated_at'),
          change_token: row.ref('excluded.change_token'),
        }))
        .whereRef('decisions.document', '<>', 'excluded.document'),
    );
}

function recordVersion({ db }: Database, id: string, token: string): Compilable {
  const changed = db.selectFrom('decisions').where('id', '=', id).where('change_token', '=', token);
  return db
    .insertInto('decision_versions')
    .columns(['decision', 'version', 'document', 'at', 'change_token'])
    .expression(changed.select(['id', 'version', 'document', 'updated_at', 'change_token']));
}

/** The version that this token wrote or, where it wrote none, the one that was there. */
async function standing({ db }: Database, id: string, token: string) {
  const row = await db
    .selectFrom('decisions')
    .leftJoin('decision_versions as written', (join) =>
      join.onRef('written.decision', '=', 'decisions.id').on('written.change_token', '=', token),
    )
    .where('decisions.id', '=', id)
    .select(['decisions.number', 'decisions.version', 'written.version as writtenVersion'])
    .executeTakeFirstOrThrow();
  return {
    number: row.number,
    version: row.writtenVersion ?? row.version,
    changed: row.writtenVersion !== null,
  };
}

/** PostgreSQL says it by a code, its words being in the server's language; SQLite and D1 in English. */
const isTaken = (error: unknown): boolean =>
  (error as { code?: unknown }).code === '23505' || /unique constraint/i.test((error as Error).message);

/** The same for the same document, in whatever order a file gives its fields. */
const sortedJson = (document: DecisionDocument): string =>
  JSON.stringify(document, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
