import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { type AssignedSample, assignSample } from '../assign-sample.ts';
import { replaceInspector } from '../replace-inspector.ts';
import type { Shortage } from '../shortage.ts';
import { readReason } from './read-reason.ts';

interface AssignOptions {
  readonly perUnit: string;
  readonly replace?: string;
  readonly reason?: string;
  readonly minutes?: string;
}

export function addAssign(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.assign;
  kit
    .command(noun, 'assign <plan>', t.summary)
    .option('--per-unit <count>', t.perUnit, '2')
    .option('--replace <unit:no>', kit.t.sample.change.replace)
    .option('--reason <text>', kit.t.sample.draw.reason)
    .option('--minutes <file>', t.minutes)
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
  const { minutes } = options;
  const minutesFile = minutes === undefined ? undefined : resolve(ctx.environment.cwd, minutes);
  if (options.replace !== undefined)
    return runReplace(ctx, plan, options.replace, { ...options, minutesFile });
  const desk = await ctx.desk();
  const perUnit = Number(options.perUnit);
  const assigned = orThrow(await assignSample(desk, { plan, perUnit, minutesFile }));
  const { must } = assigned;
  await present(ctx, {
    json: assigned,
    csv: {
      columns: ['unit', 'inspectors', 'reason'],
      rows: [assigned, must].flatMap((part) => [
        ...part.assignments.map(({ unit, inspectors }) => [unit, inspectors.join(';'), '']),
        ...part.unassignable.map(({ unit, reason }) => [unit, '', reason]),
      ]),
    },
    text: () => {
      const counts = { assigned: assigned.assignments.length, unassignable: assigned.unassignable.length };
      const musts = must.assignments.length + must.unassignable.length;
      return [
        t.done({ plan, day: assigned.visit_day, ...counts }),
        '',
        renderVisits(ctx, assigned),
        ...(musts === 0 ? [] : [ctx.t.sample.plan.mustTitle({ count: musts }), '', renderVisits(ctx, must)]),
        ...(minutes === undefined ? [] : [`${ctx.t.sample.draw.minutesDone({ file: minutes })}\n`]),
      ].join('\n');
    },
  });
  return 0;
}

function renderVisits(ctx: Context, { assignments, unassignable }: AssignedSample['must']): string {
  const t = ctx.t.sample.assign;
  return renderTable(
    [
      { title: ctx.t.sample.draw.unit, value: (row) => row.unit },
      { title: t.inspectors, value: (row) => row.who, max: 120 },
    ],
    [
      ...assignments.map(({ unit, inspectors }) => ({ unit, who: inspectors.join(t.between) })),
      ...unassignable.map((shortage) => ({ unit: shortage.unit, who: explained(ctx, shortage) })),
    ],
  );
}

/** Why nobody can be sent: so many may go, and which rule excluded how many of the others. */
function explained({ t }: Context, { reason, pool, eligible, excluded }: Shortage): string {
  const { reasons, excludedBy, shortage } = t.sample.assign;
  const rules = Object.entries(excluded).flatMap(([rule, count]) =>
    count === 0 ? [] : [excludedBy[rule as keyof typeof excluded]({ count })],
  );
  return shortage({ reason: reasons[reason], pool, eligible, rules });
}

async function runReplace(
  ctx: Context,
  plan: string,
  replace: string,
  options: { readonly reason?: string; readonly minutesFile: string | undefined },
): Promise<number> {
  const t = ctx.t.sample.change;
  const cut = Math.max(replace.lastIndexOf(':'), replace.lastIndexOf('：'));
  const [unit, inspectorNo] = [replace.slice(0, Math.max(cut, 0)).trim(), replace.slice(cut + 1).trim()];
  if (unit === '' || inspectorNo === '')
    throw appError('E_USAGE_VALUE', { flag: '--replace', value: replace, expected: t.replaceExpected });
  const reason = await readReason(ctx, options.reason);
  const desk = await ctx.desk();
  const { minutesFile } = options;
  const made = orThrow(
    await replaceInspector(desk, { plan, unit: unit.normalize('NFC'), inspectorNo, reason, minutesFile }),
  );
  await present(ctx, {
    json: made,
    text: () =>
      [
        t.replaced({ unit: made.unit, from: inspectorNo, to: made.inspector }),
        t.visitors({ unit: made.unit, inspectors: made.inspectors }),
        ...(made.minutes === null ? [] : [ctx.t.sample.draw.minutesDone({ file: made.minutes })]),
        '',
      ].join('\n'),
  });
  return 0;
}
