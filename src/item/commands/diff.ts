import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import type { Desk } from '../../cli/desk.ts';
import { present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';
import { type DiffDocument, diffDocument } from '../diff-document.ts';
import { diffItems, type ItemDiff } from '../diff-items.ts';
import { labelOf } from '../labels.ts';
import { type Opinion, selectOpinions } from '../opinions.ts';
import type { ListDiff } from '../rules.ts';

interface DiffOptions {
  readonly code?: string;
  readonly out?: string;
}

export function addDiff(noun: Command, kit: CommandKit): void {
  const t = kit.t.item.diff;
  kit
    .command(noun, 'diff <from> <to>', t.summary)
    .option('--code <code>', t.code)
    .option('--out <file>', t.out)
    .action(kit.run<DiffOptions>(runDiff));
}

async function runDiff(
  ctx: Context,
  [from = '', to = '']: readonly string[],
  options: DiffOptions,
): Promise<number> {
  const form = options.out === undefined ? null : formOf(options.out);
  const desk = await ctx.desk();
  const found = orThrow(await diffItems(desk.store.db, from, to, options.code));
  const opinions = await opinionsOn(desk, found, options.code);
  const file = options.out === undefined ? null : resolve(ctx.environment.cwd, options.out);
  if (file !== null && form !== null) {
    const office = desk.workspace.config.office.name;
    const doc = diffDocument(found, opinions, { office, day: officeDay(desk.now()) });
    await writeFileSafely(file, await render(ctx, form, doc));
  }
  const lines = linesOf(found.diff);
  await present(ctx, {
    json: {
      ...found.diff,
      ...(opinions.length > 0 && { opinions }),
      ...(file !== null && { file }),
    },
    csv: {
      columns: ['change', 'item_code', 'field', 'from', 'to'],
      rows: lines.map((line) => [line.change, line.code, line.field, line.from, line.to]),
    },
    text: () =>
      renderDiff(ctx, found, opinions) + (file === null ? '' : `${ctx.t.item.diff.wrote({ file })}\n`),
  });
  return 0;
}

type Form = 'html' | 'csv';

function formOf(file: string): Form {
  const form = /\.(html?|csv)$/i.exec(file)?.[1]?.toLowerCase();
  if (form === undefined) throw appError('E_ITEM_DIFF_FORM', { file });
  return form === 'csv' ? 'csv' : 'html';
}

async function render(ctx: Context, form: Form, doc: DiffDocument): Promise<string> {
  if (form === 'csv') return (await import('./diff-csv.ts')).diffCsv(ctx, doc);
  return (await import('./diff-html.ts')).diffHtml(ctx, doc);
}

/** Opinions are on a batch under consultation: the later of the two. */
async function opinionsOn(
  { store }: Desk,
  { to }: ItemDiff,
  code: string | undefined,
): Promise<readonly Opinion[]> {
  if (to.point.kind !== 'batch') return [];
  const opinions = await selectOpinions(store.db, to.point.batchId);
  return code === undefined ? opinions : opinions.filter(({ item_code }) => item_code === code);
}

interface Line {
  readonly change: 'added' | 'removed' | 'changed';
  readonly code: string;
  readonly field: ListDiff['changed'][number]['fields'][number]['field'] | null;
  readonly from: string | number | null;
  readonly to: string | number | null;
}

function linesOf({ added, removed, changed }: ListDiff): Line[] {
  const whole = (change: 'added' | 'removed') => (code: string) => ({
    change,
    code,
    field: null,
    from: null,
    to: null,
  });
  return [
    ...added.map(whole('added')),
    ...removed.map(whole('removed')),
    ...changed.flatMap(({ code, fields }) =>
      fields.map((change) => ({ change: 'changed' as const, code, ...change })),
    ),
  ];
}

function renderDiff(ctx: Context, { diff, from, to }: ItemDiff, opinions: readonly Opinion[]): string {
  const t = ctx.t.item.diff;
  const lines = linesOf(diff);
  const answered = opinions.filter(({ answer }) => answer !== null).length;
  const heard = opinions.length === 0 ? '' : `${t.opinionCount({ opinions: opinions.length, answered })}\n`;
  if (lines.length === 0) return `${t.none}\n${heard}`;
  const shown = (field: Line['field'], value: string | number | null): string =>
    field === null || value === null ? '' : labelOf(ctx, field, value);
  const nameOf = (code: string): string => (to.items.get(code) ?? from.items.get(code))?.item_name ?? '';
  const table = renderTable(
    [
      { title: t.change, value: (line: Line) => t[line.change] },
      { title: ctx.t.item.fields.item_code, value: (line) => line.code },
      { title: ctx.t.item.fields.item_name, value: (line) => nameOf(line.code), max: 20 },
      { title: t.field, value: (line) => (line.field === null ? '' : ctx.t.item.fields[line.field]) },
      { title: t.from, value: (line) => shown(line.field, line.from), max: 24 },
      { title: t.to, value: (line) => shown(line.field, line.to), max: 24 },
    ],
    lines,
  );
  const { added, removed, changed } = diff;
  const counts = { added: added.length, removed: removed.length, changed: changed.length };
  return `${table}${t.totals(counts)}\n${heard}`;
}
