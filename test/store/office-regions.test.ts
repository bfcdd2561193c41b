import { expect, test } from 'vitest';
import { migrate } from '../../src/store/migrator.ts';
import { planShape, readShape } from '../../src/store/postgres/shape.ts';
import { testEngine } from '../support/office-database.ts';
import { applyMigrations, emptyDatabase, upTo } from './old/earlier-database.ts';

/** An office that was at work before rows carried its region. Only what must not be null. */
const OFFICE = [
  `insert into ledger_entries (seq, at, act, text, leaf_hash) values (0, '2026-01-01T00:00:00.000Z', 'office.init',
    '{"act":"office.init","data":{"office":"a \\"region\\":\\"999999\\" b","region":"320411","uscc":"x"},"seq":0}', HASH)`,
  `insert into batches (batch_id, name, status, ledger_seq, created_at) values (1, 'B', 'draft', 0, '')`,
  `insert into item_versions (item_version_id, item_code, version, batch_id, status, item_name, track, authority_name, level, mode, digest, ledger_seq, created_at)
    values (1, 'I', 1, 1, 'draft', 'i', 'licence', 'a', 4, 'commitment', '', 0, '')`,
  `insert into subjects (subject_id, office_region, subject_no, type, id_type, id_key, created_at) values (7, '320411', 'S', 'person', 'x', 'k', '')`,
  `insert into subject_grades (subject_id, scheme, value, dated_on) values (7, 's', 'A', '2026-01-01')`,
  `insert into cases (case_id, office_region, case_no, item_version_id, item_code, authority_name, subject_id, mode, state, channel, region_code, received_at, received_day, check_coverage, actor, digest, created_at)
    values (3, '320411', 'C', 1, 'I', 'a', 7, 'commitment', 'recorded', 'window', '320411', '', '', 'full', '', '', '')`,
  `insert into case_steps (case_id, seq, step, to_state, at, actor) values (3, 1, 'record', 'recorded', '', '')`,
  `insert into counters (scope, period, last) values ('case', '2026', 3)`,
];

test('an office’s rows of before get its region, and on a server its keys hold it', async () => {
  const old = await emptyDatabase(':memory:');
  const { db, engine, run } = old;
  await applyMigrations(old, upTo(26));
  const hash = testEngine === 'sqlite' ? "x'" : "'\\x";
  for (const statement of OFFICE) await run(statement.replace('HASH', `${hash}${'00'.repeat(32)}'`));

  expect(await migrate(db, engine)).toBeGreaterThan(0);
  for (const table of ['subject_grades', 'case_steps', 'counters', 'cases'] as const) {
    const rows = await db.selectFrom(table).select('office_region').execute();
    expect([table, rows]).toEqual([table, [{ office_region: '320411' }]]);
  }
  expect(await migrate(db, engine)).toBe(0);
  if (testEngine === 'sqlite') return;
  expect(planShape(await readShape(db))).toEqual([]);
  // A step of another office's case points nowhere.
  const astray = `insert into case_steps (case_id, seq, step, to_state, at, actor, office_region) values (3, 2, 'x', 'signed', '', '', '320402')`;
  await expect(run(astray)).rejects.toMatchObject({ code: '23503' });
});
