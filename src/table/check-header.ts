import { catalogue, type Lang } from '../i18n/catalogue.ts';
import { visible } from '../kernel/text.ts';
import type { FoundHeader } from './header.ts';
import type { RowProblem } from './problem.ts';
import { type Field, headerOf, type TableSchema } from './schema.ts';

/** Problems of the whole file: a required column is missing, or a column stands there twice. Their line is the header's. */
export function checkHeader(schema: TableSchema, header: FoundHeader, lang: Lang): RowProblem[] {
  const present = new Set(header.columns.flatMap((column) => column.field ?? []));
  const problems: RowProblem[] = [];
  for (const field of schema.fields) {
    if (field.required && !present.has(field)) {
      problems.push(missingLabel(field, headerOf(field, lang), header.line, lang));
    }
  }
  for (const group of schema.requireOneOf) {
    const fields = group.flatMap((name) => schema.byName.get(name) ?? []);
    const [first] = fields;
    if (!first || fields.some((field) => present.has(field))) continue;
    const column = catalogue(lang).table.oneOf({ columns: fields.map((field) => headerOf(field, lang)) });
    problems.push(missingLabel(first, column, header.line, lang));
  }
  return [...problems, ...duplicateLabels(header, lang)];
}

function missingLabel(field: Field, column: string, line: number, lang: Lang): RowProblem {
  const message = catalogue(lang).table.problem['missing-label']({ column });
  return { line, column: field.name, code: 'missing-label', value: '', message };
}

function duplicateLabels(header: FoundHeader, lang: Lang): RowProblem[] {
  const repeated = new Set(
    header.columns.flatMap((column) => (column.ignored === 'duplicate' ? (column.field ?? []) : [])),
  );
  return [...repeated].map((field) => {
    const headers = header.columns.filter((column) => column.field === field).map((column) => column.header);
    const message = catalogue(lang).table.problem['duplicate-label']({
      column: headerOf(field, lang),
      headers: headers.map(visible).join(lang === 'zh' ? '、' : ', '),
    });
    return {
      line: header.line,
      column: field.name,
      code: 'duplicate-label',
      value: headers.at(-1) ?? '',
      message,
    };
  });
}
