import type { Desk } from '../../cli/desk.ts';
import { appError, type Catalogue, catalogue, type Lang } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { officeDay, officeIso } from '../../kernel/time.ts';
import { paperDay } from '../../paper/paper-day.ts';
import type { FieldValues } from '../../paper/template.ts';
import type { Db, Tx } from '../../store/store.ts';
import { letterFields } from '../fields.ts';
import { clauses, materialForm, materialsOf } from '../item-texts.ts';
import { selectCasesByNo } from '../select-cases.ts';
import type { PaperKind, PaperKindName } from './kinds.ts';
import { selectUntrueChecks } from './untrue-checks.ts';

/** What a paper is about, with the fields that its data fill. */
export interface PaperData {
  readonly caseId: number | null;
  readonly breachId: number | null;
  readonly fields: FieldValues;
}

/**
 * The fields of a case for any paper: all that its letter has (`letterFields`), and where it stands, what was found in checks, what
 * the gate answered. E_CASE_UNKNOWN (6), E_PAPER_STATE (5).
 */
export async function casePaperData(
  desk: Desk,
  db: Db | Tx,
  caseNo: string,
  paper: { readonly name: PaperKindName; readonly kind: PaperKind; readonly lang: Lang },
): Promise<Result<PaperData, AppError>> {
  const [one] = await selectCasesByNo(db, [caseNo]);
  if (one === undefined) return err(appError('E_CASE_UNKNOWN', { case_no: caseNo }));
  const row = await db
    .selectFrom('cases')
    .selectAll()
    .where('case_id', '=', one.case_id)
    .executeTakeFirstOrThrow();
  const { kind, lang } = paper;
  const t = catalogue(lang);
  if ((kind.states && !kind.states.includes(row.state)) || (kind.deferred && row.deferred === 0))
    return err(appError('E_PAPER_STATE', { case_no: caseNo, kind: paper.name, state: row.state }));
  const letter = letterFields(one, desk.workspace.config.office, '', lang);
  const day = (at: string | null): string | undefined =>
    at === null ? undefined : paperDay(t, at.length > 10 ? officeDay(at) : at);
  const due = row.deadline_provisional === 1 ? undefined : dueText(t, row.deadline);
  const licence = one.item.track === 'licence';
  const words = t.letterPaper.words;
  return ok({
    caseId: one.case_id,
    breachId: null,
    fields: {
      ...letter,
      case_no: one.case_no,
      received_date: day(row.received_at),
      signed_date: day(row.signed_at),
      decided_date: day(row.decided_at),
      mode_name: t.cases.modes[row.mode],
      deadline: due,
      deferred: await deferredRows(db, one.case_id, row.deferred_materials, t),
      supply_by: kind.deferred ? dueText(t, row.materials_due ?? row.deadline) : undefined,
      question: clauses(one.item.proof_content),
      reason: row.decision === 'refused' ? (row.evidence ?? undefined) : undefined,
      basis: basisOf(paper.name, licence, words.basis),
      facts: letter.facts ?? clauses(one.item.proof_content),
      gate_asked: row.gate_allowed !== null,
      gate_allowed: row.gate_allowed === 1,
      gate_date: row.gate_at === null ? undefined : officeIso(row.gate_at).slice(0, 16).replace('T', ' '),
      gate_source:
        row.gate_source === 'office' ? desk.workspace.config.office.name : (row.gate_source ?? undefined),
      gate_grade: row.gate_grade ?? (row.gate_allowed === null ? undefined : words.noGrade),
      gate_basis: row.gate_basis ?? undefined,
      gate_until: day(row.gate_until),
      gate_check: row.gate_check === null ? undefined : gateCheck(t, row.gate_check),
      ...(await checkFields(db, one.case_id, t)),
      ...(await rectificationFields(db, one.case_id, t)),
    },
  });
}

/** A deadline to the day, or to the minute where it is shorter than one. */
function dueText(t: Catalogue, deadline: string | null): string | undefined {
  if (deadline === null) return undefined;
  const iso = deadline.length > 10 ? officeIso(deadline) : deadline;
  return iso.length > 10 ? `${paperDay(t, iso.slice(0, 10))} ${iso.slice(11, 16)}` : paperDay(t, iso);
}

/** What may follow later; once it has come, what was to follow. */
async function deferredRows(db: Db | Tx, caseId: number, still: string | null, t: Catalogue) {
  const came = await db
    .selectFrom('case_steps')
    .select('note')
    .where('case_id', '=', caseId)
    .where('step', '=', 'supply')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  const { material } = t.letter.words;
  return materialsOf(still ?? came?.note ?? null).map(({ name }) => {
    const form = materialForm(name);
    return { name, form: form === null ? material.anyForm : material[form] };
  });
}

const gateCheck = (t: Catalogue, check: string): string =>
  check === 'full' ? t.subject.gate.checks.full : t.subject.gate.checks.normal;

/** The provision that a paper rests on where the clerk names none. */
function basisOf(
  name: PaperKindName,
  licence: boolean,
  words: Catalogue['letterPaper']['words']['basis'],
): string | undefined {
  if (name === 'rectification') return words.rectification;
  if (!licence) return name === 'revocation' ? words.revocation : undefined;
  if (name === 'non-acceptance') return words.licenceNonAcceptance;
  if (name === 'refusal') return words.licenceRefusal;
  return name === 'revocation' ? words.licenceRevocation : undefined;
}

/** What checks found untrue: day, what was found, and the checks as evidence. */
async function checkFields(db: Db | Tx, caseId: number, t: Catalogue): Promise<FieldValues> {
  const checks = await selectUntrueChecks(db, caseId, t);
  const last = checks.at(-1);
  if (last === undefined) return {};
  return {
    check_date: paperDay(t, last.on),
    problems: checks.flatMap(({ detail }) => detail ?? []),
    evidence: checks.map(({ evidence }) => evidence),
  };
}

/** The order to correct that was recorded last, if any. */
async function rectificationFields(db: Db | Tx, caseId: number, t: Catalogue): Promise<FieldValues> {
  const order = await db
    .selectFrom('rectifications')
    .select(['due', 'detail'])
    .where('case_id', '=', caseId)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  if (order === undefined) return {};
  return { rectify_by: dueText(t, order.due), requirement: order.detail ?? undefined };
}
