import { Client } from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { isDistributed, isOfOffice, OFFICE_COLUMN, placements } from '../../src/store/distribution.ts';
import { access } from '../../src/store/postgres/access.ts';
import { planShape, readShape } from '../../src/store/postgres/shape.ts';
import type { Schema } from '../../src/store/schema.ts';
import { makeOffice, type Office } from '../support/office.ts';
import { testEngine } from '../support/office-database.ts';
import { behind, openOffice } from '../support/open-office.ts';
import { makeSampleOffice } from '../support/sample-office.ts';
import { ownerUrl, sqlAs } from '../support/server-login.ts';
import { workThrough } from './work-through.ts';

const onServer = testEngine === 'postgres';

describe.runIf(onServer)('the shape that several machines need, read from the server’s own catalogue', () => {
  test('every table has its place and its rights, and the large ones carry the region in every key', async () => {
    const office = await makeOffice();
    const store = await openOffice(office);
    try {
      const tables = await store.describe(store.db);
      const names = tables.map(({ table }) => table).sort();
      expect(Object.keys(placements).sort()).toEqual(names);
      expect(Object.keys(access).sort()).toEqual(names);
      for (const { table, columns } of tables) {
        expect([table, columns.includes(OFFICE_COLUMN)]).toEqual([table, isOfOffice(table)]);
      }
      const shape = await readShape(store.db);
      for (const { table, name, kind, columns, parent } of shape.constraints) {
        if (isOfOffice(table) && (kind !== 'foreign key' || isDistributed(parent ?? ''))) {
          expect([name, columns]).toEqual([name, expect.arrayContaining([OFFICE_COLUMN])]);
        }
        if (parent === null) continue;
        const [from, to] = [placements[table as keyof Schema], placements[parent as keyof Schema]];
        // On every machine, or beside the row itself.
        expect([name, from, to]).toEqual([
          name,
          from,
          expect.stringMatching(
            { distributed: /distributed|reference/, reference: /reference/, local: /local/ }[from],
          ),
        ]);
      }
      for (const { table, name, columns } of shape.indexes) {
        if (isOfOffice(table))
          expect([name, columns]).toEqual([name, expect.arrayContaining([OFFICE_COLUMN])]);
      }
      expect(shape.constraints.length).toBeGreaterThan(100);
      expect(shape.defaulted).toEqual([]);
      expect(planShape(shape)).toEqual([]);
    } finally {
      await store.close();
    }
  });

  test('text is ordered by its bytes in every column', async () => {
    const office = await makeOffice();
    const others = await behind(
      office,
      `select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and a.attnum > 0 and not a.attisdropped
         and a.atttypid = 'text'::regtype and a.attcollation <> '"C"'::regcollation`,
    );
    expect(others).toEqual([]);
  });
});

describe.runIf(onServer)('every statement of the office’s work', () => {
  test('stays with the rows of the office: by the server’s own plans', async () => {
    const office = await makeSampleOffice();
    const statements = await capture(() => workThrough(office));
    expect(statements.length).toBeGreaterThan(120);
    const found = [];
    for (const statement of statements) found.push(...(await faultsOf(office, statement)));
    expect(found).toEqual([]);
  });

  test('one that leaves the region out is found', async () => {
    const office = await makeSampleOffice();
    const faults = async (text: string, values: readonly unknown[] = []) =>
      (await faultsOf(office, { text, values })).map(({ fault }) => fault);
    expect(await faults('select * from cases where case_no = $1', ['A'])).toEqual(['cases']);
    expect(
      await faults(
        'select 1 from cases c join subjects s on s.subject_id = c.subject_id where c.office_region = $1',
        ['320400'],
      ),
    ).toEqual(['subjects']);
    expect(await faults("update cases set state = 'closed'")).toEqual(['cases']);
    expect(await faults('insert into case_steps (case_id, seq) values (1, 1)')).toEqual(['case_steps']);
    expect(await faults('insert into cases (office_region) select office_region from subjects')).toEqual([
      'cases',
    ]);
    expect(
      await faults(
        "select 1 from cases c, ledger_entries e where c.office_region = '320400' and e.seq = c.case_id",
      ),
    ).toEqual(['ledger_entries']);
  });
});

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What goes to the server while `work` runs, each text once. */
async function capture(work: () => Promise<void>): Promise<readonly Statement[]> {
  const seen = new Map<string, Statement>();
  const send = Client.prototype.query;
  const spy = vi.spyOn(Client.prototype, 'query').mockImplementation(function (
    this: Client,
    ...args: Parameters<typeof send>
  ) {
    const [query, values] = args as unknown as [string | { text: string }, unknown];
    const text = typeof query === 'string' ? query : query.text;
    seen.set(text, { text, values: Array.isArray(values) ? values : [] });
    return send.apply(this, args);
  } as typeof send);
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return [...seen.values()];
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** The tables that a statement takes beyond its office, or together with one of the coordinator's. */
async function faultsOf(
  office: Office,
  { text, values }: Statement,
): Promise<{ fault: string; text: string }[]> {
  const insert = /^\s*(?:insert into|copy) "?(\w+)"? \(([^)]*)\)\s*(\w+)/i.exec(text);
  if (insert) {
    const [, table = '', columns = '', how] = insert;
    const sound = !isDistributed(table) || (columns.includes(OFFICE_COLUMN) && how !== 'select');
    return sound ? [] : [{ fault: table, text }];
  }
  if (!/^\s*(select|update|delete|with|declare)\b/i.test(text)) return [];
  const query = text.replace(/^declare \w+ no scroll cursor for /i, '');
  const rows = await explain(await ownerUrl(office), query, values);
  const nodes = rows.flatMap(allNodes).filter((node) => node['Node Type'] !== 'ModifyTable');
  const tables = nodes.map((node) => ({ node, table: node['Relation Name'] ?? '' }));
  const wide = tables.filter(
    ({ node, table }) =>
      isDistributed(table) && !/office_region = '320400'/.test(JSON.stringify({ ...node, Plans: [] })),
  );
  const placed = tables.some(({ table }) => isDistributed(table));
  const local = tables.filter(({ table }) => placed && placements[table as keyof Schema] === 'local');
  return [...new Set([...wide, ...local].map(({ table }) => table))].map((fault) => ({ fault, text }));
}

