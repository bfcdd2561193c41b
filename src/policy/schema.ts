import { z } from 'zod';
import { type Limit, parseLimit } from '../kernel/limit.ts';
import { isDay } from '../kernel/time.ts';
import { lintPolicy } from './lint.ts';
import { ruleOf } from './rule.ts';

/** A limit as in the lists: `5wd`, `3mo`, `0.5wd`. */
const limit = z.string().transform((text, context): Limit => {
  const parsed = parseLimit(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: 'limit' });
  return z.NEVER;
});

/** A period that ends on a calendar day without a working-day calendar: d, mo, y. */
const calendarLimit = limit.refine(({ unit }) => unit === 'd' || unit === 'mo' || unit === 'y');

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const bothLanguages = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const bySeriousness = <T extends z.ZodType>(value: T) =>
  z.strictObject({ minor: value, general: value, serious: value });

const publicity = z.strictObject({
  published: z.enum(['always', 'if_needed', 'never']),
  shortest: calendarLimit.nullable(),
  longest: calendarLimit.nullable(),
  /** From the deciding document; null = as soon as the duties are fulfilled. */
  earliest_repair: calendarLimit.nullable(),
});

/** `none`, or a bar that ends with a term, with repair, or with the later of both. */
const bar = z.union([
  z.literal('none').transform(() => null),
  z
    .strictObject({
      until_repaired: z.boolean(),
      term: calendarLimit.nullable(),
      scope: z.enum(['all', 'authority', 'domain', 'item']),
    })
    .refine(({ until_repaired, term }) => until_repaired || term !== null),
]);

/** `none`, or the class of sampling policy that the subject is raised to, until repaired or to the end of a term if that is earlier. */
const riskClass = z.union([
  z.literal('none').transform(() => null),
  z.strictObject({ class: z.string().min(1), term: calendarLimit.nullable() }),
]);

const verdict = z.enum(['allow', 'allow_full_check', 'after_query', 'refuse']);
const pace = z.enum(['on_the_spot', 'after_query', 'after_verification']).nullable();

const gradeScheme = z.strictObject({
  scheme: z.string().regex(/^[a-z0-9_]+$/),
  aliases: z.array(z.string().min(1)).default([]),
  name: bothLanguages,
  /** Where a scheme rests on a text of its own; else the rule's basis holds. */
  basis: bothLanguages.optional(),
  grades: z
    .array(z.strictObject({ values: z.array(z.string().min(1)).min(1), verdict, pace }))
    .min(1)
    .refine((grades) => distinct(grades.flatMap(({ values }) => values))),
});

/** Why a clock may stand still (domain 7.2): each is recorded with its reason. */
export const pauseKinds = ['hearing', 'testing', 'expert_review', 'survey', 'suspension'] as const;
export type PauseKind = (typeof pauseKinds)[number];

const checkDefault = z.strictObject({ within: limit, coverage: z.enum(['full', 'sample', 'exempt']) });

const percent = z.string().regex(/^(100(\.0+)?|\d{1,2}(\.\d{1,6})?)%$/);

