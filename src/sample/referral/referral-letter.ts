import { join } from 'node:path';
import type { Desk } from '../../cli/desk.ts';
import { catalogue } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Limit } from '../../kernel/limit.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { safeFileName } from '../../kernel/safe-file-name.ts';
import { type Day, officeInstant } from '../../kernel/time.ts';
import { printPaper } from '../../paper/office-paper.ts';
import { paperDay } from '../../paper/paper-day.ts';
import type { Tx } from '../../store/store.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';
import type { UnitKind } from '../store.ts';

interface ReferralLetter {
  readonly referral_no: string;
  readonly plan: string;
  readonly unit: string;
  readonly unitKind: UnitKind;
  readonly authority: string;
  readonly finding: string;
  readonly day: Day;
  /** `YYYY-MM-DD`, or office time where the limit is shorter than a day. */
  readonly due: string;
  readonly limit: Limit;
  /** Absolute path of the folder. */
  readonly dir: string;
}

/**
 * Writes the letter of a referral with its reply form. It names the subject in full: for the authority asked and the file
 * (mode 0600). Returns the path. E_TEMPLATE_*, E_PAPER_*; throws what the file system refuses.
 */
export async function writeReferralLetter(
  desk: Desk,
  tx: Tx,
  referral: ReferralLetter,
): Promise<Result<string, AppError>> {
  const t = catalogue(desk.lang);
  const { office } = desk.workspace.config;
  const { referral_no, unit, day, due, limit } = referral;
  const about = await aboutUnit(tx, referral.unitKind, unit);
  const printed = printPaper(desk.workspace, {
    name: 'papers/referral',
    lang: desk.lang,
    fields: {
      document_no: referral_no,
      addressee: referral.authority,
      authority_name: office.name,
      authority_phone: office.phone,
      plan: referral.plan,
      unit,
      subject_name: about?.subject_name ?? undefined,
      id_number: about?.id_number ?? undefined,
      address: about?.address ?? undefined,
      item: about?.item_name ?? undefined,
      finding: referral.finding,
      within: t.credit.paper.within(limit),
      reply_by: `${paperDay(t, due.slice(0, 10))}${due.length > 10 ? ` ${due.slice(11, 16)}` : ''}`,
      date: paperDay(t, day),
    },
    meta: { footerLeft: referral_no, createdAt: new Date(officeInstant(day)) },
  });
  if (!printed.ok) return printed;
  const file = join(referral.dir, safeFileName(referral_no));
  await writeFileSafely(file, printed.value, { mode: 0o600 });
  return ok(file);
}

interface UnitAbout {
  readonly subject_name: string | null;
  readonly id_number: string | null;
  readonly address: string | null;
  readonly item_name: string | null;
}

async function aboutUnit(tx: Tx, kind: UnitKind, unit: string): Promise<UnitAbout | undefined> {
  const nobody = { subject_name: null, id_number: null, address: null };
  if (kind === 'item') {
    const item = await tx
      .selectFrom('item_versions')
      .select('item_name')
      .where('item_code', '=', unit)
      .orderBy('version', 'desc')
      .executeTakeFirst();
    return { ...nobody, item_name: item?.item_name ?? null };
  }
  const subject = ['s.name as subject_name', 's.id_number', 's.address'] as const;
  if (kind === 'case')
    return tx
      .selectFrom('cases as c')
      .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
      .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
      .select([...subject, 'v.item_name'])
      .where('c.case_no', '=', unit)
      .executeTakeFirst();
  const row = await tx
    .selectFrom('subjects as s')
    .select(subject)
    .where('s.subject_no', '=', unit)
    .executeTakeFirst();
  return row && { ...row, item_name: null };
}
