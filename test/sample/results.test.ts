import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Office } from '../support/office.ts';
import { makeSampleOffice } from '../support/sample-office.ts';

const SEED = '27182818284590452353602874713527';
const on = (day: string) => ({ now: `${day}T10:00:00+08:00` });
const visit = on('2026-10-12');

interface Row {
  unit: string;
  stratum: string;
}

let office: Office;
/** Drawn units that are granted cases. */
let drawn: string[];
let must: string[];

const json = async <T>(line: string, options: object = visit): Promise<T> => {
  const outcome = await office.run(`${line} --format json`, options);
  if (outcome.out === '') throw new Error(outcome.err);
  return outcome.json() as T;
};
const refusal = async (line: string, options: object = visit): Promise<[number, string | undefined]> => {
  const { code, err } = await office.run(line, options);
  return [code, /error\[(\w+)\]/.exec(err)?.[1]];
};
const leavesOf = async (): Promise<unknown[]> =>
  (await json<{ entries: { text: string }[] }>('ledger show --act sample.results')).entries.map(
    ({ text }) => (JSON.parse(text) as { data: { root: string } }).data.root,
  );

async function prepare(): Promise<void> {
  office = await makeSampleOffice();
  const list = await json<{ cases: { case_no: string }[] }>('case list --state granted --limit 2', {});
  must = list.cases.map(({ case_no }) => case_no);
  writeFileSync(office.path('must.csv'), `unit,reason\n${must[0]},投诉举报\n${must[1]},转办线索\n`);
  await office.run('sample plan --name P --size 6 --must must.csv --visit-day 2026-10-12');
  drawn = (await json<{ drawn: Row[] }>(`sample draw P --seed ${SEED}`, {})).drawn.map(({ unit }) => unit);
}

