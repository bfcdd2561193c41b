import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject, onTestFinished, test } from 'vitest';

/** The engine that this run of the suites is about; both are run (vitest.config.ts). */
export const testEngine: 'sqlite' | 'postgres' =
  process.env['CHENGNUO_TEST_ENGINE'] === 'postgres' ? 'postgres' : 'sqlite';

/** A test about the database's file, which only one engine has. */
export const sqliteTest = test.runIf(testEngine === 'sqlite');

let count = 0;

/**
 * An empty database of the newest schema for an office in `dir`, copied from the one that the run made: to go through every migration
 * takes longer than most tests. Gives the `--db` of the office: none on SQLite, whose file lies in the workspace where `init` looks.
 */
export async function emptyOfficeDatabase(dir: string): Promise<string | null> {
  if (testEngine === 'postgres') return officeDatabase();
  copyFileSync(inject('emptyFile'), join(dir, 'chengnuo.db'));
  return null;
}

/** The `--db` of a database of its own on the server. `copyOf`: the database that it begins as, which nobody is connected to. */
export async function officeDatabase(copyOf = 'chengnuo_template'): Promise<string | null> {
  if (testEngine === 'sqlite') return null;
  const server = inject('postgres');
  count += 1;
  const name = `office_${process.pid}_${count}`;
  await onServer(server, `create database ${name} template ${copyOf}`);
  onTestFinished(() => onServer(server, `drop database if exists ${name} with (force)`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
