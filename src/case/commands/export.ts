import { extname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { note, present } from '../../cli/output.ts';
import { appError } from '../../i18n/catalogue.ts';
import { officeIso } from '../../kernel/time.ts';
import { reveal } from '../../subject/reveal.ts';
import { type Field, headersOf, loadSchema } from '../../table/schema.ts';
import { csvForPeople, toCsv } from '../../table/write-table.ts';
import { requireWritable, writeFileSafely } from '../../workspace/safe-file.ts';
import type { CaseFields } from '../case-fields.ts';
import { exportCases } from '../export-cases.ts';
import { selectCaseIds } from '../select-cases.ts';
import { addFilters, type FilterOptions, filterOf } from './filter-options.ts';

interface ExportOptions extends FilterOptions {
  readonly out?: string;
  readonly reveal?: string;
}

/** A workbook stands in memory as a whole; longer lists go into CSV. */
const WORKBOOK_ROWS = 100_000;

export function addExport(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases;
  addFilters(kit.command(noun, 'export', t.export.summary), kit)
    .option('--out <file>', t.export.out)
    .option('--reveal <reason>', t.options.reveal)
    .action(kit.run<ExportOptions>(runExport));
}

/** The cases in the layout of the case list, in the reader's language: revealed, `case import` reads it back. */
async function runExport(ctx: Context, _args: readonly string[], options: ExportOptions): Promise<number> {
  const t = ctx.t.cases.export;
  if (options.out === undefined && ctx.format === 'json')
    throw appError('E_USAGE_NEEDS', { option: '--format json', needs: '--out' });
  const desk = await ctx.desk();
  const file = options.out === undefined ? null : resolve(ctx.environment.cwd, options.out);
  const workbook = file !== null && extname(file).toLowerCase() === '.xlsx';
  const ids = await selectCaseIds(desk.store.db, filterOf(desk.keys, options));
  if (workbook && ids.length > WORKBOOK_ROWS) {
    throw appError('E_CASE_EXPORT_LARGE', { count: ids.length, most: WORKBOOK_ROWS });
  }
  if (file !== null) await requireWritable(file);
  const revealed = await reveal(desk, options.reveal, { what: 'case.export', cases: ids.length });
  const blocks = exportCases(desk.store.db, ids, revealed);
  if (file === null) {
    for await (const text of csvTexts(ctx, blocks)) ctx.streams.out(text);
  } else {
    // What is revealed is for its reader alone.
    await writeFileSafely(
      file,
      workbook ? await toWorkbook(ctx, blocks) : encoded(csvTexts(ctx, blocks)),
      revealed ? { mode: 0o600 } : {},
    );
    const done = { count: ids.length, file, revealed };
    await present(ctx, { json: done, text: () => `${t.done(done)}\n` });
  }
  if (!revealed) note(ctx, t.masked);
  return 0;
}

type Blocks = AsyncIterable<readonly CaseFields[]>;

/** The list as CSV, block by block; on stdout `--format csv` is for programs and has neither mark nor guard. */
async function* csvTexts(ctx: Context, blocks: Blocks): AsyncGenerator<string, void, void> {
  const schema = loadSchema('case');
  const form = ctx.format === 'csv' ? {} : csvForPeople;
  yield toCsv(headersOf(schema, ctx.lang), [], form);
  for await (const block of blocks) {
    yield toCsv(
      null,
      block.map((fields) => cellsOf(ctx, fields)),
      { ...form, bom: false },
    );
  }
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array, void, void> {
  for await (const text of texts) yield Buffer.from(text, 'utf8');
}

async function toWorkbook(ctx: Context, blocks: Blocks): Promise<Uint8Array> {
  const schema = loadSchema('case');
  const rows: string[][] = [];
  for await (const block of blocks) rows.push(...block.map((fields) => cellsOf(ctx, fields)));
  const sheetName = ctx.lang === 'zh' ? schema.title : schema.titleEn;
  const { toXlsx } = await import('../../table/write-xlsx.ts');
  return toXlsx({ sheetName, header: headersOf(schema, ctx.lang), rows, lang: ctx.lang });
}

const cellsOf = (ctx: Context, fields: CaseFields): string[] =>
  loadSchema('case').fields.map((field) => cellText(ctx, field, fields));

/** Codes in English, names in Chinese, times of the office: the importer reads both. */
function cellText(ctx: Context, field: Field, fields: CaseFields): string {
  const value = fields[field.name as keyof CaseFields];
  if (value === null) return '';
  if (field.kind === 'instant') return officeIso(String(value)).slice(0, 19).replace('T', ' ');
  if (ctx.lang === 'en') return String(value);
  return field.values?.get(String(value))?.zh ?? String(value);
}
