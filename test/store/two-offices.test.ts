import { expect, test } from 'vitest';
import { makeCaseOffice, must, record, refused } from '../case/support.ts';
import { makeFolder, OFFICE_USCC, type Office, run } from '../support/office.ts';
import { testEngine } from '../support/office-database.ts';
import { ownerUrl } from '../support/server-login.ts';

test.runIf(testEngine === 'postgres')(
  'offices of two regions on one database share the list and the ledger, and neither sees the other’s files',
  async () => {
    const one = await makeCaseOffice();
    const dir = makeFolder();
    const other: Office = {
      dir,
      path: (...parts) => [dir, ...parts].join('/'),
      run: (args, more = {}) => run(args, { cwd: dir, ...more }),
    };
    const db = await ownerUrl(one);
    const init = [
      'init',
      dir,
      '--office',
      '常澄市天宁区行政审批局',
      '--uscc',
      OFFICE_USCC,
      '--region',
      '320402',
    ];
    expect(await run([...init, '--db', db], { cwd: dir })).toMatchObject({ code: 0 });

    const [here, there] = [await must(one, record('RS-001')), await must(other, record('RS-001'))];
    expect([here['case_no'], there['case_no']]).toEqual(['320400-2026-000001', '320402-2026-000001']);
    expect([here['commitment_code'], there['commitment_code']]).toEqual([
      '32040020260916000001',
      '32040220260916000001',
    ]);
    expect(await must(one, 'case list')).toMatchObject({ total: 1 });
    expect(await must(other, 'case list')).toMatchObject({ total: 1 });
    await refused(other, 'case show 320400-2026-000001', 6, 'E_CASE_UNKNOWN');
    await refused(other, 'case sign 320400-2026-000001', 6, 'E_CASE_UNKNOWN');
    await must(one, 'case sign 320400-2026-000001');
    await must(one, 'case decide 320400-2026-000001 --grant');
    const month = 'report monthly --month 2026-09';
    const cases = async (office: Office) =>
      ((await must(office, month))['indicators'] as { cases: { value: number } }).cases.value;
    expect([await cases(one), await cases(other)]).toEqual([1, 0]);
    const roots = [await must(one, 'ledger verify'), await must(other, 'ledger verify')];
    expect(roots[0]).toMatchObject({ ok: true, root: roots[1]?.['root'] });
  },
);
