import type { Context } from '../../cli/context.ts';
import { cut, padEnd, widthOf } from '../../cli/width.ts';
import { pageWidth } from './page.ts';

/** A question with yes and no, answered like every other list. */
export const askYes = (ctx: Context, message: string, initial = true): Promise<boolean> =>
  ctx.prompt.select({
    message,
    flag: '--yes',
    initial,
    choices: [
      { value: true, name: ctx.t.menu.yes },
      { value: false, name: ctx.t.menu.no },
    ],
  });

const GAP = '  ';

/**
 * Rows as lines of one list, their cells aligned, wide characters included, and cut to the terminal's width: the column `give` gives way.
 */
export function alignRows(ctx: Context, rows: readonly (readonly string[])[], give: number): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(0, ...rows.map((row) => widthOf(row[i] ?? ''))));
  // The pointer takes two columns, and the last one stays free.
  const room = pageWidth(ctx) - 3 - GAP.length * (widths.length - 1);
  const others = widths.reduce((sum, width, i) => (i === give ? sum : sum + width), 0);
  widths[give] = Math.min(widths[give] ?? 0, Math.max(10, room - others));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => padEnd(cut(cell, widths[i] ?? 0), widths[i] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
  // Where even that is too much, the ends go: a line that wraps would be two.
  return lines.map((line) => cut(line, pageWidth(ctx) - 3));
}

/** What stands below a list on one line: the parts that are there, as far as they fit. */
export const belowList = (ctx: Context, parts: readonly (string | null | undefined)[]): string =>
  cut(parts.filter(Boolean).join(ctx.t.menu.gap), pageWidth(ctx) - 1);
