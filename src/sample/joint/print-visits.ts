import { join } from 'node:path';
import { type Desk, stampOf } from '../../cli/desk.ts';
import { catalogue, type Lang } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { safeFileName } from '../../kernel/safe-file-name.ts';
import { officeInstant } from '../../kernel/time.ts';
import { appendEntry } from '../../ledger/append.ts';
import { officeFonts, templateDirs } from '../../paper/office-paper.ts';
import { paperDay } from '../../paper/paper-day.ts';
import { openBinder } from '../../paper/pdf/binder.ts';
import { type PaperEntry, preparePaper } from '../../paper/printer.ts';
import { loadTemplate } from '../../paper/template.ts';
import type { Tx } from '../../store/store.ts';
import { chunksOf } from '../../subject/select-subjects.ts';
import { keyedHash } from '../../workspace/keys.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';
import { type JointVisit, showJoint } from './show-visits.ts';
import { readOfficers } from './store.ts';

export interface PrintVisitsInput {
  readonly joint: string;
  /** Absolute path of the folder, one file a visit; null for none. */
  readonly dir: string | null;
  /** Absolute path of one file of all; null for none. */
  readonly merge: string | null;
  readonly lang: Lang;
}

export interface PrintedVisits {
  readonly joint: string;
  readonly printed: number;
  readonly files: readonly string[];
  readonly merged: string | null;
}

/**
 * Prints the task sheet of every visit of a joint plan: one sheet for all departments, with the officers' certificate numbers, what
 * each looks at, and room for the results. They name subjects in full (mode 0600). E_JOINT_UNKNOWN (6), E_TEMPLATE_*, E_PAPER_*.
 */
export async function printVisits(
  desk: Desk,
  input: PrintVisitsInput,
): Promise<Result<PrintedVisits, AppError>> {
  const template = loadTemplate(templateDirs(desk.workspace.dir), 'papers/joint-task', input.lang);
  if (!template.ok) return template;
  return desk.store.transaction(async (tx) => {
    const shown = await showJoint(tx, input.joint);
    if (!shown.ok) return shown;
    const { visits } = shown.value;
    const printer = preparePaper({
      template: template.value,
      fonts: officeFonts(desk.workspace),
      lang: input.lang,
    });
    const facts = await readFacts(tx, visits);
    const officers = await readOfficers(tx);
    const sheets = visits.map((visit) => ({
      visit,
      entry: sheetOf(desk, input, visit, { names: shown.value.names, facts, officers }),
    }));
    const title = template.value.front.title;
    const createdAt = new Date(officeInstant(shown.value.from));
    const book = openBinder({ title: `${title} ${input.joint}`, createdAt }, input.lang);
    const files: string[] = [];
    for (const { visit, entry } of sheets) {
      const paper = printer.layOut(entry);
      if (!paper.ok) return paper;
      book.add(paper.value);
      if (input.dir === null) continue;
      const single = printer.render(entry.fields, { meta: entry.meta });
      if (!single.ok) return single;
      const file = join(input.dir, safeFileName(visit.visit_no));
      await writeFileSafely(file, single.value, { mode: 0o600 });
      files.push(file);
    }
    const bound = book.finish();
    if (input.merge !== null) await writeFileSafely(input.merge, bound, { mode: 0o600 });
    await appendEntry(tx, stampOf(desk), 'paper.print', {
      ...{ paper: 'joint-task', joint: input.joint, count: sheets.length },
      template: template.value.version,
      file_key: keyedHash(desk.keys, sha256Hex(bound)),
    });
    return ok({ joint: input.joint, printed: sheets.length, files, merged: input.merge });
  });
}

interface SheetFacts {
  readonly names: ReadonlyMap<string, string>;
  readonly facts: Awaited<ReturnType<typeof readFacts>>;
  readonly officers: Awaited<ReturnType<typeof readOfficers>>;
}

function sheetOf(
  desk: Desk,
  { joint, lang }: PrintVisitsInput,
  visit: JointVisit,
  { names, facts, officers }: SheetFacts,
): PaperEntry {
  const t = catalogue(lang);
  const nameOf = (authority: string): string => names.get(authority) ?? authority;
  const subject = facts.subjects.get(visit.object);
  return {
    fields: {
      document_no: visit.visit_no,
      task: joint,
      lead: nameOf(visit.lead),
      visit_date: paperDay(t, visit.day),
      subject_name: subject?.name ?? visit.object,
      id_number: subject?.id_number ?? undefined,
      address: subject?.address ?? undefined,
      departments: visit.authorities.map(nameOf),
      officers: visit.members.flatMap(({ authority, inspectors }) =>
        inspectors.map((no) => ({
          authority: nameOf(authority),
          name: officers.get(no)?.name ?? no,
          certificate_no: officers.get(no)?.certificate_no ?? '',
        })),
      ),
      short: visit.short.map(nameOf),
      matters: visit.units.map(({ unit, authority, unit_kind }) => {
        const known = unit_kind === 'case' ? facts.cases.get(unit) : undefined;
        return {
          authority: nameOf(authority),
          unit,
          item: known?.item_name ?? t.sample.joint.paper.subject,
          promise: known?.facts ?? known?.proof_content ?? '',
        };
      }),
      authority_name: desk.workspace.config.office.name,
      authority_phone: desk.workspace.config.office.phone,
    },
    meta: {
      title: `${t.sample.joint.paper.title} ${visit.visit_no}`,
      footerLeft: visit.visit_no,
      qrText: visit.visit_no,
      createdAt: new Date(officeInstant(visit.day)),
    },
  };
}

/** Subjects and cases of the visits, as papers name them. */
async function readFacts(tx: Tx, visits: readonly JointVisit[]) {
  const subjects = new Map<
    string,
    { name: string | null; id_number: string | null; address: string | null }
  >();
  for (const chunk of chunksOf(visits.map(({ object }) => object))) {
    const rows = await tx
      .selectFrom('subjects')
      .select(['subject_no', 'name', 'id_number', 'address'])
      .where('subject_no', 'in', chunk)
      .execute();
    for (const { subject_no, ...row } of rows) subjects.set(subject_no, row);
  }
  const cases = new Map<string, { item_name: string; proof_content: string | null; facts: string | null }>();
  const units = visits.flatMap((visit) => visit.units.map(({ unit }) => unit));
  for (const chunk of chunksOf(units)) {
    const rows = await tx
      .selectFrom('cases as c')
      .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
      .select(['c.case_no', 'c.facts', 'v.item_name', 'v.proof_content'])
      .where('c.case_no', 'in', chunk)
      .execute();
    for (const { case_no, ...row } of rows) cases.set(case_no, row);
  }
  return { subjects, cases };
}
