import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { presentList } from '../../cli/output.ts';
import { countOption, dayOption } from '../../cli/values.ts';
import { normaliseCode } from '../../kernel/text.ts';
import { idKeyOf } from '../../subject/id-key.ts';
import { reveal } from '../../subject/reveal.ts';
import type { Keys } from '../../workspace/keys.ts';
import { type CaseMode, caseModes, type State, states } from '../case.ts';
import { listedJson } from '../case-json.ts';
import { type CaseFilter, selectCases } from '../select-cases.ts';
import { caseColumns } from './columns.ts';

interface ListOptions {
  readonly item?: string;
  readonly state?: State;
  readonly mode?: CaseMode;
  readonly authority?: string;
  readonly from?: string;
  readonly to?: string;
  readonly name?: string;
  readonly idNumber?: string;
  readonly limit?: string;
  readonly reveal?: string;
}

export function addList(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases;
  kit
    .command(noun, 'list', t.list.summary)
    .option('--item <code>', t.options.item)
    .addOption(new Option('--state <state>', t.options.state).choices(states))
    .addOption(new Option('--mode <mode>', t.options.mode).choices(caseModes))
    .option('--authority <name>', t.options.authority)
    .option('--from <day>', t.options.from)
    .option('--to <day>', t.options.to)
    .option('--name <text>', t.options.name)
    .option('--id-number <number>', t.options.idNumber)
    .option('--limit <count>', t.options.limit)
    .option('--reveal <reason>', t.options.reveal)
    .action(kit.run<ListOptions>(runList));
}

async function runList(ctx: Context, _args: readonly string[], options: ListOptions): Promise<number> {
  const desk = await ctx.desk();
  const limit = countOption('--limit', options.limit, 200);
  const { cases, total } = await selectCases(desk.store.db, filterOf(desk.keys, options), limit);
  const revealed = await reveal(desk, options.reveal, { what: 'case.list', cases: cases.length });
  await presentList(
    ctx,
    'cases',
    cases.map((row) => listedJson(row, revealed)),
    caseColumns(ctx),
    (line) => line,
    total,
  );
  return 0;
}

function filterOf(keys: Keys, options: ListOptions): CaseFilter {
  const { item, state, mode, authority, from, to, name, idNumber } = options;
  return {
    ...(item && { item: normaliseCode(item) }),
    ...(state && { state }),
    ...(mode && { mode }),
    ...(authority && { authority }),
    ...(from && { from: dayOption('--from', from) }),
    ...(to && { to: dayOption('--to', to) }),
    ...(name && { name }),
    ...(idNumber && { idKey: idKeyOf(keys, normaliseCode(idNumber).toUpperCase()) }),
  };
}
