import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { personalColumns, personalData } from '../../src/store/personal-data.ts';
import { FIRM, must, WANG } from '../case/support.ts';
import { behind } from '../support/open-office.ts';
import { makeKnownPerson } from './known-person.ts';

const SECOND = '320400-2026-000002';

test('of every column that may name a person nothing is left, and each held something before', async () => {
  const { office, caseNo, subjectNo } = await makeKnownPerson();
  const run = (line: string) => must(office, line);
  await run(`check request ${caseNo} --ask 请核实王小明是否失业`);
  await run('check reply XC320400-2026-0001 --result untrue --detail 王小明并未失业');
  await run(`check remedy ${caseNo} --order --detail 王小明应当补正 --document 责1`);
  await run(`check remedy ${caseNo} --recheck true --detail 王小明已补正`);
  await run(`letter paper acceptance ${caseNo} --out papers`);
  writeFileSync(
    office.path('grades.csv'),
    `id_number,name,scheme,value,dated_on,basis\n${WANG},王小明,wenzhou,A,2026-09-01,王小明的评价\n`,
  );
  await run('credit import grades.csv');
  // A second case whose clock was stopped and extended, whose letter was void, and which ended without a result.
  await run(
    `case record --item RS-001 --name 王小明 --type person --id-number ${WANG} --channel window --deferred 离职证明 --facts 王小明失业`,
  );
  await run(`case pause ${SECOND} --kind hearing --reason 王小明申请听证`);
  await run(`case resume ${SECOND} --at 2026-09-16T16:00`);
  await run(`case extend ${SECOND} --by 2wd --reason 王小明案情复杂`);
  await run(`case extend ${SECOND} --materials --by 2wd --reason 王小明遇台风`);
  await run('letter void 承诺〔2026〕2号 --reason 王小明姓名有误');
  await run(`case withdraw ${SECOND} --reason 王小明不再需要 --at 2026-09-17T10:00`);
  // A breach to its end, disputed, repaired, pushed to the platform and sent back.
  const { breach } = await run(
    `credit breach --subject ${WANG} --case ${caseNo} --kind false_promise --seriousness general --facts 王小明所述不实`,
  );
  await run(`credit decide ${String(breach)} --document 决1 --defence heard`);
  await run(`credit object ${String(breach)} --content 王小明不服`);
  await run(`credit object ${String(breach)} --reject --reason 王小明所述不成立`);
  writeFileSync(
    office.path('fines.csv'),
    `breach,fine,confiscated,permit\n${String(breach)},200,0,王小明的许可证\n`,
  );
  await run('credit export --fines fines.csv');
  await run('credit export --reveal 报送 --out push');
  writeFileSync(
    office.path('returned.csv'),
    'data_set,record_key,field,error\npenalty,决1,CF_XDR_MC,王小明的名称有误\n',
  );
  await run('credit export --returned returned.csv');
  const winter = { now: '2026-12-28T09:30:00+08:00' };
  await must(
    office,
    `credit repair ${String(breach)} --step apply --fulfilled-on 2026-12-20 --promise 诺1`,
    winter,
  );
  await must(office, `credit repair ${String(breach)} --step reject --reason 王小明材料不全`, winter);
  await must(office, `credit lift ${String(breach)} --reason 王小明已纠正 --document 解1`, winter);
  // Drawn, visited, and what was found passed on.
  await run('sample plan --name 抽查 --from 2026-09-01 --to 2026-09-30 --strata none --size 1');
  await run('sample draw 抽查 --seed 27182818284590452353602874713527');
  await run(`sample result 抽查 ${caseNo} --on 2026-09-16 --result 1 --promise true --detail 王小明在场`);
  await run(`sample refer 抽查 ${caseNo} --to 常澄市公安局 --finding 王小明涉嫌违法`);
  await run(
    `case record --item RS-006 --name 常澄某公司 --type organization --id-number ${FIRM} --channel window --legal-representative 王小明 --legal-representative-id-number ${WANG}`,
  );

  const line = `db forget ${subjectNo} --basis 本人申请`;
  const later = { now: '2039-01-05T09:00:00+08:00' };
  const planned = (await must(office, `${line} --dry-run`, later)) as {
    erased: { table: string; columns: string[] }[];
  };
  const personal = Object.entries(personalData).flatMap(([table, facts]) => {
    const columns = personalColumns(facts);
    return columns.length === 0 ? [] : [{ table, columns }];
  });
  // A row that is pushed today has a keyed digest from the start: only those of earlier pushes have one to replace.
  const held = personal.map(({ table }) => table).filter((table) => table !== 'export_rows');
  expect(planned.erased.map(({ table }) => table).toSorted()).toEqual(held.toSorted());
  await must(office, line, later);
  for (const { table } of personal) {
    const rows = JSON.stringify(await behind(office, `select * from ${table}`));
    expect([table, rows]).toEqual([
      table,
      expect.not.stringMatching(/320402199001011239|王小明|13812345678/),
    ]);
  }
  for (const check of ['db check', 'ledger verify']) expect((await office.run(check, later)).code).toBe(0);
}, 120_000);
