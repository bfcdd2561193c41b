import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/kernel/hash.ts';
import type { Office } from '../support/office.ts';
import { readPdf } from '../support/read-pdf.ts';
import { makeSampleOffice } from '../support/sample-office.ts';

const SEED = '27182818284590452353602874713527';
const later = { now: '2026-10-12T10:00:00+08:00' };

interface Assigned {
  visit_day: string;
  assignments: { unit: string; inspectors: string[] }[];
  unassignable: { unit: string; reason: string }[];
}

let office: Office;
let units: string[];

const json = async (line: string, options = {}) => {
  const outcome = await office.run(`${line} --format json`, options);
  if (outcome.out === '') throw new Error(outcome.err);
  return { code: outcome.code, document: outcome.json() as Record<string, unknown> };
};

beforeEach(async () => {
  office = await makeSampleOffice();
  const sample = join(import.meta.dirname, '../../data/samples/inspectors.csv');
  const imported = await office.run(['inspector', 'import', sample]);
  if (imported.code !== 0) throw new Error(imported.err);
  await office.run(
    'sample plan --name P --from 2026-06-01 --to 2026-08-31 --strata region --rate 10% --visit-day 2026-10-12',
  );
  const drawn = (await json(`sample draw P --seed ${SEED}`)).document as { drawn: { unit: string }[] };
  units = drawn.drawn.map(({ unit }) => unit);
}, 60_000);

test('inspector list as CSV carries codes, for people words', async () => {
  const { out } = await office.run('inspector list --format csv');
  expect(out).toMatch(/,leader,/);
  expect(out).not.toContain('组长');
  expect((await office.run('inspector list')).out).toContain('组长');
});

describe('sample assign', () => {
  test('two officers a unit, each unit once; what is published verifies, and one changed byte does not', async () => {
    const assigned = (await json('sample assign P')).document as unknown as Assigned;
    expect(assigned.visit_day).toBe('2026-10-12');
    const named = [...assigned.assignments, ...assigned.unassignable].map(({ unit }) => unit);
    expect(named.toSorted()).toEqual(units.toSorted());
    expect(assigned.assignments.length).toBeGreaterThan(0);
    for (const { inspectors } of assigned.assignments) expect(new Set(inspectors).size).toBe(2);

    expect((await office.run('sample publish P --out out')).code).toBe(0);
    expect((await office.run('sample verify out')).code).toBe(0);
    const file = office.path('out', 'assignments.csv');
    const text = readFileSync(file, 'utf8');
    const [first = '', second = ''] = assigned.assignments[0]?.inspectors ?? [];
    writeFileSync(file, text.replace(`${first};${second}`, `${second};${first}`));
    expect((await office.run('sample verify out')).code).toBe(4);
  });

  test('fewer than two officers, a second time, before the draw, an unknown plan', async () => {
    expect(await office.run('sample assign P --per-unit 1')).toMatchObject({ code: 5 });
    await office.run('sample plan --name Q --strata none --size 3');
    expect((await office.run('sample assign Q')).err).toContain('E_SAMPLE_NOT_DRAWN');
    expect(await office.run('sample assign NONE')).toMatchObject({ code: 6 });
    expect((await office.run('sample assign P')).code).toBe(0);
    const again = await office.run('sample assign P');
    expect([again.code, again.err]).toEqual([5, expect.stringContaining('E_SAMPLE_ASSIGNED')]);
  });
});

describe('sample sheets', () => {
  test('notice, task sheet and record of every assigned case, and the list for the results, which goes in once filled', async () => {
    expect((await office.run('sample sheets P --out sheets')).err).toContain('E_SAMPLE_NOT_ASSIGNED');
    const assigned = (await json('sample assign P')).document as unknown as Assigned;
    const sheets = (await json('sample sheets P --out sheets')).document as {
      files: string[];
      results: string;
    };
    expect(sheets.files).toHaveLength(assigned.assignments.length * 3);
    const [first] = assigned.assignments;
    const unit = first?.unit ?? '';
    const code = sha256Hex(`P|${unit}|${first?.inspectors.join(';')}`).slice(0, 12);
    const task = readPdf(readFileSync(office.path('sheets', `${unit}-task-sheet.pdf`))).text.replace(
      /\s/g,
      '',
    );
    for (const part of ['检查任务单', code, unit, ...(first?.inspectors ?? []), '随机抽取', '执法证号'])
      expect(task).toContain(part);
    const list = readFileSync(sheets.results, 'utf8');
    for (const unit of units) expect(list).toContain(`\n${unit},`);
    const [header = ''] = list.split(/\r?\n/);
    writeFileSync(office.path('back.csv'), `${header}\n${units[0]},2026-10-10,1,true,,\n`);
    expect((await json('sample import-results P back.csv', later)).document).toMatchObject({
      added: 1,
      written: true,
    });
    expect((await office.run('ledger verify')).code).toBe(0);
  });
});

describe('sample import-results', () => {
  const list = (...rows: readonly string[]) =>
    writeFileSync(
      office.path('r.csv'),
      ['unit,inspected_on,result,promise,detail,rectify_by', ...rows, ''].join('\n'),
    );

  test('records what was found, as checks of the promises too; the same file again changes nothing', async () => {
    const [a = '', b = ''] = units;
    list(`${a},2026-10-10,1,true,,`, `${b},2026-10-10,5；8,untrue,承诺的条件不具备,2026-11-10`);
    const first = await json('sample import-results P r.csv', later);
    expect(first).toMatchObject({ code: 0, document: { read: 2, added: 2, rejected: 0, written: true } });
    expect((await json('sample import-results P r.csv', later)).document).toMatchObject({
      unchanged: 2,
      written: false,
    });
    const { checks } = (await json('check list')).document as { checks: Record<string, unknown>[] };
    expect(checks.filter(({ case_no }) => case_no === b)).toMatchObject([
      { outcome: 'untrue', method: 'onsite' },
    ]);
    expect((await office.run('sample publish P --out out', later)).code).toBe(0);
    expect(readFileSync(office.path('out', 'results.csv'), 'utf8').split('\n')).toContain(
      `${b},2026-10-10,5;8,untrue,2026-11-10`,
    );
    expect((await office.run('sample verify out')).code).toBe(0);
    expect((await office.run('ledger verify')).code).toBe(0);
  });

  test('a unit that was not drawn, days before the draw, to come or in the wrong order: all at once', async () => {
    const [a = '', b = '', c = ''] = units;
    list(
      'NOT-DRAWN,2026-10-10,1,true,,',
      `${a},2026-01-10,1,true,,`,
      `${b},2027-10-10,1,true,,`,
      `${c},2026-10-10,5,untrue,,2026-10-01`,
    );
    const refused = await json('sample import-results P r.csv', later);
    expect(refused).toMatchObject({ code: 3, document: { rejected: 4, written: false } });
    const problems = refused.document['problems'] as { line: number; column: string; code: string }[];
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'unit', 'not-drawn'],
      [3, 'inspected_on', 'constraint-error'],
      [4, 'inspected_on', 'constraint-error'],
      [5, 'rectify_by', 'constraint-error'],
    ]);
  });
});
