import { expect, test } from 'vitest';
import { makeOffice } from '../support/office.ts';
import { decided, PERSON, reported } from './support.ts';

/** The clock of the tests stands at 2026-09-16. */
const TOMORROW = '2026-09-17';

test('an act dated ahead is entered with its day, and a remark says so', async () => {
  const office = await makeOffice();
  const open = await reported(office);
  const ahead = await office.run(`credit notify ${open} --at ${TOMORROW} --lang en`);
  expect([ahead.code, ahead.err]).toEqual([
    0,
    expect.stringContaining(`Note: the time given, ${TOMORROW}, lies in the future.`),
  ]);
  const today = await office.run(`credit notify ${await reported(office)} --at 2026-09-16 --lang en`);
  expect([today.code, today.err]).toEqual([0, expect.not.stringContaining('future')]);
});

test('a question may be asked of a later day', async () => {
  const office = await makeOffice();
  await decided(office, '2026-05-06');
  expect((await office.run(`credit gate ${PERSON} --on ${TOMORROW}`)).code).toBe(5);
});
