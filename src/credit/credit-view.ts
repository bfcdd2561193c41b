import type { Lang } from '../i18n/catalogue.ts';
import { maskIdNumberOf, maskNameOf, maskText } from '../identity/mask.ts';
import type { Day } from '../kernel/time.ts';
import { barNo } from './breach.ts';
import type { DateRule, RepairRules } from './explain-credit.ts';
import type { CreditRecord, RecordedSubject } from './read-credit.ts';

/** A breach with its explanation, as `showCredit` returns it. */
export interface ExplainedRecord extends CreditRecord {
  readonly rules: readonly DateRule[];
  readonly repair_rules: RepairRules | null;
}

export interface BarView {
  /** `X330702-2026-0001-1`: by this number it is lifted. */
  readonly bar: string;
  readonly from: Day;
  /** The last barred day; null while until repaired, or without a term. */
  readonly until: Day | null;
  readonly until_repaired: boolean;
  readonly scope: 'all' | 'authority' | 'domain' | 'item';
  readonly scope_value: string | null;
  readonly basis: string;
  /** The first free day; its own first day where it is void from the start. */
  readonly lifted_on: Day | null;
  readonly lift_reason: string | null;
  readonly lift_document: string | null;
}

export interface ObjectionView {
  readonly against: 'content' | 'period' | 'repair';
  readonly state: 'open' | 'upheld' | 'rejected';
  readonly grounds: string;
  readonly filed_on: Day;
  readonly due: Day | null;
  readonly due_provisional: boolean;
  readonly overdue: boolean;
  readonly closed_on: Day | null;
  readonly answer: string | null;
  readonly document_no: string | null;
}

/** How a view speaks: texts of rules in one language; persons as they are only after `reveal` entered the reason. */
export interface ViewOptions {
  readonly lang: Lang;
  readonly revealed: boolean;
  readonly today: Day;
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
  (breach: string, lang: Lang, plain: (text: string | null) => string | null) =>
  (bar: CreditRecord['bars'][number], i: number): BarView => ({
    bar: barNo(breach, i + 1),
    from: bar.from_day,
    until: bar.until_day,
    until_repaired: bar.until_repaired === 1,
    scope: bar.scope,
    scope_value: bar.scope_value,
    basis: lang === 'zh' ? bar.basis : bar.basis_en,
    lifted_on: bar.lifted_on,
    lift_reason: plain(bar.lift_reason),
    lift_document: bar.lift_document,
  });

const objectionView =
  (today: Day, plain: (text: string | null) => string | null) =>
  (objection: CreditRecord['objections'][number]): ObjectionView => {
    const { against, state, filed_on, due, closed_on, document_no } = objection;
    return {
      ...{ against, state, grounds: plain(objection.grounds) ?? '', filed_on, due },
      due_provisional: objection.due_provisional === 1,
      overdue: state === 'open' && due !== null && due < today,
      ...{ closed_on, answer: plain(objection.answer), document_no },
    };
  };

/** A breach with the contract's keys. */
export function breachView(record: ExplainedRecord, { lang, revealed, today }: ViewOptions) {
  const { breach } = record;
  // What clerks write freely may name the person.
  const plain = (text: string | null): string | null =>
    text === null || revealed ? text : maskText(text, [personName(record.subject)]);
  const repair = record.repairs.at(-1);
  return {
    breach: breach.breach_no,
    subject: subjectView(record.subject, revealed),
    kind: breach.kind,
    seriousness: breach.seriousness,
    state: breach.state,
    /** While an objection is open. */
    disputed: record.objections.some(({ state }) => state === 'open'),
    facts: plain(breach.facts) ?? '',
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
    publicity_ended_on: breach.publicity_ended_on,
    bars: record.bars.map(barView(breach.breach_no, lang, plain)),
    risk_class: breach.risk_class,
    risk_until: breach.risk_until,
    second: breach.second_actor,
    dismissed_as: breach.dismissed_as,
    dismissed_on: breach.dismissed_on,
    corrected_on: breach.corrected_on,
    lifted_on: breach.lifted_on,
    end_reason: plain(breach.end_reason),
    end_document: breach.end_document,
    objections: record.objections.map(objectionView(today, plain)),
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
          rejected_on: repair.rejected_on,
          extended_on: repair.extended_on,
          broken_on: repair.broken_on,
          end_reason: plain(repair.end_reason),
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
