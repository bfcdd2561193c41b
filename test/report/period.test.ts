import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  lastYearSpan,
  previousSpan,
  runningSpan,
  type Span,
  spanOf,
  wholeMonths,
} from '../../src/report/month.ts';
import type { Office } from '../support/office.ts';
import { makeSampleOffice, sampleFile } from '../support/sample-office.ts';

interface Figure {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  previous: number | null;
  previous_change: number | null;
  last_year: number | null;
  running: number | null;
  change_unit: string;
}

interface Group {
  key: string;
  cases: number;
  commitment_cases: number;
  check_due: number;
  part: number | null;
}

interface Shown {
  version: number;
  outdated: boolean;
  indicators: Record<string, Figure>;
  by_authority: { authority: string; cases: number }[];
  by_level: Group[];
  by_track: Group[];
  by_channel: Group[];
  top_items: (Group & { item_name: string })[];
  late: { month: string; cases: number }[];
  changes: { authority: string | null; key: string; from: number; to: number }[];
  since: { key: string }[];
}

const LATER = { now: '2026-10-08T10:00:00+08:00' };
let office: Office;

async function report(args: string, now = LATER.now): Promise<Shown> {
  const done = await office.run(`report ${args} --format json`, { now });
  expect(done.err).not.toContain('error');
  return done.json() as Shown;
}

const value = (shown: Shown, key: string): number => Number(shown.indicators[key]?.value);

/** Every report needs an office; the two engines side by side on a busy machine need their time to make one. */
const withOffice = (): void =>
  beforeEach(async () => {
    office = await makeSampleOffice();
  }, 60_000);

describe('spans', () => {
  const span = (from: string, to: string): Span => ({ from, to });

  it('compare a month, a quarter and a year with those before and a year ago', () => {
    expect(previousSpan(spanOf('2026-03'))).toEqual(spanOf('2026-02'));
    expect(previousSpan(span('2026-04-01', '2026-06-30'))).toEqual(span('2026-01-01', '2026-03-31'));
    expect(previousSpan(span('2026-01-01', '2026-12-31'))).toEqual(span('2025-01-01', '2025-12-31'));
    expect(lastYearSpan(spanOf('2024-02'))).toEqual(spanOf('2023-02'));
    expect(lastYearSpan(spanOf('2025-02'))).toEqual(spanOf('2024-02'));
    expect(runningSpan(spanOf('2026-08'))).toEqual(span('2026-01-01', '2026-08-31'));
  });

  it('compare ten days with the ten before', () => {
    expect(wholeMonths(span('2026-03-11', '2026-03-20'))).toBeNull();
    expect(previousSpan(span('2026-03-11', '2026-03-20'))).toEqual(span('2026-03-01', '2026-03-10'));
    expect(lastYearSpan(span('2026-03-11', '2026-03-20'))).toEqual(span('2025-03-11', '2025-03-20'));
  });
});

describe('comparisons', () => {
  withOffice();

  it('a quarter is its months, the one before it, and the year so far', async () => {
    const months = await Promise.all(
      ['2026-04', '2026-05', '2026-06'].map((month) => report(`monthly --month ${month}`)),
    );
    const quarter = await report('period --from 2026-04-01 --to 2026-06-30');
    const first = await report('period --from 2026-01-01 --to 2026-03-31');
    for (const key of ['cases', 'commitment_cases', 'papers_saved', 'visits_saved', 'check_due']) {
      expect(value(quarter, key)).toBe(months.reduce((sum, month) => sum + value(month, key), 0));
      expect(quarter.indicators[key]?.previous).toBe(value(first, key));
    }
    expect(quarter.indicators['cases']?.running).toBe(value(first, 'cases') + value(quarter, 'cases'));
    expect(quarter.indicators['check_rate']?.running).toBeNull();
    expect(first.indicators['cases']?.running).toBe(value(first, 'cases'));
  });

  it('counts grow in percent, rates by percentage points of what is printed; nothing from nothing', async () => {
    const july = await report('monthly --month 2026-07');
    const { cases, commitment_share: share } = (await report('monthly --month 2026-08')).indicators;
    expect(cases).toMatchObject({ previous: value(july, 'cases'), change_unit: '%', last_year: 0 });
    const growth = ((cases?.value ?? 0) / value(july, 'cases') - 1) * 100;
    expect(cases?.previous_change).toBeCloseTo(growth, 1);
    expect(share?.change_unit).toBe('points');
    expect(share?.previous_change).toBeCloseTo((share?.value ?? 0) - value(july, 'commitment_share'), 10);
    expect(share).toMatchObject({ last_year: null, last_year_change: null });
  });
});

