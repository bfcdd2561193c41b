import { type Desk, stampOf } from '../cli/desk.ts';
import { nameOption } from '../cli/values.ts';
import { catalogue } from '../i18n/catalogue.ts';
import { maskText } from '../identity/mask.ts';
import type { Json } from '../kernel/canonical-json.ts';
import { ok, orThrow } from '../kernel/result.ts';
import { appendEntry } from '../ledger/append.ts';

/**
 * Whether personal data is shown unmasked: only with a reason, and that is an act (data.reveal) entered before anything is shown.
 * `what` says what was looked at, without personal data: the command, a case number. Entries may be published, so numbers of persons
 * in the reason are masked there. Throws E_USAGE_ANSWER_MISSING where a reason is asked for and left empty.
 */
export async function reveal(
  desk: Desk,
  reason: string | undefined,
  what: { readonly [key: string]: Json },
): Promise<boolean> {
  if (reason === undefined) return false;
  const given = nameOption('--reveal', reason, catalogue(desk.lang).subject.revealReason);
  orThrow(
    await desk.store.transaction(async (tx) => {
      await appendEntry(tx, stampOf(desk), 'data.reveal', { ...what, reason: maskText(given) });
      return ok(undefined);
    }),
  );
  return true;
}
