import { painted } from '../../cli/colour.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { steppedBack } from '../../cli/prompter.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { formatLimit } from '../../kernel/limit.ts';
import { orThrow } from '../../kernel/result.ts';
import { lookAtToday } from '../today.ts';
import { listDrafts } from './drafts.ts';
import { countWaiting } from './find-cases.ts';
import type { MenuContext } from './menu-context.ts';
import { beginPage, linesLeft, pageWidth } from './page.ts';
import { wrap } from './wrap.ts';

export type Entry = keyof Catalogue['menu']['entries'];

/** The entries in the order of a clerk's day. */
const entries = [
  'newCase',
  'drafts',
  'sign',
  'decide',
  'supply',
  'withdraw',
  'due',
  'find',
  'print',
  'verify',
  'check',
  'more',
  'language',
  'quit',
] as const satisfies readonly Entry[];

/** Today's figures and what may be done. Esc here asks nothing: it draws the page anew, with fresh figures. */
export async function mainPage(ctx: MenuContext, last: Entry): Promise<Entry | 'again'> {
  const { used, counts } = await figures(ctx);
  const t = ctx.t.menu;
  await ctx.close();
  try {
    return await ctx.prompt.select<Entry>({
      message: t.ask,
      flag: '--help',
      initial: last,
      lines: linesLeft(ctx, used),
      choices: entries
        .filter((entry) => entry !== 'drafts' || counts.drafts > 0)
        .map((value) => ({ value, name: t.entries[value]({ count: counts[value] }) })),
    });
  } catch (error) {
    if (steppedBack(error)) return 'again';
    throw error;
  }
}

async function figures(ctx: MenuContext): Promise<{ used: number; counts: Record<Entry, number> }> {
  const t = ctx.t.menu;
  const desk = await ctx.desk();
  const rules = orThrow(await officeRules(desk));
  const today = orThrow(await lookAtToday(desk.store.db, rules, ctx.now()));
  const { drafts } = await listDrafts(desk.workspace.dir, desk.actor);
  const waiting = await countWaiting(desk.store.db);
  const limit = today.soon === null ? '' : formatLimit(today.soon, ctx.lang);
  const { overdue, due_today, due_soon: soon, open } = today;
  const paint = painted(true, ctx.environment);
  const mood = overdue > 0 ? paint.error : due_today > 0 ? paint.warn : (text: string) => text;
  const line = wrap(t.figures({ overdue, today: due_today, soon, limit, open }), pageWidth(ctx));
  const heading = t.heading({ office: desk.workspace.config.office.name, day: today.day, actor: desk.actor });
  const used = beginPage(ctx, heading, line.map(mood).join('\n'));
  const none = { newCase: 0, find: 0, verify: 0, more: 0, language: 0, quit: 0 };
  return { used, counts: { ...none, ...waiting, drafts: drafts.length, due: overdue + due_today + soon } };
}
