import { dueLines } from '../../case/due-rules.ts';
import { selectCases } from '../../case/select-cases.ts';
import { findCase } from '../../case/store.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { maskIdNumber } from '../../identity/mask.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseCode, normaliseText } from '../../kernel/text.ts';
import { idKeyOf } from '../../subject/id-key.ts';
import { caseChoices } from './case-lines.ts';
import { casePage } from './case-page.ts';
import type { CommandWord } from './command-words.ts';
import type { MenuContext } from './menu-context.ts';
import { backHere, beginPage, linesLeft, taught } from './page.ts';

const MOST = 100;

/** Looks cases up by number, name or identity number, until the person goes back. People stay masked. */
export async function findPage(ctx: MenuContext): Promise<void> {
  const t = ctx.t.menu.find;
  let remark = '';
  for (;;) {
    beginPage(ctx, t.title, remark);
    const typed = normaliseText(
      await ctx.prompt.text({
        message: t.ask,
        flag: '--name',
        validate: (text) => normaliseText(text) !== '' || ctx.t.menu.newCase.filled,
        kept: (text) => (looksLikeNumber(text) ? maskIdNumber(normaliseCode(text)) : text),
      }),
    );
    const { db } = (await ctx.desk()).store;
    remark = '';
    if ((await findCase(db, typed)) !== null) await backHere(() => casePage(ctx, typed));
    else if (!(await showFound(ctx, typed))) remark = t.none;
  }
}

/** Identity numbers are searched whole; anything shorter, or in Chinese, is a name. */
const looksLikeNumber = (text: string): boolean => /^[0-9A-Za-z()（）]{7,}$/.test(normaliseCode(text));

/** The cases of a name or a number, one of which may be opened; false where there are none. */
async function showFound(ctx: MenuContext, typed: string): Promise<boolean> {
  const t = ctx.t.menu;
  const desk = await ctx.desk();
  const number = looksLikeNumber(typed);
  const filter: Parameters<typeof selectCases>[1] = number
    ? { idKey: idKeyOf(desk.keys, normaliseCode(typed).toUpperCase()) }
    : { name: typed };
  const words: CommandWord[] = ['case', 'list', number ? '--id-number' : '--name', { personal: typed }];
  const { cases, total } = await selectCases(desk.store.db, filter, MOST);
  if (cases.length === 0) return false;
  const { calendar } = orThrow(await officeRules(desk));
  const lines = orThrow(dueLines(calendar, desk.now().toISOString()));
  await backHere(async () => {
    for (;;) {
      const found = t.find.found({ shown: cases.length, total });
      const used = beginPage(ctx, t.find.title, `${found}\n${taught(ctx, words)}`);
      const caseNo = await ctx.prompt.select({
        message: t.due.ask,
        flag: 'CASE',
        lines: linesLeft(ctx, used),
        choices: caseChoices(ctx, cases, lines),
      });
      await backHere(() => casePage(ctx, caseNo));
    }
  });
  return true;
}
