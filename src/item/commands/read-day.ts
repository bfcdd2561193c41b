import type { Context } from '../../cli/context.ts';
import { appError } from '../../i18n/catalogue.ts';
import { type Day, isDay } from '../../kernel/time.ts';

/** The day a flag names. Throws E_USAGE_VALUE where it is none. */
export function readDay(ctx: Context, flag: string, text: string): Day {
  if (isDay(text)) return text;
  throw appError('E_USAGE_VALUE', { flag, value: text, expected: ctx.t.item.options.day });
}
