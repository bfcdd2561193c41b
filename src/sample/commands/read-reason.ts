import type { Context } from '../../cli/context.ts';
import { appError } from '../../i18n/catalogue.ts';

/** The reason of something that is published with it: asked for, one line, without identity or phone numbers. E_USAGE_VALUE. */
export async function readReason(ctx: Context, given: string | undefined): Promise<string> {
  const t = ctx.t.sample.draw;
  const reason = (given ?? (await ctx.prompt.text({ message: t.reason, flag: '--reason' })))
    .normalize('NFC')
    .trim();
  if (reason === '' || /\d{7}|\p{Cc}/u.test(reason))
    throw appError('E_USAGE_VALUE', { flag: '--reason', value: '', expected: t.reasonExpected });
  return reason;
}
