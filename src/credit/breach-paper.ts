import { join } from 'node:path';
import type { Desk } from '../cli/desk.ts';
import { catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { ok, type Result } from '../kernel/result.ts';
import { capitalised } from '../kernel/text.ts';
import { type Day, officeInstant } from '../kernel/time.ts';
import { selectUntrueChecks } from '../letter/paper/untrue-checks.ts';
import { printPaper } from '../paper/office-paper.ts';
import { paperDay } from '../paper/paper-day.ts';
import type { FieldValues } from '../paper/template.ts';
import type { Db, Tx } from '../store/store.ts';
import { writeFileSafely } from '../workspace/safe-file.ts';
import type { Penalties } from './penalties.ts';
import type { BreachRow } from './store.ts';

/** A paper about a breach, ready to be printed. */
export interface BreachPaper {
  readonly kind: 'notice' | 'decision';
  readonly breachNo: string;
  readonly documentNo: string;
  /** The day that the paper bears, and that dates the file: the same act gives the same bytes. */
  readonly day: Day;
  readonly fields: FieldValues;
}

/**
 * Writes a paper for the subject of a breach, `BREACH-notice.pdf` or `BREACH-decision.pdf`, into a folder and returns its path. It names
 * the subject in full, as nothing else does: it is for the subject and the file (mode 0600). A subject that was erased is refused with
 * E_TEMPLATE_FIELD_MISSING. E_TEMPLATE_*, E_PAPER_*; throws what the file system refuses.
 */
export async function writeBreachPaper(
  desk: Desk,
  dir: string,
  paper: BreachPaper,
): Promise<Result<string, AppError>> {
  const printed = printPaper(desk.workspace, {
    name: `papers/credit-${paper.kind}`,
    lang: desk.lang,
    fields: {
      ...paper.fields,
      document_no: paper.documentNo,
      date: paperDay(catalogue(desk.lang), paper.day),
    },
    meta: { footerLeft: paper.documentNo, createdAt: new Date(officeInstant(paper.day)) },
  });
  if (!printed.ok) return printed;
  const file = join(dir, `${paper.breachNo}-${paper.kind}.pdf`);
  await writeFileSafely(file, printed.value, { mode: 0o600 });
  return ok(file);
}

/** The fields that notice and decision share: who, what, by which rules. */
export async function breachFields(
  db: Db | Tx,
  desk: Desk,
  breach: BreachRow,
  penalties: Penalties,
): Promise<FieldValues> {
  const t = catalogue(desk.lang);
  const { office } = desk.workspace.config;
  const subject = must(
    await db
      .selectFrom('subjects')
      .select(['name', 'id_type', 'id_number', 'legal_representative', 'address'])
      .where('subject_id', '=', breach.subject_id)
      .executeTakeFirst(),
    'a breach has its subject',
  );
  const found = await caseOf(db, breach.case_id);
  const checks = breach.case_id === null ? [] : await selectUntrueChecks(db, breach.case_id, t);
  // Another authority's contact is not ours to print.
  const ours = breach.deciding_authority === office.name;
  const idTypes: Readonly<Record<string, string>> = t.identity.idTypes;
  return {
    authority_name: breach.deciding_authority,
    authority_phone: ours ? office.phone : undefined,
    subject_name: subject.name ?? undefined,
    id_type: capitalised(idTypes[subject.id_type] ?? subject.id_type),
    id_number: subject.id_number ?? undefined,
    legal_representative: subject.legal_representative ?? undefined,
    subject_address: subject.address ?? undefined,
    case_no: found?.case_no,
    item_name: found?.item_name,
    facts: breach.facts,
    evidence: checks.map(({ evidence }) => evidence),
    basis: [...new Set([...penalties.bars, penalties].map(({ basis }) => basis[desk.lang]))],
    kind: t.credit.kind[breach.kind],
    seriousness: t.credit.seriousness[breach.seriousness],
  };
}

const caseOf = (db: Db | Tx, caseId: number | null) =>
  caseId === null
    ? undefined
    : db
        .selectFrom('cases')
        .innerJoin('item_versions', 'item_versions.item_version_id', 'cases.item_version_id')
        .select(['cases.case_no', 'item_versions.item_name'])
        .where('cases.case_id', '=', caseId)
        .executeTakeFirst();
