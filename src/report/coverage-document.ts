import type { Desk } from '../cli/desk.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { ReportChart } from './chart-style.ts';
import { barChart } from './charts.ts';
import type { Coverage, TargetResult } from './coverage.ts';
import type { CoverageGroup, CoverageKey } from './coverage-rules.ts';
import { NONE } from './show-value.ts';
import {
  type DocumentTable,
  left,
  noCharts,
  type Report,
  right,
  type TableDocument,
} from './table-document.ts';

/** The coverage of the list, ready for every form. */
export function coverageForms(desk: Desk, report: Coverage, t: Catalogue): Report {
  const { rounding: _, ...shown } = report;
  return {
    fileName: t.report.coverage.file({ ...report, byName: t.report.coverage.keys[report.by] }),
    json: (files) => ({ ...shown, ...(files.length > 0 && { files }) }),
    csv: {
      columns: ['key', 'total', 'count', 'share', 'part'],
      rows: report.groups.map(({ key, total, count, share, part }) => [key, total, count, share, part]),
    },
    document: coverageDocument(desk, report, t),
    charts: report.groups.length === 0 ? noCharts : async () => [await groupChart(report, t)],
  };
}

const isWholeList = ({ by, measure }: Coverage): boolean => by === 'mode' && measure === 'commitment';

function coverageDocument(desk: Desk, report: Coverage, t: Catalogue): TableDocument {
  const c = t.report.coverage;
  const { measure, counts, total, count, share, unknown, as_of } = report;
  const office = desk.workspace.config.office.name;
  const overall = { measure, count, total, share: percent(share, report) };
  return {
    title: c.titles[measure],
    subtitle: c.subtitle({ office, asOf: as_of }),
    facts: [
      [c.asOf, as_of],
      [c.counts, c.countings[counts]],
      ...(report.batch === null ? [] : [[t.item.batch, report.batch] as const]),
      [c.reachedLabel, c.reachedText(overall)],
    ],
    texts: [
      {
        heading: t.report.headings.overview,
        text: c.overview({
          ...overall,
          office,
          asOf: as_of,
          leaders: leaders(report, t),
          whole: isWholeList(report),
        }),
      },
      ...(report.targets.length === 0
        ? []
        : [
            {
              heading: c.targetsHeading,
              text: c.targets({
                lines: report.targets.map((target) => ({
                  above: String(target.share),
                  by: target.by,
                  reached: percent(target.reached, report),
                  verdict: verdictOf(target),
                  missing: Math.max(0, target.needed - target.count),
                })),
              }),
            },
          ]),
    ],
    tables: [groupTable(report, t), ...(report.targets.length === 0 ? [] : [targetTable(desk, report, t)])],
    notes: [
      ...(unknown > 0 ? [c.unknown({ count: unknown })] : []),
      ...(counts === 'services' ? [c.servicesNote[measure]] : []),
    ],
  };
}

/** The three groups that reach most, and those that reach nothing. */
function leaders(report: Coverage, t: Catalogue) {
  if (isWholeList(report)) {
    return { groups: report.groups.map((group) => lineOf(report, group, t)), none: [] };
  }
  const sorted = report.groups.toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1));
  return {
    groups: sorted
      .filter(({ count }) => count > 0)
      .slice(0, 3)
      .map((group) => lineOf(report, group, t)),
    none: sorted.filter(({ count }) => count === 0).map(({ key }) => keyName(report.by, key, t)),
  };
}

const lineOf = (report: Coverage, { key, share, count }: CoverageGroup, t: Catalogue) => ({
  name: keyName(report.by, key, t),
  count,
  share: percent(share, report),
});

function groupTable(report: Coverage, t: Catalogue): DocumentTable {
  const c = t.report.coverage;
  const { measure, by } = report;
  const whole = isWholeList(report);
  return {
    heading: c.groupsHeading({ by: c.keys[by] }),
    columns: whole
      ? [left(c.keys[by], 40), right(c.columns.number, 20), right(c.columns.part, 20)]
      : [
          left(c.keys[by], 40),
          right(c.columns.total, 15),
          right(c.columns.count[measure], 15),
          right(c.columns.share, 15),
          right(c.columns.part, 15),
        ],
    rows: report.groups.map((group) => {
      const name = keyName(by, group.key, t);
      const part = percent(group.part, report);
      return whole
        ? [name, String(group.count), part]
        : [name, String(group.total), String(group.count), percent(group.share, report), part];
    }),
  };
}

function targetTable(desk: Desk, report: Coverage, t: Catalogue): DocumentTable {
  const c = t.report.coverage;
  const bases = report.targets.some(({ basis }) => basis !== null);
  return {
    heading: c.targetsTable,
    columns: [
      left(c.columns.target, 16),
      left(c.columns.by, 14),
      left(c.columns.on, 14),
      right(c.columns.reached, 22),
      right(c.columns.needed, 14),
      left(c.columns.met, 20),
      ...(bases ? [left(c.columns.basis, 30)] : []),
    ],
    rows: report.targets.map((target) => [
      c.above({ share: String(target.share) }),
      target.by,
      target.on,
      c.reachedCell({ share: percent(target.reached, report), count: target.count, total: target.total }),
      String(target.needed),
      c.verdicts[verdictOf(target)],
      ...(bases ? [target.basis?.[desk.lang] ?? ''] : []),
    ]),
  };
}

function groupChart(report: Coverage, t: Catalogue): Promise<ReportChart> {
  const c = t.report.coverage;
  const whole = isWholeList(report);
  const entries = report.groups.map((group) => ({
    name: keyName(report.by, group.key, t),
    value: group.share ?? 0,
    label: whole
      ? `${group.count} (${percent(group.share, report)})`
      : `${percent(group.share, report)} (${group.count}/${group.total})`,
  }));
  return barChart(c.chart({ by: c.keys[report.by], measure: report.measure }), entries.slice(0, 20));
}

const verdictOf = ({ met, open }: TargetResult): 'met' | 'missed' | 'open' =>
  met ? 'met' : open ? 'open' : 'missed';

/** With the decimals of the policy: 21.10, not 21.1. */
const percent = (value: number | null, { rounding }: Coverage): string =>
  value === null ? NONE : `${value.toFixed(rounding.decimals)}%`;

function keyName(by: CoverageKey, key: string, t: Catalogue): string {
  if (key === '') return t.item.none;
  const names: Partial<Record<CoverageKey, Readonly<Record<string, string>>>> = {
    mode: t.item.modes,
    level: t.item.levels,
    track: t.item.tracks,
  };
  return names[by]?.[key] ?? key;
}
