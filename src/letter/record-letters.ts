import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import type { Lang } from '../i18n/catalogue.ts';
import { ok, orThrow } from '../kernel/result.ts';
import { appendRowsEntry } from '../ledger/append.ts';
import type { PlannedLetter } from './plan-letter.ts';
import { insertLetters } from './store.ts';

/** A letter whose file is on disk, synced under its name. */
export interface WrittenLetter {
  readonly letter: PlannedLetter;
  readonly fileName: string;
  readonly fileSha256: string;
}

/**
 * Records a group of written letters in one transaction with one entry of the ledger: their number and the root over keyed leaves
 * `HMAC(workspace key, JCS({letter_no, content, file}))`, in printing order. No number and no digest of personal data is public.
 */
export async function recordLetters(
  desk: Desk,
  lang: Lang,
  written: readonly WrittenLetter[],
): Promise<void> {
  if (written.length === 0) return;
  const stamp = stampOf(desk);
  const region = regionOf(desk);
  const rows = written.map(({ letter, fileSha256 }) => ({
    letter_no: letter.letterNo,
    content: letter.contentSha256,
    file: fileSha256,
  }));
  const recorded = await desk.store.transaction(async (tx) => {
    const bulk = { hashKey: desk.keys.hashKey, rows };
    await appendRowsEntry(tx, stamp, 'letter.issue', { count: written.length }, bulk);
    await insertLetters(
      tx,
      written.map(({ letter, fileName, fileSha256 }) => ({
        office_region: region,
        letter_no: letter.letterNo,
        commitment_code: letter.commitmentCode,
        case_id: letter.case.case_id,
        template: letter.template.front.name,
        template_version: letter.template.version,
        lang,
        content_sha256: letter.contentSha256,
        file_name: fileName,
        file_sha256: fileSha256,
        issued_at: stamp.at,
        actor: stamp.actor,
      })),
    );
    return ok(undefined);
  });
  orThrow(recorded);
}