describe('breakdowns', () => {
  withOffice();

  it('level, track and channel add up to the total; ten items at most, the largest first', async () => {
    const shown = await report('monthly --month 2026-07');
    for (const groups of [shown.by_level, shown.by_track, shown.by_channel]) {
      for (const key of ['cases', 'commitment_cases', 'check_due'] as const) {
        expect(groups.reduce((sum, group) => sum + group[key], 0)).toBe(value(shown, key));
      }
      expect(groups.reduce((sum, { part }) => sum + (part ?? 0), 0)).toBeCloseTo(100, 1);
    }
    const counts = shown.top_items.map(({ commitment_cases }) => commitment_cases);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts.length).toBeLessThanOrEqual(10);
    const rows: Record<string, string>[] = parse(readFileSync(sampleFile('cases.csv'), 'utf8'), {
      columns: true,
      bom: true,
    });
    const [first] = shown.top_items;
    expect(first?.commitment_cases).toBe(
      rows.filter(
        (row) =>
          row['事项编码'] === first?.key &&
          row['办理方式'] === '告知承诺' &&
          row['办结时间']?.startsWith('2026-07') === true &&
          row['办理结果'] !== '撤回',
      ).length,
    );
  });
});

describe('late entries', () => {
  withOffice();

  const late = async (no: number, day: string, now: string): Promise<void> => {
    const file = readFileSync(sampleFile('cases.csv'), 'utf8');
    const row = file.split('\n').find((line) => line.includes(',2026-08-') && line.includes(',准予,')) ?? '';
    const changed = row.replace(/^[^,]+/, `320400-2026-9000${no}0`).replaceAll(/2026-08-\d\d/g, day);
    const done = await office.run(['case', 'import', '-'], {
      now,
      stdin: `${file.slice(0, file.indexOf('\n') + 1)}${changed}\n`,
    });
    expect([done.code, done.err]).toEqual([0, '']);
  };

  it('stand in the next report once, and in a new version of their month with what changed', async () => {
    const [october, november] = ['2026-10-08T10:00:00+08:00', '2026-11-05T10:00:00+08:00'];
    const august = await report('monthly --month 2026-08 --issue', '2026-09-20T10:00:00+08:00');
    await late(1, '2026-08-20', october);
    const shown = await report('monthly --month 2026-08', october);
    expect(shown).toMatchObject({ version: 1, outdated: true, changes: [] });
    expect(shown.since.map(({ key }) => key)).toContain('cases');
    expect(value(shown, 'cases')).toBe(value(august, 'cases'));
    const september = await report('monthly --month 2026-09 --issue', october);
    expect(september.late).toEqual([{ month: '2026-08', cases: 1 }]);
    expect(value(september, 'late_cases')).toBe(1);
    expect((await report('monthly --month 2026-10', november)).late).toEqual([]);
    await late(2, '2026-08-21', november);
    expect((await report('monthly --month 2026-10', november)).late).toEqual([
      { month: '2026-08', cases: 1 },
    ]);
    const again = await report('monthly --month 2026-08 --issue --reason 补报两件', november);
    expect(again.version).toBe(2);
    expect(again.changes.find(({ key, authority }) => key === 'cases' && authority === null)).toMatchObject({
      from: value(august, 'cases'),
      to: value(august, 'cases') + 2,
    });
    expect((await report('monthly --month 2026-10', november)).late).toEqual([]);
    const page = await office.run('report monthly --month 2026-08', { now: november });
    expect(page.out).toContain('与上一版相比的变化');
  });
});

describe('report period', () => {
  withOffice();

  it.each([
    ['--from 2026-11-01 --to 2026-11-30', 1, 'E_REPORT_FUTURE'],
    ['--from 2026-06-30 --to 2026-06-01', 2, 'E_USAGE_VALUE'],
    ['--from 2026-06-31 --to 2026-07-01', 2, 'E_USAGE_VALUE'],
    ['--from 2026-06-01', 2, 'E_USAGE_NO_INPUT'],
    ['--from 2026-06-01 --to 2026-06-30 --to docx', 2, 'E_USAGE_VALUE'],
  ])('%s is refused with %i', async (flags, code, error) => {
    const done = await office.run(`report period ${flags} --no-input`, LATER);
    expect(done.code).toBe(code);
    expect(done.err).toContain('E_');
    if (error !== 'E_USAGE_NO_INPUT') expect(done.err).toContain(error);
  });

  it('names quarters and halves, and writes every form', async () => {
    const done = await office.run(
      'report period --from 2026-04-01 --to 2026-06-30 --to pdf,html,xlsx,csv,json --out out --format json',
      LATER,
    );
    const { files } = done.json() as { files: string[] };
    expect(files).toHaveLength(5);
    const html = readFileSync(files.find((file) => file.endsWith('.html')) ?? '', 'utf8');
    expect(html).toContain('2026年第二季度');
    expect(html).toContain('本期应核查承诺');
    const half = await office.run('report period --from 2026-01-01 --to 2026-06-30 --lang en', LATER);
    expect(half.out).toContain('the first half of 2026');
  });
});
