import type { Calendar } from '../../calendar/working-days.ts';
import { type Desk, regionOf, stampOf } from '../../cli/desk.ts';
import { actByRules, officeRules } from '../../cli/office-rules.ts';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { must } from '../../kernel/assert.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { compareUtf8 } from '../../kernel/text.ts';
import { addDays, type Day } from '../../kernel/time.ts';
import { appendEntry } from '../../ledger/append.ts';
import { nextNumbers } from '../../store/counter.ts';
import type { Tx } from '../../store/store.ts';
import { plainCsv } from '../population.ts';
import { findDraw, findPlan } from '../store.ts';
import { findTheme, readThemePlans } from '../theme/store.ts';
import { findAssignmentAct, readVisitUnits } from '../visit-store.ts';
import { type JointUnit, leadOf, type MergedVisit, mergeVisits, type VisitFigures } from './merge-visits.ts';
import { readToVisit } from './read-to-visit.ts';
import { findJoint, findTaken, insertVisits } from './store.ts';

export interface JoinInput {
  readonly name: string;
  /** Plans by name; with a theme and none named, all plans made for the theme. */
  readonly plans: readonly string[];
  readonly theme: string | null;
  /** Code or name of the leading authority; default: the theme's, else the one with the most units. */
  readonly lead: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly dryRun: boolean;
}

export interface NumberedVisit extends MergedVisit {
  /** Null in a dry run: a number is given once. */
  readonly visit_no: string | null;
}

export interface JoinedPlans extends VisitFigures {
  readonly joint: string;
  readonly lead: string;
  readonly plans: readonly string[];
  readonly from: Day;
  readonly to: Day;
  readonly units: number;
  readonly visits: readonly NumberedVisit[];
}

interface JoinedPlan {
  readonly plan_id: number;
  readonly name: string;
  readonly visitDay: Day;
}

/**
 * Joins the units that several assigned plans have to visit into one visit a subject: visits with numbers, leading authorities and days,
 * stored as one act. A dry run works out the same. E_JOINT_EXISTS, E_JOINT_PLANS (fewer than two), E_SAMPLE_PLAN_UNKNOWN,
 * E_THEME_UNKNOWN, E_JOINT_PLAN_KIND (items are no subject), E_SAMPLE_NOT_DRAWN, E_SAMPLE_NOT_ASSIGNED, E_JOINT_PLAN_TAKEN,
 * E_JOINT_LEAD, E_JOINT_DAYS.
 */
export async function joinPlans(desk: Desk, input: JoinInput): Promise<Result<JoinedPlans, AppError>> {
  const stamp = stampOf(desk);
  return actByRules(desk, async (tx) => {
    if (await findJoint(tx, input.name)) return err(appError('E_JOINT_EXISTS', { joint: input.name }));
    const theme = input.theme === null ? null : await findTheme(tx, input.theme);
    if (theme === undefined) return err(appError('E_THEME_UNKNOWN', { theme: input.theme ?? '' }));
    const names =
      input.plans.length === 0 && theme !== null
        ? (await readThemePlans(tx, theme.theme_id)).map(({ name }) => name)
        : [...new Set(input.plans)];
    if (names.length < 2) return err(appError('E_JOINT_PLANS'));
    const plans = await readPlans(tx, names);
    if (!plans.ok) return plans;
    const units = await readUnits(tx, plans.value);
    const lead = await leadingAuthority(tx, units, input.lead ?? theme?.lead ?? null, input.lead !== null);
    if (!lead.ok) return lead;
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const days = visitDays(rules.value.calendar, plans.value, input);
    if (!days.ok) return days;
    const merged = mergeVisits(units, { lead: lead.value, days: days.value });
    const joined = {
      ...{ joint: input.name, lead: lead.value, plans: names },
      ...{ from: days.value[0] ?? '', to: days.value.at(-1) ?? '', units: units.length },
      ...merged.figures,
    };
    if (input.dryRun)
      return ok<JoinedPlans>({
        ...joined,
        visits: merged.visits.map((visit) => ({ ...visit, visit_no: null })),
      });
    const region = regionOf(desk);
    const year = joined.from.slice(0, 4);
    const first = await nextNumbers(tx, 'joint_visit', `${region}-${year}`, merged.visits.length);
    const visits = merged.visits.map((visit, i) => ({
      ...visit,
      visit_no: `LH${region}-${year}-${String(first + i).padStart(4, '0')}`,
    }));
    const { joint_id } = must(
      await tx
        .insertInto('joint_plans')
        .values({
          ...{ name: input.name, theme_id: theme?.theme_id ?? null, lead: lead.value },
          ...{ from_day: joined.from, to_day: joined.to, units: units.length },
          ...{ planned: joined.planned, visits: joined.made, joined_at: stamp.at, actor: stamp.actor },
        })
        .returning('joint_id')
        .executeTakeFirst(),
      'insert returns its key',
    );
    for (const [i, { plan_id }] of plans.value.entries())
      await tx
        .insertInto('joint_sources')
        .values({ plan_id, joint_id, position: i + 1 })
        .execute();
    const planIds = new Map(plans.value.map(({ name, plan_id }) => [name, plan_id]));
    await insertVisits(tx, { region, jointId: joint_id, planIds }, visits);
    await appendEntry(tx, stamp, 'sample.join', {
      ...{ joint: input.name, theme: theme?.theme_code ?? null, lead: lead.value, plans: names },
      ...{ from: joined.from, to: joined.to, units: units.length },
      ...{ planned: joined.planned, visits: joined.made, saved: joined.saved },
      visits_sha256: sha256Hex(visitsCsv(visits)),
    });
    return ok<JoinedPlans>({ ...joined, visits });
  });
}

