import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { makeOffice } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';
import { behind } from '../support/open-office.ts';
import { faultSeed, randomFor } from '../support/seed.ts';
import { covered } from './covered.ts';
import { flipBits, isFound, isHarmless, makeFullOffice } from './flips.ts';

const SEED = faultSeed('short');

sqliteTest(
  `flipped bits that change a value are found, and those that change none are not harmful (seed ${SEED})`,
  async () => {
    const office = await makeOffice();
    await makeFullOffice(office);
    const sound = await office.run('db check --format json', { now: '2026-10-08T11:00:00+08:00' });
    expect([sound.code, sound.json()]).toMatchObject([0, { ok: true, problems: [] }]);
    const flips = await flipBits(office, 40, randomFor(SEED, 'flips'));
    for (const flip of flips) {
      expect([0, 4, 10, 12], JSON.stringify(flip)).toContain(flip.code);
      if (isHarmless(flip) || isFound(flip)) continue;
      expect(flip.changed.filter((column) => covered.has(column))).toEqual([]);
    }
    // Neither all nor none: the flips meet what they are meant to meet.
    const harmful = flips.filter((flip) => !isHarmless(flip));
    expect(harmful.filter(isFound).length).toBeGreaterThan(5);
  },
  180_000,
);

/** One changed value each, as a bit may change it: behind the program, so that indexes agree with the row. */
const changes: readonly (readonly [fault: string, table: string, statement: string])[] = [
  [
    'ledger',
    'ledger_entries',
    "update ledger_entries set text = replace(text, '320400', '320401') where seq = 0",
  ],
  ['ledger', 'ledger_entries', "update ledger_entries set at = '2026-09-16T01:30:01.000Z' where seq = 2"],
  [
    'identity-key',
    'subjects',
    "update subjects set id_number = '11010519491231003X' where id_number = '11010519491231002X'",
  ],
  ['digest', 'cases', "update cases set facts = facts || '。' where case_id = 5"],
  [
    'digest',
    'cases',
    "update subjects set phone = '13900000000' where subject_id = (select subject_id from cases where case_id = 5)",
  ],
  ['derived', 'cases', "update cases set received_day = '2026-01-02' where case_id = 5"],
  ['derived', 'cases', "update cases set item_code = 'X' where case_id = 5"],
  ['state', 'cases', "update cases set state = 'refused' where case_no = '320400-2026-000001'"],
  ['leaf', 'cases', "update cases set digest = replace(digest, substr(digest, 1, 1), 'x') where case_id = 5"],
  ['entry', 'breaches', "update breaches set seriousness = 'serious'"],
  ['entry', 'breaches', "update breaches set facts = '另有事实'"],
  ['entry', 'checks', "update checks set outcome = 'true'"],
  [
    'digest',
    'item_versions',
    "update item_versions set legal_basis = legal_basis || '。' where item_version_id = 3",
  ],
  [
    'digest',
    'inspectors',
    "update inspectors set domains = 'x' where inspector_no = (select min(inspector_no) from inspectors)",
  ],
  ['digest', 'bundle_members', "update bundle_members set lead = 'x' where position = 1"],
  ['digest', 'letters', 'update letters set file_sha256 = content_sha256 where letter_id = 1'],
  ['digest', 'issued_reports', "update issued_reports set figures = replace(figures, '320', '321')"],
  ['digest', 'imports', 'update imports set read = read + 1, added = added + 1 where import_id = 1'],
  [
    'digest',
    'plan_units',
    "update plan_units set stratum = 'x' where unit = (select min(unit) from plan_units)",
  ],
  ['ticket', 'drawn_units', "update drawn_units set ticket = '0.1' where draw_order = 1"],
  ['entry', 'draws', "update draws set seed = '20261008093015200735'"],
  ['stamp', 'letters', "update letters set issued_at = '2026-09-16T01:30:00.001Z' where letter_id = 1"],
  ['actor', 'cases', "update cases set actor = 'testes' where case_id = 5"],
  ['form', 'cases', "update cases set deadline = '2026-1001' where case_id = 5"],
  ['office', 'subjects', "update subjects set office_region = '320401' where subject_id = 5"],
];

sqliteTest(
  'a value that was changed is told by its table and its kind of fault',
  async () => {
    const office = await makeOffice();
    await makeFullOffice(office);
    const now = { now: '2026-10-08T11:00:00+08:00' };
    const sound = readFileSync(office.path('chengnuo.db'));
    for (const [fault, table, statement] of changes) {
      for (const file of ['chengnuo.db-wal', 'chengnuo.db-shm']) rmSync(office.path(file), { force: true });
      writeFileSync(office.path('chengnuo.db'), sound);
      await behind(office, statement);
      const checked = await office.run('db check --format json', now);
      expect([statement, checked.code]).toEqual([statement, 4]);
      expect([statement, checked.json()]).toMatchObject([
        statement,
        { ok: false, problems: expect.arrayContaining([expect.objectContaining({ code: fault, table })]) },
      ]);
    }
  },
  180_000,
);
