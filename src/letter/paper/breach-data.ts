import { appError, catalogue, type Lang } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { capitalised } from '../../kernel/text.ts';
import type { Day } from '../../kernel/time.ts';
import { paperDay } from '../../paper/paper-day.ts';
import type { FieldValues } from '../../paper/template.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { PaperData } from './case-data.ts';
import { remedyData } from './remedy-data.ts';

/** The fields of a breach for the papers of its subject. E_CREDIT_UNKNOWN (6). */
export async function breachPaperData(
  db: Db | Tx,
  breachNo: string,
  lang: Lang,
): Promise<Result<PaperData, AppError>> {
  const row = await db
    .selectFrom('breaches as b')
    .innerJoin('subjects as s', 's.subject_id', 'b.subject_id')
    .selectAll('b')
    .select(['s.name', 's.id_type', 's.id_number', 's.legal_representative', 's.phone', 's.address'])
    .where('b.breach_no', '=', breachNo)
    .executeTakeFirst();
  if (row === undefined) return err(appError('E_CREDIT_UNKNOWN', { breach: breachNo }));
  const t = catalogue(lang);
  const day = (on: Day | null): string | undefined => (on === null ? undefined : paperDay(t, on));
  const idTypes: Readonly<Record<string, string>> = t.identity.idTypes;
  const fields: FieldValues = {
    authority_name: row.deciding_authority,
    subject_name: row.name ?? undefined,
    id_type: capitalised(idTypes[row.id_type] ?? row.id_type),
    id_number: row.id_number ?? undefined,
    legal_representative: row.legal_representative ?? undefined,
    phone: row.phone ?? undefined,
    address: row.address ?? undefined,
    breach_no: row.breach_no,
    decision_no: row.document_no ?? undefined,
    decided_date: day(row.decided_on),
    breach_kind: t.credit.kind[row.kind],
    seriousness: t.credit.seriousness[row.seriousness],
    publicity_until: day(row.publicity_until),
    repair_earliest: day(row.earliest_repair),
    ...(await remedyData(db, row, t, lang)),
  };
  return ok({ caseId: row.case_id, breachId: row.breach_id, fields });
}
