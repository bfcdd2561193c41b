import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { officeDatabase } from '../support/office-database.ts';
import { makePlace, type Place } from './shortage.ts';

/** A copy of an office whose database is on a server: folder and database of its own, gone after the test. */
export async function copyOnServer(dir: string): Promise<Place> {
  const place = makePlace(undefined);
  cpSync(dir, place.dir, { recursive: true });
  const config = join(place.dir, 'chengnuo.yaml');
  const text = readFileSync(config, 'utf8');
  const from = urlIn(dir);
  writeFileSync(config, text.replace(from, (await officeDatabase(databaseOf(from))) ?? ''));
  return place;
}

const urlIn = (dir: string): string =>
  /postgres:\/\/\S+/.exec(readFileSync(join(dir, 'chengnuo.yaml'), 'utf8'))?.[0] ?? '';

const databaseOf = (url: string): string => new URL(url).pathname.slice(1);

/**
 * Every table's rows, as a number and a digest. Keys that the server gives out are left aside: what it gave to a transaction that was
 * rolled back it gives to nobody else.
 */
export async function rowsOnServer(dir: string): Promise<Readonly<Record<string, string>>> {
  const client = new Client({ connectionString: urlIn(dir) });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
    );
    const picture: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) as row from "${name}" t`,
      );
      const digest = createHash('sha256');
      for (const line of rows.map(({ row }) => lineOf(row)).sort()) digest.update(`${line}\n`);
      picture[name] = `${rows.length} ${digest.digest('hex')}`;
    }
    return picture;
  } finally {
    await client.end();
  }
}

const lineOf = (row: Record<string, unknown>): string =>
  JSON.stringify(Object.entries(row).filter(([column]) => !column.endsWith('_id')));
