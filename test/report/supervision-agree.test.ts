import { expect, test } from 'vitest';
import { later, makeCampusOffice, makePlans, must, SEED } from '../sample/joint/support.ts';

interface Figure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}
type Figures = Readonly<Record<string, Figure>>;

test('the report and the list of visits state the same figures: closed referrals, plans not drawn, replaced units among them', async () => {
  const office = await makeCampusOffice();
  await makePlans(office);
  await must(office, 'sample join EDU MKT --name 校园');
  // A plan that is frozen and waits for its draw; and one with a unit that could not be reached.
  await must(office, 'sample plan --name 待抽 --item CG-1 --rate 100%');
  await must(office, 'sample plan --name 递补 --item JY-1 --size 2 --visit-day 2026-09-21');
  const { drawn } = (await must(office, `sample draw 递补 --seed ${SEED}`)) as { drawn: { unit: string }[] };
  await must(office, 'sample assign 递补');
  const [gone = { unit: '' }, kept = { unit: '' }] = drawn;
  const result = (unit: string, code: number, promise: string) =>
    must(
      office,
      `sample result 递补 ${unit} --on 2026-10-10 --result ${code} --promise ${promise} --detail 已核对`,
      later,
    );
  await result(gone.unit, 4, 'unverifiable');
  const substitute = await must(
    office,
    `sample draw 递补 --substitute ${gone.unit} --reason 无法联系`,
    later,
  );
  await result(kept.unit, 1, 'true');
  await result(String(substitute['substitute'] ?? substitute['unit']), 1, 'true');
  await must(office, 'sample refer EDU JY-1-0 --to 常澄市公安局 --finding 误移送', later);
  await must(office, 'sample refer EDU JY-1-1 --to 常澄市公安局 --finding 问题', later);
  await must(office, 'sample referral close YS320400-2026-0001 --reason 移送有误', later);
  await must(office, 'sample referral reply YS320400-2026-0002 --result handled', later);

  const { figures } = (await must(office, 'sample visits', later)) as unknown as { figures: Figures };
  const { indicators, plans } = (await must(office, 'report supervision', later)) as unknown as {
    indicators: Figures;
    plans: { plan: string; visited: number; completion_rate: number }[];
  };
  const shared = Object.keys(figures).filter((key) => key in indicators);
  expect(shared).toEqual(
    expect.arrayContaining(['plans', 'completion_rate', 'visits_saved', 'visits_saved_rate', 'referrals']),
  );
  for (const key of shared) expect([key, indicators[key]]).toEqual([key, figures[key]]);

  expect(figures).toMatchObject({
    plans: { value: 5 },
    visits_planned: { value: 10 },
    visits_made: { value: 6 },
    visits_saved: { value: 4 },
    visits_saved_rate: { value: 40, numerator: 4, denominator: 10 },
    // The one closed without an answer was sent, but no answer to it is waited for.
    referrals: { value: 2 },
    referrals_answered: { value: 100, numerator: 1, denominator: 1 },
    referrals_in_time: { value: 100 },
    // The unit whose place was taken is visited, but not one of those to be visited.
    visited: { value: 3 },
    completion_rate: { numerator: 2, denominator: 14 },
    completed_plans: { numerator: 1, denominator: 5 },
  });
  expect(plans.find(({ plan }) => plan === '递补')).toMatchObject({ visited: 3, completion_rate: 100 });
});
