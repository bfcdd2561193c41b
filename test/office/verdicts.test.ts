import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeCaseOffice, must, record, WANG } from '../case/support.ts';
import type { Office, Outcome } from '../support/office.ts';
import { behind } from '../support/open-office.ts';

/** Contract, section 2: a negative verdict prints its own document and, like every error, its code as the last line of stderr. */
const errorOf = ({ code, err }: Outcome) => [
  code,
  (JSON.parse(err.trim().split('\n').at(-1) ?? '') as { error: { code: string } }).error.code,
];

test('a barred applicant', async () => {
  const office = await makeCaseOffice();
  await must(office, record('RS-001'));
  await must(office, `credit breach --subject ${WANG} --kind false_promise --seriousness serious --facts x`);
  await must(office, 'credit decide X320400-2026-0001 --document A1 --defence waived');
  const gate = await office.run(`credit gate ${WANG} --format json`);
  expect(gate.json()).toMatchObject({ allowed: false });
  expect(errorOf(gate)).toEqual([5, 'E_CREDIT_BARRED']);
});

test('a letter that is none, and cases that get no letter', async () => {
  const office = await makeCaseOffice();
  writeFileSync(office.path('letter.pdf'), 'nothing of ours');
  const letter = await office.run('letter verify letter.pdf --format json');
  expect(letter.json()).toMatchObject({ valid: false, reason: 'foreign' });
  expect(errorOf(letter)).toEqual([4, 'E_LETTER_NOT_GENUINE']);
  const one = await office.run('letter issue nope --out letters --format json');
  expect(one.json()).toMatchObject({ issued: 0, failed: [{ case_no: 'nope', code: 'E_CASE_UNKNOWN' }] });
  expect(errorOf(one)).toEqual([6, 'E_CASE_UNKNOWN']);
  const two = await office.run('letter issue nope neither --out letters --format json');
  expect(two.json()).not.toHaveProperty('errors');
  expect(errorOf(two)).toEqual([3, 'E_LETTER_FAILED']);
});

test('a ledger whose text was altered', async () => {
  const office = await makeCaseOffice();
  await alterLedger(office);
  const ledger = await office.run('ledger verify --format json');
  expect(ledger.json()).toMatchObject({ ok: false });
  expect(errorOf(ledger)).toEqual([4, 'E_LEDGER_VERIFY']);
  const check = await office.run('db check --format json');
  expect(check.json()).toMatchObject({ ok: false });
  expect(errorOf(check)).toEqual([4, 'E_DB_CHECK']);
});

const alterLedger = (office: Office) =>
  behind(office, "update ledger_entries set text = replace(text, 'item.publish', 'item.publisx')");
