import type { Command } from 'commander';
import { dueDate } from '../../calendar/due.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderSteps } from '../../cli/steps.ts';
import { instantOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { parseLimit } from '../../kernel/limit.ts';
import { orThrow } from '../../kernel/result.ts';
import { addCalendarImport } from './calendar-import.ts';
import { calendarOf } from './calendar-of.ts';
import { addCalendarShow } from './calendar-show.ts';

export function register(noun: Command, kit: CommandKit): void {
  const t = kit.t.office.calendar;
  addCalendarShow(noun, kit);
  addCalendarImport(noun, kit);
  kit
    .command(noun, 'due', t.dueSummary)
    .requiredOption('--from <time>', t.from)
    .requiredOption('--limit <limit>', t.limit)
    .action(kit.run<{ from: string; limit: string }>(runDue));
}

async function runDue(
  ctx: Context,
  _args: readonly string[],
  options: { from: string; limit: string },
): Promise<number> {
  const t = ctx.t.office.calendar;
  const from = instantOption('--from', options.from);
  const limit = parseLimit(options.limit);
  if (limit === null) {
    throw appError('E_USAGE_VALUE', { flag: '--limit', value: options.limit, expected: t.limit });
  }
  const { due, steps } = orThrow(dueDate(await calendarOf(ctx), from, limit, { lang: ctx.lang }));
  await present(ctx, {
    json: { due, steps },
    csv: {
      columns: ['date', 'counted', 'why'],
      rows: steps.map((step) => [step.date, String(step.counted), step.why]),
    },
    text: () => `${renderSteps(ctx, steps)}${t.due({ due })}`,
  });
  return 0;
}
