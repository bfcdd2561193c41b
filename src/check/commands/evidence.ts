import { findCase } from '../../case/store.ts';
import type { Context } from '../../cli/context.ts';
import { presentList } from '../../cli/output.ts';
import { appError } from '../../i18n/catalogue.ts';
import { officeIso } from '../../kernel/time.ts';
import { type Evidence, selectEvidence } from '../select-evidence.ts';

/** `check list --evidence CASE`: on what each comparison of a case rests. */
export async function listEvidence(ctx: Context, caseNo: string): Promise<number> {
  const t = ctx.t.checkRun;
  const { store } = await ctx.desk();
  const row = await findCase(store.db, caseNo);
  if (row === null) throw appError('E_CASE_UNKNOWN', { case_no: caseNo });
  const plain = ctx.format === 'csv';
  await presentList<Evidence>(
    ctx,
    'evidence',
    await selectEvidence(store.db, row.case_id),
    [
      {
        key: 'compared_at',
        title: t.suspicions.comparedAt,
        value: (one) => officeIso(one.compared_at).slice(0, 16).replace('T', ' '),
      },
      { key: 'rule', title: t.evidence.rule, value: (one) => one.rule },
      { key: 'source', title: t.suspicions.source, value: (one) => `${one.source} v${one.version}` },
      {
        key: 'result',
        title: t.evidence.result,
        value: (one) => (plain ? one.result : t.evidence.results[one.result]),
      },
      { key: 'row', title: t.evidence.row, value: (one) => one.row, max: plain ? 64 : 17 },
    ],
    ({ compared_at, ...one }) => ({ ...one, compared_at: officeIso(compared_at) }),
  );
  return 0;
}
