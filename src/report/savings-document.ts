import type { Desk } from '../cli/desk.ts';
import type { Catalogue, Lang } from '../i18n/catalogue.ts';
import { change, time } from '../item/bundle/show-figures.ts';
import { ratioText } from '../kernel/ratio.ts';
import { officeDay } from '../kernel/time.ts';
import { csvForPeople, toCsv } from '../table/write-table.ts';
import { savingsColumns, savingsJson, savingsRows } from './savings-json.ts';
import type { SavingsGroup, SavingsReport } from './savings-report.ts';
import type { Flow, Measure, Stock } from './savings-rules.ts';
import { NONE, showNumber } from './show-value.ts';
import {
  type DocumentTable,
  left,
  noCharts,
  type Report,
  right,
  type TableDocument,
} from './table-document.ts';

/** The savings, ready for every form. */
export function savingsForms(desk: Desk, report: SavingsReport, t: Catalogue): Report {
  return {
    fileName: t.report.savings.file({ asOf: report.asOf }),
    json: (files) => savingsJson(report, desk.lang, files),
    csv: { columns: savingsColumns, rows: savingsRows(report) },
    csvFile: () => toCsv(savingsColumns, savingsRows(report), csvForPeople),
    document: savingsDocument(desk, report, t),
    charts: noCharts,
  };
}

function savingsDocument(desk: Desk, report: SavingsReport, t: Catalogue): TableDocument {
  const s = t.report.savings;
  const { asOf, from, to, total } = report;
  const office = desk.workspace.config.office.name;
  return {
    title: s.title,
    subtitle: s.subtitle({ office, asOf }),
    facts: [
      [s.facts.office, office],
      [s.facts.list, s.facts.listText({ asOf, items: total.items })],
      [
        s.facts.cases,
        s.facts.casesText({ from, to, cases: total.cases, commitment: total.commitment_cases }),
      ],
      [s.facts.day, officeDay(desk.now())],
    ],
    texts: savingsTexts(report, office, t),
    tables: [measureTable(report, t), ...(report.by === null ? [] : [groupTable(report, t, desk.lang)])],
    notes: [
      s.notes.cut,
      s.notes.promised,
      s.notes.flow,
      ...(report.by === 'bundle' ? [s.notes.bundle] : []),
      s.notes.conversion({ basis: report.conversion.basis[desk.lang].replace(/[。.]$/, '') }),
      t.report.roundingNote(report.rounding),
      ...(total.time_actual === null ? [s.notes.noCalendar({ years: report.yearsWithoutCalendar })] : []),
    ],
  };
}

/** What a leader reads first: what the list saves, and what came of it. */
function savingsTexts({ asOf, from, to, total, rounding }: SavingsReport, office: string, t: Catalogue) {
  const s = t.report.savings;
  const rate = (value: number | null): string | null =>
    value === null ? null : `${showNumber(value, rounding.decimals)}%`;
  const pair = ({ before, after, cut, units }: Measure) =>
    units === 0 ? null : { before, after, cut: rate(cut) };
  return [
    {
      heading: s.headings.list,
      text: s.listSentence({
        office,
        asOf,
        items: total.items,
        materials: pair(total.materials),
        statutory: rate(total.time_statutory.cut),
        visits: pair(total.visits),
        fewVisits: rate(total.at_most_one_visit.value),
      }),
    },
    {
      heading: s.headings.cases,
      text: s.casesSentence({
        from,
        to,
        cases: total.cases,
        commitment: total.commitment_cases,
        papers: total.papers_saved,
        visits: total.visits_saved,
        actual: rate(total.time_actual?.cut ?? null),
      }),
    },
  ];
}

