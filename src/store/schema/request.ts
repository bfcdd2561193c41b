import type { Generated } from 'kysely';

/** A question about one case to the authority that owns the fact (部门协查), and its answer. */
export interface CheckRequestsTable {
  request_id: Generated<number>;
  office_region: string;
  request_no: string;
  case_id: number;
  /** Who is asked. */
  authority_name: string;
  /** What is to be verified, in words. */
  ask: string;
  requested_at: string;
  requested_day: string;
  /** A limit in its stored form: `5wd`. */
  reply_limit: string;
  due: string;
  due_provisional: Generated<number>;
  state: Generated<'open' | 'replied' | 'cancelled'>;
  result: 'true' | 'untrue' | 'unverifiable' | null;
  /** What the authority wrote; of a cancelled request, why. */
  detail: string | null;
  closed_at: string | null;
  closed_day: string | null;
  /** Working days from the request to the reply. */
  reply_days: number | null;
  in_time: number | null;
  /** The check that the reply was taken for; null where a person has to judge first. */
  check_id: number | null;
  import_id: number | null;
  actor: string;
  closed_by: string | null;
}

/** An order to put right what a check found untrue (责令限期整改), and its re-check. */
export interface RectificationsTable {
  rectification_id: Generated<number>;
  office_region: string;
  case_id: number;
  seq: number;
  /** The check that found it. */
  check_id: number;
  document_no: string | null;
  /** What is to be put right. */
  detail: string | null;
  ordered_at: string;
  ordered_day: string;
  /** A limit in its stored form; null where the order names a day. */
  within_limit: string | null;
  due: string;
  due_provisional: Generated<number>;
  state: Generated<'ordered' | 'corrected' | 'uncorrected'>;
  rechecked_at: string | null;
  rechecked_day: string | null;
  recheck_method: string | null;
  recheck_detail: string | null;
  actor: string;
  rechecked_by: string | null;
}
