import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { presentList } from '../../cli/output.ts';
import { limitOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { type Day, officeDay } from '../../kernel/time.ts';
import { periodEnd } from '../../policy/period-end.ts';
import { endingSoon } from '../ending-soon.ts';
import { listCredit } from '../show-credit.ts';

interface ExpireOptions {
  readonly within?: string;
}

export function addExpire(noun: Command, kit: CommandKit): void {
  const t = kit.t.credit.expire;
  kit
    .command(noun, 'expire', t.summary)
    .option('--within <period>', t.within)
    .action(kit.run<ExpireOptions>(runExpire));
}

async function runExpire(ctx: Context, _args: readonly string[], options: ExpireOptions): Promise<number> {
  const desk = await ctx.desk();
  const today = officeDay(desk.now());
  const last = endOf(today, options.within ?? '30d');
  const rows = endingSoon(orThrow(await listCredit(desk, {})), today, last);
  const t = ctx.t.credit;
  // Codes for programs, words for people.
  const words = ctx.format === 'table';
  await presentList(
    ctx,
    'endings',
    rows,
    [
      { key: 'last_day', title: t.expire.lastDay, value: (row) => row.last_day },
      { key: 'what', title: t.expire.what, value: (row) => (words ? t.show.rule[row.what] : row.what) },
      { key: 'breach', title: t.show.breach, value: (row) => row.breach },
    ],
    (row) => row,
  );
  return 0;
}

/** Bars and publicity run by the calendar, so the look ahead does too. */
function endOf(today: Day, text: string): Day {
  const limit = limitOption('--within', text);
  if (limit.unit === 'd' || limit.unit === 'mo' || limit.unit === 'y') return periodEnd(today, limit);
  throw appError('E_USAGE_VALUE', { flag: '--within', value: text, expected: '30d, 3mo, 1y' });
}
