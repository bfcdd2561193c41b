import type { Context } from '../../cli/context.ts';
import type { Question } from '../../cli/prompter.ts';
import { dayOption, notedDay } from '../../cli/values.ts';
import type { Day } from '../../kernel/time.ts';

/** The day of a flag that may be left out. Throws E_USAGE_VALUE. */
export const dayFlag = (flag: string, text: string | undefined): Day | undefined =>
  text === undefined ? undefined : dayOption(flag, text);

/** The day of an act (`--at`); one that is still to come is accepted with a remark. Throws E_USAGE_VALUE. */
export const actDay = (ctx: Context, text: string | undefined): Day | undefined =>
  text === undefined ? undefined : notedDay(ctx, '--at', text);

/** The text of a flag, asked for where it is not given. Throws E_USAGE_ANSWER_MISSING where nobody can be asked. */
export async function textFlag(ctx: Context, given: string | undefined, question: Question): Promise<string> {
  const text = given?.trim() ?? '';
  return text === '' ? (await ctx.prompt.text(question)).trim() : text;
}
