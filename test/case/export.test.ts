import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { residentNumber } from '../../scripts/samples/people.ts';
import { seededRandom } from '../../scripts/samples/random.ts';
import type { Office } from '../support/office.ts';
import { makeSampleOffice, sampleFile } from '../support/sample-office.ts';
import { LI, makeCaseOffice, must, record, refused, WANG } from './support.ts';

const OTHER = residentNumber(seededRandom('other'));

/** Cases in several states, with texts that a spreadsheet would run. */
async function somewhat(): Promise<Office> {
  const office = await makeCaseOffice();
  const evil = [...record('RS-001').trim().split(' '), '--facts', '=HYPERLINK("http://x")，\n第二行'];
  expect((await office.run(evil)).code).toBe(0);
  await must(office, record('RS-001', `--deferred 离职证明 --agent-name 李四 --agent-id-number ${LI}`));
  await must(
    office,
    record('MZ-002', '--channel online --phone 13812345678 --address 常澄市某路1号').replace(WANG, OTHER),
  );
  await must(office, 'case sign 320400-2026-000001');
  await must(office, 'case decide 320400-2026-000001 --grant');
  await must(office, 'case withdraw 320400-2026-000003');
  return office;
}

const listOf = (office: Office) => must(office, 'case list');

describe('case export', () => {
  test.each(['list.csv', 'list.xlsx'])(
    'into %s, revealed, imports as unchanged, in both languages',
    async (file) => {
      const office = await somewhat();
      for (const lang of ['zh', 'en']) {
        const done = await must(office, `case export --out ${file} --reveal 迁移核对 --lang ${lang}`);
        expect(done).toMatchObject({ count: 3, revealed: true });
        expect(statSync(office.path(file)).mode & 0o777).toBe(0o600);
        expect(await must(office, `case import ${file}`)).toMatchObject({
          read: 3,
          unchanged: 3,
          rejected: 0,
          written: false,
        });
      }
      expect((await office.run('ledger show --format json')).out).toContain('case.export');
    },
  );

  test('into another office and out of it again is the same file', async () => {
    const office = await somewhat();
    const other = await makeCaseOffice();
    await must(office, 'case export --out list.csv --reveal 迁移');
    writeFileSync(other.path('list.csv'), readFileSync(office.path('list.csv')));
    expect(await must(other, 'case import list.csv')).toMatchObject({ added: 3, rejected: 0 });
    await must(other, 'case export --out again.csv --reveal 迁移');
    expect(readFileSync(other.path('again.csv'), 'utf8')).toBe(readFileSync(office.path('list.csv'), 'utf8'));
    const states = async (one: Office) =>
      ((await listOf(one))['cases'] as { case_no: string; state: string }[]).map((row) => [
        row.case_no,
        row.state,
      ]);
    expect(await states(other)).toEqual(await states(office));
  });

  test('masks persons unless revealed, and such a list cannot be imported', async () => {
    const office = await somewhat();
    const shown = await office.run('case export');
    for (const personal of [WANG, LI, OTHER, '王小明', '李四', '13812345678', '某路']) {
      expect(shown.out).not.toContain(personal);
    }
    expect(shown.out.startsWith('\ufeff办件编号,事项编码,申请人')).toBe(true);
    expect(shown.err).toContain('脱敏');
    await must(office, 'case export --out masked.csv');
    expect(statSync(office.path('masked.csv')).mode & 0o777).toBe(0o644);
    expect((await office.run('case import masked.csv')).code).toBe(3);
  });

  test('guards what a spreadsheet would run; as CSV for programs it has neither guard nor mark', async () => {
    const office = await somewhat();
    expect((await office.run('case export')).out).toContain(`"'=HYPERLINK(""http://x"")`);
    const plain = (await office.run('case export --format csv --lang en')).out;
    expect(plain.startsWith('case_no,item_code,applicant_name')).toBe(true);
    expect(plain).toContain('"=HYPERLINK(""http://x"")');
    await refused(office, 'case export --format json', 2, 'E_USAGE_NEEDS');
  });

  test('narrows like the list', async () => {
    const office = await somewhat();
    expect(await must(office, 'case export --mode data_query --out a.csv')).toMatchObject({ count: 1 });
    expect(await must(office, 'case export --state granted --from 2026-10-01 --out b.csv')).toMatchObject({
      count: 0,
    });
  });

  test('the sample list goes out and comes back without a rejected row', async () => {
    const office = await makeSampleOffice();
    const { count } = await must(office, 'case export --out list.csv --reveal 核对');
    const again = await must(office, 'case import list.csv --dry-run');
    expect(again).toMatchObject({ read: count, added: 0, rejected: 0, problems: [] });
    expect(readFileSync(sampleFile('cases.csv'), 'utf8').trimEnd().split('\n').length - 1).toBe(count);
  });
});
