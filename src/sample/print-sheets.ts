import { join } from 'node:path';
import type { Desk } from '../cli/desk.ts';
import { appError, catalogue, type Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { safeFileName } from '../kernel/safe-file-name.ts';
import { issuePaper } from '../letter/paper/issue-paper.ts';
import { paperDay } from '../paper/paper-day.ts';
import { openBinder } from '../paper/pdf/binder.ts';
import type { FieldValues } from '../paper/template.ts';
import { headersOf, loadSchema } from '../table/schema.ts';
import { csvForPeople, toCsv } from '../table/write-table.ts';
import { writeFileSafely } from '../workspace/safe-file.ts';
import { unitsInPlace } from './change-rules.ts';
import { readChanges } from './change-store.ts';
import { readMust } from './plan-lists.ts';
import { findDraw, findPlan, readDrawn } from './store.ts';
import { findAssignmentAct, readAssignments } from './visit-store.ts';

export interface SheetsInput {
  readonly plan: string;
  /** Absolute path of the folder. */
  readonly dir: string;
  readonly lang: Lang;
  /** Absolute path of one PDF of all papers, each on a sheet of its own. */
  readonly mergeFile?: string | undefined;
}

export interface PrintedSheets {
  readonly plan: string;
  /** Absolute paths, three papers a unit. */
  readonly files: readonly string[];
  /** The list that comes back with results, the units already in it. */
  readonly results: string;
  /** Path of the one PDF of all; null where none was asked for. */
  readonly merged: string | null;
}

const sheetKinds = ['check-notice', 'task-sheet', 'onsite-record'] as const;

/**
 * Prints what the visits of a plan need: for each assigned case the notice, the task sheet with its code and the record on the spot, both
 * with the officers' names and certificate numbers, and the list for the results. Substitutes stand in the place of what they took, and the units that are visited in
 * any case come after those that were drawn. E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_NOT_DRAWN, E_SAMPLE_NOT_ASSIGNED,
 * E_SAMPLE_SHEETS_KIND (units that are no cases have no promise of one applicant), and what printing refuses.
 */
export async function printSheets(desk: Desk, input: SheetsInput): Promise<Result<PrintedSheets, AppError>> {
  const { plan: name, dir, lang } = input;
  return desk.store.transaction(async (tx) => {
    const plan = await findPlan(tx, name);
    if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: name }));
    if (!(await findDraw(tx, plan.plan_id))) return err(appError('E_SAMPLE_NOT_DRAWN', { plan: name }));
    const act = await findAssignmentAct(tx, plan.plan_id);
    if (!act) return err(appError('E_SAMPLE_NOT_ASSIGNED', { plan: name }));
    if (plan.unit_kind !== 'case') return err(appError('E_SAMPLE_SHEETS_KIND', { plan: name }));
    const officers = new Map(
      (await tx.selectFrom('inspectors').select(['inspector_no', 'name', 'certificate_no']).execute()).map(
        (row) => [row.inspector_no, { name: row.name, certificate_no: row.certificate_no ?? '' }],
      ),
    );
    const { result, must } = await readAssignments(tx, plan.plan_id);
    const changes = await readChanges(tx, plan.plan_id);
    const visits = [...unitsInPlace(result.assignments, changes), ...must.assignments];
    const musts = await readMust(tx, plan.plan_id);
    const reasons = new Map(musts.map(({ unit, reason }) => [unit, reason]));
    const t = catalogue(lang);
    const binder =
      input.mergeFile === undefined
        ? undefined
        : openBinder({ title: t.sample.sheets.merged({ plan: name }), createdAt: desk.now() }, lang);
    const files: string[] = [];
    for (const { unit, inspectors } of visits) {
      const visit = paperDay(t, act.visit_day);
      const team = inspectors.map((no) => ({
        no,
        ...(officers.get(no) ?? { name: no, certificate_no: '' }),
      }));
      const rows = team.map(({ name, certificate_no }) => ({ name, certificate_no }));
      const code = taskCode(name, unit, inspectors);
      const reason = reasons.get(unit) ?? t.sample.sheets.drawn;
      const fieldsOf: Record<(typeof sheetKinds)[number], FieldValues> = {
        'check-notice': { check_time: visit },
        'task-sheet': { check_time: visit, inspectors: team, task_code: code, plan_name: name, reason },
        'onsite-record': { check_time: visit, inspectors: rows },
      };
      for (const kind of sheetKinds) {
        const fields = fieldsOf[kind];
        const file = join(dir, safeFileName(`${unit}-${kind}`, '.pdf'));
        const printed = await issuePaper(desk, tx, {
          ...{ kind, about: unit, lang, fields, file, binder },
          code: kind === 'task-sheet' ? code : undefined,
        });
        if (!printed.ok) return printed;
        files.push(file);
      }
    }
    const merged = binder !== undefined && files.length > 0 ? (input.mergeFile ?? null) : null;
    if (binder !== undefined && merged !== null)
      await writeFileSafely(merged, binder.finish(), { mode: 0o600 });
    const results = join(dir, safeFileName(`${name}-results`, '.csv'));
    const drawn = unitsInPlace(await readDrawn(tx, plan.plan_id), changes);
    const units = [...drawn, ...musts].map(({ unit }) => unit);
    await writeFileSafely(results, resultsList(units, desk.lang), { mode: 0o600 });
    return ok({ plan: name, files, results, merged });
  });
}

/** What a visited party can work out from the published folder: whether these officers are the ones who were assigned. */
const taskCode = (plan: string, unit: string, inspectors: readonly string[]): string =>
  sha256Hex(`${plan}|${unit}|${inspectors.join(';')}`).slice(0, 12);

/** In the layout that `sample import-results` reads; what has no result yet stays empty. */
function resultsList(units: readonly string[], lang: Lang): string {
  const header = headersOf(loadSchema('results'), lang);
  return toCsv(
    header,
    units.map((unit) => [unit, ...header.slice(1).map(() => '')]),
    csvForPeople,
  );
}
