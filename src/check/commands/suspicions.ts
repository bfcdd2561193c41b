import type { Context } from '../../cli/context.ts';
import { note, presentList } from '../../cli/output.ts';
import { officeIso } from '../../kernel/time.ts';
import { countToJudge } from '../select-requests.ts';
import { type Suspicion, selectSuspicions } from '../select-suspicions.ts';

/** `check list --suspicions`: what data did not bear out, or a visit found untrue, and nobody has judged yet. */
export async function listSuspicions(
  ctx: Context,
  filter: { readonly item?: string },
  limit: number,
): Promise<number> {
  const t = ctx.t.checkRun.suspicions;
  const fields = ctx.t.check.fields;
  const { store } = await ctx.desk();
  const { suspicions, total } = await selectSuspicions(store.db, filter, limit);
  const plain = ctx.format === 'csv';
  const outcomeText = { ...t.outcomes, ...ctx.t.check.outcomes };
  await presentList<Suspicion>(
    ctx,
    'suspicions',
    suspicions,
    [
      { key: 'case_no', title: fields.case_no, value: (row) => row.case_no },
      { key: 'item_name', title: fields.item_name, value: (row) => row.item_name, max: 30 },
      { key: 'mode', title: t.mode, value: (row) => (plain ? row.mode : ctx.t.item.modes[row.mode]) },
      { key: 'outcome', title: t.outcome, value: (row) => (plain ? row.outcome : outcomeText[row.outcome]) },
      {
        key: 'rules',
        title: t.rule,
        value: (row) => row.rules.map(({ rule }) => rule).join('；'),
        max: 48,
      },
      {
        key: 'sources',
        title: t.source,
        value: (row) =>
          row.plan === null
            ? row.rules.map(({ source, version }) => `${source} v${version}`).join('；')
            : t.visit({ plan: row.plan }),
      },
      { key: 'compared_at', title: t.comparedAt, value: (row) => officeIso(row.compared_at).slice(0, 10) },
    ],
    ({ compared_at, ...row }) => ({ ...row, compared_at: officeIso(compared_at) }),
    total,
  );
  if (total > 0 && ctx.format === 'table') note(ctx, t.next);
  const replies = await countToJudge(store.db, filter);
  if (replies > 0) note(ctx, ctx.t.checkRequest.list.alsoReplies({ count: replies }));
  return 0;
}
