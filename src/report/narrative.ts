import type { Catalogue } from '../i18n/catalogue.ts';
import { compareUtf8 } from '../kernel/text.ts';
import { type IndicatorKey, numberIn } from './indicators.ts';
import type { AuthorityRow, Figures } from './rules.ts';
import { showNumber, showRate } from './show-value.ts';

/** The report's two paragraphs, written from its figures. */
export function narrative(figures: Figures, office: string, t: Catalogue): readonly [string, string] {
  return [t.report.overview(overview(figures, office)), t.report.supervision(supervision(figures))];
}

/** A plain figure; splits are read with `split`. */
const number = (figures: Figures, key: IndicatorKey): number => numberIn(figures.indicators[key].value) ?? 0;

const rate = (figures: Figures, key: IndicatorKey): string | null =>
  showRate(figures.indicators[key].value, figures.rounding);

const split =
  (figures: Figures, key: IndicatorKey) =>
  (part: string): number =>
    numberIn(figures.indicators[key].value, part) ?? 0;

function overview(figures: Figures, office: string) {
  const { indicators, rounding, from, to, month } = figures;
  const change = (key: IndicatorKey, of: 'previous_change' | 'last_year_change'): string | null => {
    const value = indicators[key][of];
    return typeof value === 'number' ? showNumber(value, rounding.decimals) : null;
  };
  const percent = (text: string | null): string | null => (text === null ? null : `${text}%`);
  const modes = split(figures, 'cases_by_mode');
  const tracks = split(figures, 'items_by_track');
  const { value: median } = figures.indicators.handling_median;
  return {
    from,
    to,
    isMonth: month !== null,
    office,
    items: number(figures, 'items'),
    commitmentItems: number(figures, 'commitment_items'),
    tracks: {
      certification: tracks('certification'),
      licence: tracks('licence'),
      material: tracks('material'),
    },
    cases: number(figures, 'cases'),
    modes: {
      commitment: modes('commitment'),
      data_query: modes('data_query'),
      dept_verify: modes('dept_verify'),
      ordinary: modes('ordinary'),
    },
    share: rate(figures, 'commitment_share') ?? '',
    shareChange: change('commitment_share', 'previous_change'),
    casesChange: percent(change('cases', 'previous_change')),
    casesLastYearChange: percent(change('cases', 'last_year_change')),
    choice: rate(figures, 'choice_rate'),
    papers: number(figures, 'papers_saved'),
    visits: number(figures, 'visits_saved'),
    // A median is a whole number of days or a half: no row of zeros behind it in running text.
    median: typeof median === 'number' ? String(median) : null,
    onTime: rate(figures, 'on_time_rate'),
    running: running(figures),
    late: number(figures, 'late_cases'),
    top: leaders(figures.by_authority, (row) => row.commitment_cases),
  };
}

/** The year so far; null where the period is itself the year so far. */
function running({ indicators }: Figures): { cases: number; commitment: number } | null {
  const [cases, commitment] = [indicators.cases.running, indicators.commitment_cases.running];
  if (typeof cases !== 'number' || typeof commitment !== 'number') return null;
  return cases === indicators.cases.value ? null : { cases, commitment };
}

function supervision(figures: Figures) {
  const due = number(figures, 'check_due');
  const checked = number(figures, 'checked');
  return {
    isMonth: figures.month !== null,
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
