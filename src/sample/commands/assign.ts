import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { assignSample } from '../assign-sample.ts';

interface AssignOptions {
  readonly perUnit: string;
}

export function addAssign(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.assign;
  kit
    .command(noun, 'assign <plan>', t.summary)
    .option('--per-unit <count>', t.perUnit, '2')
    .action(kit.run<AssignOptions>(runAssign));
}

async function runAssign(
  ctx: Context,
  [plan = '']: readonly string[],
  options: AssignOptions,
): Promise<number> {
  const t = ctx.t.sample.assign;
  if (!/^\d{1,3}$/.test(options.perUnit)) {
    throw appError('E_USAGE_VALUE', { flag: '--per-unit', value: options.perUnit, expected: '2, 3, …' });
  }
  const desk = await ctx.desk();
  const assigned = orThrow(await assignSample(desk, { plan, perUnit: Number(options.perUnit) }));
  const rows = [
    ...assigned.assignments.map(({ unit, inspectors }) => ({ unit, who: inspectors.join('、') })),
    ...assigned.unassignable.map(({ unit, reason }) => ({ unit, who: t.reasons[reason] })),
  ];
  await present(ctx, {
    json: assigned,
    csv: {
      columns: ['unit', 'inspectors', 'reason'],
      rows: [
        ...assigned.assignments.map(({ unit, inspectors }) => [unit, inspectors.join(';'), '']),
        ...assigned.unassignable.map(({ unit, reason }) => [unit, '', reason]),
      ],
    },
    text: () =>
      `${t.done({
        plan,
        day: assigned.visit_day,
        assigned: assigned.assignments.length,
        unassignable: assigned.unassignable.length,
      })}\n\n${renderTable(
        [
          { title: ctx.t.sample.draw.unit, value: (row) => row.unit },
          { title: t.inspectors, value: (row) => row.who, max: 60 },
        ],
        rows,
      )}`,
  });
  return 0;
}
