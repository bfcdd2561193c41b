import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIRM, LI, makeCaseOffice, must, record, refused, WANG } from '../case/support.ts';
import type { Office } from '../support/office.ts';
import { sqliteTest, testEngine } from '../support/office-database.ts';
import { countRows, type Login, makeLogin, ownerUrl, sqlAs } from '../support/server-login.ts';

const onServer = testEngine === 'postgres';
const JOBS = '常澄市人力资源和社会保障局';
const CIVIL = '常澄市民政局';
const POLICE = '常澄市公安局';

const recordLi = (item: string) =>
  `case record --item ${item} --name 李四 --type person --id-number ${LI} --channel window`;

/** Two authorities' files: 王小明 at the jobs bureau, 李四 at civil affairs. The office decides on both. */
async function makeRoleOffice(): Promise<Office> {
  const office = await makeCaseOffice();
  await must(office, record('RS-001'));
  await must(office, recordLi('MZ-002'));
  return office;
}

/** An item whose letter can be printed. */
const PRINTABLE = `item_code,item_name,track,certificate_name,authority_name,level,mode,legal_basis,conditions,standards,proof_content,liability,materials,promised_limit_window,check_method,check_within
RS-010,就业困难认定,certification,就业失业证明,${JOBS},4,commitment,《就业促进法》第五十二条,常住本市,登记失业满六个月,申请人登记失业满六个月,撤销认定并记入失信记录,身份证,5wd,数据比对,2mo
`;

async function loginAs(office: Office, role: string, ...authorities: readonly string[]): Promise<Login> {
  const login = await makeLogin(office);
  const named = authorities.map((authority) => `--authority ${authority}`).join(' ');
  await must(office, `db roles --login ${login.name} --as ${role} ${named} --apply`);
  return login;
}

const at = ({ url }: Login, line: string): string => `${line} --db ${url}`;

