import { catalogue, type Lang } from '../i18n/catalogue.ts';
import { must } from '../kernel/assert.ts';
import { shorten, visible } from '../kernel/text.ts';
import type { RowValues } from '../table/check-row.ts';
import { type RowProblem, rowProblem, sortProblems } from '../table/problem.ts';
import type { Table } from '../table/read-table.ts';
import { listValue, numberValue, requiredText, textValue } from '../table/row-values.ts';
import { headerOf, loadSchema } from '../table/schema.ts';
import { checkRow, type Finding, type RuledColumn, ruledColumns } from './check-row.ts';
import { noDetails } from './details.ts';
import {
  coverages,
  detailColumns,
  type ItemDetails,
  type ItemFields,
  LIST_SEPARATOR,
  modes,
  paces,
  tracks,
} from './item.ts';

/** A row that its layout has checked, as an item. */
export function toFields(values: RowValues): ItemFields {
  const text = (column: string) => textValue(values, column);
  const number = (column: string) => numberValue(values, column);
  const list = (column: string) => listValue(values, column).join(LIST_SEPARATOR) || null;
  const fields = {
    item_code: requiredText(values, 'item_code'),
    service_code: text('service_code'),
    item_name: requiredText(values, 'item_name'),
    track: must(oneOf(tracks, text('track')), 'a checked row has a track'),
    kind: text('kind'),
    certificate_name: text('certificate_name'),
    authority_name: requiredText(values, 'authority_name'),
    authority_code: text('authority_code'),
    level: must(number('level'), 'a checked row has a level'),
    domain: text('domain'),
    mode: must(oneOf(modes, text('mode')), 'a checked row has a mode'),
    pace: oneOf(paces, text('pace')),
    legal_basis: text('legal_basis'),
    conditions: text('conditions'),
    standards: text('standards'),
    proof_content: text('proof_content'),
    liability: text('liability'),
    materials: list('materials'),
    materials_before: number('materials_before'),
    materials_after: number('materials_after'),
    visits_before: number('visits_before'),
    visits_after: number('visits_after'),
    statutory_limit: text('statutory_limit'),
    previous_limit: text('previous_limit'),
    promised_limit_window: text('promised_limit_window'),
    promised_limit_online: text('promised_limit_online'),
    check_method: text('check_method'),
    check_within: text('check_within'),
    check_coverage: oneOf(coverages, text('check_coverage')),
    check_rules: list('check_rules'),
    eligible_classes: list('eligible_classes'),
    publish_letter: text('publish_letter'),
    agent_allowed: text('agent_allowed'),
    bundle: text('bundle'),
    effective_from: text('effective_from'),
    effective_to: text('effective_to'),
  };
  return Object.assign(fields, readDetailCells(values));
}

/** The further columns: a list is one text, its parts joined as lists write it. */
function readDetailCells(values: RowValues): ItemDetails {
  const filled = detailColumns.flatMap((column) => {
    const value = values[column] ?? null;
    if (value === null) return [];
    return [[column, typeof value === 'object' ? value.join(LIST_SEPARATOR) : value] as const];
  });
  return filled.length === 0 ? noDetails : { ...noDetails, ...Object.fromEntries(filled) };
}

function oneOf<T extends string>(codes: readonly T[], text: string | null): T | null {
  return text === null
    ? null
    : must(
        codes.find((code) => code === text),
        `${text} is a code of the layout`,
      );
}

/** The problems of a list's rows, by line: those of single cells, and those of this room's rules. */
export function problemsOf(table: Table, lang: Lang): RowProblem[] {
  const indexOf = new Map(
    table.columns.flatMap(({ index, field, ignored }) =>
      field !== null && ignored === null ? [[field.name, index] as const] : [],
    ),
  );
  const findings = table.rows.flatMap(({ line, values, cells: raw }) => {
    const cells = Object.fromEntries(
      ruledColumns.map((column) => [
        column,
        column === 'check_rules'
          ? listValue(values, column).join(LIST_SEPARATOR) || null
          : textValue(values, column),
      ]),
    );
    return checkRow(cells as Record<RuledColumn, string | null>).map((finding) => {
      const { column } = finding;
      // As it came, not as it was read: that is what the person at the desk looks for.
      const value = raw[indexOf.get(column) ?? -1] ?? '';
      const message = sentenceOf(finding, value, lang);
      const code = finding.reason === 'rule' ? 'check-rule' : 'constraint-error';
      return rowProblem(table.schema, { line, column, code, value, message });
    });
  });
  return sortProblems([...table.problems, ...findings]);
}

function sentenceOf(finding: Finding, cell: string, lang: Lang): string {
  const t = catalogue(lang);
  const field = must(loadSchema('item').byName.get(finding.column), 'a ruled column is in the layout');
  const at = { column: headerOf(field, lang), value: visible(shorten(cell, 40)) };
  switch (finding.reason) {
    case 'code':
      return t.item.findings.code({ ...at, reason: t.identity.problems[finding.problem] });
    case 'rule': {
      const { rule, problem } = finding.fault;
      const reason = t.item.ruleProblems[problem];
      return t.item.findings.rule({ column: at.column, rule: visible(shorten(rule, 80)), reason });
    }
    default:
      return t.item.findings[finding.reason](at);
  }
}
