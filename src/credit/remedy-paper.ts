import { join } from 'node:path';
import type { Desk } from '../cli/desk.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import { issuePaper } from '../letter/paper/issue-paper.ts';
import type { PaperKindName } from '../letter/paper/kinds.ts';
import type { Tx } from '../store/store.ts';

/** The papers that tell of a way out of a breach; `letter paper` prints them again. */
export type RemedyPaperKind = Extract<
  PaperKindName,
  'objection-acceptance' | 'objection-answer' | 'lift-notice' | 'excuse-decision'
>;

/**
 * Writes `BREACH-KIND.pdf` (0600) into a folder inside the act's transaction, filled from what the act has just written, and returns its
 * path. Errors of `issuePaper`.
 */
export async function printRemedyPaper(
  tx: Tx,
  desk: Desk,
  paper: {
    readonly kind: RemedyPaperKind;
    readonly breach: string;
    readonly dir: string;
    readonly day: Day;
    /** The office's own number, where it gives one. */
    readonly documentNo?: string | undefined;
  },
): Promise<Result<string, AppError>> {
  const { kind, breach, day, documentNo } = paper;
  const file = join(paper.dir, `${breach}-${kind}.pdf`);
  // Each is a paper of its own act: a second objection is answered under a number of its own.
  const request = { kind, about: breach, lang: desk.lang, day, documentNo, file, another: true };
  const issued = await issuePaper(desk, tx, request);
  return issued.ok ? ok(file) : issued;
}
