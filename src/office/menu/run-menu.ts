import { AppError } from '../../kernel/app-error.ts';
import { draftPage } from './draft-page.ts';
import { listDrafts } from './drafts.ts';
import { duePage } from './due-page.ts';
import { findPage } from './find-page.ts';
import { type Entry, mainPage } from './main-page.ts';
import { type Door, type MenuContext, type Session, visit } from './menu-context.ts';
import { morePage } from './more-page.ts';
import { newCase } from './new-case.ts';
import { backHere, pageWidth, tellRefusal } from './page.ts';
import { pickAndDo } from './pick-case.ts';
import { startPage } from './start-page.ts';
import { verifyPage } from './verify-page.ts';
import { wrap } from './wrap.ts';

/** What an entry of the main menu leads to. */
const errands: Readonly<Record<Exclude<Entry, 'language' | 'quit'>, (ctx: MenuContext) => Promise<void>>> = {
  newCase: (ctx) => newCase(ctx),
  drafts: draftPage,
  sign: (ctx) => pickAndDo(ctx, 'sign'),
  decide: (ctx) => pickAndDo(ctx, 'decide'),
  supply: (ctx) => pickAndDo(ctx, 'supply'),
  withdraw: (ctx) => pickAndDo(ctx, 'withdraw'),
  due: duePage,
  find: findPage,
  print: (ctx) => pickAndDo(ctx, 'print'),
  verify: verifyPage,
  check: (ctx) => pickAndDo(ctx, 'check'),
  more: morePage,
};

/**
 * Leads a clerk who knows no commands through the day, until they quit. Every errand opens the office anew and ends back here, its
 * refusals told; Esc goes one level back, Ctrl-C leaves at once, and what was typed is kept as a draft. Returns the exit code: 130
 * after Ctrl-C. Throws where the office itself cannot be opened.
 */
export async function runMenu(door: Door, start: Session): Promise<number> {
  let session = start;
  try {
    const opened = await opening(door, session);
    if (opened === null) return 0;
    session = opened;
    for (let last: Entry = 'newCase'; ; ) {
      const entry = await visit(door, session, (ctx) => mainPage(ctx, last));
      if (entry === 'quit') break;
      if (entry === 'again') continue;
      last = entry;
      if (entry === 'language') session = { ...session, lang: session.lang === 'zh' ? 'en' : 'zh' };
      else await visit(door, session, (ctx) => backHere(() => tellRefusal(ctx, () => errands[entry](ctx))));
    }
    await visit(door, session, async (ctx) => ctx.streams.out(`${ctx.t.menu.goodbye}\n`));
    return 0;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'E_CANCELLED') throw error;
    await sayLeft(door, session);
    return error.exitCode;
  }
}

/** The session in a workspace: the one that is there, or one made now; null where the person wants neither. */
async function opening(door: Door, session: Session): Promise<Session | null> {
  const there = await visit(door, session, async (ctx) => {
    try {
      await ctx.desk();
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'E_WORKSPACE_NONE') return false;
      throw error;
    }
  });
  if (there) return session;
  return visit(door, session, async (ctx) => {
    const workspace = await startPage(ctx);
    return workspace === null ? null : { ...session, workspace };
  });
}

/** After Ctrl-C: says what is safe, and where the unfinished work is. */
async function sayLeft(door: Door, session: Session): Promise<void> {
  await visit(door, session, async (ctx) => {
    const kept = await ctx
      .desk()
      .then(({ workspace, actor }) => listDrafts(workspace.dir, actor))
      .catch(() => ({ drafts: [] }));
    const t = ctx.t.menu;
    const words = t.left + (kept.drafts.length > 0 ? t.draftKept : '');
    ctx.streams.err(`\n${wrap(words, pageWidth(ctx)).join('\n')}\n`);
  });
}
