import { CompiledQuery } from 'kysely';
import type { Engine } from '../engine.ts';

export const sqliteEngine: Engine = {
  name: 'sqlite',
  translate: (statement) => statement,
  hasTable: async (db, table) => {
    const query = "select name from sqlite_schema where type = 'table' and name = ?";
    const { rows } = await db.executeQuery(CompiledQuery.raw(query, [table]));
    return rows.length > 0;
  },
  prepare: async () => undefined,
  finish: async () => undefined,
  // A table that others point to cannot be dropped while references are watched, and they cannot be left aside inside a transaction.
  apart: async (db, work) => {
    await db.executeQuery(CompiledQuery.raw('pragma foreign_keys = off'));
    return work().finally(() => db.executeQuery(CompiledQuery.raw('pragma foreign_keys = on')));
  },
};
