import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { isWorkbook, printSheet, requireSheetName, writeSheet } from '../../cli/write-sheet.ts';
import { loadSchema, type SchemaName, schemaNames } from '../../table/schema.ts';
import { detailColumns } from '../item.ts';
import { blankTable } from '../template-rows.ts';

interface TemplateOptions {
  readonly out?: string;
  readonly layout?: SchemaName;
  readonly details?: boolean;
}

export function addTemplate(noun: Command, kit: CommandKit): void {
  const t = kit.t.item.template;
  kit
    .command(noun, 'template', t.summary)
    .option('--out <file>', t.out)
    .addOption(new Option('--layout <name>', t.layout).choices(schemaNames))
    .option('--details', t.details)
    .action(kit.run<TemplateOptions>(runTemplate));
}

/** A blank table to be filled in: a workbook carries its notes and choices beside the cells, CSV has a row of notes. */
async function runTemplate(
  ctx: Context,
  _args: readonly string[],
  options: TemplateOptions,
): Promise<number> {
  const t = ctx.t.item.template;
  const { layout = 'item', details = false } = options;
  if (options.out !== undefined) requireSheetName(ctx, '--out', options.out);
  const schema = loadSchema(layout);
  const isDetail = (column: string) => layout === 'item' && detailColumns.some((detail) => detail === column);
  const blank = blankTable(schema, ctx.lang, (column) => details || !isDetail(column));
  const noteRow = blank.notes.map((note, i) => (i === 0 ? `${t.noteMark}${note}` : note));
  const { header, example, notes, choices } = blank;
  if (options.out === undefined) {
    printSheet(ctx, { header, rows: [noteRow, example] });
    return 0;
  }
  const file = resolve(ctx.environment.cwd, options.out);
  const sheetName = ctx.lang === 'zh' ? schema.title : schema.titleEn;
  const rows = isWorkbook(file) ? [example] : [noteRow, example];
  await writeSheet(ctx, file, { sheetName, header, rows, notes, choices });
  const done = { layout, columns: header.length, file };
  await present(ctx, { json: done, text: () => `${t.done(done)}\n` });
  return 0;
}
