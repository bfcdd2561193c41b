import type { Selectable } from 'kysely';
import type { Catalogue, Lang } from '../../i18n/catalogue.ts';
import type { Day } from '../../kernel/time.ts';
import { paperDay } from '../../paper/paper-day.ts';
import type { FieldValues } from '../../paper/template.ts';
import type { BarsTable, BreachesTable, ObjectionsTable } from '../../store/schema/credit.ts';
import type { Db, Tx } from '../../store/store.ts';

type Breach = Selectable<BreachesTable>;
type Bar = Selectable<BarsTable>;
type Objection = Selectable<ObjectionsTable>;

/** What papers tell of the ways out of a breach: its last objection, what was lifted by decision, why it was excused. */
export async function remedyData(
  db: Db | Tx,
  breach: Breach,
  t: Catalogue,
  lang: Lang,
): Promise<FieldValues> {
  const bars = await db
    .selectFrom('bars')
    .selectAll()
    .where('breach_id', '=', breach.breach_id)
    .orderBy('bar_id')
    .execute();
  const objection = await db
    .selectFrom('objections')
    .selectAll()
    .where('breach_id', '=', breach.breach_id)
    .orderBy('objection_id', 'desc')
    .executeTakeFirst();
  return {
    facts: breach.facts,
    ...(objection === undefined ? {} : objectionFields(breach, bars, objection, t)),
    ...liftFields(breach, bars, t),
    ...excuseFields(breach, t, lang),
  };
}

function objectionFields(
  breach: Breach,
  bars: readonly Bar[],
  objection: Objection,
  t: Catalogue,
): FieldValues {
  const words = t.credit.remedy;
  const { against, state, filed_on, due, grounds, answer } = objection;
  return {
    objection_against: words.against[against],
    objection_filed: paperDay(t, filed_on),
    objection_due: due === null ? undefined : paperDay(t, due),
    objection_grounds: grounds,
    objection_result: state === 'open' ? undefined : state,
    objection_answer: answer ?? undefined,
    corrections: state === 'upheld' ? correctionsOf(breach, bars, against, t) : [],
  };
}

function correctionsOf(
  breach: Breach,
  bars: readonly Bar[],
  against: Objection['against'],
  t: Catalogue,
): readonly string[] {
  const words = t.credit.remedy.paper;
  if (against === 'content') return bars.length > 0 ? [words.annulled, words.barsVoid] : [words.annulled];
  const day = (on: Day | null): string => (on === null ? '—' : paperDay(t, on));
  if (against === 'repair') return [words.repaired({ day: day(breach.repaired_on) })];
  const { publicity_set_by, publicity_until, earliest_set_by, earliest_repair } = breach;
  return [
    ...(publicity_set_by === 'objection' ? [words.publicityUntil({ day: day(publicity_until) })] : []),
    ...(earliest_set_by === 'objection' ? [words.earliestRepair({ day: day(earliest_repair) })] : []),
    ...bars
      .filter((bar) => bar.until_set_by === 'objection')
      .map((bar) => words.barUntil({ day: day(bar.until_day) })),
  ];
}

/** The lift of the last day on which something was lifted by decision. */
function liftFields(breach: Breach, bars: readonly Bar[], t: Catalogue): FieldValues {
  const words = t.credit.remedy.paper;
  const decided = bars.filter((bar) => bar.lift_document !== null);
  const last =
    decided
      .map((bar) => bar.lifted_on ?? '')
      .toSorted()
      .at(-1) ?? breach.lifted_on;
  if (last === null || last === undefined) return {};
  const lifted = decided.filter((bar) => bar.lifted_on === last);
  const publicity = breach.lifted_on === last && breach.publicity_ended_on === last;
  const risk = breach.lifted_on === last && breach.risk_class !== null;
  const left = bars.filter(
    (bar) => bar.lifted_on === null && (bar.until_day === null || bar.until_day >= last),
  );
  const [first] = lifted;
  return {
    lifted_date: paperDay(t, last),
    lift_reason: first?.lift_reason ?? breach.end_reason ?? undefined,
    lift_document: first?.lift_document ?? breach.end_document ?? undefined,
    lifted_measures: [
      ...lifted.map((bar) => barText(t, bar)),
      ...(publicity ? [words.publicityEnded({ day: paperDay(t, last) })] : []),
      ...(risk ? [words.riskEnded] : []),
    ],
    measures_left: left.map((bar) => barText(t, bar)),
  };
}

function barText(t: Catalogue, bar: Bar): string {
  const words = t.credit.paper;
  return words.bar({
    from: paperDay(t, bar.from_day),
    until: bar.until_day === null ? null : paperDay(t, bar.until_day),
    untilRepaired: bar.until_repaired === 1,
    scope: words.scope[bar.scope],
  });
}

function excuseFields(breach: Breach, t: Catalogue, lang: Lang): FieldValues {
  if (breach.dismissed_as !== 'excused') return {};
  const { end_reason, corrected_on, regime_basis: zh, regime_basis_en: en } = breach;
  return {
    excuse_reason: end_reason ?? undefined,
    excuse_basis: (lang === 'zh' ? zh : en) ?? undefined,
    corrected_date: corrected_on === null ? undefined : paperDay(t, corrected_on),
  };
}
