import type { Translation } from '../types.ts';
import type * as zh from '../zh/store.ts';

export const storeErrors = {
  E_DB_NONE: {
    message: (p) => `There is no database: ${p.file}`,
    hint: 'Check that the workspace is whole; a backup is restored with chengnuo db restore.',
  },
  E_DB_NOT_OURS: {
    message: (p) => `This file is not the database of a chengnuo workspace: ${p.file}`,
    hint: 'Check --db, or db in chengnuo.yaml; the file was not touched.',
  },
  E_DB_DAMAGED: {
    message: (p) => `The database is damaged: ${p.file} (${p.detail})`,
    hint: 'Write nothing more; copy the file first, then run chengnuo db check, or restore a backup.',
  },
  E_DB_LOCKED: {
    message: 'The database is in use by another program and did not come free in time.',
    hint: 'Nothing was written. Run again later, after a long import that may be under way; db_wait_seconds in chengnuo.yaml says how long to wait.',
  },
  E_DB_SCHEMA_NEWER: {
    message: (p) => `The database was made by a newer version of the program (${p.version}).`,
    hint: 'Update chengnuo; the database was not touched.',
  },
  E_DB_SCHEMA_OLD: {
    message: (p) =>
      `The database still has an older structure (${p.count} ${p.count === 1 ? 'step' : 'steps'} to go).`,
    hint: 'Run chengnuo db migrate first; it makes a backup by itself.',
  },
  E_DB_SCHEMA_ALTERED: {
    message: (p) => `The structure of the database is not the one on record: ${p.migration}`,
    hint: 'It was changed by hand: restore a backup, or ask the maintainers.',
  },
  E_DB_READ_ONLY: {
    message: (p) => `The database cannot be written: ${p.file}`,
    hint: 'Check the permissions of file and folder, and whether the disk is full.',
  },
  E_DB_URL: {
    message: (p) => `Not a database address: ${p.url}`,
    hint: 'Write sqlite:PATH or postgres://USER@HOST/DATABASE.',
  },
  E_DB_UNREACHABLE: {
    message: (p) => `The database server cannot be reached: ${p.server} (${p.reason})`,
    hint: 'Check address, port and network, and whether the server runs; nothing was written.',
  },
  E_DB_LOGIN: {
    message: (p) => `The database server refused the login: ${p.server} (${p.reason})`,
    hint: 'Check user, password and database; the password may stand in the environment variable PGPASSWORD.',
  },
  E_DB_LOST: {
    message: (p) => `The connection to the database server broke: ${p.server}`,
    hint: 'The act under way is undone as a whole: nothing of it was written, and what was done before stands. Run the same command again once the connection is back.',
  },
  E_DB_LOST_COMMIT: {
    message: (p) =>
      `The connection to the database server broke at the very commit: ${p.server}; whether the act was written cannot be known from here.`,
    hint: 'Either all of it was or nothing. Look at the last entry with chengnuo ledger show: if the act is there, do not do it again; if not, run the command again.',
  },
  E_DB_SERVER_OLD: {
    message: (p) => `The database server is too old: ${p.server} (PostgreSQL ${p.version})`,
    hint: 'PostgreSQL 15 or later is needed; nothing was written.',
  },
  E_DB_ONLY_SERVER: {
    message: (p) => `${p.command} is for PostgreSQL databases only; this workspace has an SQLite file.`,
    hint: 'Who may read an SQLite file may read all of it. For rights by role or more machines, go to PostgreSQL with chengnuo db move first.',
  },
  E_DB_LOGIN_UNKNOWN: {
    message: (p) => `The database server has no such login: ${p.login}`,
    hint: 'Let the administrator make it first: create role NAME login password …; nothing was changed.',
  },
  E_DB_AUTHORITY_UNKNOWN: {
    message: (p) => `The list of items has no such authority: ${p.authority}`,
    hint: 'Give --authority the code or the full name; chengnuo item list --by authority shows them.',
  },
  E_DB_COORDINATOR: {
    message: () => 'The coordinator is not registered in the cluster: the data cannot be distributed.',
    hint: "Let the administrator run select citus_set_coordinator_host('HOST', 5432), then run this command again; nothing was changed.",
  },
  E_DB_ROLE: {
    message: (p) => `The database user may not do this: ${p.server}`,
    hint: 'Log in as one that may; chengnuo db roles lists what each role may do.',
  },
  E_DB_MOVE_SAME: {
    message: (p) => `The target is the present database: ${p.target}`,
    hint: 'Give the address of another database with --to.',
  },
  E_DB_MOVE_TARGET: {
    message: (p) => `The target database holds something else: ${p.target}`,
    hint: 'Choose an empty database; neither was changed.',
  },
  E_DB_MOVE_DIFFERS: {
    message: (p) => `After the move table ${p.table} differs (${p.from} rows, ${p.to} rows).`,
    hint: 'Let nobody write into the target meanwhile; the same command takes the move up again. The source is unchanged.',
  },
  E_DB_TOO_LONG: {
    message: (p) => `A text is too long for the database on the server: ${p.server}`,
    hint: 'What is looked up by it (a name, a number, a batch) may have about 2,700 bytes; shorten it and run again. Nothing was written.',
  },
  E_DB_ENGINE: {
    message: (p) => `${p.command} is for SQLite databases only.`,
    hint: 'On a server use its own pg_dump and pg_restore; for a copy in one file that can be carried away and moved back: chengnuo db move --to sqlite:COPY.db.',
  },
  E_DB_CHECK: {
    message: (p) => `The check of the database found ${p.count} ${p.count === 1 ? 'problem' : 'problems'}.`,
    hint: 'They are listed above. Write nothing more and copy the database file; then restore the newest backup that passes chengnuo db check.',
  },
} satisfies Translation<typeof zh.storeErrors>;
