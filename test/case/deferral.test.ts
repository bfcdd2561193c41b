import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { residentNumber } from '../../scripts/samples/people.ts';
import { seededRandom } from '../../scripts/samples/random.ts';
import { makeOffice, type Office } from '../support/office.ts';
import { LI, makeCaseOffice, must, record, refused, WANG } from './support.ts';

const NO = '320400-2026-000001';

/** RS-001 lets 离职证明 and 照片 follow; its limit is 5 working days, from 2026-09-16 until 2026-09-22. */
async function deferred(more = ''): Promise<Office> {
  const office = await makeCaseOffice('离职证明（容缺）；照片（容缺）');
  await must(office, record('RS-001', `--deferred 离职证明；照片 ${more}`));
  return office;
}

function writePolicy(office: Office, text: string): void {
  mkdirSync(office.path('policy'), { recursive: true });
  writeFileSync(office.path('policy', 'deferral.yaml'), text);
}

const rule = (name: string, value: string): string =>
  `${name}:\n  - effective_from: 2020-01-01\n    effective_to: null\n    basis: { zh: 本市办法, en: City rule }\n    source: design\n    value: ${value}\n`;

describe('deferred materials', () => {
  test('come one by one; the result waits for the last', async () => {
    const office = await deferred();
    expect(await must(office, `case sign ${NO}`)).toMatchObject({ state: 'deferred' });
    const withheld = await refused(office, `case decide ${NO} --grant`, 5, 'E_CASE_STEP');
    expect(withheld).toContain(`chengnuo case supply ${NO}`);
    expect(await must(office, `case supply ${NO} --material 照片`)).toMatchObject({
      state: 'deferred',
      supplied: ['照片'],
      deferred_materials: '离职证明',
      materials_due: '2026-09-22',
      late: false,
    });
    const again = await refused(
      office,
      `case supply ${NO} --material 照片`,
      5,
      'E_CASE_MATERIAL_NOT_AWAITED',
    );
    expect(again).toContain('离职证明');
    expect(await must(office, `case supply ${NO} --at 2026-09-23T09:00`)).toMatchObject({
      state: 'signed',
      supplied: ['离职证明'],
      deferred_materials: null,
      late: true,
    });
    await refused(office, `case supply ${NO}`, 5, 'E_CASE_STEP');
    await must(office, `case decide ${NO} --grant --at 2026-09-23T10:00`);
    const { steps } = await must(office, `case show ${NO}`);
    expect((steps as { step: string; note: string | null }[]).map(({ step, note }) => [step, note])).toEqual([
      ['record', null],
      ['notify', null],
      ['sign', null],
      ['defer', '离职证明；照片'],
      ['supply', '照片'],
      ['supply', '离职证明'],
      ['grant', null],
    ]);
  });

  test('may come before the signature: nothing is waited for after it', async () => {
    const office = await deferred();
    expect(await must(office, `case supply ${NO}`)).toMatchObject({ state: 'notified' });
    expect(await must(office, `case sign ${NO}`)).toMatchObject({ state: 'signed' });
  });

  test('of an ordinary case are waited for from the start', async () => {
    const office = await deferred('--ordinary');
    await refused(office, `case decide ${NO} --grant`, 5, 'E_CASE_STEP');
    expect(await must(office, `case supply ${NO}`)).toMatchObject({ state: 'recorded' });
    expect(await must(office, `case decide ${NO} --grant`)).toMatchObject({ state: 'granted' });
  });

  test('by policy the result is issued before them, and they are still waited for', async () => {
    const office = await deferred();
    writePolicy(office, rule('result', 'issued'));
    await must(office, `case sign ${NO}`);
    expect(await must(office, `case decide ${NO} --grant`)).toMatchObject({ state: 'granted' });
    const late = { now: '2026-09-24T09:00' };
    expect(await must(office, 'case due --deferred --overdue', late)).toMatchObject({
      cases: [{ case_no: NO, state: 'granted', deferred_materials: '离职证明；照片', signal: 'overdue' }],
    });
    expect(await must(office, `case supply ${NO}`, late)).toMatchObject({ state: 'granted', late: true });
    expect(await must(office, 'case due --deferred')).toEqual({ cases: [], total: 0 });
    await refused(office, `case supply ${NO}`, 5, 'E_CASE_STEP');
  });

  test('have a time of their own, at most the promised limit, unless policy is free', async () => {
    const office = await makeCaseOffice();
    const asked = (limit: string) => record('RS-001', `--deferred 离职证明 --deferred-within ${limit}`);
    await refused(office, asked('6工作日'), 5, 'E_CASE_MATERIALS_LIMIT');
    await refused(office, asked('30d'), 5, 'E_CASE_MATERIALS_LIMIT');
    await refused(office, asked('很久'), 2, 'E_USAGE_VALUE');
    await must(office, asked('5工作日'));
    await must(office, asked('2wd'));
    const { cases } = await must(office, 'case due --deferred');
    expect(cases).toMatchObject([
      { case_no: '320400-2026-000002', materials_due: '2026-09-18', signal: 'soon' },
      { case_no: NO, materials_due: '2026-09-22', signal: 'in_time' },
    ]);
    expect(await must(office, 'case due --deferred --within 2wd')).toMatchObject({ total: 1 });
    await refused(office, 'case due --deferred --by clerk', 2, 'E_USAGE_OPTION');
    writePolicy(office, rule('limit', 'free'));
    expect(await must(office, asked('6工作日'))).toMatchObject({ state: 'notified' });
  });

  test('get more time for force majeure, with a reason, as often as policy says; the deadline stays', async () => {
    const office = await deferred();
    const more = `case extend ${NO} --materials --by 3工作日 --reason 台风停运`;
    await refused(
      office,
      `case extend ${NO} --materials --by 11工作日 --reason 台风`,
      5,
      'E_CASE_MATERIALS_EXTENSION',
    );
    await refused(office, `case extend ${NO} --materials --by 3wd`, 2, 'E_USAGE_ANSWER_MISSING');
    expect(await must(office, more)).toMatchObject({
      materials_due_before: '2026-09-22',
      // 25 September is the Mid-Autumn holiday.
      materials_due: '2026-09-28',
      deadline: '2026-09-22',
    });
    await refused(office, more, 5, 'E_CASE_MATERIALS_EXTENSION');
    const after = { now: '2026-09-24T09:00' };
    expect(await must(office, 'case due --deferred --overdue', after)).toEqual({ cases: [], total: 0 });
    expect(await must(office, `case show ${NO}`)).toMatchObject({ materials_due: '2026-09-28' });
    const ledger = (await office.run('ledger show --format json')).out;
    expect(ledger).toContain('case.postpone');
    expect(ledger).not.toContain('台风');
    expect(await must(office, 'ledger verify')).toMatchObject({ ok: true });
  });

  test('are counted anew when the calendar of their year is published', async () => {
    const office = await makeCaseOffice();
    const december = { now: '2026-12-30T10:00' };
    await must(office, record('RS-001', '--deferred 离职证明 --deferred-within 4wd'), december);
    // 31 December, then weekdays of a year without a calendar; two more days for force majeure.
    expect(
      await must(office, `case extend ${NO} --materials --by 2wd --reason 暴雪`, december),
    ).toMatchObject({
      materials_due_before: '2027-01-05',
      materials_due: '2027-01-07',
      materials_due_provisional: true,
    });
    writeFileSync(
      office.path('2027.csv'),
      'date,kind,name\n2027-01-01,off,元旦\n2027-01-02,off,元旦\n2027-01-03,off,元旦\n',
    );
    expect(await must(office, 'calendar import 2027.csv', december)).toMatchObject({
      moved: [
        { case_no: NO, field: 'deadline', from: '2027-01-06', to: '2027-01-07' },
        { case_no: NO, field: 'materials_due', from: '2027-01-07', to: '2027-01-08' },
      ],
    });
    expect(await must(office, `case show ${NO}`)).toMatchObject({
      materials_due: '2027-01-08',
      materials_due_provisional: false,
    });
  });

  test('are not for a barred applicant, whatever the way of handling', async () => {
    const office = await makeCaseOffice();
    const opened = await must(
      office,
      `credit breach --subject ${WANG} --name 王小明 --type person --kind false_promise --seriousness general --facts 虚假承诺`,
    );
    const breach = String(opened['breach']);
    await must(office, `credit notify ${breach} --at 2026-09-01`);
    await must(office, `credit decide ${breach} --document 决1 --at 2026-09-15 --defence heard`);
    const barred = await refused(
      office,
      record('RS-001', '--ordinary --deferred 离职证明'),
      5,
      'E_CASE_BARRED',
    );
    expect(barred).toContain('容缺受理');
    await must(office, record('RS-001', '--ordinary'));
    const agent = `--agent-name 王小明 --agent-id-number ${WANG}`;
    await refused(
      office,
      `case record --item RS-001 --name 李四 --type person --id-number ${LI} --channel window --ordinary --deferred 离职证明 ${agent}`,
      5,
      'E_CASE_BARRED',
    );
  });
});

