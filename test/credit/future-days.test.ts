import { describe, expect, test } from 'vitest';
import { makeOffice } from '../support/office.ts';
import { decided, done, PERSON, reported } from './support.ts';

/** The clock of the tests stands at 2026-09-16. */
const TOMORROW = '2026-09-17';

describe('what has not happened yet is not recorded', () => {
  test('every act of credit refuses a day after today, and writes nothing', async () => {
    const office = await makeOffice();
    const open = await reported(office);
    const barred = await decided(office, '2026-05-06', { subject: PERSON });
    const before = await done<{ total: number }>(office, 'ledger show');
    for (const act of [
      `breach --subject ${PERSON} --kind refusal --seriousness minor --facts 拒绝`,
      `notify ${open}`,
      `decide ${open} --document 决1 --defence heard`,
      `decide ${open} --dismiss 查无此事`,
      `object ${barred} --content 有误`,
      `object ${barred} --reject --reason 查实`,
      `lift ${barred} --reason 有误`,
      `repair ${barred}`,
      `repair ${barred} --step broken --reason 复犯`,
    ]) {
      const refused = await office.run([...`credit ${act}`.split(' '), '--at', TOMORROW, '--lang', 'en']);
      expect([act, refused.code, refused.err]).toEqual([
        act,
        5,
        expect.stringContaining('error[E_DAY_FUTURE]'),
      ]);
      expect(refused.err).toContain('hint: Look at the day');
    }
    expect(await done(office, 'ledger show')).toEqual(before);
    expect((await office.run(`credit notify ${open} --at 2026-09-16`)).code).toBe(0);
  });

  test('a question may be asked of a later day', async () => {
    const office = await makeOffice();
    await decided(office, '2026-05-06');
    expect((await office.run(`credit gate ${PERSON} --on ${TOMORROW}`)).code).toBe(5);
  });
});
