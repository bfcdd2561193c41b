import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { presentList } from '../../cli/output.ts';
import { dayOption } from '../../cli/values.ts';
import { officeDay } from '../../kernel/time.ts';
import { type DueCheck, selectDueChecks } from '../select-checks.ts';

interface DueOptions {
  readonly on?: string;
}

export function addDue(noun: Command, kit: CommandKit): void {
  const t = kit.t.check.due;
  kit.command(noun, 'due', t.summary).option('--on <day>', t.on).action(kit.run<DueOptions>(runDue));
}

async function runDue(ctx: Context, _args: readonly string[], options: DueOptions): Promise<number> {
  const f = ctx.t.check.fields;
  const desk = await ctx.desk();
  const today = officeDay(desk.now());
  const due = await selectDueChecks(
    desk.store.db,
    options.on === undefined ? today : dayOption('--on', options.on),
  );
  const overdue = (row: DueCheck): boolean => (row.check_due ?? '').slice(0, 10) < today;
  await presentList<DueCheck>(
    ctx,
    'checks',
    due,
    [
      { key: 'case_no', title: f.case_no, value: (row) => row.case_no },
      { key: 'item_name', title: f.item_name, value: (row) => row.item_name, max: 36 },
      { key: 'authority_name', title: f.authority_name, value: (row) => row.authority_name, max: 30 },
      { key: 'decided_day', title: f.decided_at, value: (row) => row.decided_day },
      { key: 'check_due', title: f.check_due, value: (row) => row.check_due },
      {
        key: 'check_coverage',
        title: f.check_coverage,
        value: (row) =>
          ctx.format === 'csv' ? row.check_coverage : ctx.t.cases.coverages[row.check_coverage],
      },
    ],
    ({ check_due_provisional, ...row }) => ({
      ...row,
      check_due_provisional: check_due_provisional === 1,
      overdue: overdue({ ...row, check_due_provisional }),
    }),
  );
  return 0;
}
