import { painted } from '../../cli/colour.ts';
import type { Context } from '../../cli/context.ts';
import { steppedBack } from '../../cli/prompter.ts';
import { describeError } from '../../i18n/catalogue.ts';
import { AppError } from '../../kernel/app-error.ts';
import { type CommandWord, typedOf } from './command-words.ts';
import { wrap } from './wrap.ts';

const CLEAR = '\u001b[2J\u001b[H';

/** Columns for text: never so wide that a line is hard to follow. */
export const pageWidth = ({ streams }: Context): number =>
  Math.min(100, streams.terminal?.output.columns ?? streams.columns);

/** Begins a page on a clean screen: title, an empty line, then what stands above the question. Returns the lines it takes. */
export function beginPage(ctx: Context, title: string, body = ''): number {
  const paint = painted(true, ctx.environment);
  const head = wrap(title, pageWidth(ctx)).map((line) => `${paint.strong(line)}\n`);
  const text = body === '' ? '' : `${body.trimEnd()}\n\n`;
  ctx.streams.out(`${CLEAR}${head.join('')}\n${text}`);
  return head.length + 1 + (text.match(/\n/g)?.length ?? 0);
}

/** Lines left for the entries of a list below what a page shows: the question, the keys and a description take five. */
export const linesLeft = ({ streams }: Context, used: number): number =>
  Math.max(4, (streams.terminal?.output.rows ?? 24) - used - 5);

/** Ends an errand: what was done stays on the screen until the person goes on. */
export async function goOn(ctx: Context): Promise<void> {
  await backHere(async () => {
    await ctx.prompt.text({ message: ctx.t.menu.goOn, flag: '--yes' });
  });
}

/** An error as sentences: what is wrong, then what to do about it. */
export function errorText(ctx: Context, error: AppError): string {
  const { message, hint } = describeError(ctx.t, error);
  const paint = painted(true, ctx.environment);
  const width = pageWidth(ctx);
  return `${[...wrap(message, width).map(paint.warn), ...wrap(hint, width)].join('\n')}\n`;
}

/** How the same is done by a command, so that clerks who want to can learn it. */
export function taught(ctx: Context, words: readonly CommandWord[]): string {
  const line = `${ctx.environment.command} ${typedOf(words)}`;
  const paint = painted(true, ctx.environment);
  return `${wrap(ctx.t.menu.same({ line }), pageWidth(ctx)).map(paint.faint).join('\n')}\n`;
}

/** Says it below what was done. */
export const teach = (ctx: Context, words: readonly CommandWord[]): void =>
  ctx.streams.out(`\n${taught(ctx, words)}\n`);

/**
 * Does an errand whose refusal is shown to the person, who then goes on. Esc and Ctrl-C, and whatever is no refusal but a bug, pass
 * through. False where it was refused.
 */
export async function tellRefusal(ctx: Context, errand: () => Promise<void>): Promise<boolean> {
  try {
    await errand();
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'E_CANCELLED') throw error;
    ctx.streams.out(`\n${errorText(ctx, error)}\n`);
    await goOn(ctx);
    return false;
  }
}

/** Does an errand from which Esc leads back here, one level and no more. */
export async function backHere(errand: () => Promise<unknown>): Promise<void> {
  try {
    await errand();
  } catch (error) {
    if (!steppedBack(error)) throw error;
  }
}
