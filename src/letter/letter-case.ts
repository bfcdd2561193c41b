import type { CasesTable, SubjectsTable } from '../store/schema/case.ts';
import type { ItemVersionsTable } from '../store/schema/item.ts';

/** What a letter says of its item: the version that was in force when the case was recorded. */
export type LetterItem = Pick<
  ItemVersionsTable,
  | 'item_code'
  | 'version'
  | 'item_name'
  | 'track'
  | 'certificate_name'
  | 'authority_name'
  | 'legal_basis'
  | 'conditions'
  | 'standards'
  | 'proof_content'
  | 'liability'
  | 'materials'
  | 'check_method'
  | 'check_within'
  | 'eligible_classes'
  | 'publish_letter'
  | 'agent_allowed'
>;

/** The applicant as stored; null where the person has been erased. */
export type LetterApplicant = Pick<
  SubjectsTable,
  'type' | 'id_type' | 'id_number' | 'name' | 'legal_representative' | 'phone' | 'address'
>;

/** A case with everything its letter says, as it stands in the database. */
export interface LetterCase
  extends Pick<
    CasesTable,
    | 'case_no'
    | 'mode'
    | 'state'
    | 'letter_no'
    | 'commitment_code'
    | 'facts'
    | 'deferred_materials'
    | 'deadline'
    | 'notified_at'
    | 'received_at'
    | 'check_coverage'
  > {
  readonly case_id: number;
  /** The deadline was counted without a published calendar and may move. */
  readonly deadline_provisional: number;
  readonly item: LetterItem;
  readonly applicant: LetterApplicant;
  readonly agent: Pick<SubjectsTable, 'name' | 'id_number'> | null;
  /** The number was voided: it is never printed again. */
  readonly voided: boolean;
}

/** The day and the instant a letter bears: when the notice was given, whatever day it is printed or printed again. */
export const issuedAt = (one: Pick<LetterCase, 'notified_at' | 'received_at'>): string =>
  one.notified_at ?? one.received_at;
