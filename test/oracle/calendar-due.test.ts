import { describe, expect, test } from 'vitest';
import { publishedDays } from '../../src/calendar/published-days.ts';
import { makeFolder, run } from '../support/office.ts';

/** Domain reference 7.3: counted by hand from the notice of 2025-11-04 on the holidays of 2026. */
const vectors = [
  ['2026-02-13', '1工作日', '2026-02-14', 'make-up Saturday'],
  ['2026-02-13', '5工作日', '2026-02-27', '9-day Spring Festival'],
  ['2026-02-13', '6工作日', '2026-02-28', 'make-up Saturday again'],
  ['2026-01-02', '1工作日', '2026-01-04', 'received on a holiday, make-up Sunday'],
  ['2026-09-30', '20工作日', '2026-11-03', 'National Day and make-up 10-10'],
  ['2026-09-18', '5工作日', '2026-09-24', 'make-up Sunday 09-20'],
  ['2026-04-30', '7工作日', '2026-05-13', '5-day holiday and make-up 05-09'],
  ['2026-06-18', '3工作日', '2026-06-24', 'Dragon Boat'],
  ['2025-12-31', '2月', '2026-02-28', 'no 31 February, and that Saturday is a working day'],
  ['2026-02-14T10:30', '0.5工作日', '2026-02-14T17:30:00+08:00', 'morning of a make-up Saturday'],
  [
    '2026-02-14T15:00',
    '0.5工作日',
    '2026-02-24T12:00:00+08:00',
    'the next working day is after the festival',
  ],
] as const;

describe('calendar due on the vectors of the year 2026', () => {
  test.each(vectors)('%s + %s = %s (%s)', async (from, limit, due) => {
    const cwd = makeFolder();
    const counted = await run(`calendar due --from ${from} --limit ${limit} --format json`, { cwd });
    expect(counted.code).toBe(0);
    const document = counted.json() as { due: string; steps: { date: string }[] };
    expect(document.due).toBe(due);
    expect(document.steps.at(0)?.date).toBe(from.slice(0, 10));
    expect(document.steps.at(-1)?.date).toBe(due.slice(0, 10));
  });

  test('2026-12-31 + 2 months is refused: it needs the calendar of 2027', async () => {
    const refused = await run('calendar due --from 2026-12-31 --limit 2mo --lang en', { cwd: makeFolder() });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('error[E_CALENDAR_YEAR]');
    expect(refused.err).toContain('calendar import');
  });
});

test('the package ends where it has no notice any more: its last year is known, and nothing after it is guessed', async () => {
  const years = [...publishedDays().years].sort();
  const last = years.at(-1) ?? '';
  // When a newer package knows 2027, this test says so: then the vector above must be moved on, too.
  expect(last).toBe('2026');
  const after = await run(`calendar due --from ${Number(last) + 1}-06-01 --limit 1wd`, { cwd: makeFolder() });
  expect(after.code).toBe(1);
});
