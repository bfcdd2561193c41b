import { join } from 'node:path';
import type { Desk } from '../cli/desk.ts';
import { catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Result } from '../kernel/result.ts';
import { safeFileName } from '../kernel/safe-file-name.ts';
import type { Day } from '../kernel/time.ts';
import { type IssuedPaper, issuePaper } from '../letter/paper/issue-paper.ts';
import { paperDay } from '../paper/paper-day.ts';
import type { FieldValues } from '../paper/template.ts';
import type { Db, Tx } from '../store/store.ts';

/**
 * Prints the order to correct or the revocation inside the act's transaction, `CASE-rectification.pdf` or `CASE-revocation.pdf`.
 * Errors of `issuePaper`; throws what the file system refuses.
 */
export async function printRemedy(
  tx: Tx,
  desk: Desk,
  dir: string,
  paper: {
    readonly kind: 'rectification' | 'revocation';
    readonly caseNo: string;
    readonly checkId: number;
    readonly documentNo: string | null;
    readonly day: Day;
    /** A further order on the same case: a paper of its own. */
    readonly another: boolean;
  },
): Promise<Result<IssuedPaper, AppError>> {
  const { kind, caseNo, documentNo, day, another } = paper;
  return issuePaper(desk, tx, {
    ...{ kind, about: caseNo, lang: desk.lang, day, another },
    ...(documentNo === null ? {} : { documentNo }),
    fields: await problemsOf(tx, desk, paper.checkId),
    file: join(dir, safeFileName(`${caseNo}-${kind}`)),
  });
}

/** A check that was recorded without words still says when, how and with what result: a paper needs a reason. */
async function problemsOf(db: Db | Tx, desk: Desk, checkId: number): Promise<FieldValues> {
  const t = catalogue(desk.lang);
  const { detail, checked_on, method, outcome } = await db
    .selectFrom('checks')
    .select(['detail', 'checked_on', 'method', 'outcome'])
    .where('check_id', '=', checkId)
    .executeTakeFirstOrThrow();
  if (detail !== null) return {};
  const said = {
    day: paperDay(t, checked_on),
    method: t.check.methods[method],
    outcome: t.check.outcomes[outcome],
  };
  return { problems: [t.credit.paper.evidence({ ...said, detail: null })] };
}
