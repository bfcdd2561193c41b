import { dueLines } from '../../case/due-rules.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseText } from '../../kernel/text.ts';
import { caseChoices } from './case-lines.ts';
import { casePage } from './case-page.ts';
import { findWaiting, type Purpose } from './find-cases.ts';
import type { MenuContext } from './menu-context.ts';
import { backHere, beginPage, goOn, linesLeft } from './page.ts';

/** More than anybody goes through with the arrow keys: typing narrows. */
const MOST = 100;

/** Lists the cases that wait for something; the one chosen is opened and it is done, as long as any is left. */
export async function pickAndDo(ctx: MenuContext, purpose: Purpose): Promise<void> {
  const t = ctx.t.menu;
  const desk = await ctx.desk();
  const { db } = desk.store;
  const { calendar } = orThrow(await officeRules(desk));
  for (let round = 1; ; round++) {
    const waits = (await findWaiting(db, purpose, '', 1)).length > 0;
    if (!waits && round > 1) return;
    const used = beginPage(ctx, t.actions[purpose], waits ? '' : t.nothingWaits);
    if (!waits) return goOn(ctx);
    const lines = orThrow(dueLines(calendar, desk.now().toISOString()));
    const caseNo = await ctx.prompt.search({
      message: t.pickAsk[purpose],
      flag: 'CASE',
      lines: linesLeft(ctx, used),
      find: async (typed) =>
        caseChoices(ctx, await findWaiting(db, purpose, normaliseText(typed), MOST), lines),
    });
    await backHere(() => casePage(ctx, caseNo, { first: purpose }));
  }
}
