import type { Generated } from 'kysely';

export interface BreachesTable {
  breach_id: Generated<number>;
  office_region: string;
  breach_no: string;
  subject_id: number;
  case_id: number | null;
  kind: 'false_promise' | 'broken_promise' | 'refusal';
  seriousness: 'minor' | 'general' | 'serious';
  facts: string;
  found_on: string;
  /** In whose matters the breach happened: the case's authority, else the deciding one. */
  authority_name: string;
  /** Who decides, and so who repairs (谁认定、谁修复): the office itself unless another one was named. */
  deciding_authority: string;
  state: 'suspected' | 'notified' | 'decided' | 'dismissed' | 'repaired' | 'lifted';
  notified_on: string | null;
  /** Last day of the time to state and defend. */
  defence_until: string | null;
  /** 1 where that day was counted by weekdays, for want of a published calendar. */
  defence_provisional: Generated<number>;
  defence: 'heard' | 'waived' | 'expired' | null;
  decided_on: string | null;
  document_no: string | null;
  /** Id of the period of `credit.publicity` in force on the decision's day, and its basis as it read then. */
  regime: string | null;
  regime_basis: string | null;
  regime_basis_en: string | null;
  /** Published on day D: publicity_from <= D <= publicity_until (or no end), and D < publicity_ended_on (or not ended early). */
  publicity_from: string | null;
  publicity_until: string | null;
  earliest_repair: string | null;
  repaired_on: string | null;
  /** Who confirmed the decision beside the actor, where two persons took it. */
  second_actor: Generated<string | null>;
  /** Why it was dismissed: not proved, excused, or, after a decision, corrected from the start upon an objection. */
  dismissed_as: Generated<'unfounded' | 'excused' | 'objection' | null>;
  dismissed_on: Generated<string | null>;
  /** The day on which an excused fault had been put right. */
  corrected_on: Generated<string | null>;
  lifted_on: Generated<string | null>;
  /** Reason and document number of the dismissal or of the lift. */
  end_reason: Generated<string | null>;
  end_document: Generated<string | null>;
  /** First day without publicity where it ended early; its first day where it never should have been. */
  publicity_ended_on: Generated<string | null>;
  /** What set the date in place of the rules of the decision's day. */
  publicity_set_by: Generated<'objection' | 'broken_promise' | null>;
  earliest_set_by: Generated<'objection' | 'broken_promise' | null>;
  /** Raised risk class, in force while the breach is `decided`, and its last day; null without a term. */
  risk_class: Generated<string | null>;
  risk_until: Generated<string | null>;
  revision: Generated<number>;
  created_at: string;
  actor: string;
}

/**
 * In force on day D: from_day <= D, not lifted (lifted_on null or D < lifted_on), and not over
 * (until_repaired = 1, or until_day null or D <= until_day).
 */
export interface BarsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  bar_id: Generated<number>;
  breach_id: number;
  subject_id: number;
  from_day: string;
  /** The last barred day; null without a term. */
  until_day: string | null;
  until_repaired: number;
  scope: 'all' | 'authority' | 'domain' | 'item';
  /** Name of the authority or domain, or code of the item; null for `all`. */
  scope_value: string | null;
  /** Id of the period of `credit.bars` that set it. */
  regime: string;
  basis: string;
  basis_en: string;
  /** The first day on which it no longer bars. */
  lifted_on: string | null;
  lifted_by: string | null;
  until_set_by: Generated<'objection' | null>;
  /** Both null where repair or an objection ended it. */
  lift_reason: Generated<string | null>;
  lift_document: Generated<string | null>;
}

export interface RepairsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  repair_id: Generated<number>;
  breach_id: number;
  state: 'applied' | 'accepted' | 'completed' | 'rejected';
  applied_on: string;
  accepted_on: string | null;
  completed_on: string | null;
  /** The day by which every duty of the decision was fulfilled. */
  fulfilled_on: string;
  promise_no: string | null;
  /** The rules this application took (id of a period of `credit.publicity`), with the first day they allowed. */
  regime: string;
  regime_basis: string;
  regime_basis_en: string;
  earliest_repair: string;
  accept_due: string | null;
  /** 1 where a day was counted by weekdays, for want of a published calendar. */
  accept_provisional: Generated<number>;
  complete_due: string | null;
  complete_provisional: Generated<number>;
  rejected_on: Generated<string | null>;
  /** The day on which the time for completion was extended, once. */
  extended_on: Generated<string | null>;
  /** The day on which the repair promise was found broken: the repair is undone from then on. */
  broken_on: Generated<string | null>;
  /** Why it was rejected, or in what the promise was broken. */
  end_reason: Generated<string | null>;
  actor: string;
}

export interface ObjectionsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  objection_id: Generated<number>;
  breach_id: number;
  against: 'content' | 'period' | 'repair';
  grounds: string;
  state: 'open' | 'upheld' | 'rejected';
  filed_on: string;
  closed_on: string | null;
  answer: string | null;
  /** By when it must be answered. */
  due: Generated<string | null>;
  due_provisional: Generated<number>;
  /** Of the answer. */
  document_no: Generated<string | null>;
  closed_by: Generated<string | null>;
  actor: string;
}
