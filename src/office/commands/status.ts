import type { Command } from 'commander';
import { painted } from '../../cli/colour.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { present } from '../../cli/output.ts';
import { renderFacts } from '../../cli/table.ts';
import { orThrow } from '../../kernel/result.ts';
import { lookAtToday } from '../today.ts';

export function register(program: Command, kit: CommandKit): void {
  kit.command(program, 'status', kit.t.office.top.status).action(kit.run(runStatus));
}

async function runStatus(ctx: Context): Promise<number> {
  const desk = await ctx.desk();
  const { calendar } = orThrow(await officeRules(desk));
  const today = await lookAtToday(desk.store.db, calendar, ctx.now());
  const t = ctx.t.office.status;
  const paint = painted(ctx.streams.stdoutIsTerminal, ctx.environment);
  await present(ctx, {
    json: today,
    text: () => {
      const lines = renderFacts([
        [t.overdue, today.overdue],
        [t.dueToday, today.due_today],
        [t.dueSoon, today.due_soon],
        [t.open, today.open],
        [t.toSign, today.to_sign],
        [t.toDecide, today.to_decide],
        [t.checksOverdue, today.checks_overdue],
        [t.checksDue, today.checks_due],
        [t.drafts, today.drafts],
        [t.toNotify, today.to_notify],
        [t.defence, today.defence],
        [t.bars, today.bars],
      ]).split('\n');
      // What is late stands out, what is due soon too: the red and yellow cards of electronic supervision.
      const coloured = lines.map((line, i) => {
        if ((i === 0 && today.overdue > 0) || (i === 6 && today.checks_overdue > 0)) return paint.error(line);
        if ((i === 1 && today.due_today > 0) || (i === 2 && today.due_soon > 0)) return paint.warn(line);
        return line;
      });
      const title = t.title({ office: desk.workspace.config.office.name, day: today.day });
      return `${paint.strong(title)}\n${coloured.join('\n')}${paint.faint(t.next)}\n`;
    },
  });
  return 0;
}
