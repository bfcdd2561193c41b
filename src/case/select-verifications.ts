import { maskText } from '../identity/mask.ts';
import type { Db, Tx } from '../store/store.ts';
import type { Reveal } from './case-json.ts';

/** What was done to verify a case, each in the order in which it happened. */
export async function selectVerifications(db: Db | Tx, caseId: number) {
  const comparisons = await db
    .selectFrom('comparisons as m')
    .innerJoin('check_runs as r', 'r.run_id', 'm.run_id')
    .select(['m.run_id as run', 'r.at', 'm.outcome'])
    .where('m.case_id', '=', caseId)
    .orderBy('m.run_id')
    .execute();
  const requests = await db
    .selectFrom('check_requests')
    .select([
      'request_no',
      'authority_name',
      'ask',
      'requested_day as requested_on',
      'due',
      'state',
      'result',
      'closed_day as closed_on',
      'detail',
    ])
    .where('case_id', '=', caseId)
    .orderBy('request_id')
    .execute();
  const checks = await db
    .selectFrom('checks')
    .select(['check_id as check', 'method', 'outcome', 'checked_on', 'detail', 'actor'])
    .where('case_id', '=', caseId)
    .orderBy('check_id')
    .execute();
  const rectifications = await db
    .selectFrom('rectifications')
    .select([
      'document_no',
      'detail',
      'ordered_day as ordered_on',
      'due',
      'state',
      'rechecked_day as rechecked_on',
      'recheck_detail',
    ])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  return { comparisons, requests, checks, rectifications };
}

export type Verifications = Awaited<ReturnType<typeof selectVerifications>>;

/** The same with free text masked unless revealed: it may name a person. */
export function verificationsJson(
  { comparisons, requests, checks, rectifications }: Verifications,
  names: readonly (string | null)[],
  reveal: Reveal,
): Verifications {
  const free = (text: string): string => (reveal ? text : maskText(text, names));
  const maybe = (text: string | null): string | null => (text === null ? null : free(text));
  return {
    comparisons,
    requests: requests.map((row) => ({ ...row, ask: free(row.ask), detail: maybe(row.detail) })),
    checks: checks.map((row) => ({ ...row, detail: maybe(row.detail) })),
    rectifications: rectifications.map((row) => ({
      ...row,
      detail: maybe(row.detail),
      recheck_detail: maybe(row.recheck_detail),
    })),
  };
}
