import { dueLines } from '../../case/due-rules.ts';
import { selectDueCases } from '../../case/select-due.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { formatLimit } from '../../kernel/limit.ts';
import { orThrow } from '../../kernel/result.ts';
import { caseChoices } from './case-lines.ts';
import { casePage } from './case-page.ts';
import type { CommandWord } from './command-words.ts';
import type { MenuContext } from './menu-context.ts';
import { backHere, beginPage, goOn, linesLeft, taught } from './page.ts';

const MOST = 200;

/** What is late, due today or soon; the case chosen is opened, and afterwards the list is there again. */
export async function duePage(ctx: MenuContext): Promise<void> {
  const t = ctx.t.menu;
  for (;;) {
    const desk = await ctx.desk();
    const { calendar } = orThrow(await officeRules(desk));
    const lines = orThrow(dueLines(calendar, desk.now().toISOString()));
    const { cases, total } = await selectDueCases(desk.store.db, { until: lines.soonUntil }, MOST);
    const within: CommandWord[] = lines.soon === null ? [] : ['--within', formatLimit(lines.soon, ctx.lang)];
    const shown = cases.length < total ? `${t.due.shown({ shown: cases.length, total })}\n` : '';
    const used = beginPage(ctx, t.due.title, shown + taught(ctx, ['case', 'due', ...within]));
    if (cases.length === 0) {
      ctx.streams.out(`${t.nothingWaits}\n\n`);
      return goOn(ctx);
    }
    const caseNo = await ctx.prompt.select({
      message: t.due.ask,
      flag: 'CASE',
      lines: linesLeft(ctx, used),
      choices: caseChoices(ctx, cases, lines),
    });
    await backHere(() => casePage(ctx, caseNo));
  }
}