async function explain(url: string, query: string, values: readonly unknown[]): Promise<Plan[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(`explain (format json) ${query}`, [...values]);
    return (rows as { 'QUERY PLAN': { Plan: Plan }[] }[]).flatMap((row) =>
      row['QUERY PLAN'].map(({ Plan }) => Plan),
    );
  } finally {
    await client.end();
  }
}

const allNodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(allNodes)];

/**
 * Stands in for Citus: plain functions under its names that write down each call, and refuse a table whose references are not placed yet
 * or whose keys lack the column. It shows order and arguments; that Citus itself takes them is shown elsewhere, on a cluster.
 */
const STAND_IN = `
  create view pg_extension as select 'citus'::name as extname;
  create table pg_dist_partition (logicalrelid regclass, placement text, at serial);
  create table pg_dist_node (groupid integer);
  create table calls (at serial, call text);
  create function place(t regclass, placement text) returns void language plpgsql as $$ begin
    if exists (select from pg_constraint f where f.conrelid = t and f.contype = 'f' and f.confrelid <> t
      and f.confrelid not in (select logicalrelid from pg_dist_partition)) then raise 'points to a table that is not placed: %', t; end if;
    insert into pg_dist_partition values (t, placement); end $$;
  create function create_reference_table(t regclass) returns void language plpgsql as $$ begin
    perform place(t, 'reference'); insert into calls (call) values ('reference ' || t); end $$;
  create function create_distributed_table(t regclass, by text, colocate_with text) returns void language plpgsql as $$ begin
    if exists (select from pg_index i where i.indrelid = t and i.indisunique and not exists (
      select from pg_attribute a where a.attrelid = t and a.attname = by and a.attnum = any (i.indkey))) then raise 'key without column: %', t; end if;
    perform place(t, 'distributed'); insert into calls (call) values ('distributed ' || t || ' by ' || by || ' with ' || colocate_with); end $$;
  create function citus_add_local_table_to_metadata(t regclass, cascade_via_foreign_keys boolean) returns void language plpgsql as $$ begin
    perform place(c, 'local') from (select t as c union select f.conrelid::regclass from pg_constraint f where f.confrelid = t) x
      order by c <> t;
    insert into calls (call) values ('local ' || t || ' ' || cascade_via_foreign_keys); end $$;
  create function create_distributed_function(f regprocedure) returns void language sql as $$ insert into calls (call) values ('function ' || f) $$;
`;

describe.runIf(onServer)('db distribute', () => {
  const calls = async (office: Office) =>
    (await behind<{ call: string }>(office, 'select call from calls order by at')).map(({ call }) => call);

  test('without the extension says what it would run, and changes nothing', async () => {
    const office = await makeOffice();
    const told = await office.run('db distribute');
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain('未安装 Citus');
    expect(told.out).toContain(
      "select create_distributed_table('cases', 'office_region', colocate_with => 'subjects');",
    );
    const { steps } = (await office.run('db distribute --format json')).json() as {
      steps: { table: string }[];
    };
    const placed = steps.map(({ table }) => table).filter((table) => table !== null);
    expect([...placed].sort()).toEqual(Object.keys(placements).sort());
  });

  test('with it calls its functions in an order that they take, once', async () => {
    const office = await makeOffice();
    const owner = await ownerUrl(office);
    const database = new URL(owner).pathname.slice(1);
    // What is found first is the stand-in, not the catalogue.
    await sqlAs(owner, STAND_IN, `alter database ${database} set search_path = public, pg_catalog`);
    const without = await office.run('db distribute');
    expect([without.code, without.err]).toEqual([1, expect.stringContaining('E_DB_COORDINATOR')]);
    await sqlAs(owner, 'insert into pg_dist_node values (0)');

    const planned = await office.run('db distribute --dry-run');
    expect(planned.out).toContain("select create_reference_table('plans');");
    expect(await calls(office)).toEqual([]);

    expect(await office.run('db distribute')).toMatchObject({ code: 0, err: '' });
    const made = await calls(office);
    expect(made[0]).toBe('function instr(text,text)');
    expect(made.filter((call) => call.startsWith('local'))).toContain('local ledger_entries true');
    const distributed = made.filter((call) => call.startsWith('distributed'));
    expect(distributed[0]).toBe('distributed subjects by office_region with none');
    for (const call of distributed.slice(1)) expect(call).toMatch(/ by office_region with subjects$/);
    const kinds = made.map((call) => call.split(' ')[0]);
    expect(kinds.lastIndexOf('reference')).toBeLessThan(kinds.indexOf('distributed'));
    // Every table but those that came in with the ledger.
    expect(made).toHaveLength(Object.keys(placements).length);

    const again = await office.run('db distribute --format json');
    expect(again.json()).toMatchObject({ applied: true, done: 0, steps: [] });
    expect(await calls(office)).toEqual(made);

    // Cut off before the last ones: they are taken up, and nothing else.
    await sqlAs(
      owner,
      "delete from pg_dist_partition where logicalrelid in ('letters'::regclass, 'plans'::regclass)",
    );
    expect((await office.run('db distribute --format json')).json()).toMatchObject({ done: 3 });
  });
});