/** Changzhou's civil affairs: more than 1,600 deferred cases since 2019; who is late must be told exactly. */
test('the overdue list of 1,640 deferred cases is exact', { timeout: 60_000 }, async () => {
  const office = await makeOffice();
  writeFileSync(
    office.path('items.csv'),
    'item_code,item_name,track,certificate_name,authority_name,level,mode,legal_basis,materials,promised_limit_window\n' +
      'MZ-1,特困人员认定,certification,收入证明,常澄市民政局,4,commitment,《社会救助暂行办法》,身份证；收入证明（容缺）,10d\n' +
      'MZ-2,养老机构备案,licence,,常澄市民政局,4,commitment,《老年人权益保障法》,申请表；消防材料（容缺）,20d\n',
  );
  await must(office, 'item import items.csv --batch B1');
  await must(office, 'item publish B1 --from 2026-01-01');
  const random = seededRandom('changzhou');
  const day = (serial: number): string => new Date(Date.UTC(2026, 7, 1 + serial)).toISOString().slice(0, 10);
  const expected: string[] = [];
  const today = '2026-09-16';
  let csv =
    'case_no,item_code,applicant_name,applicant_type,id_number,channel,received_at,deferred,signed_at\n';
  for (let i = 0; i < 1_640; i++) {
    const no = `MZ2026-${String(i).padStart(5, '0')}`;
    const serial = i % 47;
    const [code, material, days] = i % 3 === 0 ? ['MZ-2', '消防材料', 20] : ['MZ-1', '收入证明', 10];
    const signed = i % 5 === 0 ? '' : `${day(serial)} 10:00`;
    csv += `${no},${code},某人,person,${residentNumber(random)},window,${day(serial)} 09:00,${material},${signed}\n`;
    // Counted here by hand: the day itself is not counted, and a last day on a weekend moves to the Monday (domain 7.2).
    let last = new Date(Date.UTC(2026, 7, 1 + serial + days));
    while (isOff(last)) last = new Date(last.getTime() + 86_400_000);
    if (last.toISOString().slice(0, 10) < today) expected.push(no);
  }
  writeFileSync(office.path('cases.csv'), csv);
  expect(await must(office, 'case import cases.csv')).toMatchObject({ added: 1_640, rejected: 0 });
  // Some have come since, in time or late; a withdrawn case waits for nothing.
  const settled = expected.filter((_, i) => i % 40 === 0);
  for (const no of settled.slice(1)) await must(office, `case supply ${no}`);
  await must(office, `case withdraw ${settled[0]}`);
  const left = expected.filter((no) => !settled.includes(no));
  const { cases, total } = await must(office, 'case due --deferred --overdue');
  expect(left.length).toBeGreaterThan(400);
  expect((cases as { case_no: string }[]).map(({ case_no }) => case_no).sort()).toEqual(left);
  expect(total).toBe(left.length);
  expect(await must(office, 'case due --deferred')).toMatchObject({ total: 1_640 - settled.length });
});

/** Weekends of August and September 2026; the 20th of September is a Sunday worked for October, after the day looked at. */
const isOff = (day: Date): boolean => [0, 6].includes(day.getUTCDay()) && day < new Date('2026-09-20');
