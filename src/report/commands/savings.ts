import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import type { Desk } from '../../cli/desk.ts';
import { present } from '../../cli/output.ts';
import { renderFacts, renderTable } from '../../cli/table.ts';
import { dayOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { isDay, officeDay } from '../../kernel/time.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';
import { savingsDocument } from '../savings-document.ts';
import { renderSavings, type SavingsForm, savingsForms } from '../savings-forms.ts';
import { savingsColumns, savingsJson, savingsRows } from '../savings-json.ts';
import { type SavingsQuestion, type SavingsReport, savingsReport } from '../savings-report.ts';
import { type SavingsKey, savingsKeys } from '../savings-rules.ts';
import type { DocumentTable, TableDocument } from '../table-document.ts';

interface SavingsOptions {
  readonly asOf?: string;
  readonly from?: string;
  /** A day ends the period, anything else names forms: so `--to` means what it means in the other reports and plans. */
  readonly to?: readonly string[];
  readonly by?: SavingsKey;
  readonly out?: string;
}

export function addSavings(noun: Command, kit: CommandKit): void {
  const t = kit.t.report.savings;
  kit
    .command(noun, 'savings', t.summary)
    .option('--as-of <day>', t.asOf)
    .option('--from <day>', t.from)
    .addOption(new Option('--by <key>', t.by).choices(savingsKeys))
    .option('--out <dir>', t.out)
    .option('--to <day|forms>', t.to, (value: string, before: readonly string[] = []) => [...before, value])
    .action(kit.run<SavingsOptions>(runSavings));
}

async function runSavings(ctx: Context, _args: readonly string[], options: SavingsOptions): Promise<number> {
  const wanted = formsOf(options);
  const desk = await ctx.desk();
  const report = orThrow(await savingsReport(desk, questionOf(options, officeDay(desk.now()))));
  const doc = savingsDocument(desk, report, ctx.t);
  const files = await writeForms(ctx, desk, wanted, resolve(ctx.environment.cwd, options.out ?? '.'), report);
  await present(ctx, {
    json: savingsJson(report, ctx.lang, files),
    csv: { columns: savingsColumns, rows: savingsRows(report) },
    text: () => savingsText(doc) + files.map((file) => `${ctx.t.report.monthly.wrote({ file })}\n`).join(''),
  });
  return 0;
}

/** A year so far, unless said otherwise: to the day asked for, from 1 January of its year. */
function questionOf(options: SavingsOptions, today: string): SavingsQuestion {
  const { asOf: listDay, from: first, by = null } = options;
  const end = daysOf(options).at(-1)?.trim();
  const asOf = listDay === undefined ? (end ?? today) : dayOption('--as-of', listDay);
  const to = end ?? asOf;
  const from = first === undefined ? `${to.slice(0, 4)}-01-01` : dayOption('--from', first);
  if (from > to) throw appError('E_USAGE_VALUE', { flag: '--from', value: from, expected: `≤ ${to}` });
  return { asOf, from, to, by };
}

const daysOf = ({ to = [] }: SavingsOptions): readonly string[] => to.filter((value) => isDay(value.trim()));

/** `--out` alone asks for the PDF, `--to FORMS` alone writes into the current folder, neither writes nothing. */
function formsOf(options: SavingsOptions): readonly SavingsForm[] {
  const given = (options.to ?? []).filter((value) => !isDay(value.trim()));
  if (given.length === 0) return options.out === undefined ? [] : ['pdf'];
  const names = given.flatMap((value) => value.split(/[,，]/)).map((name) => name.trim().toLowerCase());
  const wrong = names.find((name) => !savingsForms.some((form) => form === name));
  if (wrong !== undefined) {
    const expected = `YYYY-MM-DD; ${savingsForms.join(', ')}`;
    throw appError('E_USAGE_VALUE', { flag: '--to', value: wrong, expected });
  }
  return savingsForms.filter((form) => names.includes(form));
}

async function writeForms(
  ctx: Context,
  desk: Desk,
  wanted: readonly SavingsForm[],
  folder: string,
  report: SavingsReport,
): Promise<string[]> {
  const name = ctx.t.report.savings.file({ asOf: report.asOf });
  const files = wanted.map((form) => join(folder, `${name}.${form}`));
  // All forms are made before the first is written: one that fails leaves no half set behind.
  const contents: (string | Uint8Array)[] = [];
  for (const form of wanted) contents.push(orThrow(await renderSavings(form, desk, report, ctx.t, files)));
  for (const [i, file] of files.entries()) await writeFileSafely(file, contents[i] ?? '');
  return files;
}

function savingsText(doc: TableDocument): string {
  const table = ({ heading, columns, rows }: DocumentTable): string => {
    const shown = columns.map(({ title, align }, i) => ({
      title,
      align,
      max: 40,
      value: (row: readonly string[]) => row[i],
    }));
    return `${heading}\n${renderTable<readonly string[]>(shown, rows)}`;
  };
  return [
    `${doc.title}\n${renderFacts(doc.facts)}`,
    ...doc.tables.map(table),
    `${doc.notesHeading}\n${doc.notes.map((note) => `${note}\n`).join('')}`,
  ].join('\n');
}
