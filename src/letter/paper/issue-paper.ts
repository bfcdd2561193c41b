import { basename } from 'node:path';
import { letterNumber } from '../../case/number-rules.ts';
import { type Desk, regionOf, stampOf } from '../../cli/desk.ts';
import { appError, catalogue } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { officeInstant } from '../../kernel/time.ts';
import { appendEntry } from '../../ledger/append.ts';
import { officeFonts } from '../../paper/office-paper.ts';
import { type Binder, openBinder } from '../../paper/pdf/binder.ts';
import { type PaperEntry, type Printer, preparePaper } from '../../paper/printer.ts';
import type { PaperTemplate } from '../../paper/template.ts';
import { nextNumber } from '../../store/counter.ts';
import type { Tx } from '../../store/store.ts';
import { keyedHash } from '../../workspace/keys.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';
import { paperKindOf } from './kinds.ts';
import { type PaperRequest, type PlannedPaper, planPaper } from './plan-paper.ts';
import { findPrinted, insertPaper, isNumberTaken } from './store.ts';

export interface IssueRequest extends PaperRequest {
  /** Absolute path of the PDF file. */
  readonly file: string;
  /** The office's own document number; default: the one it had, else the next. */
  readonly documentNo?: string | undefined;
  /** A further paper of this kind, with a number of its own, rather than the same one printed again. */
  readonly another?: boolean | undefined;
  /** Stands as a QR code at the foot of its pages. */
  readonly code?: string | undefined;
  /** Where it is bound with others too, such as all papers of a round of visits. */
  readonly binder?: Pick<Binder, 'add'> | undefined;
}

export interface IssuedPaper {
  readonly kind: PaperRequest['kind'];
  readonly about: string | null;
  readonly document_no: string | null;
  readonly template_version: string;
  readonly file: string;
}

/**
 * Prints a paper inside an act's transaction: number, file (0600: it names persons in full), its row and its entry in the ledger, which
 * holds kind, case, number and a keyed digest. Printed again it keeps number and day. A blank form is no act: it is only written.
 * Everything of `planPaper`, E_PAPER_NUMBER, E_TEMPLATE_FIELD_MISSING, E_PAPER_*; throws what the file system refuses.
 */
export async function issuePaper(
  desk: Desk,
  tx: Tx,
  request: IssueRequest,
): Promise<Result<IssuedPaper, AppError>> {
  const planned = await planPaper(desk, tx, request);
  if (!planned.ok) return planned;
  const { template, data } = planned.value;
  const issued = {
    kind: request.kind,
    about: request.about,
    template_version: template.version,
    file: request.file,
  };
  if (request.about === null) {
    const bytes = render(desk, planned.value, null);
    if (!bytes.ok) return bytes;
    await writeFileSafely(request.file, bytes.value);
    return ok({ ...issued, document_no: null });
  }
  const at = { kind: request.kind, caseId: data.caseId, breachId: data.breachId };
  const earlier = request.another ? null : await findPrinted(tx, at);
  const number = await numberOf(desk, tx, planned.value, earlier?.document_no ?? null, request);
  if (!number.ok) return number;
  const { day } = planned.value;
  let paper = planned.value;
  if (earlier !== null && request.day === undefined && earlier.printed_day !== day) {
    // The paper of that day once more, not one of today.
    const again = await planPaper(desk, tx, { ...request, day: earlier.printed_day });
    if (!again.ok) return again;
    paper = again.value;
  }
  const bytes = render(desk, paper, number.value, request);
  if (!bytes.ok) return bytes;
  await writeFileSafely(request.file, bytes.value, { mode: 0o600 });
  const stamp = stampOf(desk);
  const digest = sha256Hex(bytes.value);
  await insertPaper(tx, {
    office_region: regionOf(desk),
    kind: request.kind,
    document_no: number.value,
    case_id: data.caseId,
    breach_id: data.breachId,
    printed_day: paper.day,
    lang: request.lang,
    template: template.front.name,
    template_version: template.version,
    file_name: basename(request.file),
    file_sha256: digest,
    at: stamp.at,
    actor: stamp.actor,
  });
  await appendEntry(tx, stamp, 'paper.print', {
    paper: request.kind,
    [paperKindOf(request.kind).about]: request.about,
    document_no: number.value,
    template: template.version,
    file_key: keyedHash(desk.keys, digest),
  });
  return ok({ ...issued, document_no: number.value });
}

/** The number it bears: the office's own, the one it had, or the next of its kind and year. E_PAPER_NUMBER. */
async function numberOf(
  desk: Desk,
  tx: Tx,
  { data, day }: PlannedPaper,
  earlier: string | null,
  { kind, documentNo }: IssueRequest,
): Promise<Result<string | null, AppError>> {
  const { mark } = paperKindOf(kind);
  if (mark === undefined) return ok(null);
  if (documentNo !== undefined) {
    const at = { kind, caseId: data.caseId, breachId: data.breachId };
    const taken = await isNumberTaken(tx, documentNo, at);
    return taken ? err(appError('E_PAPER_NUMBER', { document_no: documentNo })) : ok(documentNo);
  }
  if (earlier !== null) return ok(earlier);
  const prefix = `${desk.workspace.config.letters.prefix}${mark}`;
  const year = day.slice(0, 4);
  for (;;) {
    const number = letterNumber(prefix, year, await nextNumber(tx, 'paper', `${prefix}-${year}`));
    // One that the office gave by hand is passed over.
    if (!(await isNumberTaken(tx, number, null))) return ok(number);
  }
}

function render(
  desk: Desk,
  paper: PlannedPaper,
  documentNo: string | null,
  { code, binder: alsoIn }: Pick<IssueRequest, 'code' | 'binder'> = {},
): Result<Uint8Array, AppError> {
  const { template, day, request } = paper;
  const { copies } = paperKindOf(request.kind);
  const words = catalogue(request.lang).letterPaper.words;
  const about = documentNo ?? request.about;
  const meta = {
    title: template.front.title,
    footerLeft: `${desk.workspace.config.office.name}${about === null ? '' : `　${about}`}\n${words.template({ name: template.front.name, version: template.version })}`,
    createdAt: new Date(officeInstant(day)),
    ...(code === undefined ? {} : { qrText: code }),
  };
  const entryOf = (copy: 'applicant' | 'archive' | null): PaperEntry => {
    const given = { document_no: documentNo ?? undefined, copy_label: copy ? words.copies[copy] : undefined };
    const fields = { ...paper.fields };
    for (const [name, value] of Object.entries(given))
      if (name in fields) Object.assign(fields, { [name]: value });
    return { fields, meta };
  };
  const printer = printerOf(desk, template);
  const binder = openBinder(meta, request.lang);
  for (const copy of copies ?? [null]) {
    const laidOut = printer.layOut(entryOf(copy));
    if (!laidOut.ok) return laidOut;
    binder.add(laidOut.value);
    alsoIn?.add(laidOut.value);
  }
  return ok(binder.finish());
}

const presses = new WeakMap<Desk, Map<string, Printer>>();

/** A printer a template, prepared once a run. */
function printerOf(desk: Desk, template: PaperTemplate): Printer {
  const press = presses.get(desk) ?? new Map<string, Printer>();
  presses.set(desk, press);
  const key = `${template.file} ${template.fields.some((field) => field.required)}`;
  const printer =
    press.get(key) ??
    preparePaper({ template, fonts: officeFonts(desk.workspace), lang: template.front.lang });
  press.set(key, printer);
  return printer;
}
