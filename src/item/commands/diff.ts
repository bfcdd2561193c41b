import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { orThrow } from '../../kernel/result.ts';
import { diffBatches } from '../diff-batches.ts';
import type { ListDiff } from '../rules.ts';
import { labelOf } from './labels.ts';

export function addDiff(noun: Command, kit: CommandKit): void {
  kit.command(noun, 'diff <from> <to>', kit.t.item.diff.summary).action(kit.run(runDiff));
}

async function runDiff(ctx: Context, [from = '', to = '']: readonly string[]): Promise<number> {
  const { store } = await ctx.desk();
  const diff = orThrow(await diffBatches(store.db, from, to));
  const lines = linesOf(diff);
  await present(ctx, {
    json: diff,
    csv: {
      columns: ['change', 'item_code', 'field', 'from', 'to'],
      rows: lines.map((line) => [line.change, line.code, line.field, line.from, line.to]),
    },
    text: () => renderDiff(ctx, diff),
  });
  return 0;
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

function renderDiff(ctx: Context, diff: ListDiff): string {
  const { t } = ctx;
  const lines = linesOf(diff);
  if (lines.length === 0) return `${t.item.diff.none}\n`;
  const shown = (field: Line['field'], value: string | number | null): string =>
    field === null || value === null ? '' : labelOf(ctx, field, value);
  const table = renderTable(
    [
      { title: t.item.diff.change, value: (line: Line) => t.item.diff[line.change] },
      { title: t.item.fields.item_code, value: (line) => line.code },
      { title: t.item.diff.field, value: (line) => (line.field === null ? '' : t.item.fields[line.field]) },
      { title: t.item.diff.from, value: (line) => shown(line.field, line.from), max: 28 },
      { title: t.item.diff.to, value: (line) => shown(line.field, line.to), max: 28 },
    ],
    lines,
  );
  const { added, removed, changed } = diff;
  const counts = { added: added.length, removed: removed.length, changed: changed.length };
  return `${table}${t.item.diff.totals(counts)}\n`;
}
