import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import type { Office } from './office.ts';
import { openOffice } from './open-office.ts';

let count = 0;

/** The office's own URL, with every right. */
export async function ownerUrl(office: Office): Promise<string> {
  const { readFileSync } = await import('node:fs');
  const { parse } = await import('yaml');
  return (parse(readFileSync(office.path('chengnuo.yaml'), 'utf8')) as { db: string }).db;
}

export interface Login {
  readonly name: string;
  /** `--db` of the office for this login. */
  readonly url: string;
}

/** A login of the server that may do nothing yet. */
export async function makeLogin(office: Office): Promise<Login> {
  count += 1;
  const name = `login_${process.pid}_${count}`;
  const owner = await ownerUrl(office);
  await sqlAs(owner, `create role ${name} login password 'a b@c/d'`);
  const server = new URL(owner);
  server.pathname = '/postgres';
  onTestFinished(async () => {
    await sqlAs(server.href, `drop role if exists ${name}`);
  });
  const url = new URL(owner);
  url.username = name;
  url.password = encodeURIComponent('a b@c/d');
  return { name, url: url.href };
}

/** A statement past the program, as somebody with a client of the server's would send it: the rows, or the code it is refused with. */
export async function sqlAs(url: string, ...statements: readonly string[]): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: readonly unknown[] = [];
    for (const statement of statements) {
      // Of a script the last statement's.
      const results = [await client.query(statement)].flat();
      rows = results.at(-1)?.rows ?? [];
    }
    return rows;
  } catch (error) {
    return [(error as { code?: string }).code ?? String(error)];
  } finally {
    await client.end();
  }
}

/** The server's number of the office's rows, whoever sees them. */
export async function countRows(
  office: Office,
  table: 'cases' | 'ledger_entries' | 'subjects',
): Promise<number> {
  const store = await openOffice(office);
  try {
    const query = store.db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n'));
    return (await query.executeTakeFirstOrThrow()).n;
  } finally {
    await store.close();
  }
}