describe('sample result', () => {
  beforeEach(prepare, 60_000);

  test('is one row of import-results: the same act, the same leaf, the same check; again nothing', async () => {
    const [a = '', b = ''] = drawn;
    const typed = await json(
      `sample result P ${a} --on 2026-10-12 --result 8,5 --promise 不实 --detail 与承诺不符`,
    );
    expect(typed).toMatchObject({
      ...{ plan: 'P', unit: a, inspected_on: '2026-10-12', result: ['5', '8'], promise: 'untrue' },
      ...{ status: 'added', suspicion: true, order_due: null, must: false },
    });
    writeFileSync(
      office.path('r.csv'),
      `unit,inspected_on,result,promise,detail\n${a},2026-10-12,5；8,不实,与承诺不符\n`,
    );
    expect(await json('sample import-results P r.csv')).toMatchObject({ unchanged: 1, written: false });
    expect(
      await json(`sample result P ${a} --on 2026-10-12 --result 5,8 --promise untrue --detail 与承诺不符`),
    ).toMatchObject({ status: 'unchanged' });
    expect(await leavesOf()).toHaveLength(1);
    // The other way round: what a list brought in is known to the single result.
    writeFileSync(office.path('r.csv'), `unit,inspected_on,result,promise\n${b},2026-10-12,1,true\n`);
    await office.run('sample import-results P r.csv', visit);
    expect(await json(`sample result P ${b} --on 2026-10-12 --result 1 --promise true`)).toMatchObject({
      status: 'unchanged',
    });
    expect(await json(`sample result P ${b} --on 2026-10-12 --result 2 --promise true`)).toMatchObject({
      status: 'updated',
    });
    const { checks } = await json<{ checks: Record<string, unknown>[] }>('check list');
    expect(checks.filter(({ case_no }) => case_no === a)).toMatchObject([
      { outcome: 'untrue', method: 'onsite' },
    ]);
    expect((await office.run('ledger verify')).code).toBe(0);
  });

  test.each([
    [
      'a unit that was not drawn',
      'NONE --on 2026-10-12 --result 1 --promise true',
      6,
      'E_SAMPLE_UNIT_NOT_DRAWN',
    ],
    ['a category that is none', 'A --on 2026-10-12 --result 9 --promise true', 3, 'E_SAMPLE_RESULT'],
    ['an outcome that is none', 'A --on 2026-10-12 --result 1 --promise maybe', 3, 'E_SAMPLE_RESULT'],
    ['a day before the draw', 'A --on 2026-09-15 --result 1 --promise true', 3, 'E_SAMPLE_RESULT'],
    ['a day to come', 'A --on 2026-10-13 --result 1 --promise true', 3, 'E_SAMPLE_RESULT'],
    ['no day', 'A --on 12.10. --result 1 --promise true', 3, 'E_SAMPLE_RESULT'],
    [
      'correction before the visit',
      'A --on 2026-10-12 --result 5 --promise untrue --rectify-by 2026-10-11',
      3,
      'E_SAMPLE_RESULT',
    ],
    ['without an outcome', 'A --on 2026-10-12 --result 1', 2, 'E_USAGE_OPTION'],
  ])('refused: %s', async (_what, rest, code, named) => {
    expect(await refusal(`sample result P ${rest.replace(/^A /, `${drawn[0]} `)}`)).toEqual([code, named]);
    expect(await leavesOf()).toEqual([]);
  });

  test('a day to correct by becomes an order that is re-checked; what was untrue waits for a person', async () => {
    const [a = '', b = '', c = ''] = drawn;
    const before = (await json<{ total: number }>('check list --suspicions')).total;
    writeFileSync(
      office.path('r.csv'),
      `unit,inspected_on,result,promise,rectify_by\n${a},2026-10-12,5,untrue,2026-11-12\n${b},2026-10-12,5,partly,2026-11-02\n${c},2026-10-12,1,true,\n`,
    );
    const states = await Promise.all(
      [a, b].map(async (no) => (await json<{ state: string }>(`case show ${no}`)).state),
    );
    const granted = states.filter((state) => state === 'granted').length;
    expect(granted).toBeGreaterThan(0);
    expect(await json('sample import-results P r.csv')).toMatchObject({ suspicions: 2, orders: granted });
    const open = await json<{
      suspicions: { case_no: string; outcome: string; plan: string }[];
      total: number;
    }>('check list --suspicions');
    expect(open.total).toBe(before + 2);
    expect(
      open.suspicions
        .slice(0, 2)
        .map(({ case_no, outcome, plan }) => [case_no, outcome, plan])
        .sort(),
    ).toEqual(
      [
        [a, 'untrue', 'P'],
        [b, 'partly', 'P'],
      ].sort(),
    );
    const status = await json<{ suspicions: number; rectifications_overdue: number }>(
      'status',
      on('2026-11-20'),
    );
    expect(status).toMatchObject({ suspicions: before + 2, rectifications_overdue: granted });
    const ordered = [a, b].find((_, i) => states[i] === 'granted') ?? '';
    const done = await office.run(`check remedy ${ordered} --recheck true --format json`, on('2026-11-20'));
    expect([done.code, done.err]).toEqual([0, '']);
    expect(await json('status', on('2026-11-20'))).toMatchObject({ rectifications_overdue: granted - 1 });
    // A person judges: it is no breach, and says so by a check of their own.
    await office.run(`check record ${a} --outcome true --method document`, on('2026-11-20'));
    expect((await json<{ total: number }>('check list --suspicions', on('2026-11-20'))).total).toBe(
      before + 1,
    );
    expect((await office.run('ledger verify')).code).toBe(0);
  });
});