const distinct = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** Every policy file and rule; what is not named here is an error. Meanings stand beside the values in data/policy. */
export const policySchema = z.strictObject({
  credit: z.strictObject({
    publicity: ruleOf(
      'credit.publicity',
      bySeriousness(publicity).extend({
        longer_for: z.array(
          z.strictObject({
            domains: z.array(z.string().min(1)).min(1),
            shortest: calendarLimit,
            earliest_repair: calendarLimit,
          }),
        ),
      }),
    ),
    bars: ruleOf(
      'credit.bars',
      z.strictObject({
        false_promise: bySeriousness(bar),
        broken_promise: bySeriousness(bar),
        refusal: bySeriousness(bar),
      }),
    ),
    defence_period: ruleOf('credit.defence_period', limit),
    two_person_rule: ruleOf('credit.two_person_rule', z.boolean()),
    repair_clocks: ruleOf(
      'credit.repair_clocks',
      z.strictObject({ accept: limit, complete: limit, extension: limit }),
    ),
    older_decisions: ruleOf(
      'credit.older_decisions',
      z.enum(['better_for_subject', 'decision_date', 'application_date']),
    ),
    decision_publication: ruleOf('credit.decision_publication', limit),
    excuse: ruleOf(
      'credit.excuse',
      z.union([
        z.literal('none').transform(() => null),
        z.strictObject({
          seriousness: z
            .array(z.enum(['minor', 'general', 'serious']))
            .min(1)
            .refine(distinct),
          /** No other breach of the subject, decided or excused, so long before the decision; null = ever. */
          first_within: calendarLimit.nullable(),
        }),
      ]),
    ),
    objection_clock: ruleOf('credit.objection_clock', limit),
    repair_promise: ruleOf('credit.repair_promise', z.enum(['stated', 'numbered'])),
    broken_repair: ruleOf(
      'credit.broken_repair',
      z.strictObject({
        /** When a new repair may be applied for: the day after the longest publicity, or so long after the promise was found broken. */
        repair_again: z.union([z.literal('after_longest_publicity'), calendarLimit]),
      }),
    ),
    risk_class: ruleOf('credit.risk_class', bySeriousness(riskClass)),
  }),
  deadlines: z.strictObject({
    first_day: ruleOf('deadlines.first_day', z.enum(['not_counted', 'counted'])),
    receipt_on_holiday: ruleOf(
      'deadlines.receipt_on_holiday',
      z.enum(['counts_from_that_day', 'next_working_day']),
    ),
    last_day_on_holiday: ruleOf('deadlines.last_day_on_holiday', z.enum(['next_working_day', 'stays'])),
    last_day_ends: ruleOf('deadlines.last_day_ends', z.enum(['midnight', 'closing'])),
    make_up_days: ruleOf('deadlines.make_up_days', z.enum(['count', 'skip'])),
    hours: ruleOf('deadlines.hours', z.enum(['running', 'business'])),
    business_hours: ruleOf(
      'deadlines.business_hours',
      // Two slots, since half a working day is one of them.
      z
        .tuple([z.strictObject({ from: clock, to: clock }), z.strictObject({ from: clock, to: clock })])
        .refine(([am, pm]) => am.from < am.to && am.to <= pm.from && pm.from < pm.to),
    ),
    half_day: ruleOf(
      'deadlines.half_day',
      z.strictObject({
        method: z.enum(['half_day_slots', 'business_hours']),
        /** Office hours that half a day stands for where hours are counted. */
        hours: z.number().positive().max(12),
      }),
    ),
    pauses: ruleOf(
      'deadlines.pauses',
      z.strictObject({
        kinds: z.array(z.enum(pauseKinds)).min(1).refine(distinct),
        /** whole_days: a day on which the clock stood still is not counted; until_resumed: the day of resumption counts again. */
        days: z.enum(['whole_days', 'until_resumed']),
      }),
    ),
    extension: ruleOf(
      'deadlines.extension',
      z.strictObject({
        times: z.int().min(0).max(9),
        /** Of one extension. */
        longest: limit.refine(({ unit, amount }) => /^(wd|d|mo)$/.test(unit) && Number.isInteger(amount)),
      }),
    ),
    warn_before: ruleOf('deadlines.warn_before', limit),
  }),
  deferral: z.strictObject({
    limit: ruleOf('deferral.limit', z.enum(['within_promised', 'free'])),
    result: ruleOf('deferral.result', z.enum(['withheld', 'issued'])),
    extension: ruleOf(
      'deferral.extension',
      z.strictObject({
        times: z.int().min(0).max(9),
        /** Of one extension. */
        longest: limit.refine(({ unit, amount }) => /^(wd|d|mo)$/.test(unit) && Number.isInteger(amount)),
      }),
    ),
  }),
  checks: z.strictObject({
    defaults: ruleOf(
      'checks.defaults',
      z.strictObject({ certification: checkDefault, licence: checkDefault, material: checkDefault }),
    ),
    exempt: ruleOf(
      'checks.exempt',
      z.strictObject({ has_deadline: z.boolean(), in_sampling_population: z.boolean() }),
    ),
    assist_reply: ruleOf('checks.assist_reply', limit),
    rectification: ruleOf('checks.rectification', limit),
  }),
  sampling: z.strictObject({
    rates: ruleOf('sampling.rates', z.record(z.string().min(1), percent)),
    unknown_class: ruleOf('sampling.unknown_class', z.string().min(1)),
    // Fewer than two officers is against the rules of inspection, whatever an office writes here.
    officers_per_unit: ruleOf('sampling.officers_per_unit', z.int().min(2).max(20)),
    publication_within: ruleOf('sampling.publication_within', limit),
    referral_reply: ruleOf('sampling.referral_reply', limit),
  }),
  gate: z.strictObject({
    schemes: ruleOf(
      'gate.schemes',
      z
        .array(gradeScheme)
        .refine((schemes) => distinct(schemes.flatMap(({ scheme, aliases }) => [scheme, ...aliases]))),
    ),
    ungraded: ruleOf('gate.ungraded', z.strictObject({ verdict, pace })),
    agents: ruleOf('gate.agents', z.boolean()),
    legal_representative: ruleOf('gate.legal_representative', z.boolean()),
  }),
  reporting: z.strictObject({
    rounding: ruleOf(
      'reporting.rounding',
      z.strictObject({ mode: z.enum(['half_up', 'truncate']), decimals: z.int().min(0).max(6) }),
    ),
    conversion: ruleOf(
      'reporting.conversion',
      z.strictObject({
        working_day_hours: z.number().positive().max(24),
        day_hours: z.number().positive().max(24),
        month_days: z.number().positive().max(31),
        year_days: z.number().positive().max(366),
        days_per_five_working_days: z.number().positive().max(14),
        on_the_spot_minutes: z.number().nonnegative(),
      }),
    ),
  }),
  targets: z.strictObject({
    coverage: ruleOf(
      'targets.coverage',
      z.array(
        z.strictObject({
          measure: z.enum(['commitment', 'visits']),
          /** Percent to get above: nothing is above the whole. */
          above: z.string().regex(/^\d{1,2}(\.\d{1,6})?%$/),
          by: z.string().refine(isDay),
          basis: bothLanguages,
        }),
      ),
    ),
  }),
  lint: lintPolicy,
  letters: z.strictObject({
    code_on_other_day: ruleOf('letters.code_on_other_day', z.enum(['renew', 'keep'])),
  }),
  papers: z.strictObject({
    remedies: ruleOf(
      'papers.remedies',
      z.strictObject({ reconsideration: calendarLimit, litigation: calendarLimit }),
    ),
  }),
  retention: z.strictObject({
    personal_data: ruleOf(
      'retention.personal_data',
      z.strictObject({ cases: calendarLimit, breaches: calendarLimit }),
    ),
    source_rows: ruleOf('retention.source_rows', calendarLimit),
  }),
});

/** All rules of an office: `policy.<file>.<rule>` is a `Rule`; ask it for a day with `regimeOn`. */
export type Policy = z.output<typeof policySchema>;

export const policyFiles = Object.keys(policySchema.shape) as readonly (keyof Policy)[];