describe.runIf(onServer)('db roles', () => {
  test('without --apply prints what it would run and changes nothing; run again it comes to the same', async () => {
    const office = await makeCaseOffice();
    const before = await countRows(office, 'ledger_entries');
    const printed = await office.run('db roles');
    expect(printed.out).toMatch(/^-- .+\nbegin;\n[\s\S]+commit;\n$/);
    expect(printed.out).toContain('grant select on "public".ledger_entries to chengnuo_auditor;');
    expect(await countRows(office, 'ledger_entries')).toBe(before);
    const login = await loginAs(office, 'clerk', CIVIL);
    await must(office, `db roles --login ${login.name} --as clerk --authority ${CIVIL} --apply`);
    expect(await must(office, 'db roles --apply')).toMatchObject({ applied: true });
    expect(await sqlAs(await ownerUrl(office), 'select authority_name from logins')).toEqual([
      { authority_name: CIVIL },
    ]);
    // What was printed is what an administrator may run by hand.
    expect(await sqlAs(await ownerUrl(office), printed.out)).toEqual([]);
  });

  test('a clerk does the work of their authority, and cannot read the persons of another', async () => {
    const office = await makeRoleOffice();
    writeFileSync(office.path('printable.csv'), PRINTABLE);
    await must(office, 'item import printable.csv --batch B3');
    await must(office, 'item publish B3 --from 2026-01-01');
    const clerk = await loginAs(office, 'clerk', JOBS);
    expect(await must(office, at(clerk, 'case list'))).toMatchObject({ total: 1 });
    await refused(office, at(clerk, 'case show 320400-2026-000002'), 6, 'E_CASE_UNKNOWN');
    await refused(office, at(clerk, `${recordLi('MZ-002')}`), 5, 'E_DB_ROLE');

    const taken = await must(office, at(clerk, record('RS-010')));
    const no = String(taken['case_no']);
    await must(office, at(clerk, `letter issue ${no} --out letters`));
    await must(office, at(clerk, `case sign ${no}`));
    await must(office, at(clerk, `case decide ${no} --grant`));
    await must(office, at(clerk, `check record ${no} --outcome true --method online`));
    // Who comes for the first time, and a body with its representative.
    await must(
      office,
      at(
        clerk,
        `case record --item RS-006 --name 常澄某公司 --type organization --id-number ${FIRM} --channel window`,
      ),
    );
    expect(await office.run(at(clerk, 'status'))).toMatchObject({ code: 0, err: '' });
    expect(await must(office, at(clerk, 'ledger verify'))).toMatchObject({ ok: true });
    expect(await must(office, 'ledger verify')).toMatchObject({ ok: true });
    writeFileSync(office.path('more.csv'), PRINTABLE.replace('RS-010', 'RS-011'));
    await refused(office, at(clerk, 'item import more.csv --batch B9'), 5, 'E_DB_ROLE');
  });

  test('a person whom only another authority knew is found by the number, and a bar stops them there too', async () => {
    const office = await makeRoleOffice();
    const clerk = await loginAs(office, 'clerk', JOBS);
    const persons = await countRows(office, 'subjects');
    expect(await must(office, at(clerk, `credit gate ${LI} --item RS-001`))).toMatchObject({ allowed: true });
    await must(office, at(clerk, recordLi('RS-001')));
    expect(await countRows(office, 'subjects')).toBe(persons);
    expect(await must(office, at(clerk, 'case list'))).toMatchObject({ total: 2 });

    const made = await must(
      office,
      `credit breach --subject ${WANG} --kind refusal --seriousness serious --facts 拒不配合核查`,
    );
    await must(office, `credit notify ${made['breach']}`);
    await must(office, `credit decide ${made['breach']} --document 常信决〔2026〕1号 --defence waived`);
    const police = await loginAs(office, 'clerk', POLICE, CIVIL);
    const gate = await office.run(at(police, `credit gate ${WANG} --format json`));
    expect([gate.code, gate.json()]).toMatchObject([5, { allowed: false }]);
  });

  test('past the program neither: set role, search_path, other people’s serials, rows of others', async () => {
    const office = await makeRoleOffice();
    const clerk = await loginAs(office, 'clerk', JOBS);
    const as = (...statements: readonly string[]) => sqlAs(clerk.url, ...statements);
    expect(await as('select name from subjects')).toEqual([{ name: '王小明' }]);
    expect(await as('select authority_name from cases')).toEqual([{ authority_name: JOBS }]);
    expect(await as('set role chengnuo_supervisor')).toEqual(['42501']);
    expect(await as('set session authorization chengnuo')).toEqual(['42501']);
    expect(await as('select * from logins')).toEqual(['42501']);
    expect(await as(`insert into logins values (session_user, '${CIVIL}')`)).toEqual(['42501']);
    expect(await as('alter table cases disable row level security')).toEqual(['42501']);
    expect(await as('delete from ledger_entries')).toEqual(['42501']);
    expect(await as('update ledger_entries set act = act')).toEqual(['42501']);
    // A table of one's own under the name that the guards read.
    const trick = [
      'create temporary table logins (login text, authority_name text)',
      `insert into pg_temp.logins values (session_user, '${CIVIL}')`,
      'set search_path = pg_temp, public',
      'select name from public.subjects',
    ];
    expect(await as(...trick)).toEqual([{ name: '王小明' }]);
    const [mine, others] = (await sqlAs(
      await ownerUrl(office),
      'select subject_id, case_id from cases order by case_id',
    )) as { subject_id: string; case_id: string }[];
    // A file of one's own that names a person of somebody else's would make that person one's own.
    expect(
      await as(`update cases set subject_id = ${others?.subject_id} where case_id = ${mine?.case_id}`),
    ).toEqual(['42501']);
    expect(await as(`update cases set authority_name = '${CIVIL}' where case_id = ${mine?.case_id}`)).toEqual(
      ['42501'],
    );
    expect(
      await as(`update cases set state = 'closed' where case_id = ${others?.case_id} returning 1`),
    ).toEqual([]);
    expect(
      await as(
        `insert into case_steps (case_id, seq, step, to_state, at, actor, office_region) values (${others?.case_id}, 99, 'x', 'closed', '', '', '320400')`,
      ),
    ).toEqual(['42501']);
  });

  test('an analyst reads figures, and no name', async () => {
    const office = await makeRoleOffice();
    const analyst = await loginAs(office, 'analyst');
    for (const line of [
      'report monthly --month 2026-08 --out reports --to json',
      'report coverage',
      'report savings',
      'report supervision',
      'item list --by mode',
      'ledger verify',
    ]) {
      const done = await office.run(at(analyst, line));
      expect([line, done.code, done.err]).toEqual([line, 0, expect.not.stringContaining('error')]);
    }
    // The credit report names agents.
    for (const line of ['report credit', 'case list', 'case show 320400-2026-000001', record('RS-001')]) {
      await refused(office, at(analyst, line), 5, 'E_DB_ROLE');
    }
    expect(
      await sqlAs(analyst.url, 'select mode, count(*)::int as n from cases group by mode order by 1'),
    ).toEqual([
      { mode: 'commitment', n: 1 },
      { mode: 'data_query', n: 1 },
    ]);
    for (const column of ['name', 'id_number', 'id_key', 'phone', 'address']) {
      expect(await sqlAs(analyst.url, `select ${column} from subjects`)).toEqual(['42501']);
    }
    expect(await sqlAs(analyst.url, 'select facts from cases')).toEqual(['42501']);
  });

  test('an auditor reads the ledger and nothing personal', async () => {
    const office = await makeRoleOffice();
    const auditor = await loginAs(office, 'auditor');
    expect(await must(office, at(auditor, 'ledger verify'))).toMatchObject({ ok: true });
    expect((await office.run(at(auditor, 'ledger show'))).code).toBe(0);
    for (const line of ['case list', 'item list', 'status', record('RS-001')]) {
      await refused(office, at(auditor, line), 5, 'E_DB_ROLE');
    }
    for (const table of ['subjects', 'cases', 'letters', 'breaches', 'source_rows', 'inspectors']) {
      expect(await sqlAs(auditor.url, `select 1 from ${table}`)).toEqual(['42501']);
    }
  });

  test('a supervisor reads every authority’s files and draws samples of them', async () => {
    const office = await makeRoleOffice();
    const supervisor = await loginAs(office, 'supervisor');
    expect(await must(office, at(supervisor, 'case list'))).toMatchObject({ total: 2 });
    await must(office, 'case sign 320400-2026-000001');
    await must(office, 'case decide 320400-2026-000001 --grant');
    await must(office, at(supervisor, 'sample plan --name P --rate 100%'));
    const drawn = await must(office, at(supervisor, 'sample draw P --seed 20260916081530224467193'), {
      now: '2026-09-17T10:00:00+08:00',
    });
    expect(drawn['drawn']).toHaveLength(1);
    await refused(office, at(supervisor, recordLi('RS-001')), 5, 'E_DB_ROLE');
  });

  test('what is given can be taken; who or what is unknown is said', async () => {
    const office = await makeRoleOffice();
    const login = await loginAs(office, 'clerk', JOBS);
    await must(office, `db roles --login ${login.name} --remove --apply`);
    await refused(office, at(login, 'case list'), 5, 'E_DB_ROLE');
    await refused(office, 'db roles --login nobody_here --as auditor', 6, 'E_DB_LOGIN_UNKNOWN');
    await refused(
      office,
      `db roles --login ${login.name} --as clerk --authority 某局`,
      6,
      'E_DB_AUTHORITY_UNKNOWN',
    );
    await refused(office, `db roles --login ${login.name} --as clerk`, 2, 'E_USAGE_ANSWER_MISSING');
    await refused(office, 'db roles --as clerk', 2, 'E_USAGE_ANSWER_MISSING');
    // Only the owner gives rights.
    const auditor = await loginAs(office, 'auditor');
    await refused(office, at(auditor, `db roles --login ${login.name} --as auditor --apply`), 5, 'E_DB_ROLE');
  });
});

sqliteTest('on a file there are no roles: both commands say so, with what to do', async () => {
  const office = await makeCaseOffice();
  expect(await refused(office, 'db roles', 1, 'E_DB_ONLY_SERVER')).toContain('db move');
  await refused(office, 'db distribute --dry-run', 1, 'E_DB_ONLY_SERVER');
});
