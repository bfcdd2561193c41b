import { appError, catalogue, type Lang } from '../../i18n/catalogue.ts';
import { maskIdNumber, maskName, maskText } from '../../identity/mask.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { keyTable } from '../../kernel/key-table.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { shorten, visible } from '../../kernel/text.ts';
import type { Day } from '../../kernel/time.ts';
import type { RowProblem } from '../../table/problem.ts';
import { checkRecord, type Expectation } from './check-record.ts';
import { headingOf, type Layout, type LayoutField, layoutNames, loadLayout } from './layout.ts';
import { type ReadRow, readExport } from './read-export.ts';
import type { Cells } from './record.ts';

export interface FileVerdict {
  readonly file: string;
  /** The layout that the heading named; null where the file could not be read that far. */
  readonly layout: Layout | null;
  readonly rows: number;
  readonly problems: readonly RowProblem[];
}

/**
 * Proves a file against its layout, from its bytes alone: form, heading, every cell, and cells beside each other. An empty JSON array
 * has no heading and so nothing that could be wrong. E_EXPORT_LAYOUT where the heading is that of no layout; errors of `readExport`.
 */
export async function checkFile(
  path: string,
  today: Day,
  lang: Lang,
): Promise<Result<FileVerdict, AppError>> {
  const problems: RowProblem[] = [];
  const t = catalogue(lang).credit.export.check;
  let checking: RowChecker | null = null;
  let [rows, isEmptyArray] = [0, true];
  for await (const step of readExport(path)) {
    isEmptyArray = false;
    if (step.kind === 'fault') {
      const message = t.fault[step.fault];
      problems.push({ line: step.line, column: null, code: step.fault, value: '', message });
    } else if (step.kind === 'heading') {
      const layout = layoutOf(step.names);
      if (layout === null) return err(appError('E_EXPORT_LAYOUT', { file: path }));
      checking = rowChecker(layout, step.names, today, lang);
      problems.push(...checking.heading(step.line));
    } else {
      rows += 1;
      if (checking !== null) problems.push(...checking.row(step.row));
    }
  }
  const layout = checking?.layout ?? (isEmptyArray ? emptyLayout(path) : null);
  if (layout === null && problems.length === 0) return err(appError('E_EXPORT_LAYOUT', { file: path }));
  return ok({ file: path, layout, rows, problems });
}

/** A file without a heading is told by its name alone. */
const emptyLayout = (path: string): Layout | null => {
  const name = layoutNames.find((one) => path.includes(`${one}-`));
  return name === undefined ? null : loadLayout(path.includes('-removed.') ? 'removal' : name);
};

/** The layout that shares most of the heading, and half of it at least. */
function layoutOf(names: readonly string[]): Layout | null {
  const known = new Set(names.map((name) => name.trim()));
  let [best, most] = [null as Layout | null, 0];
  for (const name of layoutNames) {
    const layout = loadLayout(name);
    for (const heading of ['zh', 'code'] as const) {
      const share = headingOf(layout, heading).filter((one) => known.has(one)).length / layout.fields.length;
      if (share > most) [best, most] = [layout, share];
    }
  }
  return most >= 0.5 ? best : null;
}

interface RowChecker {
  readonly layout: Layout;
  readonly heading: (line: number) => RowProblem[];
  readonly row: (row: ReadRow) => RowProblem[];
}

