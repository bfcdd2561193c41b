import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withResidentCheckDigit } from '../../src/identity/resident-id.ts';
import { must } from '../case/support.ts';
import { makeOffice } from '../support/office.ts';

/** Applicants of Changzhou's teacher certification, every one of them scrutinised (MOJ, 2021-08-03). */
const TEACHERS = 4338;
/** Of whom the data bear out all but these: a person has to judge them. */
const UNKNOWN = 38;

const ITEM = `item_code,item_name,track,certificate_name,authority_name,level,mode,legal_basis,check_coverage,check_rules
JY-1,教师资格认定,certification,无犯罪记录证明,常澄市教育局,4,commitment,《教师法》第十四条,sample,"普通话=present；offence=absent"
`;

const teachers = Array.from({ length: TEACHERS }, (_, i) => {
  const birth = `19${80 + (i % 20)}${String(1 + (i % 12)).padStart(2, '0')}${String(1 + (i % 28)).padStart(2, '0')}`;
  return {
    no: `320400-2026-${String(i + 1).padStart(6, '0')}`,
    id: withResidentCheckDigit(
      `3204${String(2 + Math.floor(i / 900)).padStart(2, '0')}${birth}${String(100 + (i % 900))}`,
    ),
  };
});

test('all 4,338 teachers in one run, and a credit entry for each', async () => {
  expect(new Set(teachers.map(({ id }) => id)).size).toBe(TEACHERS);
  const office = await makeOffice();
  writeFileSync(office.path('items.csv'), ITEM);
  const cases = teachers.map(
    ({ no, id }) =>
      `${no},JY-1,王老师,person,${id},window,2026-06-01 09:00,2026-06-01 09:05,2026-06-01 09:20,granted`,
  );
  writeFileSync(
    office.path('cases.csv'),
    `case_no,item_code,applicant_name,applicant_type,id_number,channel,received_at,signed_at,decided_at,decision\n${cases.join('\n')}\n`,
  );
  const known = teachers.slice(UNKNOWN).map(({ id }, i) => `${id},二级甲等,PTH${i}`);
  writeFileSync(office.path('pth.csv'), `身份证号,等级,证书编号\n${known.join('\n')}\n`);
  writeFileSync(office.path('offences.csv'), 'id\n110101199003074514\n');
  await must(office, 'item import items.csv --batch B');
  await must(office, 'item publish B --from 2026-01-01');
  expect(await must(office, 'case import cases.csv')).toMatchObject({ added: TEACHERS });
  await must(office, 'source import 普通话 pth.csv --key 身份证号');
  await must(office, 'source import offence offences.csv --key id');

  expect(await must(office, 'check run')).toMatchObject({ checked: 0 });
  expect(await must(office, 'check run --full')).toMatchObject({
    ...{ checked: TEACHERS, match: TEACHERS - UNKNOWN, mismatch: 0, not_found: UNKNOWN, match_rate: 99.12 },
  });
  const suspicions = await must(office, 'check list --suspicions --limit 100');
  expect(suspicions).toMatchObject({ total: UNKNOWN });
  // A person looks at the others, and finds them true.
  for (const { case_no } of suspicions['suspicions'] as { case_no: string }[]) {
    await must(office, `check record ${case_no} --outcome true --method assist`);
  }
  expect(await must(office, 'check list --suspicions')).toMatchObject({ total: 0 });
  const kept = await must(office, 'credit list --kept --limit 9999');
  const entries = kept['promises'] as { case_no: string }[];
  expect(kept['total']).toBe(TEACHERS);
  expect(new Set(entries.map((entry) => entry.case_no))).toEqual(new Set(teachers.map(({ no }) => no)));

  const one = teachers[TEACHERS - 1]?.id ?? '';
  expect(await must(office, `credit show ${one}`)).toMatchObject({
    total: 0,
    promises: {
      checked: 1,
      kept: 1,
      untrue: 0,
      records: [{ case_no: '320400-2026-004338', outcome: 'true' }],
    },
  });
  const shown = await office.run(`credit show ${one}`);
  expect(shown.out).toContain('承诺经核查 1 件：属实 1');
  expect(shown.out).not.toContain(one);
  // What is found out later counts instead.
  await must(office, 'check record 320400-2026-004338 --outcome untrue --method assist');
  expect(await must(office, 'credit list --kept')).toMatchObject({ total: TEACHERS - 1 });
  expect(await must(office, `credit show ${one}`)).toMatchObject({
    promises: { checked: 1, kept: 0, untrue: 1 },
  });
  expect((await office.run('ledger verify')).code).toBe(0);
}, 60_000);
