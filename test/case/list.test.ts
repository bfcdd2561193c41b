import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { residentNumber } from '../../scripts/samples/people.ts';
import { seededRandom } from '../../scripts/samples/random.ts';
import { LI, makeCaseOffice, must, record, WANG } from './support.ts';

const OTHER = residentNumber(seededRandom('other'));
const no = (serial: number): string => `320400-2026-00000${serial}`;

async function makeListOffice() {
  const office = await makeCaseOffice();
  await must(office, record('RS-001'));
  await must(
    office,
    record('MZ-002', '--received-at 2026-09-01').replace('王小明', '王大明').replace(WANG, OTHER),
  );
  await must(office, record('RS-001', '--received-at 2026-09-01 --channel online --deferred 离职证明'));
  await must(office, record('RS-005', `--received-at 2026-08-15`));
  const agent = `--agent-name 李四 --agent-id-number ${LI}`;
  await must(office, record('RS-001', `--received-at 2026-09-10 ${agent}`));
  return office;
}

test('lists narrow by everything a clerk knows of a case', async () => {
  const office = await makeListOffice();
  for (const [filter, serials] of [
    ['', [1, 5, 3, 2, 4]],
    [`--number ${no(3)}`, [3]],
    ['--number 320400-2026-', [1, 5, 3, 2, 4]],
    ['--number 330702', []],
    ['--name 小明', [1, 5, 3, 4]],
    ['--name 大明', [2]],
    [`--id-number ${LI}`, [5]],
    [`--id-number ${OTHER}`, [2]],
    [`--id-number ${WANG} --item RS-005`, [4]],
    ['--item RS-001', [1, 5, 3]],
    ['--authority 常澄市民政局', [2]],
    ['--channel online', [3]],
    ['--mode data_query', [2]],
    ['--state notified --deferred', [3]],
    ['--from 2026-09-01 --to 2026-09-10', [5, 3, 2]],
    ['--from 2026-09-01 --to 2026-09-10 --name 小明 --channel window', [5]],
    ['--bundle YJS-1', []],
  ] as const) {
    const { cases, total } = await must(office, `case list ${filter}`);
    expect([filter, (cases as { case_no: string }[]).map(({ case_no }) => case_no)]).toEqual([
      filter,
      serials.map(no),
    ]);
    expect(total).toBe(serials.length);
  }
});

test('pages go on behind a case, whatever comes in meanwhile, and tell the next one', async () => {
  const office = await makeListOffice();
  const page = async (args: string) => {
    const { cases, total, next } = await must(office, `case list ${args}`);
    return [(cases as { case_no: string }[]).map(({ case_no }) => Number(case_no.slice(-1))), total, next];
  };
  expect(await page('--limit 2')).toEqual([[1, 5], 5, no(5)]);
  await must(office, record('RS-001'));
  expect(await page(`--limit 2 --after ${no(5)}`)).toEqual([[3, 2], 6, no(2)]);
  expect(await page(`--limit 2 --after ${no(2)}`)).toEqual([[4], 6, undefined]);
  expect(await page(`--limit 5 --item RS-001 --after ${no(1)}`)).toEqual([[5, 3], 4, undefined]);
  const zh = await office.run('case list --limit 2');
  expect(zh.out).toContain(`--after ${no(1)}`);
  expect((await office.run('case list --lang en')).out).not.toContain('--after');
});

test('a program gets the whole list, and CSV that was cut says so on stderr', async () => {
  const office = await makeCaseOffice();
  const fields = '自然人,11010519491231002X,window,2026-09-01T09:00:00+08:00';
  const rows = Array.from({ length: 201 }, (_, i) => `L-${i},RS-001,王小明,${fields}`);
  const header = 'case_no,item_code,applicant_name,applicant_type,id_number,channel,received_at';
  writeFileSync(office.path('many.csv'), `${[header, ...rows].join('\n')}\n`);
  await must(office, 'case import many.csv');
  expect((await must(office, 'case list')).cases).toHaveLength(201);
  const csv = (await office.run('case list --format csv')).out.trimEnd().split('\n');
  expect(csv).toHaveLength(202);
  const cut = await office.run('case list --format csv --limit 3');
  expect([cut.out.trimEnd().split('\n').length, cut.err]).toEqual([4, expect.stringContaining('--after')]);
});
