import { describe, expect, test } from 'vitest';
import type { MovedTable } from '../../src/store/move-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeCaseOffice, must, record } from '../case/support.ts';
import { officeDatabase, testEngine } from '../support/office-database.ts';

/** The other engine's database: on SQLite's run another file, on PostgreSQL's a file too, and back. */
describe('db move', () => {
  test('brings every row and the ledger over, and goes on where it was cut off', async () => {
    const office = await makeCaseOffice();
    for (let i = 0; i < 3; i++) await must(office, record('RS-001'));
    const root = (await must(office, 'ledger verify')).root;
    const target = `sqlite:${office.path('moved.db')}`;
    const moved = await must(office, `db move --to ${target}`);
    expect(moved).toMatchObject({ root });
    const listed = await must(office, 'case list');
    expect(await must(office, `case list --db ${target}`)).toEqual(listed);
    expect(await must(office, `ledger verify --db ${target}`)).toMatchObject({ ok: true, root });

    // As a run leaves it that was cut off: the last tables are not there yet. What is there is not moved twice.
    const cut = await openStore({ engine: 'sqlite', path: office.path('moved.db') });
    await cut.db.deleteFrom('case_steps').execute();
    await cut.close();
    const resumed = (await must(office, `db move --to ${target}`)).tables as MovedTable[];
    expect(resumed.find(({ table }) => table === 'cases')).toMatchObject({ rows: 3, before: true });
    expect(resumed.find(({ table }) => table === 'case_steps')).toMatchObject({ before: false });
    const again = await must(office, `db move --to ${target}`);
    const tables = again.tables as MovedTable[];
    expect(tables.filter(({ rows, before }) => rows > 0 && !before)).toEqual([]);

    // The source went on meanwhile: what changed is brought up to date.
    await must(office, record('RS-001'));
    const later = await must(office, `db move --to ${target}`);
    expect(later.root).not.toBe(root);
    expect(await must(office, `case list --db ${target}`)).toMatchObject({ total: 4 });
    expect(await must(office, `${record('RS-001')} --db ${target}`)).toMatchObject({ state: 'notified' });
  });

  test.runIf(testEngine === 'postgres')(
    'into a server and back: keys given afterwards are new ones',
    async () => {
      const office = await makeCaseOffice();
      await must(office, record('RS-001'));
      const file = `sqlite:${office.path('there.db')}`;
      await must(office, `db move --to ${file}`);
      const back = (await officeDatabase()) ?? '';
      const moved = await must(office, `db move --db ${file} --to ${back}`);
      expect(moved.root).toBe((await must(office, 'ledger verify')).root);
      await must(office, `${record('RS-001')} --db ${back}`);
      expect(await must(office, `case list --db ${back}`)).toMatchObject({ total: 2 });
      expect(await must(office, `ledger verify --db ${back}`)).toMatchObject({ ok: true });
    },
  );

  test('into what holds another office’s data, or into itself: refused, nothing changed', async () => {
    const [one, other] = [await makeCaseOffice(), await makeCaseOffice()];
    const target = `sqlite:${one.path('moved.db')}`;
    await must(one, `db move --to ${target}`);
    const foreign = await other.run(`db move --to ${target}`);
    expect(foreign).toMatchObject({ code: 5 });
    expect(foreign.err).toContain('E_DB_MOVE_TARGET');
    const itself = await one.run(`db move --db ${target} --to ${target}`);
    expect(itself.err).toContain('E_DB_MOVE_SAME');
  });
});
