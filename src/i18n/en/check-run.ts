import type { Translation } from '../types.ts';
import type * as zh from '../zh/check-run.ts';
import { item } from './item.ts';

export const checkRun = {
  run: {
    summary:
      "Hold all promises that are to be checked, and open data queries, against sources by their items' check rules",
    item: 'this item only',
    full: 'everybody: sampled promises that were not drawn, too (exempt ones are left out)',
    case: 'this case only, checked before or not',
    progress: 'checking',
    checked: 'Checked',
    match: 'Match',
    mismatch: 'Mismatch',
    not_found: 'Not found',
    matchRate: 'Match rate',
    elapsed: 'Time',
    dataQuery: 'Data queries',
    apart: ({ checked, match, mismatch, not_found, rate }) =>
      `${checked} of these (match ${match}, mismatch ${mismatch}, not found ${not_found}, match rate ${rate}); no promises`,
    seconds: ({ seconds }) => `${seconds} s`,
    nothing: 'There is nothing to check.',
    withoutRules: ({ count }) =>
      `${count} cases are of items without check rules and were not checked; check them in another way and enter it with chengnuo check record.`,
    suspicions: ({ count }) =>
      `${count} mismatched or not found: for a person to judge, no breach by itself. See chengnuo check list --suspicions`,
  },
  evidence: {
    flag: 'list the evidence of every comparison of this case: rule, source and version, result, digest of the row',
    rule: 'Rule',
    result: 'Result',
    results: { holds: 'holds', fails: 'fails', not_found: 'not found' },
    row: 'Digest of the row',
  },
  suspicions: {
    flag: 'list cases that data did not bear out, or a visit found untrue, and a person has still to judge',
    visit: (p) => `visit of plan "${p.plan}"`,
    rule: 'Rule not met',
    source: 'Source',
    outcome: 'Comparison',
    comparedAt: 'Compared',
    mode: 'Mode',
    outcomes: { match: 'match', mismatch: 'mismatch', not_found: 'not found' },
    next: 'Judge each and enter the outcome: chengnuo check record CASE --outcome … --method …; a breach is opened apart: chengnuo credit breach',
  },
} satisfies Translation<typeof zh.checkRun>;

export const checkRunErrors = {
  E_CHECK_RULE: {
    message: (p) =>
      `Item ${p.item}: its check rule "${p.rule}" is wrong: ${item.ruleProblems[p.problem]}. No case was checked.`,
    hint: 'Correct the rule in the list, import and publish it again; other items can be checked with --item.',
  },
  E_CHECK_SOURCE: {
    message: (p) =>
      `Item ${p.item}: its check rule "${p.rule}" names a source that does not exist, "${p.source}". No case was checked.${
        p.missing.length > 1 ? ` Missing in all, ${p.missing.length}: ${p.missing.join(', ')}.` : ''
      }`,
    hint: ({ source }) =>
      `Import it first: chengnuo source import ${source} FILE --key COLUMN; other items can be checked with --item.`,
  },
  E_CHECK_SOURCE_COLUMN: {
    message: (p) =>
      `Item ${p.item}: its check rule "${p.rule}" names a column that source "${p.source}" does not have, "${p.column}" (it has: ${p.columns.length === 0 ? 'none' : p.columns.join(', ')}). No case was checked.`,
    hint: 'Correct the column in the rule, or import the source again and keep the column with --columns.',
  },
} satisfies Translation<typeof zh.checkRunErrors>;
