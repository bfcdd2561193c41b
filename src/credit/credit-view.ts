import type { Lang } from '../i18n/catalogue.ts';
import { maskIdNumberOf, maskNameOf, maskText } from '../identity/mask.ts';
import type { Day } from '../kernel/time.ts';
import type { DateRule, RepairRules } from './explain-credit.ts';
import type { CreditRecord, RecordedSubject } from './read-credit.ts';

/** A breach with its explanation, as `showCredit` returns it. */
export interface ExplainedRecord extends CreditRecord {
  readonly rules: readonly DateRule[];
  readonly repair_rules: RepairRules | null;
}

export interface BarView {
  readonly from: Day;
  /** The last barred day; null while until repaired, or without a term. */
  readonly until: Day | null;
  readonly until_repaired: boolean;
  readonly scope: 'all' | 'authority' | 'domain' | 'item';
  readonly scope_value: string | null;
  readonly basis: string;
  /** The first free day. */
  readonly lifted_on: Day | null;
}

/** How a view speaks: texts of rules in one language; persons as they are only after `reveal` entered the reason. */
export interface ViewOptions {
  readonly lang: Lang;
  readonly revealed: boolean;
}

export const subjectView = (subject: RecordedSubject, revealed: boolean) => ({
  subject_no: subject.subject_no,
  type: subject.type,
  name: subject.name === null || revealed ? subject.name : maskNameOf(subject.type, subject.name),
  id_number:
    subject.id_number === null || revealed
      ? subject.id_number
      : maskIdNumberOf(subject.type, subject.id_number),
});

const personName = ({ type, name }: RecordedSubject): string | null =>
  type === 'organization' ? null : name;

const barView =
  (lang: Lang) =>
  (bar: CreditRecord['bars'][number]): BarView => ({
    from: bar.from_day,
    until: bar.until_day,
    until_repaired: bar.until_repaired === 1,
    scope: bar.scope,
    scope_value: bar.scope_value,
    basis: lang === 'zh' ? bar.basis : bar.basis_en,
    lifted_on: bar.lifted_on,
  });

/** A breach with the contract's keys. */
export function breachView(record: ExplainedRecord, { lang, revealed }: ViewOptions) {
  const { breach } = record;
  const repair = record.repairs.at(-1);
  return {
    breach: breach.breach_no,
    subject: subjectView(record.subject, revealed),
    kind: breach.kind,
    seriousness: breach.seriousness,
    state: breach.state,
    facts: revealed ? breach.facts : maskText(breach.facts, [personName(record.subject)]),
    found_on: breach.found_on,
    case_no: record.case_no,
    authority: breach.authority_name,
    deciding_authority: breach.deciding_authority,
    notified_on: breach.notified_on,
    defence_until: breach.defence_until,
    defence_provisional: breach.defence_provisional === 1,
    defence: breach.defence,
    decided_on: breach.decided_on,
    document_no: breach.document_no,
    regime: breach.regime,
    publicity_from: breach.publicity_from,
    publicity_until: breach.publicity_until,
    earliest_repair: breach.earliest_repair,
    bars: record.bars.map(barView(lang)),
    repair: repair
      ? {
          state: repair.state,
          applied_on: repair.applied_on,
          accepted_on: repair.accepted_on,
          completed_on: repair.completed_on,
          fulfilled_on: repair.fulfilled_on,
          promise_no: repair.promise_no,
          accept_due: repair.accept_due,
          complete_due: repair.complete_due,
          regime: repair.regime,
        }
      : null,
    repaired_on: breach.repaired_on,
    rules: record.rules.map((rule) => ({ ...rule, basis: rule.basis[lang] })),
    repair_rules: record.repair_rules && {
      ...record.repair_rules,
      basis: record.repair_rules.basis[lang],
      choice_basis: record.repair_rules.choice_basis?.[lang] ?? null,
    },
  };
}

export type BreachView = ReturnType<typeof breachView>;

/**
 * The document of `credit show`: every breach, and over them the dates that bind the subject as a whole: the latest first day of
 * repair and the last day of publicity of what is decided and not yet repaired, and all its bars.
 */
export function creditView(
  records: readonly ExplainedRecord[],
  subject: RecordedSubject | null,
  options: ViewOptions,
) {
  const breaches = records.map((record) => breachView(record, options));
  const binding = breaches.length === 1 ? breaches : breaches.filter(({ state }) => state === 'decided');
  return {
    subject: subject && subjectView(subject, options.revealed),
    breaches,
    total: breaches.length,
    earliest_repair: latest(binding.map((view) => view.earliest_repair)),
    publicity_until: latest(binding.map((view) => view.publicity_until)),
    bars: breaches.flatMap((view) => view.bars),
  };
}

export type CreditView = ReturnType<typeof creditView>;

/** Days are YYYY-MM-DD: their text order is their order in time. */
const latest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
