import type { Desk } from '../cli/desk.ts';
import { type Catalogue, catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { ok, type Result } from '../kernel/result.ts';
import { officeIso } from '../kernel/time.ts';
import { printPaper } from '../paper/office-paper.ts';
import type { FieldValues } from '../paper/template.ts';
import type { PlansTable } from '../store/schema/sample.ts';
import type { Tx } from '../store/store.ts';
import { writeFileSafely } from '../workspace/safe-file.ts';
import type { AssignResult } from './assign-rules.ts';
import { type PlanChange, unitsInPlace } from './change-rules.ts';
import { readChanges } from './change-store.ts';
import { readMust } from './plan-lists.ts';
import { chanceText } from './rate.ts';
import { findDraw, readDrawn, readStrata, readTopUps } from './store.ts';
import { stratumLabel } from './stratum-label.ts';
import { readAssignments } from './visit-store.ts';

type Plan = Pick<PlansTable, 'name' | 'population' | 'population_sha256' | 'checkpoint'> & {
  readonly plan_id: number;
};

/**
 * Writes the minutes of a draw (抽取记录) as a PDF to be signed, with all that has happened to it so far: top-ups, inspectors, substitutes.
 * Units and inspectors stand in it by their public numbers; the only persons named are the witnesses. `seq` is the place of the newest
 * act's entry in the ledger. E_TEMPLATE_*, E_PAPER_*; throws what the file system refuses.
 */
export async function writeMinutes(
  desk: Desk,
  tx: Tx,
  plan: Plan,
  { file, seq }: { readonly file: string; readonly seq: number },
): Promise<Result<void, AppError>> {
  const t = catalogue(desk.lang);
  const recordNo = t.sample.draw.recordNo({ seq });
  const draw = must(await findDraw(tx, plan.plan_id), 'minutes are of a draw');
  const paper = printPaper(desk.workspace, {
    name: 'papers/draw-minutes',
    lang: desk.lang,
    fields: {
      ...drawFields(plan, draw, t),
      ...(await rowFields(tx, plan.plan_id, t)),
      record_no: recordNo,
      office_name: desk.workspace.config.office.name,
    },
    meta: { footerLeft: `${plan.name}\n${recordNo}`, createdAt: new Date(draw.drawn_at) },
  });
  if (!paper.ok) return paper;
  await writeFileSafely(file, paper.value, { mode: 0o600 });
  return ok(undefined);
}

function drawFields(
  plan: Plan,
  draw: { readonly seed: string; place: string | null; witnesses: string | null; drawn_at: string },
  t: Catalogue,
): FieldValues {
  const [day = '', time = ''] = officeIso(draw.drawn_at).split('T');
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const dayText = t.letter.words.date({ year, month, day: date });
  return {
    plan_name: plan.name,
    drawn_at: `${dayText} ${time.slice(0, 5)}`,
    place: draw.place ?? undefined,
    witnesses: (draw.witnesses ?? '')
      .split(/[、，,；;]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    population: String(plan.population),
    population_sha256: plan.population_sha256,
    // Origin, size and root: what was read out. The signature behind them is in the ledger.
    checkpoint: plan.checkpoint.split('\n').slice(0, 3).join('\n'),
    seed: draw.seed,
    date: dayText,
  };
}

async function rowFields(tx: Tx, planId: number, t: Catalogue): Promise<FieldValues> {
  const drawn = (await readDrawn(tx, planId)).filter((row) => row.substitute_for === null);
  const changes = await readChanges(tx, planId);
  const assigned = await readAssignments(tx, planId);
  return {
    strata: (await readStrata(tx, planId)).map((row) => ({
      stratum: stratumLabel(row.stratum, t),
      population: String(row.population),
      quota: String(row.quota),
      chance: chanceText(row),
    })),
    drawn: drawn.map((row) => ({
      order: String(row.order),
      stratum: stratumLabel(row.stratum, t),
      unit: row.unit,
      ticket: row.ticket.slice(0, 18),
    })),
    top_ups: (await readTopUps(tx, planId)).map(({ no, seed, reason }) => ({ no: String(no), seed, reason })),
    must: (await readMust(tx, planId)).map(({ unit, reason }) => ({ unit, reason })),
    assignments: [assigned.result, assigned.must].flatMap((part) => visitRows(part, changes, t)),
    changes: changes.map((change) => ({
      no: String(change.no),
      what: t.sample.change.what({ unit: change.unit, inspector: change.inspectorNo }),
      taken_by: change.takenBy,
      reason: change.reason,
    })),
  };
}

const visitRows = (
  { assignments, unassignable }: AssignResult,
  changes: readonly PlanChange[],
  t: Catalogue,
): { unit: string; inspectors: string }[] => [
  ...unitsInPlace(assignments, changes).map(({ unit, inspectors }) => ({
    unit,
    inspectors: inspectors.join(t.sample.assign.between),
  })),
  ...unitsInPlace(unassignable, changes).map(({ unit, reason }) => ({
    unit,
    inspectors: t.sample.assign.reasons[reason],
  })),
];
