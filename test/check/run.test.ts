import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LI, must, WANG } from '../case/support.ts';
import { makeOffice, type Office } from '../support/office.ts';
import { openOffice } from '../support/open-office.ts';

const HEAD =
  'item_code,item_name,track,certificate_name,authority_name,level,mode,legal_basis,check_coverage,check_rules';
const item = (code: string, mode: string, coverage: string, rules: string) =>
  `${code},事项${code},certification,某证明,常澄市教育局,4,${mode},某法第一条,${coverage},${rules}`;

const ITEMS = [
  HEAD,
  item('JY-1', 'commitment', 'full', '"学历库=equal(姓名,applicant_name)；offence=absent"'),
  item('JY-2', 'commitment', 'sample', 'offence=absent'),
  item('JY-3', 'commitment', 'exempt', 'offence=absent'),
  item('JY-4', 'commitment', 'full', ''),
  item('MZ-1', 'data_query', '', '学历库=present'),
].join('\n');

const DEGREES = `身份证号,姓名,学历\n${WANG},王小明,本科\n${LI},李小红,专科\n`;

async function makeCheckOffice(offences = '110101199003074514'): Promise<Office> {
  const office = await makeOffice();
  writeFileSync(office.path('items.csv'), ITEMS);
  writeFileSync(office.path('degrees.csv'), DEGREES);
  writeFileSync(office.path('offences.csv'), `id\n${offences}\n`);
  await must(office, 'item import items.csv --batch B1');
  await must(office, 'item publish B1 --from 2026-01-01');
  await must(office, 'source import 学历库 degrees.csv --key 身份证号');
  await must(office, 'source import offence offences.csv --key id');
  return office;
}

/** Records, signs and grants; gives the case's number. */
async function granted(office: Office, code: string, name = '王小明', id = WANG): Promise<string> {
  const no = await recorded(office, code, name, id);
  await must(office, `case sign ${no}`);
  await must(office, `case decide ${no} --grant`);
  return no;
}

async function recorded(office: Office, code: string, name = '王小明', id = WANG): Promise<string> {
  const made = await must(
    office,
    `case record --item ${code} --name ${name} --type person --id-number ${id} --channel window`,
  );
  return String(made['case_no']);
}

const counts = (checked: number, match: number, mismatch: number, not_found: number) => ({
  ...{ checked, match, mismatch, not_found },
});

