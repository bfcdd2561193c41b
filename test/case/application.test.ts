import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeOffice, type Office } from '../support/office.ts';
import { must, refused, WANG } from './support.ts';

/** Retirement as one thing: three departments, one certificate already cancelled; 身份证 and 退休审批表 are shared. */
const ITEMS = `item_code,item_name,track,certificate_name,authority_name,level,mode,legal_basis,materials,promised_limit_window,check_within
TX-1,退休审批,licence,,常澄市人力资源和社会保障局,4,commitment,《社会保险法》,身份证；退休审批表；工龄证明（容缺）,10wd,2mo
TX-2,养老待遇核定,certification,待遇证明,常澄市人力资源和社会保障局,4,commitment,《社会保险法》,身 份 证；工龄证明（容缺）；银行卡（容缺）,5wd,2mo
TX-3,公积金提取,certification,退休证明,常澄市住房公积金管理中心,4,data_query,《住房公积金管理条例》,身份证；银行卡,on_the_spot,
TX-4,医保参保转移,certification,参保证明,常澄市医疗保障局,4,commitment,《社会保险法》,身份证；退休审批表,20wd,2mo
TX-5,户籍核对,certification,户籍证明,常澄市公安局,4,cancelled,,,,
`;
const BUNDLES = `bundle_code,bundle_name,item_code,step,lead,limit_before,limit_after
YJS-TX,退休一件事,TX-3,提取,,3wd,
YJS-TX,退休一件事,TX-1,审批,常澄市人力资源和社会保障局,20wd,5wd
YJS-TX,退休一件事,TX-2,核定,常澄市人力资源和社会保障局,20wd,5wd
YJS-TX,退休一件事,TX-4,转移,,20wd,
YJS-TX,退休一件事,TX-5,核对,,1wd,
`;

async function makeBundleOffice(bundles = BUNDLES): Promise<Office> {
  const office = await makeOffice();
  writeFileSync(office.path('items.csv'), ITEMS);
  writeFileSync(office.path('bundles.csv'), bundles);
  await must(office, 'item import items.csv --batch B1');
  await must(office, 'item publish B1 --from 2026-01-01');
  await must(office, 'bundle import bundles.csv');
  return office;
}

const apply = (more = ''): string =>
  `case record --bundle YJS-TX --name 王小明 --type person --id-number ${WANG} --channel window ${more}`;
const A = '320400-2026-A00001';
const no = (serial: number): string => `320400-2026-00000${serial}`;