/** What is hashed of the visits: number, day, lead, then plan and unit of each, a line a unit. Public numbers only. */
const visitsCsv = (visits: readonly NumberedVisit[]): string =>
  plainCsv(
    visits.flatMap(({ visit_no, day, lead, units }) =>
      units.map(({ plan, unit, authority }) => [visit_no ?? '', day, lead, plan, unit, authority]),
    ),
  );

async function readPlans(tx: Tx, names: readonly string[]): Promise<Result<JoinedPlan[], AppError>> {
  const plans: JoinedPlan[] = [];
  for (const name of names) {
    const plan = await findPlan(tx, name);
    if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: name }));
    if (plan.unit_kind === 'item') return err(appError('E_JOINT_PLAN_KIND', { plan: name }));
    if (!(await findDraw(tx, plan.plan_id))) return err(appError('E_SAMPLE_NOT_DRAWN', { plan: name }));
    const act = await findAssignmentAct(tx, plan.plan_id);
    if (!act) return err(appError('E_SAMPLE_NOT_ASSIGNED', { plan: name }));
    const taken = await findTaken(tx, plan.plan_id);
    if (taken) return err(appError('E_JOINT_PLAN_TAKEN', { plan: name, joint: taken.name }));
    plans.push({ plan_id: plan.plan_id, name, visitDay: act.visit_day });
  }
  return ok(plans);
}

async function readUnits(tx: Tx, plans: readonly JoinedPlan[]): Promise<JointUnit[]> {
  const units: JointUnit[] = [];
  for (const { plan_id, name } of plans) {
    const { unit_kind } = must(await findPlan(tx, name), 'it was just read');
    const toVisit = await readToVisit(tx, plan_id);
    const facts = await readVisitUnits(
      tx,
      unit_kind,
      toVisit.map(({ unit }) => unit),
    );
    for (const { unit, ticket } of toVisit) {
      const known = facts.get(unit);
      if (known) units.push({ plan: name, unit, ticket, authority: known.authority, object: known.object });
    }
  }
  return units;
}

/** The one asked for must take part; the theme's leads only where it does. */
async function leadingAuthority(
  tx: Tx,
  units: readonly JointUnit[],
  wanted: string | null,
  asked: boolean,
): Promise<Result<string, AppError>> {
  if (wanted === null) return ok(leadOf(units));
  const named = await tx
    .selectFrom('item_versions')
    .select('authority_code')
    .where('authority_name', '=', wanted)
    .where('authority_code', 'is not', null)
    .orderBy('item_version_id', 'desc')
    .executeTakeFirst();
  const code = named?.authority_code ?? wanted;
  const taking = units.find(({ authority }) => authority === code || authority === wanted);
  if (taking) return ok(taking.authority);
  return asked ? err(appError('E_JOINT_LEAD', { lead: wanted })) : ok(leadOf(units));
}

/** The working days of the period; without one the last visit day that the plans name. */
function visitDays(
  calendar: Calendar,
  plans: readonly JoinedPlan[],
  { from, to }: JoinInput,
): Result<Day[], AppError> {
  const latest =
    plans
      .map(({ visitDay }) => visitDay)
      .sort(compareUtf8)
      .at(-1) ?? '';
  if (from === null && to === null) return ok([latest]);
  const first = from ?? to ?? latest;
  const last = to ?? first;
  const days: Day[] = [];
  for (let day = first; day <= last && days.length < 400; day = addDays(day, 1))
    if (calendar.dayInfo(day).working) days.push(day);
  return days.length === 0 ? err(appError('E_JOINT_DAYS', { from: first, to: last })) : ok(days);
}
