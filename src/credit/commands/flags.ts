import { dayOption } from '../../cli/values.ts';
import type { Day } from '../../kernel/time.ts';

/** The day of a flag that may be left out. Throws E_USAGE_VALUE. */
export const dayFlag = (flag: string, text: string | undefined): Day | undefined =>
  text === undefined ? undefined : dayOption(flag, text);