function rowChecker(layout: Layout, names: readonly string[], today: Day, lang: Lang): RowChecker {
  const t = catalogue(lang).credit.export.check;
  const columns = names.map(
    (name) => layout.fields.find((field) => field.name === name || field.zh === name) ?? null,
  );
  const shownName = (name: string): string => {
    const field = layout.fields.find((one) => one.name === name);
    return lang === 'zh' && field !== undefined ? `${field.zh}${field.zh === name ? '' : ` ${name}`}` : name;
  };
  const seen = keyTable();
  const problem = (
    line: number,
    field: LayoutField,
    code: string,
    value: string,
    message: string,
  ): RowProblem => ({
    ...{ line, column: field.name, code, value: shownValue(field, value), message },
  });
  return {
    layout,
    heading: (line) => headingProblems(layout, names, columns, line, lang),
    row({ line, cells: texts, notText }) {
      if (texts.every((text) => text === '')) {
        return [{ line, column: null, code: 'blank-row', value: '', message: t.blankRow }];
      }
      const cells: Cells = Object.fromEntries(
        columns.flatMap((field, i) => (field ? [[field.name, texts[i] ?? '']] : [])),
      );
      const found = checkRecord(layout, cells, today).map(({ column, code, expected }): RowProblem => {
        const field = layout.fields.find(({ name }) => name === column);
        const message = t.sentence({
          column: shownName(column),
          expected: expectation(expected, shownName, lang),
        });
        const value = cells[column] ?? '';
        return { line, column, code, value: field === undefined ? '' : shownValue(field, value), message };
      });
      const odd = notText.flatMap((i) => {
        const field = columns[i];
        if (!field) return [];
        const message = t.sentence({ column: shownName(field.name), expected: t.expected.text });
        return [problem(line, field, 'type-error', texts[i] ?? '', message)];
      });
      const count = { cells: texts.length, columns: columns.length };
      const wrongCount =
        texts.length > columns.length ? 'extra-cell' : texts.length < columns.length ? 'missing-cell' : null;
      const counted: RowProblem[] =
        wrongCount === null
          ? []
          : [{ line, column: null, code: wrongCount, value: '', message: t.cellCount(count) }];
      return [...counted, ...odd, ...found, ...repeated(line, cells)];
    },
  };

  function repeated(line: number, cells: Cells): RowProblem[] {
    const first = seen.getOrSet(layout.unique.map((name) => cells[name] ?? '').join('\u0000'), line);
    const field = layout.fields.find(({ name }) => name === layout.key);
    if (first === undefined || field === undefined) return [];
    return [problem(line, field, 'unique-error', cells[field.name] ?? '', t.repeated({ line: first }))];
  }
}

/** The heading: every field once, in the layout's order, and nothing else. */
function headingProblems(
  layout: Layout,
  names: readonly string[],
  columns: readonly (LayoutField | null)[],
  line: number,
  lang: Lang,
): RowProblem[] {
  const t = catalogue(lang).credit.export.check;
  const at = (column: string | null, code: string, value: string, message: string): RowProblem => ({
    ...{ line, column, code, value: visible(shorten(value, 60)), message },
  });
  const problems: RowProblem[] = [];
  const found = columns.filter((field) => field !== null).map(({ name }) => name);
  for (const field of layout.fields) {
    const count = found.filter((name) => name === field.name).length;
    const name = lang === 'zh' ? field.zh : field.name;
    if (count === 0) problems.push(at(field.name, 'missing-label', '', t.missingLabel({ column: name })));
    if (count > 1) problems.push(at(field.name, 'duplicate-label', '', t.duplicateLabel({ column: name })));
  }
  for (const [i, field] of columns.entries()) {
    const name = names[i] ?? '';
    if (field === null)
      problems.push(at(null, 'extra-label', name, t.extraLabel({ name: visible(shorten(name, 60)) })));
  }
  const inOrder = layout.fields.every(({ name }, i) => found[i] === name);
  return problems.length === 0 && !inOrder ? [at(null, 'label-order', '', t.labelOrder)] : problems;
}

/** What a cell had to be, in words. */
export function expectation(expected: Expectation, shownName: (name: string) => string, lang: Lang): string {
  const t = catalogue(lang).credit.export.check.expected;
  switch (expected.kind) {
    case 'filledWith':
    case 'filledWhen':
    case 'emptyWhen':
    case 'notBefore':
      return t[expected.kind]({ other: shownName(expected.other) });
    case 'oneOf':
      return t.oneOf({ others: expected.others.map(shownName) });
    case 'length':
      return t.length({ max: expected.max });
    case 'values':
      return t.values({ values: expected.values });
    case 'date':
      return t.date({ format: expected.format });
    case 'amount':
      return t.amount({ decimals: expected.decimals, unit: expected.unit });
    default:
      return t[expected.kind];
  }
}

/** A value that may be shown: cut, and masked where its field is personal; a slipped column may hold a number anywhere. */
function shownValue(field: LayoutField, value: string): string {
  const text = visible(shorten(value.slice(0, 400), 100));
  switch (field.personal) {
    case 'number':
      return maskIdNumber(text);
    case 'name':
    case 'representative':
      return maskName(text);
    default:
      return maskText(text);
  }
}
