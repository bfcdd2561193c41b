import { describe, expect, test } from 'vitest';
import { makeOffice, type Office } from '../support/office.ts';
import { put } from './samples.ts';
import { generatedList } from './seed-lists.ts';

async function must(office: Office, command: string) {
  const done = await office.run(`${command} --format json`);
  if (done.code !== 0) throw new Error(`${command}: ${done.err}`);
  return done.json() as Record<string, unknown>;
}

interface Group {
  readonly key: string;
  readonly count: number;
  readonly total: number;
}

describe('figures that offices published, from generated lists', () => {
  test('52 items of 31 authorities', async () => {
    const office = await makeOffice();
    put(
      office,
      'list.csv',
      generatedList(52, 'CZ', (i) => ({ authority_name: `第${(i % 31) + 1}局` })),
    );
    expect(await must(office, 'item import list.csv --batch b1')).toMatchObject({ read: 52, added: 52 });
    const { groups, total } = (await must(office, 'item list --by authority')) as {
      groups: Group[];
      total: number;
    };
    expect([groups.length, total]).toEqual([31, 52]);
  });

  test('345 in four batches, 240 in the fifth from 19 bodies, 65 of them (27.08 %) of one bureau', async () => {
    const office = await makeOffice();
    for (const [i, size] of [90, 85, 80, 90].entries()) {
      put(office, 'list.csv', generatedList(size, `BJ${i + 1}`));
      await must(office, `item import list.csv --batch 第${i + 1}批`);
      await must(office, `item publish 第${i + 1}批`);
    }
    expect((await must(office, 'item list --as-of 2026-09-16')).total).toBe(345);
    const bureau = '市人力资源和社会保障局';
    put(
      office,
      'fifth.csv',
      generatedList(240, 'BJ5', (i) => ({ authority_name: i < 65 ? bureau : `第${(i % 18) + 1}委` })),
    );
    await must(office, 'item import fifth.csv --batch 第五批');
    // A draft under consultation: on the list to come, not on the list in force.
    expect((await must(office, 'item list')).total).toBe(585);
    expect((await must(office, 'item list --as-of 2026-09-16')).total).toBe(345);
    expect(((await must(office, 'item diff 第4批 第五批')) as { added: string[] }).added).toHaveLength(240);
    const drafted = (await must(office, 'item list --batch 第五批 --by authority')) as { groups: Group[] };
    expect(drafted.groups).toHaveLength(19);
    expect(drafted.groups[0]).toEqual({ key: bureau, count: 65 });
    await must(office, 'item publish 第五批');
    const coverage = await must(office, 'report coverage --batch 第五批 --by authority');
    expect(coverage['total']).toBe(240);
    expect((coverage['groups'] as Group[])[0]).toMatchObject({ key: bureau, total: 65, part: 27.08 });
    expect(await must(office, 'report coverage --by batch')).toMatchObject({
      total: 585,
      groups: [{ key: '第五批', total: 240 }, { total: 90 }, { total: 90 }, { total: 85 }, { total: 80 }],
    });
  });

  test('4,052 certificates: 612 → 852 on commitment after converting 240, 15.10 % → 21.03 %', async () => {
    const office = await makeOffice();
    const modeOf = (i: number) =>
      i < 612
        ? ({ mode: 'commitment', pace: 'on_the_spot' } as const)
        : i < 612 + 1329
          ? ({ mode: 'data_query', pace: 'after_query' } as const)
          : i < 612 + 1329 + 500
            ? ({ mode: 'dept_verify', pace: 'after_verification' } as const)
            : ({ mode: 'cancelled', legal_basis: null } as const);
    put(office, 'list.csv', generatedList(4052, 'JH', modeOf));
    await must(office, 'item import list.csv --batch 四种方式');
    await must(office, 'item publish 四种方式 --from 2026-02-23');
    const codes = Array.from({ length: 240 }, (_, i) => `JH-${String(612 + 1329 + i + 1).padStart(4, '0')}`);
    put(office, 'codes.txt', `${codes.join('\n')}\n`);
    const converted = await must(
      office,
      'item convert --codes codes.txt --from-mode dept_verify --to commitment --batch 转换',
    );
    expect(converted).toMatchObject({
      batch: '转换',
      converted: 240,
      total: 4052,
      before: { commitment: { count: 612, share: 15.1 }, dept_verify: { count: 500 } },
      after: { commitment: { count: 852, share: 21.03 }, dept_verify: { count: 260 } },
    });
    const today = '--as-of 2026-09-16';
    expect(await must(office, `report coverage ${today}`)).toMatchObject({
      total: 4052,
      count: 612,
      share: 15.1,
    });
    await must(office, 'item publish 转换 --from 2026-09-16');
    expect(await must(office, `report coverage ${today}`)).toMatchObject({
      count: 852,
      share: 21.03,
      groups: [
        { key: 'cancelled', count: 1611 },
        { key: 'commitment', count: 852, share: 21.03 },
        { key: 'data_query', count: 1329, share: 32.8 },
        { key: 'dept_verify', count: 260 },
      ],
    });
    expect(await must(office, 'report coverage --as-of 2026-09-15')).toMatchObject({
      count: 612,
      share: 15.1,
    });
    expect((await office.run('report coverage --lang en')).out).toContain(
      '852 of 4052 by commitment, 21.03%',
    );
  });

  test('586 items with at most one visit: above 40 % by March, above 90 % by June of the next year', async () => {
    const office = await makeOffice();
    const list = (within: number) =>
      generatedList(586, 'CC', (i) => ({
        track: 'licence',
        certificate_name: null,
        visits_after: i < within ? 1 : 2,
      }));
    const take = async (batch: string, within: number, from: string) => {
      put(office, 'list.csv', list(within));
      await must(office, `item import list.csv --batch ${batch}`);
      await must(office, `item publish ${batch} --from ${from}`);
    };
    await take('b1', 234, '2026-01-01');
    const report = (asOf: string) =>
      must(office, `report coverage --measure visits --as-of ${asOf} --target 40%@2026-03-31,90%@2027-06-30`);
    expect(await report('2026-03-01')).toMatchObject({
      measure: 'visits',
      counts: 'entries',
      as_of: '2026-03-01',
      total: 586,
      count: 234,
      share: 39.93,
      targets: [
        {
          share: 40,
          by: '2026-03-31',
          on: '2026-03-01',
          reached: 39.93,
          met: false,
          open: true,
          needed: 235,
        },
        { share: 90, by: '2027-06-30', met: false, open: true, needed: 528 },
      ],
    });
    await take('b2', 235, '2026-03-31');
    await take('b3', 528, '2026-06-01');
    expect(await report('2026-09-16')).toMatchObject({
      count: 528,
      share: 90.1,
      targets: [
        { on: '2026-03-31', count: 235, reached: 40.1, met: true, open: false },
        { on: '2026-09-16', count: 528, met: true, open: true },
      ],
    });
  });
});
