import Database from 'better-sqlite3';
import { type CompiledQuery, Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { DueLines } from '../../src/case/due-rules.ts';
import { countDue, selectDueCases } from '../../src/case/select-due.ts';
import type { Schema } from '../../src/store/schema.ts';
import { sqliteDialect } from '../../src/store/sqlite/driver.ts';
import type { Db } from '../../src/store/store.ts';
import { selectGateFacts } from '../../src/subject/select-subjects.ts';
import { makeOffice } from '../support/office.ts';

/** How SQLite goes about the queries that `work` makes: of each a text with a step a line. */
async function plansOf(work: (db: Db) => Promise<unknown>): Promise<string[]> {
  const office = await makeOffice();
  const database = new Database(office.path('chengnuo.db'));
  const queries: CompiledQuery[] = [];
  const db = new Kysely<Schema>({
    dialect: sqliteDialect(database),
    // What the server is told beforehand asks this engine nothing (know-persons.ts).
    log: ({ query }) => void ('known' in query || queries.push(query)),
  });
  try {
    await work(db);
    return queries.map(({ sql, parameters }) => {
      const steps = database.prepare(`explain query plan ${sql}`).all(parameters) as { detail: string }[];
      return steps.map(({ detail }) => detail).join('\n');
    });
  } finally {
    await db.destroy();
  }
}

const onSqlite = test.skipIf(process.env['CHENGNUO_TEST_ENGINE'] === 'postgres');

const lines: DueLines = {
  ...{ today: '2026-09-16', now: '2026-09-16T09:30:00+08:00', todayIsOver: false },
  ...{ soonUntil: '2026-09-18', soon: null },
};

onSqlite('the due list and its counts are read from the index of open cases', async () => {
  const plans = await plansOf(async (db) => {
    await selectDueCases(db, {}, 200);
    await selectDueCases(db, { overdue: lines, until: '2026-09-18' }, 200);
    await countDue(db, lines, 'clerk');
    await countDue(db, lines, 'authority');
  });
  expect(plans).toHaveLength(6);
  for (const plan of plans) expect(plan).toMatch(/(SEARCH|SCAN) c USING (COVERING )?INDEX cases_open/);
  // The list is picked in its order: nothing but the 200 picked lines is sorted.
  expect(plans[1]).toMatch(/SEARCH c USING INTEGER PRIMARY KEY/);
});

onSqlite('the gate finds a subject by the key of its number, and scans nothing', async () => {
  const plans = await plansOf((db) => selectGateFacts(db, ['a', 'b']));
  expect(plans).toHaveLength(3);
  for (const plan of plans) {
    expect(plan).toMatch(/SEARCH s USING (COVERING )?INDEX subjects_key \(id_key=\?\)/);
    expect(plan).not.toMatch(/\bSCAN\b/);
  }
});
