import type { Lang } from '../i18n/catalogue.ts';
import type { SavingsGroup, SavingsReport } from './savings-report.ts';
import type { Measure } from './savings-rules.ts';

/** The document of `--format json` and of the JSON file. Keys: docs/reports.md. */
export const savingsJson = (report: SavingsReport, lang: Lang, files: readonly string[]) => ({
  as_of: report.asOf,
  from: report.from,
  to: report.to,
  by: report.by,
  rounding: report.rounding,
  conversion: { ...report.conversion.value, basis: report.conversion.basis[lang] },
  total: report.total,
  groups: report.groups,
  files,
});

const measures = ['materials', 'time_statutory', 'time_previous', 'visits', 'time_actual'] as const;

/** One line a group in codes, the total last under the key `total`; times in minutes; empty where nothing is stated. */
export const savingsColumns: readonly string[] = [
  'key',
  'name',
  'items',
  ...measures.flatMap((key) => ['units', 'before', 'after', 'saved', 'cut'].map((part) => `${key}_${part}`)),
  'at_most_one_visit',
  'cases',
  'commitment_cases',
  'cases_papers_saved',
  'cases_visits_saved',
];

export type SavingsRow = readonly (string | number | null)[];

export const savingsRows = (report: SavingsReport): SavingsRow[] => [
  ...report.groups.map((group) => row(group.key, group.name, group)),
  row('total', '', report.total),
];

const row = (
  key: string,
  name: string,
  figures: Omit<SavingsGroup, 'key' | 'name' | 'authority_name' | 'limits'>,
): SavingsRow => [
  key,
  name,
  figures.items,
  ...measures.flatMap((measure) => parts(figures[measure])),
  figures.at_most_one_visit.value,
  figures.cases,
  figures.commitment_cases,
  figures.papers_saved,
  figures.visits_saved,
];

const parts = (measure: Measure | null): SavingsRow =>
  measure === null || measure.units === 0
    ? [0, null, null, null, null]
    : [measure.units, measure.before, measure.after, measure.saved, measure.cut];
