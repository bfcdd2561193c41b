import type { Desk } from '../cli/desk.ts';
import { type Catalogue, catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { officeIso } from '../kernel/time.ts';
import { printPaper } from '../paper/office-paper.ts';
import type { FieldValues } from '../paper/template.ts';
import type { PlansTable } from '../store/schema/sample.ts';
import { writeFileSafely } from '../workspace/safe-file.ts';
import type { DrawnInStratum } from './draw.ts';
import type { StratumQuota } from './rules.ts';

/** A draw as its minutes tell it. */
export interface DrawToRecord {
  readonly plan: Pick<PlansTable, 'name' | 'population' | 'population_sha256' | 'checkpoint'>;
  readonly strata: readonly StratumQuota[];
  readonly draw: {
    readonly seed: string;
    readonly place: string | null;
    readonly witnesses: string | null;
    readonly drawn_at: string;
  };
  readonly drawn: readonly DrawnInStratum[];
  /** Place of the draw's entry in the ledger. */
  readonly seq: number;
}

/**
 * Writes the minutes of a draw (抽取记录) as a PDF to be signed. Units stand in it by their public numbers; the only persons named are
 * the witnesses. E_TEMPLATE_*, E_PAPER_*; throws what the file system refuses.
 */
export async function writeMinutes(
  desk: Desk,
  file: string,
  made: DrawToRecord,
): Promise<Result<void, AppError>> {
  const t = catalogue(desk.lang);
  const recordNo = t.sample.draw.recordNo({ seq: made.seq });
  const paper = printPaper(desk.workspace, {
    name: 'papers/draw-minutes',
    lang: desk.lang,
    fields: minutesFields(made, desk.workspace.config.office.name, recordNo, t),
    meta: { footerLeft: `${made.plan.name}\n${recordNo}`, createdAt: new Date(made.draw.drawn_at) },
  });
  if (!paper.ok) return paper;
  await writeFileSafely(file, paper.value, { mode: 0o600 });
  return ok(undefined);
}

function minutesFields(made: DrawToRecord, office: string, recordNo: string, t: Catalogue): FieldValues {
  const { plan, draw } = made;
  const [day = '', time = ''] = officeIso(draw.drawn_at).split('T');
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const dayText = t.letter.words.date({ year, month, day: date });
  const label = (stratum: string): string => (stratum === 'all' ? t.sample.plan.all : stratum);
  return {
    record_no: recordNo,
    office_name: office,
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
    strata: made.strata.map((row) => ({
      stratum: label(row.stratum),
      population: String(row.population),
      quota: String(row.quota),
    })),
    drawn: made.drawn.map((row) => ({
      order: String(row.order),
      stratum: label(row.stratum),
      unit: row.unit,
      ticket: row.ticket.slice(0, 18),
    })),
    date: dayText,
  };
}
