import type { Context } from '../../cli/context.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { presentList } from '../../cli/output.ts';
import { maskText } from '../../identity/mask.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { regimeOn } from '../../policy/rule.ts';
import { type ExemptFilter, selectExempt } from '../select-exempt.ts';

/** `check list --exempt`: which promises are not checked, and why. */
export async function listExempt(ctx: Context, filter: ExemptFilter, limit: number): Promise<number> {
  const t = ctx.t.check;
  const desk = await ctx.desk();
  const { policy } = orThrow(await officeRules(desk));
  const { exempt, total } = await selectExempt(desk.store.db, filter, limit);
  const rows = exempt.map(({ reason, ...row }) => {
    const rule = regimeOn(policy.checks.exempt, row.decided_day ?? officeDay(desk.now()));
    const byList = t.list.byList({ basis: rule.ok ? rule.value.basis[ctx.lang] : '' });
    return {
      ...row,
      by: reason === null ? 'list' : 'person',
      reason: reason === null ? byList : maskText(reason),
    };
  });
  await presentList<(typeof rows)[number]>(
    ctx,
    'exempt',
    rows,
    [
      { key: 'case_no', title: t.fields.case_no, value: (row) => row.case_no },
      { key: 'item_name', title: t.fields.item_name, value: (row) => row.item_name, max: 36 },
      { key: 'authority_name', title: t.fields.authority_name, value: (row) => row.authority_name, max: 30 },
      { key: 'decided_day', title: t.fields.decided_at, value: (row) => row.decided_day },
      { key: 'reason', title: t.list.reason, value: (row) => row.reason, max: 60 },
    ],
    (row) => row,
    total,
  );
  return 0;
}
