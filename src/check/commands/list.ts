import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { presentList } from '../../cli/output.ts';
import { dayOption, listLimit } from '../../cli/values.ts';
import { maskText } from '../../identity/mask.ts';
import { type CheckMethod, type CheckOutcome, methods, outcomes } from '../check.ts';
import { type ListedCheck, selectChecks } from '../select-checks.ts';
import { listEvidence } from './evidence.ts';
import { listExempt } from './list-exempt.ts';
import { listRequests } from './list-requests.ts';
import { listSuspicions } from './suspicions.ts';

interface ListOptions {
  readonly outcome?: CheckOutcome;
  readonly method?: CheckMethod;
  readonly item?: string;
  readonly authority?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: string;
  readonly suspicions?: boolean;
  readonly evidence?: string;
  readonly requests?: boolean;
  readonly open?: boolean;
  readonly overdue?: boolean;
  readonly toJudge?: boolean;
  readonly exempt?: boolean;
}

export function addList(noun: Command, kit: CommandKit): void {
  const t = kit.t.check.list;
  const filters = kit.t.cases.options;
  kit
    .command(noun, 'list', t.summary)
    .addOption(new Option('--outcome <outcome>', t.outcome).choices(outcomes))
    .addOption(new Option('--method <method>', t.method).choices(methods))
    .option('--item <code>', filters.item)
    .option('--authority <name>', filters.authority)
    .option('--from <day>', t.from)
    .option('--to <day>', t.to)
    .option('--limit <count>', filters.limit)
    .option('--suspicions', kit.t.checkRun.suspicions.flag)
    .option('--evidence <case>', kit.t.checkRun.evidence.flag)
    .option('--requests', kit.t.checkRequest.list.requests)
    .option('--open', kit.t.checkRequest.list.open)
    .option('--overdue', kit.t.checkRequest.list.overdue)
    .option('--to-judge', kit.t.checkRequest.list.toJudgeFlag)
    .option('--exempt', t.exempt)
    .action(kit.run<ListOptions>(runList));
}

/** What an inspector typed may name a person's numbers. */
const detailOf = ({ detail }: ListedCheck): string | null => (detail === null ? null : maskText(detail));

/** An exemption is on record with its reason and found nothing out. */
const outcomeOf = ({ method, outcome }: ListedCheck): CheckOutcome | null =>
  method === 'exempt' ? null : outcome;

async function runList(ctx: Context, _args: readonly string[], options: ListOptions): Promise<number> {
  if (options.evidence !== undefined) return listEvidence(ctx, options.evidence);
  if (options.suspicions === true) {
    const { item } = options;
    return listSuspicions(ctx, item === undefined ? {} : { item }, listLimit(ctx.format, options.limit));
  }
  const { outcome, method, item, authority, from, to } = options;
  const shared = {
    ...(item && { item }),
    ...(authority && { authority }),
    ...(from && { from: dayOption('--from', from) }),
    ...(to && { to: dayOption('--to', to) }),
  };
  const limit = listLimit(ctx.format, options.limit);
  // To ask for what is open, overdue or to be judged is to ask for requests.
  if (options.requests || options.open || options.overdue || options.toJudge) {
    const { open = false, overdue = false, toJudge = false } = options;
    return listRequests(ctx, { ...shared, open, overdue, toJudge }, limit);
  }
  if (options.exempt) return listExempt(ctx, shared, limit);
  const t = ctx.t.check;
  const { store } = await ctx.desk();
  const filter = { ...shared, ...(outcome && { outcome }), ...(method && { method }) };
  const { checks, total } = await selectChecks(store.db, filter, limit);
  const plain = ctx.format === 'csv';
  await presentList<ListedCheck>(
    ctx,
    'checks',
    checks,
    [
      { key: 'case_no', title: t.fields.case_no, value: (row) => row.case_no },
      { key: 'item_name', title: t.fields.item_name, value: (row) => row.item_name, max: 36 },
      { key: 'method', title: t.fields.method, value: (row) => (plain ? row.method : t.methods[row.method]) },
      {
        key: 'outcome',
        title: t.fields.outcome,
        value: (row) => {
          const found = outcomeOf(row);
          return plain || found === null ? found : t.outcomes[found];
        },
      },
      { key: 'checked_on', title: t.fields.checked_on, value: (row) => row.checked_on },
      { key: 'detail', title: t.fields.detail, value: detailOf, max: 40 },
      { key: 'actor', title: t.fields.actor, value: (row) => row.actor },
    ],
    (row) => ({ ...row, outcome: outcomeOf(row), detail: detailOf(row) }),
    total,
  );
  return 0;
}
