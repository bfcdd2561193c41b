import type { Context } from './context.ts';

/** A day or time by which something is due, and whether its year had no published calendar when it was counted. */
export interface Due {
  readonly due: string | null;
  readonly provisional: boolean;
}

/** A due as a table for people shows it: a time without its seconds and zone, a provisional one with a mark. */
export const shownDue = ({ due, provisional }: Due): string => {
  const shown = due === null || due.length <= 10 ? (due ?? '') : due.slice(0, 16).replace('T', ' ');
  return provisional ? `${shown} *` : shown;
};

/** The line below a table that says what the mark is; none where nothing is marked. */
export const markNote = (ctx: Context, dues: readonly Pick<Due, 'provisional'>[]): string =>
  dues.some(({ provisional }) => provisional) ? `${ctx.t.cases.provisionalMark}\n` : '';
