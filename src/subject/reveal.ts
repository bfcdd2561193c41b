import { type Desk, stampOf } from '../cli/desk.ts';
import { maskText } from '../identity/mask.ts';
import type { Json } from '../kernel/canonical-json.ts';
import { ok, orThrow } from '../kernel/result.ts';
import { appendEntry } from '../ledger/append.ts';

/**
 * Whether personal data is shown unmasked: only with a reason, and that is an act (data.reveal) entered before anything is shown.
 * `what` says what was looked at, without personal data: the command, a case number. Entries may be published, so numbers of persons
 * in the reason are masked there.
 */
export async function reveal(
  desk: Desk,
  reason: string | undefined,
  what: { readonly [key: string]: Json },
): Promise<boolean> {
  const given = reason?.trim() ?? '';
  if (given === '') return false;
  orThrow(
    await desk.store.transaction(async (tx) => {
      await appendEntry(tx, stampOf(desk), 'data.reveal', { ...what, reason: maskText(given) });
      return ok(undefined);
    }),
  );
  return true;
}
