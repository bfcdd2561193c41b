import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Db, Tx } from '../store/store.ts';
import { type Verdict, verdictOf } from './evidence-rules.ts';
import { type CaseRow, hasFavourableCheck } from './store.ts';

/**
 * Whether a case without a promise may be granted: a data query on a match or a written ground; a department verification on the
 * replies of those asked, or on a written ground, which never stands against an untrue reply. E_CASE_EVIDENCE, E_CASE_UNTRUE (5).
 */
export async function checkEvidence(
  tx: Tx,
  row: Pick<CaseRow, 'case_id' | 'case_no' | 'mode'>,
  ground: string | null,
): Promise<Result<void, AppError>> {
  const { case_no } = row;
  if (row.mode === 'data_query') {
    if (ground !== null || (await hasFavourableCheck(tx, row.case_id, 'online'))) return ok(undefined);
    return err(appError('E_CASE_EVIDENCE', { case_no, mode: 'data_query', ...nothing }));
  }
  const verdict = await selectVerdict(tx, row.case_id);
  if (verdict.kind === 'untrue') {
    return err(appError('E_CASE_UNTRUE', { case_no, request_no: verdict.request_no ?? '' }));
  }
  if (ground !== null || verdict.kind === 'borne_out') return ok(undefined);
  return err(appError('E_CASE_EVIDENCE', { case_no, mode: 'dept_verify', ...toParams(verdict) }));
}

/**
 * A promise of somebody whose grade asks for a query first (policy gate.schemes) is granted on a match on record, or on a written
 * ground. E_CASE_QUERY_FIRST (5).
 */
export async function checkQueryFirst(
  tx: Tx,
  row: Pick<CaseRow, 'case_id' | 'case_no' | 'mode' | 'gate_reason' | 'gate_grade'>,
  ground: string | null,
): Promise<Result<void, AppError>> {
  const asked = row.mode === 'commitment' && row.gate_reason === 'query_first_by_grade';
  if (!asked || ground !== null || (await hasFavourableCheck(tx, row.case_id, 'online'))) {
    return ok(undefined);
  }
  return err(appError('E_CASE_QUERY_FIRST', { case_no: row.case_no, grade: row.gate_grade ?? '' }));
}

const nothing = { standing: 'none', request_no: '', authority: '', due: '' } as const;

const toParams = (verdict: Exclude<Verdict, { kind: 'untrue' }>) => ({
  ...nothing,
  ...(verdict.kind === 'waiting' ? { ...verdict, standing: 'waiting' as const } : {}),
  ...(verdict.kind === 'unverifiable'
    ? { standing: 'unverifiable' as const, request_no: verdict.request_no ?? '' }
    : {}),
});

async function selectVerdict(db: Db | Tx, caseId: number): Promise<Verdict> {
  const answers = await db
    .selectFrom('checks as k')
    .leftJoin('check_requests as q', 'q.check_id', 'k.check_id')
    .select(['k.outcome', 'q.authority_name as authority', 'q.request_no'])
    .where('k.case_id', '=', caseId)
    .where('k.method', '=', 'assist')
    .orderBy('k.check_id', 'desc')
    .execute();
  const open = await db
    .selectFrom('check_requests')
    .select(['request_no', 'authority_name as authority', 'due'])
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .orderBy('due')
    .orderBy('request_id')
    .execute();
  return verdictOf(answers, open);
}
