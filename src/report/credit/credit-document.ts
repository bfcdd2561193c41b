import type { Desk } from '../../cli/desk.ts';
import { barScopes } from '../../credit/breach.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { capitalised } from '../../kernel/text.ts';
import { officeDay } from '../../kernel/time.ts';
import type { ReportChart } from '../chart-style.ts';
import { barChart } from '../charts.ts';
import { figureColumns, totalRows } from '../figure-rows.ts';
import { indicatorTable } from '../period-tables.ts';
import { formulasOf, plainLine, showRate } from '../show-value.ts';
import {
  type CsvRow,
  type DocumentTable,
  type DocumentText,
  left,
  type Report,
  right,
  type TableDocument,
} from '../table-document.ts';
import type { CreditReport } from './credit-report.ts';
import type { CreditFigures, CreditGroup } from './rules.ts';

/** The credit report, ready for every form. */
export function creditForms(desk: Desk, report: CreditReport, t: Catalogue): Report {
  const { from, to } = report;
  return {
    fileName: t.report.credit.file({ from, to }),
    json: (files) => ({ ...report, files }),
    csv: { columns: figureColumns, rows: csvRows(report) },
    document: creditDocument(desk, report, t),
    charts: () => creditCharts(report, t),
  };
}

const groupCounts = ['breaches', 'minor', 'general', 'serious', 'bars', 'repairs', 'objections'] as const;

function csvRows({ indicators, by_kind, by_authority, by_item, by_agent }: CreditReport): CsvRow[] {
  const rows = (scope: string, groups: readonly CreditGroup[]): CsvRow[] =>
    groups.flatMap((group) =>
      groupCounts.map((key): CsvRow => [`${scope}:${group.key}`, key, '', group[key], null, null, 'records']),
    );
  return [
    ...totalRows(indicators),
    ...rows('kind', by_kind),
    ...rows('authority', by_authority),
    ...rows('item', by_item),
    ...rows('agent', by_agent),
  ];
}

type Key = keyof CreditFigures['indicators'];

const figureOf = ({ indicators }: CreditReport, key: Key): number => indicators[key].value ?? 0;

function creditDocument(desk: Desk, report: CreditReport, t: Catalogue): TableDocument {
  const c = t.report.credit;
  const { from, to, rounding, indicators, bars_by_scope } = report;
  const office = desk.workspace.config.office.name;
  const keys = Object.keys(indicators) as Key[];
  const lines = keys.map((key) => plainLine(key, indicators[key], c.indicators[key], rounding.decimals, t));
  const scopes: DocumentTable = {
    heading: c.headings.scopes,
    columns: [left(c.columns.scope, 40), right(c.columns.inForce, 20)],
    rows: barScopes.map((scope) => [t.credit.scope[scope], String(bars_by_scope[scope])]),
  };
  return {
    title: c.title,
    subtitle: t.report.periodCommand.subtitle({ office, from, to }),
    facts: [
      [t.report.office, office],
      [t.report.period, t.report.periodText({ first: from, last: to })],
    ],
    texts: creditTexts(report, t),
    tables: [
      indicatorTable(lines, t),
      groupTable(
        c.headings.kinds,
        c.columns.kind,
        report.by_kind,
        (group) => kindName(group.key, t),
        report,
        t,
      ),
      scopes,
      ...[
        groupTable(
          c.headings.authorities,
          t.report.columns.authority,
          report.by_authority,
          (group) => group.key,
          report,
          t,
        ),
        groupTable(c.headings.items, t.report.columns.item, report.by_item, nameOf, null, t),
        groupTable(c.headings.agents, c.columns.agent, report.by_agent, nameOf, null, t),
      ].filter(({ rows }) => rows.length > 0),
    ],
    notes: [
      t.report.roundingNote(rounding),
      c.notes,
      ...(to >= officeDay(desk.now()) ? [c.runningNote({ day: officeDay(desk.now()) })] : []),
    ],
    formulas: formulasOf(
      keys.map((key) => c.indicators[key]),
      t,
    ),
  };
}

/** The report's two paragraphs, written from its figures. */
function creditTexts(report: CreditReport, t: Catalogue): readonly DocumentText[] {
  const c = t.report.credit;
  const { from, to, rounding, indicators } = report;
  const rate = (key: Key): string | null => showRate(indicators[key].value, rounding);
  const count = (key: Key): number => figureOf(report, key);
  return [
    {
      heading: c.headings.breaches,
      text: c.breachText({
        from,
        to,
        notified: count('notified'),
        breaches: count('breaches'),
        excused: count('excused'),
        kinds: report.by_kind
          .filter(({ breaches }) => breaches > 0)
          .map(({ key, breaches }) => ({ name: kindName(key, t), breaches })),
        serious: report.by_kind.reduce((sum, { serious }) => sum + serious, 0),
        bars: count('bars_in_force'),
        subjects: count('subjects_barred'),
        top: report.by_authority
          .filter(({ breaches }) => breaches > 0)
          .slice(0, 3)
          .map(({ key, breaches }) => ({ name: key, breaches })),
      }),
    },
    {
      heading: c.headings.remedies,
      text: c.remedyText({
        applied: count('repairs_applied'),
        completed: count('repairs'),
        rejected: count('repairs_rejected'),
        rate: rate('repair_rate'),
        objections: count('objections'),
        closed: count('objections_closed'),
        upheld: rate('upheld_rate'),
        open: count('objections_open'),
      }),
    },
  ];
}

/** Agents that are natural persons go by their public number. */
const nameOf = ({ key, name }: CreditGroup): string => name ?? key;

const kindName = (key: string, t: Catalogue): string =>
  (t.credit.kind as Readonly<Record<string, string>>)[key] ?? key;

/** `totals`: the report whose totals end the table; null where a breach may stand in no line. */
function groupTable(
  heading: string,
  title: string,
  groups: readonly CreditGroup[],
  name: (group: CreditGroup) => string,
  totals: CreditReport | null,
  t: Catalogue,
): DocumentTable {
  const c = t.report.credit.columns;
  const sum = (key: (typeof groupCounts)[number]): number =>
    groups.reduce((all, group) => all + group[key], 0);
  return {
    heading,
    columns: [
      left(title, 36),
      right(c.breaches, 12),
      right(capitalised(t.credit.seriousness.minor), 10),
      right(capitalised(t.credit.seriousness.general), 10),
      right(capitalised(t.credit.seriousness.serious), 10),
      right(c.bars, 12),
      right(c.repairs, 12),
      right(c.objections, 12),
    ],
    rows: [
      ...groups.map((group) => [name(group), ...groupCounts.map((key) => String(group[key]))]),
      ...(totals === null || groups.length === 0
        ? []
        : [[t.report.total, ...groupCounts.map((key) => String(sum(key)))]]),
    ],
    totalLast: totals !== null,
  };
}

async function creditCharts(report: CreditReport, t: Catalogue): Promise<readonly ReportChart[]> {
  const c = t.report.credit;
  if (figureOf(report, 'breaches') === 0) return [];
  const entry = (name: string, { breaches }: CreditGroup) => ({
    name,
    value: breaches,
    label: String(breaches),
  });
  const authorities = report.by_authority.filter(({ breaches }) => breaches > 0).slice(0, 10);
  return [
    await barChart(
      c.charts.kinds,
      report.by_kind.map((group) => entry(kindName(group.key, t), group)),
    ),
    await barChart(
      c.charts.authorities,
      authorities.map((group) => entry(group.key, group)),
    ),
  ];
}