describe('check run', () => {
  test('a match is a check with outcome true, with its evidence and one entry in the ledger', async () => {
    const office = await makeCheckOffice();
    const no = await granted(office, 'JY-1');
    const run = await must(office, 'check run');
    expect(run).toMatchObject({
      ...counts(1, 1, 0, 0),
      ...{ match_rate: 100, without_rules: 0, promises: counts(1, 1, 0, 0), data_query: counts(0, 0, 0, 0) },
    });
    expect(run['seconds']).toEqual(expect.any(Number));
    expect(await must(office, 'check list')).toMatchObject({
      checks: [{ case_no: no, outcome: 'true', method: 'online', checked_on: '2026-09-16' }],
    });
    expect(await must(office, 'check due --on 2027-01-01')).toMatchObject({ total: 0 });
    expect(await must(office, 'check list --suspicions')).toEqual({ suspicions: [], total: 0 });

    const store = await openOffice(office);
    const evidence = await store.db
      .selectFrom('comparison_rules as e')
      .innerJoin('sources as s', 's.source_id', 'e.source_id')
      .select(['e.rule', 's.name', 's.version', 'e.result', 'e.row_digest'])
      .orderBy('e.position')
      .execute();
    // The digest of the row is its leaf in the entry of the import: the first row, so the first 32 bytes.
    const { leaves } = await store.db
      .selectFrom('ledger_leaf_blocks as b')
      .innerJoin('ledger_entries as l', 'l.seq', 'b.seq')
      .select('b.leaves')
      .where('l.act', '=', 'source.import')
      .orderBy('b.seq')
      .executeTakeFirstOrThrow();
    await store.close();
    expect(evidence).toEqual([
      {
        rule: '学历库=equal(姓名,applicant_name)',
        ...{ name: '学历库', version: 1, result: 'holds', row_digest: Buffer.from(leaves.subarray(0, 32)) },
      },
      { rule: 'offence=absent', name: 'offence', version: 1, result: 'holds', row_digest: null },
    ]);

    expect(await must(office, `check list --evidence ${no}`)).toMatchObject({
      evidence: [
        { source: '学历库', row: Buffer.from(leaves.subarray(0, 32)).toString('hex') },
        { row: null },
      ],
      total: 2,
    });
    expect((await office.run('check list --evidence X')).code).toBe(6);

    const ledger = await office.run('ledger show --format json');
    expect(ledger.out.match(/check\.run/g)).toHaveLength(1);
    expect(ledger.out).not.toContain('王小明');
    expect((await office.run('ledger verify')).code).toBe(0);
    expect(await must(office, 'check run')).toMatchObject({ ...counts(0, 0, 0, 0), run: null });
  });

  test('what does not match is a suspicion for a person, never a breach, and stays due', async () => {
    const office = await makeCheckOffice(WANG);
    const mismatch = await granted(office, 'JY-1');
    const missing = await granted(office, 'JY-1', '赵六', '110101199003076915');
    const run = await office.run('check run --format json');
    expect(run.json()).toMatchObject({ ...counts(2, 0, 1, 1), match_rate: 0 });
    expect(run.err).toContain('check list --suspicions');
    expect(await must(office, 'check list')).toMatchObject({ total: 0 });
    expect(await must(office, 'credit list')).toMatchObject({ total: 0 });
    expect(await must(office, 'check due --on 2027-01-01')).toMatchObject({ total: 2 });
    expect(await must(office, 'check list --suspicions')).toMatchObject({
      suspicions: [
        {
          case_no: mismatch,
          outcome: 'mismatch',
          rules: [{ rule: 'offence=absent', result: 'fails', version: 1 }],
        },
        {
          case_no: missing,
          outcome: 'not_found',
          rules: [{ source: '学历库', result: 'not_found', row: null }],
        },
      ],
      total: 2,
    });
    // Compared again, each is still one suspicion.
    expect(await must(office, 'check run')).toMatchObject(counts(2, 0, 1, 1));
    expect(await must(office, 'check list --suspicions --item JY-1')).toMatchObject({ total: 2 });
    // A person judges: by a check, or by opening a breach.
    await must(office, `check record ${missing} --outcome unverifiable --method assist`);
    expect(await must(office, 'check list --suspicions')).toMatchObject({
      suspicions: [{ case_no: mismatch }],
    });
    await must(
      office,
      `credit breach --subject ${WANG} --case ${mismatch} --kind false_promise --seriousness general --facts 承诺不实`,
    );
    expect(await must(office, 'check list --suspicions')).toMatchObject({ total: 0 });
  });

  test('a suspicion is gone once a newer version of the source bears the case out', async () => {
    const office = await makeCheckOffice();
    const no = await granted(office, 'JY-1', '赵六', '110101199003076915');
    expect(await must(office, 'check run')).toMatchObject(counts(1, 0, 0, 1));
    writeFileSync(office.path('degrees.csv'), `${DEGREES}110101199003076915,赵 六,本科\n`);
    await must(office, 'source import 学历库 degrees.csv --key 身份证号');
    expect(await must(office, 'check run')).toMatchObject(counts(1, 1, 0, 0));
    expect(await must(office, 'check list --suspicions')).toMatchObject({ total: 0 });
    expect(await must(office, 'check list')).toMatchObject({ checks: [{ case_no: no, outcome: 'true' }] });
  });

  test('takes full coverage and what was drawn; --full takes everybody but the exempt', async () => {
    const office = await makeCheckOffice();
    await granted(office, 'JY-1');
    const sampled = [await granted(office, 'JY-2'), await granted(office, 'JY-2', '李小红', LI)];
    await granted(office, 'JY-3');
    await granted(office, 'JY-4');
    await must(office, 'sample plan --name P --item JY-2 --strata none --size 1');
    await must(office, 'sample draw P --seed 12345678901234567890');
    const first = await must(office, 'check run');
    expect(first).toMatchObject({ ...counts(2, 2, 0, 0), without_rules: 1 });
    expect(await must(office, 'check run --full --item JY-2')).toMatchObject(counts(1, 1, 0, 0));
    expect(await must(office, 'check run --full')).toMatchObject({ ...counts(0, 0, 0, 0), without_rules: 1 });
    const listed = await must(office, 'check list --item JY-2');
    const checked = (listed['checks'] as { case_no: string }[]).map((one) => one.case_no);
    expect(checked.sort()).toEqual(sampled.sort());
  });

  test('one case alone, checked before or not; refuses what is none', async () => {
    const office = await makeCheckOffice();
    const no = await granted(office, 'JY-2');
    await granted(office, 'JY-1');
    expect(await must(office, `check run --case ${no}`)).toMatchObject(counts(1, 1, 0, 0));
    expect(await must(office, `check run --case ${no}`)).toMatchObject(counts(1, 1, 0, 0));
    const open = await recorded(office, 'JY-1', '李小红', LI);
    expect((await office.run(`check run --case ${open}`)).err).toContain('E_CHECK_NO_PROMISE');
    expect((await office.run('check run --case X')).code).toBe(6);
    expect((await office.run('check run --item X')).code).toBe(6);
  });

  test('names the item whose rule names what is not there, and then checks nothing', async () => {
    const office = await makeCheckOffice();
    await granted(office, 'JY-1');
    await must(office, 'source drop offence');
    const none = await office.run('check run');
    expect(none.code).toBe(6);
    expect(none.err).toMatch(/E_CHECK_SOURCE\b.*JY-1.*offence=absent/);
    await must(office, 'source drop 学历库');
    expect((await office.run('check run')).err).toContain('共缺 2 个数据源：offence、学历库。');
    await must(office, 'source import offence offences.csv --key id');
    await must(office, 'source import 学历库 degrees.csv --key 身份证号 --columns 学历');
    const column = await office.run('check run --lang en');
    expect(column.code).toBe(1);
    expect(column.err).toMatch(/E_CHECK_SOURCE_COLUMN.*JY-1.*"姓名".*\(it has: 学历\)/);
    expect(await must(office, 'check list')).toMatchObject({ total: 0 });
    expect((await office.run('ledger show')).out).not.toContain('check.run');
  });

  test('rules may be found after the promise was made', async () => {
    const office = await makeCheckOffice();
    const no = await granted(office, 'JY-4');
    expect(await must(office, 'check run')).toMatchObject({ checked: 0, without_rules: 1 });
    writeFileSync(
      office.path('more.csv'),
      [HEAD, item('JY-4', 'commitment', 'full', 'offence=absent')].join('\n'),
    );
    await must(office, 'item import more.csv --batch B2');
    expect(await must(office, 'check run')).toMatchObject({ checked: 0 });
    await must(office, 'item publish B2');
    expect(await must(office, 'check run')).toMatchObject(counts(1, 1, 0, 0));
    expect(await must(office, 'check list')).toMatchObject({ checks: [{ case_no: no }] });
  });
});

