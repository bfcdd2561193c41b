import type { Desk } from '../../cli/desk.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { ratioText } from '../../kernel/ratio.ts';
import { officeDay } from '../../kernel/time.ts';
import type { ReportChart } from '../chart-style.ts';
import { barChart } from '../charts.ts';
import { figureColumns, totalRows } from '../figure-rows.ts';
import { intervalChart } from '../interval-chart.ts';
import { indicatorTable } from '../period-tables.ts';
import { formulasOf, NONE, plainLine, showNumber, showRate } from '../show-value.ts';
import {
  type CsvRow,
  type DocumentTable,
  left,
  type Report,
  right,
  type TableDocument,
} from '../table-document.ts';
import { type PlanFigures, resultCodes } from './rules.ts';
import type { SupervisionReport } from './supervision-report.ts';

/** The supervision report, ready for every form. */
export function supervisionForms(desk: Desk, report: SupervisionReport, t: Catalogue): Report {
  const { from, to } = report;
  return {
    fileName: t.report.supervisionReport.file({ from, to }),
    json: (files) => ({ ...report, files }),
    csv: { columns: figureColumns, rows: csvRows(report) },
    document: supervisionDocument(desk, report, t),
    charts: () => supervisionCharts(report, t),
  };
}

const planCounts = [
  'population',
  'drawn',
  'must',
  'replaced',
  'to_visit',
  'visited',
  'problems',
  'untrue',
  'published',
  'published_in_time',
] as const;

function csvRows({ indicators, plans, results }: SupervisionReport): CsvRow[] {
  return [
    ...totalRows(indicators),
    ...plans.flatMap((plan) =>
      planCounts.map((key): CsvRow => [`plan:${plan.plan}`, key, 'I26', plan[key], null, null, 'objects']),
    ),
    ...resultCodes.map(
      (code): CsvRow => [`result:${code}`, 'visited', 'I26', results[code], null, null, 'visits'],
    ),
  ];
}

type Key = keyof SupervisionReport['indicators'];

function supervisionDocument(desk: Desk, report: SupervisionReport, t: Catalogue): TableDocument {
  const s = t.report.supervisionReport;
  const { from, to, rounding, indicators } = report;
  const office = desk.workspace.config.office.name;
  const keys = Object.keys(indicators) as Key[];
  const count = (key: Key): number => indicators[key].value ?? 0;
  const rate = (key: Key): string | null => showRate(indicators[key].value, rounding);
  const lines = keys.map((key) => plainLine(key, indicators[key], s.indicators[key], rounding.decimals, t));
  return {
    title: s.title,
    subtitle: t.report.periodCommand.subtitle({ office, from, to }),
    facts: [
      [t.report.office, office],
      [t.report.period, t.report.periodText({ first: from, last: to })],
      [s.asOf, officeDay(desk.now())],
    ],
    texts: [
      {
        heading: s.headings.tasks,
        text: s.taskText({
          from,
          to,
          plans: count('plans'),
          drawn: count('drawn'),
          toVisit: count('to_visit'),
          visited: count('visited'),
          completion: rate('completion_rate'),
          published: count('published'),
          inTime: rate('published_in_time_rate'),
          jointShare: indicators.joint_share.numerator === 0 ? null : rate('joint_share'),
          saved: count('visits_saved'),
          savedRate: rate('visits_saved_rate'),
        }),
      },
      {
        heading: s.headings.findings,
        text: s.findingText({
          visited: count('visited'),
          problems: count('problems'),
          problemRate: rate('problem_rate'),
          untrue: count('untrue'),
          untrueRate: rate('untrue_rate'),
          unverifiable: count('unverifiable'),
          referrals: count('referrals'),
        }),
      },
    ],
    tables: [
      indicatorTable(lines, t),
      ...[
        planTable(report, t),
        estimateTable(report, t),
        resultTable(report, t),
        jointTable(report, t),
      ].filter(({ rows }) => rows.length > 0),
    ],
    notes: [t.report.roundingNote(rounding), s.notes, s.intervalNote],
    formulas: formulasOf(
      keys.map((key) => s.indicators[key]),
      t,
    ),
  };
}

