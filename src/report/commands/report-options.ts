import { join, resolve } from 'node:path';
import type { Context } from '../../cli/context.ts';
import type { Desk } from '../../cli/desk.ts';
import { present } from '../../cli/output.ts';
import { dayOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { isDay, officeDay } from '../../kernel/time.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';
import { type Form, forms, renderForm } from '../forms/render-form.ts';
import { documentText } from '../forms/text.ts';
import type { Span } from '../month.ts';
import type { DocumentTable, Report } from '../table-document.ts';

export interface FormOptions {
  readonly out?: string;
  readonly to?: string | readonly string[];
}

/** `--to` may be given twice where it also ends the period: a day, and forms. */
export const severalTo = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

const valuesOf = (to: FormOptions['to']): readonly string[] =>
  to === undefined ? [] : typeof to === 'string' ? [to] : to;

/** The day among the values of `--to`; null where there is none. */
export const dayOf = ({ to }: FormOptions): string | null =>
  valuesOf(to)
    .map((value) => value.trim())
    .filter(isDay)
    .at(-1) ?? null;

/** `--out` alone asks for the PDF, `--to FORMS` alone writes into the current folder, neither writes nothing. Throws E_USAGE_VALUE. */
export function formsOf({ to, out }: FormOptions, days = false): readonly Form[] {
  const given = valuesOf(to).filter((value) => !(days && isDay(value.trim())));
  if (given.length === 0) return out === undefined ? [] : ['pdf'];
  const names = given
    .flatMap((value) => value.split(/[,，]/))
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const wrong = names.find((name) => !forms.some((form) => form === name));
  if (wrong !== undefined || names.length === 0) {
    const expected = `${days ? 'YYYY-MM-DD; ' : ''}${forms.join(', ')}`;
    throw appError('E_USAGE_VALUE', { flag: '--to', value: wrong ?? given.join(','), expected });
  }
  return forms.filter((form) => names.includes(form));
}

/** Days that flags name, in their order in time. Throws E_USAGE_VALUE. */
export function spanOfFlags(from: string, to: string): Span {
  if (from > to) throw appError('E_USAGE_VALUE', { flag: '--from', value: from, expected: `≤ ${to}` });
  return { from, to };
}

/** The span of `--from` and `--to`: without them the year so far. Throws E_USAGE_VALUE. */
export function yearSoFar(options: FormOptions & { readonly from?: string }, desk: Desk): Span {
  const to = dayOf(options) ?? officeDay(desk.now());
  const from = options.from === undefined ? `${to.slice(0, 4)}-01-01` : dayOption('--from', options.from);
  return spanOfFlags(from, to);
}

/** Writes the forms asked for and shows the report. `more`: tables for the terminal alone. */
export async function presentReport(
  ctx: Context,
  desk: Desk,
  report: Report,
  wanted: readonly Form[],
  out: string | undefined,
  more: readonly DocumentTable[] = [],
): Promise<void> {
  const folder = resolve(ctx.environment.cwd, out ?? '.');
  const files = wanted.map((form) => join(folder, `${report.fileName}.${form}`));
  // All forms are made before the first is written: one that fails leaves no half set behind.
  const contents: (string | Uint8Array)[] = [];
  for (const form of wanted) contents.push(orThrow(await renderForm(form, desk, report, ctx.t, files)));
  for (const [i, file] of files.entries()) await writeFileSafely(file, contents[i] ?? '');
  const { document } = report;
  await present(ctx, {
    json: report.json(files),
    csv: report.csv,
    text: () =>
      documentText({ ...document, tables: [...document.tables, ...more] }) +
      files.map((file) => `${ctx.t.report.wrote({ file })}\n`).join(''),
  });
}