describe('a grade that asks for a query first', () => {
  test('is asked for before the decision, and opens it', async () => {
    const office = await makeCheckOffice();
    writeFileSync(
      office.path('grades.csv'),
      `id_number,name,scheme,value,dated_on,valid_until,barred,basis\n${WANG},,公共信用评价,D,2026-06-30,,,\n`,
    );
    await must(office, 'credit import grades.csv');
    const no = await recorded(office, 'JY-2');
    expect(await must(office, 'check run')).toMatchObject(counts(0, 0, 0, 0));
    await must(office, `case sign ${no}`);
    const early = await office.run(`case decide ${no} --grant`);
    expect([early.code, early.err.includes(`check run --case ${no}`)]).toEqual([5, true]);
    expect(await must(office, 'check run')).toMatchObject({ promises: counts(1, 1, 0, 0) });
    expect(await must(office, `case decide ${no} --grant`)).toMatchObject({ state: 'granted' });
    expect(await must(office, 'check run')).toMatchObject(counts(0, 0, 0, 0));
  });
});

describe('a data query', () => {
  test('is decided on a match, without any promise', async () => {
    const office = await makeCheckOffice();
    const match = await recorded(office, 'MZ-1');
    const missing = await recorded(office, 'MZ-1', '赵六', '110101199003076915');
    expect((await office.run(`case decide ${match} --grant`)).code).toBe(5);
    expect(await must(office, 'check run')).toMatchObject({
      ...counts(2, 1, 0, 1),
      ...{ promises: counts(0, 0, 0, 0), data_query: { ...counts(2, 1, 0, 1), match_rate: 50 } },
    });
    expect(await must(office, `case decide ${match} --grant`)).toMatchObject({ state: 'granted' });
    const refused = await office.run(`case decide ${missing} --grant`);
    expect([refused.code, refused.err.includes('E_CASE_EVIDENCE')]).toEqual([5, true]);
    expect(await must(office, 'check list --suspicions')).toMatchObject({
      suspicions: [{ case_no: missing, mode: 'data_query' }],
    });
    await must(office, `case decide ${missing} --grant --evidence 查阅纸质档案`);
    expect(await must(office, 'check list --suspicions --format json')).toMatchObject({ total: 0 });
  });
});