describe('an application for a bundle', () => {
  test('opens a case of every member at once, materials handed in once, one deadline', async () => {
    const office = await makeBundleOffice();
    const made = await must(office, apply());
    expect(made).toMatchObject({
      application_no: A,
      bundle_code: 'YJS-TX',
      lead: '常澄市人力资源和社会保障局',
      deadline: '2026-09-22',
      cancelled: [{ item_code: 'TX-5' }],
    });
    expect(
      (made['cases'] as Record<string, unknown>[]).map((one) => [
        one['case_no'],
        one['item_code'],
        one['mode'],
        one['part'],
        one['deadline'],
      ]),
    ).toEqual([
      [no(1), 'TX-3', 'data_query', 'joint', '2026-09-22'],
      [no(2), 'TX-1', 'commitment', 'lead', '2026-09-22'],
      [no(3), 'TX-2', 'commitment', 'joint', '2026-09-22'],
      [no(4), 'TX-4', 'commitment', 'joint', '2026-09-22'],
    ]);
    expect(made['materials']).toEqual([
      { name: '身份证', items: ['TX-3', 'TX-1', 'TX-2', 'TX-4'], deferred: false },
      { name: '银行卡', items: ['TX-3', 'TX-2'], deferred: false },
      { name: '退休审批表', items: ['TX-1', 'TX-4'], deferred: false },
      { name: '工龄证明', items: ['TX-1', 'TX-2'], deferred: false },
    ]);
    expect(await must(office, 'ledger verify')).toMatchObject({ ok: true });
  });

  test('shows its progress by department, and its cases where it belongs to', async () => {
    const office = await makeBundleOffice();
    await must(office, apply());
    await must(office, `case sign ${no(2)}`);
    await must(office, `case decide ${no(2)} --grant`);
    await must(office, `case withdraw ${no(4)}`);
    const shown = await must(office, `case show ${A}`);
    expect(shown).toMatchObject({ decided: 2, total: 4, completed: false, applicant_name: '王**' });
    expect(shown['progress']).toEqual([
      { authority_name: '常澄市住房公积金管理中心', part: 'joint', cases: 1, decided: 0, awaiting: 0 },
      { authority_name: '常澄市人力资源和社会保障局', part: 'lead', cases: 2, decided: 1, awaiting: 0 },
      { authority_name: '常澄市医疗保障局', part: 'joint', cases: 1, decided: 1, awaiting: 0 },
    ]);
    expect(await must(office, `case show ${no(3)}`)).toMatchObject({ application_no: A, part: 'joint' });
    expect(await must(office, 'case list --bundle YJS-TX')).toMatchObject({ total: 4 });
    expect(await must(office, `case list --bundle ${A} --state granted`)).toMatchObject({ total: 1 });
    expect((await office.run(`case show ${A} --lang en`)).out).toContain('2 of 4');
    expect(await must(office, `case show ${A} --reveal 核对`)).toMatchObject({ applicant_name: '王小明' });
  });

  test('materials to follow come once for every member that lists them', async () => {
    const office = await makeBundleOffice();
    // 银行卡 may follow at TX-2, but TX-3 needs it.
    await refused(office, apply('--deferred 银行卡'), 5, 'E_CASE_MATERIAL_NOT_DEFERRABLE');
    await must(office, apply('--deferred 工龄证明 --deferred-within 3工作日'));
    for (const serial of [2, 3, 4]) await must(office, `case sign ${no(serial)}`);
    const states = async () =>
      ((await must(office, `case show ${A}`))['cases'] as { state: string }[]).map(({ state }) => state);
    expect(await states()).toEqual(['recorded', 'deferred', 'deferred', 'signed']);
    expect(await must(office, 'case due --deferred')).toMatchObject({
      cases: [{ materials_due: '2026-09-20' }, { materials_due: '2026-09-20' }],
    });
    await refused(office, `case supply ${A} --material 身份证`, 5, 'E_CASE_MATERIAL_NOT_AWAITED');
    expect(await must(office, `case supply ${A} --material 工龄证明`)).toMatchObject({
      supplied: ['工龄证明'],
      deferred_materials: null,
      cases: [{ case_no: no(2) }, { case_no: no(3) }],
    });
    expect(await states()).toEqual(['recorded', 'signed', 'signed', 'signed']);
    await refused(office, `case supply ${A}`, 5, 'E_CASE_MATERIAL_NOT_AWAITED');
  });

  test('is refused as a whole: nothing is written where one member cannot be taken in', async () => {
    const office = await makeBundleOffice();
    await refused(office, apply().replace('YJS-TX', 'YJS-XX'), 6, 'E_BUNDLE_UNKNOWN');
    await refused(office, apply('--item TX-1'), 2, 'E_USAGE_OPTION');
    await refused(office, apply('--received-at 2025-12-01'), 5, 'E_ITEM_NOT_IN_FORCE');
    await refused(office, apply('--deferred 工龄证明 --deferred-within 9wd'), 5, 'E_CASE_MATERIALS_LIMIT');
    const opened = await must(
      office,
      `credit breach --subject ${WANG} --name 王小明 --type person --kind false_promise --seriousness general --facts 虚假承诺`,
    );
    const breach = String(opened['breach']);
    await must(office, `credit notify ${breach} --at 2026-09-01`);
    await must(office, `credit decide ${breach} --document 决1 --at 2026-09-15 --defence heard`);
    await refused(office, apply(), 5, 'E_CASE_BARRED');
    expect(await must(office, 'case list')).toEqual({ cases: [], total: 0 });
    expect(await must(office, apply('--ordinary'))).toMatchObject({
      application_no: A,
      cases: [{ mode: 'data_query' }, { mode: 'ordinary' }, { mode: 'ordinary' }, { mode: 'ordinary' }],
    });
  });

  test('without a limit of its own takes the longest of its members', async () => {
    const office = await makeBundleOffice(BUNDLES.replaceAll(',5wd', ','));
    expect(await must(office, apply())).toMatchObject({ deadline: '2026-10-20' });
    // Its own limit is kept with each case: an extension counts on from there.
    await must(office, `case extend ${no(3)} --by 2wd --reason 核对档案`);
    expect(await must(office, `case show ${no(3)}`)).toMatchObject({ deadline: '2026-10-22' });
    expect(await must(office, `case show ${A}`)).toMatchObject({ limit: '20wd', deadline: '2026-10-20' });
  });

  test('is counted once in the month, at the lead; the others are shown as helping', async () => {
    const office = await makeBundleOffice();
    await must(office, apply());
    for (const serial of [2, 3, 4]) await must(office, `case sign ${no(serial)}`);
    for (const serial of [2, 3, 4]) await must(office, `case decide ${no(serial)} --grant`);
    await must(office, `case decide ${no(1)} --grant --evidence 数据核验一致`);
    await must(
      office,
      `case record --item TX-4 --name 王小明 --type person --id-number ${WANG} --channel window --ordinary`,
    );
    await must(office, `case decide ${no(5)} --grant`);
    const { indicators, by_authority } = await must(office, 'report monthly --month 2026-09');
    expect(indicators).toMatchObject({
      cases: { value: 2 },
      joint: { value: 3 },
      cases_by_mode: { value: { commitment: 1, ordinary: 1, data_query: 0, dept_verify: 0 } },
    });
    const rows = by_authority as Record<string, unknown>[];
    expect(rows.map((row) => [row['authority'], row['cases'], row['joint']])).toEqual([
      ['常澄市人力资源和社会保障局', 1, 1],
      ['常澄市住房公积金管理中心', 0, 1],
      ['常澄市公安局', 0, 0],
      ['常澄市医疗保障局', 1, 1],
    ]);
    expect((await office.run('report monthly --month 2026-09')).out).toMatch(/协办办件\s+3/);
  });
});
