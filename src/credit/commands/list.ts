import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { presentList } from '../../cli/output.ts';
import { listLimit, wordOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { breachKinds, breachStates } from '../breach.ts';
import type { BreachView } from '../credit-view.ts';
import { listCredit } from '../show-credit.ts';
import { listKept } from './kept.ts';
import { listObjections } from './objections.ts';
import { stateText } from './render-credit.ts';

interface ListOptions {
  readonly state?: string;
  readonly kind?: string;
  readonly reveal?: string;
  readonly kept?: boolean;
  readonly limit?: string;
  readonly objections?: boolean;
  readonly overdue?: boolean;
}

export function addList(noun: Command, kit: CommandKit): void {
  const t = kit.t.credit.list;
  kit
    .command(noun, 'list', t.summary)
    .option('--state <state>', t.state)
    .option('--kind <kind>', t.kind)
    .option('--kept', kit.t.credit.promises.kept)
    .option('--limit <count>', kit.t.credit.promises.limit)
    .option('--objections', kit.t.credit.remedy.list.objections)
    .option('--overdue', kit.t.credit.remedy.list.overdue)
    .option('--reveal <reason>', kit.t.credit.reveal)
    .action(kit.run<ListOptions>(runList));
}

async function runList(ctx: Context, _args: readonly string[], options: ListOptions): Promise<number> {
  if (options.kept === true) return listKept(ctx, listLimit(ctx.format, options.limit), options.reveal);
  if (options.objections === true) {
    return listObjections(ctx, { overdue: options.overdue === true, reveal: options.reveal });
  }
  if (options.overdue === true)
    throw appError('E_USAGE_NEEDS', { option: '--overdue', needs: '--objections' });
  const filter = {
    state: options.state === undefined ? undefined : wordOption('--state', options.state, breachStates),
    kind: options.kind === undefined ? undefined : wordOption('--kind', options.kind, breachKinds),
  };
  const desk = await ctx.desk();
  const rows = orThrow(await listCredit(desk, filter, options.reveal));
  const t = ctx.t.credit;
  // Codes for programs, words for people.
  const words = ctx.format === 'table';
  await presentList(
    ctx,
    'breaches',
    rows,
    [
      { key: 'breach', title: t.show.breach, value: (row) => row.breach },
      {
        key: 'name',
        title: t.list.name,
        value: (row) => row.subject.name ?? (ctx.format === 'csv' ? null : ctx.t.cases.erased),
        max: 24,
      },
      { key: 'id_number', title: t.list.idNumber, value: (row) => row.subject.id_number },
      { key: 'kind', title: t.show.kind, value: (row) => (words ? t.kind[row.kind] : row.kind) },
      {
        key: 'seriousness',
        title: t.list.seriousness,
        value: (row) => (words ? t.seriousness[row.seriousness] : row.seriousness),
      },
      { key: 'state', title: t.show.state, value: (row) => (words ? stateText(ctx.t, row) : row.state) },
      // A table says it with the state.
      ...(words ? [] : [{ key: 'disputed', title: t.remedy.show.objection, value: disputedOf }]),
      { key: 'decided_on', title: t.list.decidedOn, value: (row) => row.decided_on },
      { key: 'earliest_repair', title: t.list.earliestRepair, value: (row) => row.earliest_repair },
      { key: 'publicity_until', title: t.list.publicityUntil, value: (row) => row.publicity_until },
    ],
    (row) => row,
  );
  return 0;
}

const disputedOf = (row: BreachView): string => (row.disputed ? 'yes' : 'no');
