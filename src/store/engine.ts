import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What the migrator needs to know of an engine. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** A statement of a migration, which is written for SQLite, in the engine's own words. */
  readonly translate: (statement: string, migration: number) => string;
  readonly hasTable: (db: Kysely<Schema>, table: string) => Promise<boolean>;
  /** What an empty database needs before its first table. */
  readonly prepare: (tx: Kysely<Schema>) => Promise<void>;
  /** What the engine's tables need beyond what SQLite's words can say, after the last of them was made. */
  readonly finish: (tx: Kysely<Schema>) => Promise<void>;
  /** Runs the whole of it with what must stand back while tables are made anew. */
  readonly apart: <T>(db: Kysely<Schema>, work: () => Promise<T>) => Promise<T>;
}
