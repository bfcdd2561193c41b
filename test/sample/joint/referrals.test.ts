import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPdf } from '../../support/read-pdf.ts';
import { later, makeCampusOffice, makePlans, must } from './support.ts';

const at = (now: string) => ({ now });

test('a finding outside the power is referred, answered within its clock, and counted', async () => {
  const office = await makeCampusOffice();
  await makePlans(office);
  const sent = await must(
    office,
    'sample refer EDU JY-1-0 --to 常澄市消防救援支队 --finding "疏散通道堆放杂物，联系人13812345678" --out letters',
    at('2026-09-21T15:00'),
  );
  expect(sent).toMatchObject({
    referral_no: 'YS320400-2026-0001',
    unit: 'JY-1-0',
    authority_name: '常澄市消防救援支队',
    referred_on: '2026-09-21',
    // Ten working days: 25 to 27 September and 1 to 7 October are holidays, 20 September and 10 October are worked.
    due: '2026-10-12',
  });
  const [file = ''] = sent['files'] as string[];
  const { text } = await readPdf(readFileSync(file));
  for (const part of ['常澄市消防救援支队', '疏散通道堆放杂物', 'YS320400-2026-0001', '学苑第1学校'])
    expect(text.replace(/\s/g, '')).toContain(part);

  await must(office, 'sample referral print YS320400-2026-0001 --out again', at('2026-10-08T09:00'));
  expect(readFileSync(office.path('again', 'YS320400-2026-0001.pdf'))).toEqual(readFileSync(file));

  const open = await must(office, 'sample referral list --open');
  expect(open).toMatchObject({ total: 1, sent: 1, open: 1, overdue: 0, average_reply_days: null });
  expect(JSON.stringify(open)).not.toContain('13812345678');
  expect(await must(office, 'status', at('2026-10-14T09:00'))).toMatchObject({ referrals_overdue: 1 });
  expect(await must(office, 'sample referral list --overdue', at('2026-10-14T09:00'))).toMatchObject({
    total: 1,
    overdue: 1,
  });

  expect(
    await must(office, 'sample referral reply YS320400-2026-0001 --result handled --detail 已清理', later),
  ).toMatchObject({ result: 'handled', replied_on: '2026-10-12', reply_days: 10, in_time: true });
  const again = await office.run('sample referral reply YS320400-2026-0001 --result handled', later);
  expect([again.code, again.err]).toEqual([5, expect.stringContaining('E_REFERRAL_CLOSED')]);

  await must(office, 'sample refer EDU JY-1-1 --to 常澄市公安局 --finding 误移送', later);
  await must(office, 'sample referral close YS320400-2026-0002 --reason 移送有误', later);
  expect(await must(office, 'sample visits', later)).toMatchObject({
    figures: {
      // The one closed without an answer was sent; nobody waits for an answer to it.
      referrals: { value: 2 },
      referrals_answered: { value: 100, numerator: 1, denominator: 1 },
      referrals_in_time: { value: 100 },
      referral_days: { value: 10 },
    },
  });
  const { entries } = (await must(office, 'ledger show')) as unknown as { entries: { text: string }[] };
  const referred = entries.filter(({ text: entry }) => entry.includes('"referral.'));
  expect(referred).toHaveLength(4);
  for (const { text: entry } of referred) expect(entry).not.toMatch(/疏散|13812345678|误移送|已清理/);
  expect((await office.run('ledger verify')).code).toBe(0);
});

test('refusals: a unit that is not visited, an unknown plan or number, times out of order, no finding', async () => {
  const office = await makeCampusOffice();
  await makePlans(office);
  const refused = async (line: string, code: number, error: string) => {
    const { code: exit, err } = await office.run(line);
    expect([exit, err]).toEqual([code, expect.stringContaining(error)]);
  };
  await refused('sample refer EDU SC-1-0 --to 某局 --finding 问题', 6, 'E_REFERRAL_UNIT');
  await refused('sample refer NONE SC-1-0 --to 某局 --finding 问题', 6, 'E_SAMPLE_PLAN_UNKNOWN');
  await refused('sample refer EDU JY-1-0 --to 某局 --finding 问题 --at 2026-01-01', 5, 'E_REFERRAL_TIME');
  await refused('sample refer EDU JY-1-0 --to 某局 --finding 问题 --at 2026-09-17', 5, 'E_DAY_FUTURE');
  await refused('sample refer EDU JY-1-0 --to 某局', 2, '--finding');
  await refused('sample referral reply YS320400-2026-0009 --result handled', 6, 'E_REFERRAL_UNKNOWN');
  await must(office, 'sample refer EDU JY-1-0 --to 某局 --finding 问题');
  await refused(
    'sample referral reply YS320400-2026-0001 --result handled --at 2026-01-01',
    5,
    'E_REFERRAL_TIME',
  );
});