function planTable({ plans, rounding }: SupervisionReport, t: Catalogue): DocumentTable {
  const c = t.report.supervisionReport.columns;
  return {
    heading: t.report.supervisionReport.headings.plans,
    columns: [
      left(c.plan, 26),
      { ...left(c.frozenOn, 16), wide: true },
      right(c.population, 12),
      right(c.drawn, 9),
      right(c.toVisit, 10),
      right(c.visited, 9),
      right(c.completion, 12),
      right(c.problems, 9),
      right(c.untrue, 9),
      right(c.published, 11),
    ],
    rows: plans.map((plan) => [
      plan.is_joint ? `${plan.plan}${t.report.supervisionReport.jointMark}` : plan.plan,
      plan.frozen_on,
      ...[plan.population, plan.drawn, plan.to_visit, plan.visited].map(String),
      showNumber(plan.completion_rate, rounding.decimals),
      ...[plan.problems, plan.untrue].map(String),
      `${plan.published_in_time}/${plan.published}`,
    ]),
  };
}

const hasRate = (plan: PlanFigures): boolean => plan.estimate !== null && plan.estimate.rate !== null;

function estimateTable({ plans, rounding }: SupervisionReport, t: Catalogue): DocumentTable {
  const s = t.report.supervisionReport;
  const percent = (share: number | null): string =>
    share === null ? NONE : `${(share * 100).toFixed(rounding.decimals)}%`;
  return {
    heading: s.headings.estimates,
    columns: [
      left(s.columns.plan, 34),
      right(s.columns.checked, 12),
      right(s.columns.untrue, 12),
      right(s.columns.estimate, 16),
      right(s.columns.interval, 26),
    ],
    rows: plans
      .filter(hasRate)
      .map(({ plan, estimate }) => [
        plan,
        String(estimate?.checked ?? 0),
        String(estimate?.untrue ?? 0),
        percent(estimate?.rate ?? null),
        `${percent(estimate?.low ?? null)} – ${percent(estimate?.high ?? null)}`,
      ]),
  };
}

function resultTable({ results, indicators, rounding }: SupervisionReport, t: Catalogue): DocumentTable {
  const s = t.report.supervisionReport;
  const visited = indicators.visited.value ?? 0;
  return {
    heading: s.headings.results,
    columns: [left(s.columns.result, 60), right(s.columns.visits, 14), right(t.report.columns.part, 14)],
    rows:
      visited === 0
        ? []
        : resultCodes.map((code) => [
            s.results[code],
            String(results[code]),
            ratioText(results[code], visited, rounding, 100) ?? NONE,
          ]),
  };
}

function jointTable({ joint, rounding }: SupervisionReport, t: Catalogue): DocumentTable {
  const s = t.report.supervisionReport;
  return {
    heading: s.headings.joint,
    columns: [
      left(s.columns.joint, 40),
      right(s.columns.planned, 14),
      right(s.columns.made, 14),
      right(s.columns.saved, 14),
      right(s.columns.savedRate, 14),
    ],
    rows: joint.map(({ name, planned, visits }) => [
      name,
      ...[planned, visits, planned - visits].map(String),
      ratioText(planned - visits, planned, rounding, 100) ?? NONE,
    ]),
  };
}

async function supervisionCharts(report: SupervisionReport, t: Catalogue): Promise<readonly ReportChart[]> {
  const { charts } = t.report.supervisionReport;
  const { plans, rounding } = report;
  const shown = plans.filter(({ to_visit }) => to_visit > 0).slice(-10);
  if (shown.length === 0) return [];
  const completion = await barChart(
    charts.completion,
    shown.map(({ plan, to_visit, visited }) => ({
      name: plan,
      value: (100 * visited) / to_visit,
      label: `${ratioText(visited, to_visit, rounding, 100) ?? NONE}% (${visited}/${to_visit})`,
    })),
  );
  const rates = shown.flatMap(({ plan, estimate }) =>
    estimate === null || estimate.rate === null || estimate.low === null || estimate.high === null
      ? []
      : [
          {
            name: plan,
            rate: 100 * estimate.rate,
            low: 100 * estimate.low,
            high: 100 * estimate.high,
            label: `${(100 * estimate.rate).toFixed(rounding.decimals)}%`,
          },
        ],
  );
  return rates.length === 0 ? [completion] : [completion, await intervalChart(charts.rates, rates)];
}