describe('units that are visited in any case', () => {
  beforeEach(prepare, 60_000);

  test('have their inspectors, papers and results, apart from the random part and in no estimate', async () => {
    const alone = await json<{
      assignments: unknown;
      unassignable: unknown;
      must: { assignments: { unit: string }[]; unassignable: { unit: string }[] };
    }>('sample assign P');
    const named = [...alone.must.assignments, ...alone.must.unassignable].map(({ unit }) => unit);
    expect(named.toSorted()).toEqual(must.toSorted());
    expect(JSON.stringify(alone.assignments)).not.toContain(must[0]);
    const sheets = await json<{ files: string[]; results: string; merged: string }>(
      'sample sheets P --out sheets --merge all.pdf',
    );
    const list = readFileSync(sheets.results, 'utf8');
    for (const unit of [...drawn, ...must]) expect(list).toContain(`\n${unit},`);
    expect(sheets.merged).toBe(office.path('all.pdf'));
    const [a = ''] = drawn;
    await office.run(`sample result P ${a} --on 2026-10-12 --result 1 --promise true`, visit);
    expect(
      await json(`sample result P ${must[0]} --on 2026-10-12 --result 5 --promise untrue`),
    ).toMatchObject({
      must: true,
    });
    const { overall, must: other } = await json<{ overall: object; must: object }>('sample estimate P');
    expect(overall).toMatchObject({ checked: 1, untrue: 0, drawn: drawn.length });
    expect(other).toEqual({ units: 2, checked: 1, untrue: 1 });

    await office.run('sample publish P --out out', visit);
    const read = (name: string) => readFileSync(office.path('out', name), 'utf8');
    expect(
      read('must.csv')
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split(',')[0]),
    ).toEqual(must.toSorted());
    expect(read('results.csv')).toContain(a);
    expect(read('results.csv')).not.toContain(must[0]);
    expect(read('must-results.csv')).toContain(`${must[0]},2026-10-12,5,untrue,`);
    expect(read('assignments.csv')).not.toContain(must[0]);
    expect(read('must-assignments.csv')).toContain(must[0]);
    expect((await office.run('sample verify out')).code).toBe(0);
    for (const name of ['must.csv', 'must-assignments.csv', 'must-results.csv']) {
      const text = read(name);
      writeFileSync(office.path('out', name), text.replace(must[0] ?? '', must[1] ?? ''));
      expect((await office.run('sample verify out')).code, name).toBe(4);
      writeFileSync(office.path('out', name), text);
    }
  });
});

describe('the time to publish', () => {
  beforeEach(prepare, 60_000);

  test('runs from the oldest visit that is not public; what is corrected is to be published again', async () => {
    const [a = '', b = ''] = drawn;
    expect(await json('sample list')).toMatchObject({
      plans: [{ plan: 'P', drawn: 6, must: 2, results: 0, unpublished: 0, publish_by: null, overdue: false }],
      total: 1,
    });
    await office.run(`sample result P ${a} --on 2026-10-09 --result 1 --promise true`, visit);
    await office.run(`sample result P ${b} --on 2026-10-12 --result 1 --promise true`, visit);
    // Twenty working days from Friday, 9 October 2026; Saturday the 10th is made up for the holidays.
    const [plan] = (await json<{ plans: { publish_by: string }[] }>('sample list')).plans;
    expect(plan).toMatchObject({ results: 2, unpublished: 2, publish_by: '2026-11-05', overdue: false });
    expect(await json('sample list --overdue', on('2026-11-05'))).toMatchObject({ total: 0 });
    expect(await json('sample list --overdue', on('2026-11-06'))).toMatchObject({ total: 1 });
    expect(await json('status', on('2026-11-06'))).toMatchObject({ publications_overdue: 1 });
    expect((await office.run('status', on('2026-11-06'))).out).toContain('逾期未公示');
    await office.run('sample publish P --out one', on('2026-11-06'));
    expect(await json('sample list', on('2026-11-07'))).toMatchObject({
      plans: [{ unpublished: 0, publish_by: null, overdue: false, published_on: '2026-11-06' }],
    });
    expect(await json('status', on('2026-11-07'))).toMatchObject({ publications_overdue: 0 });
    await office.run(`sample result P ${b} --on 2026-10-12 --result 5 --promise partly`, on('2026-11-09'));
    expect(await json('sample list --overdue', on('2026-11-10'))).toMatchObject({
      plans: [{ unpublished: 1, publish_by: '2026-11-09' }],
    });
    await office.run('sample publish P --out two', on('2026-11-10'));
    expect(await json('sample list')).toMatchObject({
      plans: [{ unpublished: 0, published_on: '2026-11-10' }],
    });
    expect(readdirSync(office.path('two'))).toContain('results.csv');
  });
});
