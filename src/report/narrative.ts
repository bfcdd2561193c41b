import type { Catalogue } from '../i18n/catalogue.ts';
import { ratioText } from '../kernel/ratio.ts';
import { compareUtf8 } from '../kernel/text.ts';
import type { IndicatorKey } from './indicators.ts';
import { shiftMonth } from './month.ts';
import type { AuthorityRow, Figures } from './rules.ts';
import { showNumber } from './show-value.ts';

/** The report's two paragraphs, written from its figures. */
export function narrative(figures: Figures, office: string, t: Catalogue): readonly [string, string] {
  return [t.report.overview(overview(figures, office)), t.report.supervision(supervision(figures))];
}

/** A plain figure; splits are read with `split`. */
function number(figures: Figures, key: IndicatorKey): number {
  const { value } = figures.indicators[key];
  return typeof value === 'number' ? value : 0;
}

/** A rate with its percent sign; null where there is none. */
function rate(figures: Figures, key: IndicatorKey): string | null {
  const { value } = figures.indicators[key];
  return typeof value === 'number' ? `${showNumber(value, figures.rounding.decimals)}%` : null;
}

function split(figures: Figures, key: IndicatorKey): (part: string) => number {
  const { value } = figures.indicators[key];
  return (part) => (typeof value === 'object' && value !== null ? (value[part] ?? 0) : 0);
}

function overview(figures: Figures, office: string) {
  const { rounding, trend, month } = figures;
  const cases = number(figures, 'cases');
  const at = (which: string) => trend.find((one) => one.month === which);
  const before = at(shiftMonth(month, -1));
  const lastYear = at(shiftMonth(month, -12));
  const growth = (base: number): string | null => {
    const text = ratioText(cases - base, base, rounding, 100);
    return text === null ? null : `${text}%`;
  };
  const modes = split(figures, 'cases_by_mode');
  const tracks = split(figures, 'items_by_track');
  const { value: median } = figures.indicators.handling_median;
  return {
    month,
    office,
    items: number(figures, 'items'),
    commitmentItems: number(figures, 'commitment_items'),
    tracks: {
      certification: tracks('certification'),
      licence: tracks('licence'),
      material: tracks('material'),
    },
    cases,
    modes: {
      commitment: modes('commitment'),
      data_query: modes('data_query'),
      dept_verify: modes('dept_verify'),
      ordinary: modes('ordinary'),
    },
    share: rate(figures, 'commitment_share') ?? '',
    shareChange: pointsChange(figures, before),
    casesBefore: before?.cases ?? 0,
    casesChange: growth(before?.cases ?? 0),
    casesLastYear: lastYear?.cases ?? 0,
    casesLastYearChange: growth(lastYear?.cases ?? 0),
    choice: rate(figures, 'choice_rate'),
    papers: number(figures, 'papers_saved'),
    visits: number(figures, 'visits_saved'),
    // A median is a whole number of days or a half: no row of zeros behind it in running text.
    median: typeof median === 'number' ? String(median) : null,
    onTime: rate(figures, 'on_time_rate'),
    top: leaders(figures.by_authority, (row) => row.commitment_cases),
  };
}

/** Percentage points between the two shares as printed, so that a reader who subtracts them finds the same. */
function pointsChange(
  figures: Figures,
  before: { cases: number; commitment_cases: number } | undefined,
): string | null {
  const { rounding } = figures;
  const { numerator, denominator } = figures.indicators.commitment_share;
  const now = ratioText(numerator ?? 0, denominator ?? 0, rounding, 100);
  const then = before ? ratioText(before.commitment_cases, before.cases, rounding, 100) : null;
  if (now === null || then === null) return null;
  const whole = (text: string): number => Number(text.replace('.', ''));
  return ratioText(whole(now) - whole(then), 10 ** rounding.decimals, rounding);
}

function supervision(figures: Figures) {
  const due = number(figures, 'check_due');
  const checked = number(figures, 'checked');
  return {
    due,
    checked,
    rate: rate(figures, 'check_rate') ?? '',
    pending: due - checked,
    pendingAt: leaders(figures.by_authority, (row) => row.check_due - row.checked),
    untrue: number(figures, 'untrue'),
    partly: number(figures, 'partly'),
    untrueRate: rate(figures, 'untrue_rate'),
    made: number(figures, 'checks_done'),
    found: number(figures, 'untrue_found'),
    breaches: number(figures, 'breaches'),
    barred: number(figures, 'bars_in_force'),
    repairs: number(figures, 'repairs'),
    objections: number(figures, 'objections'),
  };
}

/** The first three authorities by a count, those without any left out. */
function leaders(rows: readonly AuthorityRow[], count: (row: AuthorityRow) => number) {
  return rows
    .map((row) => ({ authority: row.authority, cases: count(row) }))
    .filter(({ cases }) => cases > 0)
    .sort((a, b) => b.cases - a.cases || compareUtf8(a.authority, b.authority))
    .slice(0, 3);
}
