import type { Catalogue } from '../i18n/catalogue.ts';
import type { Coverage, TargetResult } from './coverage.ts';
import type { CoverageKey } from './coverage-rules.ts';

/** The coverage in one language: what the terminal, the page and the spreadsheet show. */
export interface CoverageDocument {
  readonly title: string;
  /** Label and value: what was measured, what was counted, on which day. */
  readonly facts: readonly (readonly [string, string])[];
  readonly groupHead: readonly string[];
  readonly groupRows: readonly (readonly string[])[];
  readonly targetHead: readonly string[];
  readonly targetRows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

export function coverageDocument(report: Coverage, t: Catalogue): CoverageDocument {
  const c = t.report.coverage;
  const { measure, counts, by, total, count, share, unknown } = report;
  const wholeList = by === 'mode' && measure === 'commitment';
  return {
    title: c.titles[measure],
    facts: [
      [c.asOf, report.as_of],
      [c.counts, c.countings[counts]],
      ...(report.batch === null ? [] : [[t.item.batch, report.batch] as const]),
      [c.reachedLabel, c.reachedText({ measure, count, total, share: percent(share, report) })],
    ],
    groupHead: wholeList
      ? [c.keys[by], c.columns.number, c.columns.part]
      : [c.keys[by], c.columns.total, c.columns.count[measure], c.columns.share, c.columns.part],
    groupRows: report.groups.map((group) => {
      const name = keyName(by, group.key, t);
      const part = percent(group.part, report);
      return wholeList
        ? [name, String(group.count), part]
        : [name, String(group.total), String(group.count), percent(group.share, report), part];
    }),
    targetHead: [
      c.columns.target,
      c.columns.by,
      c.columns.on,
      c.columns.reached,
      c.columns.needed,
      c.columns.met,
    ],
    targetRows: report.targets.map((target) => [
      c.above({ share: String(target.share) }),
      target.by,
      target.on,
      c.reachedCell({ share: percent(target.reached, report), count: target.count, total: target.total }),
      String(target.needed),
      c.verdicts[verdictOf(target)],
    ]),
    notes: [
      ...(unknown > 0 ? [c.unknown({ count: unknown })] : []),
      ...(counts === 'services' ? [c.servicesNote[measure]] : []),
    ],
  };
}

const verdictOf = ({ met, open }: TargetResult): 'met' | 'missed' | 'open' =>
  met ? 'met' : open ? 'open' : 'missed';

/** With the decimals of the policy: 21.10, not 21.1. */
const percent = (value: number | null, { rounding }: Coverage): string =>
  value === null ? '—' : `${value.toFixed(rounding.decimals)}%`;

function keyName(by: CoverageKey, key: string, t: Catalogue): string {
  if (key === '') return t.item.none;
  const names: Partial<Record<CoverageKey, Readonly<Record<string, string>>>> = {
    mode: t.item.modes,
    level: t.item.levels,
    track: t.item.tracks,
  };
  return names[by]?.[key] ?? key;
}
