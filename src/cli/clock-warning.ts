import type { Catalogue } from '../i18n/catalogue.ts';
import { officeIso } from '../kernel/time.ts';
import type { Desk } from './desk.ts';

/** So much the clocks of an office's desks may differ without anybody being told. */
const CLOCK_SLACK_MS = 5 * 60_000;

/**
 * What to tell a person whose clock stands before the last act in the ledger; null where it does not. Nothing is refused: the
 * order of acts is the ledger's own, and an office whose clock was once ahead must be able to work on.
 */
export async function clockWarning({ store, now }: Desk, t: Catalogue): Promise<string | null> {
  const last = await store.db
    .selectFrom('ledger_entries')
    .select('at')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
    // Whatever keeps the ledger from being read keeps the command itself from its work, which says so.
    .catch(() => undefined);
  const clock = now();
  if (last === undefined || !(Date.parse(last.at) - clock.getTime() > CLOCK_SLACK_MS)) return null;
  return t.cli.clockBehind({ now: minute(clock), last: minute(new Date(last.at)) });
}

const minute = (at: Date): string => officeIso(at).slice(0, 16).replace('T', ' ');
