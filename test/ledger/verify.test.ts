import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeCaseOffice } from '../case/support.ts';
import { behind } from '../support/open-office.ts';

const verify = 'ledger verify --format json';

test('leaves of a bulk act that are gone are missed', async () => {
  const office = await makeCaseOffice();
  await behind(office, 'delete from ledger_leaf_blocks');
  const outcome = await office.run(verify);
  expect(outcome.code).toBe(4);
  expect(outcome.json()).toMatchObject({
    ok: false,
    findings: [{ seq: 1, what: 'leaves' }, { what: 'leaves' }],
  });
});

test('a log that was cut off no longer agrees with the checkpoint that went out, with or without the file of it', async () => {
  const office = await makeCaseOffice();
  await office.run('case list --reveal look');
  const checkpoint = (await office.run('ledger checkpoint')).out;
  writeFileSync(office.path('kept'), checkpoint);
  const size = Number(checkpoint.split('\n')[1]);
  await behind(office, `delete from ledger_entries where seq = ${size - 1}`);
  const alone = await office.run(verify);
  expect(alone.code).toBe(4);
  expect(alone.json()).toMatchObject({ ok: false, findings: [{ seq: size - 1, what: 'checkpoint' }] });
  const held = await office.run(`${verify} --checkpoint kept`);
  expect([held.code, held.err]).toEqual([4, expect.stringContaining('E_LEDGER_INCONSISTENT')]);
  expect(held.json()).toMatchObject({ ok: false });
});

test('a sound log is not called sound where the checkpoint that it is held against is none of this office', async () => {
  const office = await makeCaseOffice();
  const checkpoint = (await office.run('ledger checkpoint')).out;
  writeFileSync(office.path('other'), checkpoint.replace(/\n\d+\n/, '\n1\n'));
  const outcome = await office.run(`${verify} --checkpoint other`);
  expect([outcome.code, outcome.err]).toEqual([4, expect.stringContaining('E_LEDGER_NOTE')]);
  expect(outcome.json()).toMatchObject({ ok: false, findings: [] });
  const absent = await office.run(`${verify} --checkpoint nothing`);
  expect([absent.code, absent.out]).toEqual([1, '']);
});