function measureTable({ total, rounding, conversion }: SavingsReport, t: Catalogue): DocumentTable {
  const s = t.report.savings;
  const c = s.columns;
  const rate = (value: number | null): string => showNumber(value, rounding.decimals);
  // Minutes with three decimals at most, as working days with one: what limits of the field are stated in.
  const workingDay = conversion.value.working_day_hours * 60_000;
  const size = (value: number, unit: Measure['unit']): string =>
    unit === 'min'
      ? (ratioText(Math.round(value * 1000), workingDay, { ...rounding, decimals: 1 })?.replace(
          /\.0+$/,
          '',
        ) ?? NONE)
      : String(value);
  const line = (key: keyof typeof s.measures, measure: Measure, units: string): string[] => [
    s.measures[key],
    ...[measure.before, measure.after, measure.saved].map((value) =>
      measure.units === 0 ? NONE : size(value, measure.unit),
    ),
    rate(measure.cut),
    s.units[measure.unit],
    units,
    measure.id,
  ];
  const stated = (key: 'materials' | 'time_statutory' | 'time_previous' | 'visits'): string[] =>
    line(key, total[key], s.ofItems({ count: total[key].units }));
  const few = total.at_most_one_visit;
  const commitment = s.ofCases({ count: total.commitment_cases });
  const saved = (key: 'papers_saved' | 'visits_saved', unit: 'papers' | 'visits', id: string): string[] => [
    s.measures[key],
    NONE,
    NONE,
    String(total[key]),
    NONE,
    s.units[unit],
    commitment,
    id,
  ];
  return {
    heading: s.headings.measures,
    columns: [
      left(c.measure, 36),
      right(c.before, 13),
      right(c.after, 13),
      right(c.saved, 14),
      right(c.rate, 11),
      left(c.unit, 11),
      right(c.units, 14),
      left(c.id, 9),
    ],
    rows: [
      stated('materials'),
      stated('time_statutory'),
      stated('time_previous'),
      stated('visits'),
      [
        s.measures.at_most_one_visit,
        NONE,
        String(few.numerator),
        NONE,
        rate(few.value),
        s.units.items,
        s.ofItems({ count: few.denominator }),
        few.id,
      ],
      saved('papers_saved', 'papers', 'I7'),
      saved('visits_saved', 'visits', 'I10'),
      ...(total.time_actual === null
        ? []
        : [line('time_actual', total.time_actual, s.ofCases({ count: total.time_actual.units }))]),
    ],
    totalLast: false,
  };
}

function groupTable(report: SavingsReport, t: Catalogue, lang: Lang): DocumentTable {
  const s = t.report.savings;
  const c = s.columns;
  const by = report.by ?? 'authority';
  const single = by === 'item' || by === 'bundle';
  const rate = (value: number | null): string => showNumber(value, report.rounding.decimals);
  const pair = ({ units, before, after }: Measure): string => (units === 0 ? NONE : change(before, after));
  const cells = (row: Stock & Flow): string[] => [
    pair(row.materials),
    rate(row.materials.cut),
    rate(row.time_statutory.cut),
    rate(row.time_previous.cut),
    pair(row.visits),
    // Of a single item or bundle the visits beside it say it.
    ...(single ? [] : [rate(row.at_most_one_visit.value)]),
    String(row.cases),
    String(row.papers_saved),
    String(row.visits_saved),
  ];
  const second = (group: SavingsGroup): string =>
    single
      ? change(
          time(lang, group.limits?.previous ?? group.limits?.statutory ?? null),
          time(lang, group.limits?.promised ?? null),
        )
      : String(group.items);
  // Two authorities have items of one name: then the name alone does not say which is meant.
  const seen = new Map<string, number>();
  for (const group of report.groups) seen.set(group.name, (seen.get(group.name) ?? 0) + 1);
  const name = ({ key, name: given, authority_name: authority }: SavingsGroup): string => {
    if (by === 'track') return t.item.tracks[key as keyof typeof t.item.tracks] ?? key;
    return authority !== null && (seen.get(given) ?? 0) > 1 ? s.nameAt({ name: given, authority }) : given;
  };
  return {
    heading: s.headings.groups,
    columns: [
      left(s.by_[by], 24),
      single ? left(c.limits, 18) : right(c.items, 12),
      right(c.materials, 18),
      right(c.materialsCut, 12),
      // An upright page has no room for both cuts: of a single item or bundle it has the one of the limits beside it.
      { ...right(c.statutoryCut, 13), offPage: single },
      { ...right(c.previousCut, 13), offPage: !single },
      right(c.visits, 13),
      ...(single ? [] : [right(c.fewVisits, 12)]),
      right(c.cases, 12),
      right(c.papersSaved, 13),
      right(c.visitsSaved, 12),
    ],
    rows: [
      ...report.groups.map((group) => [name(group), second(group), ...cells(group)]),
      [
        s.total,
        single ? s.ofItems({ count: report.total.items }) : String(report.total.items),
        ...cells(report.total),
      ],
    ],
    totalLast: true,
  };
}
