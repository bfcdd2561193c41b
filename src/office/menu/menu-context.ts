import type { Context } from '../../cli/context.ts';
import type { Lang } from '../../i18n/catalogue.ts';

/** What stays the same while the clerk goes from page to page. */
export interface Session {
  readonly lang: Lang;
  /** The workspace made or chosen on the way; null: the one that a command would find. */
  readonly workspace: string | null;
}

/** The way from the menu to the program: the menu does nothing that a command line could not do. */
export interface Door {
  /** A context of its own for every errand, so that no database is held open while the clerk is away. */
  readonly enter: (session: Session) => Promise<Context>;
  /** Runs a command line at this terminal; throws what it is refused with. Exit codes other than 0 come with a printed document. */
  readonly perform: (session: Session, argv: readonly string[]) => Promise<number>;
}

/** What every page is given. */
export interface MenuContext extends Context {
  readonly perform: (argv: readonly string[]) => Promise<number>;
}

/** Opens a context for one errand and closes it whatever happens. */
export async function visit<T>(
  door: Door,
  session: Session,
  errand: (ctx: MenuContext) => Promise<T>,
): Promise<T> {
  const ctx = await door.enter(session);
  try {
    return await errand({ ...ctx, perform: (argv) => door.perform(session, argv) });
  } finally {
    await ctx.close();
  }
}
