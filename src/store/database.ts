import { type Compilable, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** What a dialect brings for the one implementation of the store. */
export interface Database {
  db: Kysely<Schema>;
  /** Runs all of the statements or none: a transaction, or D1's `batch`. Gives each one's number of changed rows. */
  atomically(statements: Compilable[]): Promise<number[]>;
  /** The database's own clock as an SQL expression: milliseconds since the epoch. */
  now: RawBuilder<number>;
}

/** `Database.now` for SQLite, and so for D1. */
export const SQLITE_NOW: RawBuilder<number> = sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
