import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import { dayOption } from '../../cli/values.ts';
import { normaliseCode, normaliseText } from '../../kernel/text.ts';
import { idKeyOf } from '../../subject/id-key.ts';
import type { Keys } from '../../workspace/keys.ts';
import { type CaseMode, type Channel, caseModes, channels, type State, states } from '../case.ts';
import type { CaseFilter } from '../case-filter.ts';

export interface FilterOptions {
  readonly number?: string;
  readonly item?: string;
  readonly state?: State;
  readonly mode?: CaseMode;
  readonly channel?: Channel;
  readonly deferred?: boolean;
  readonly authority?: string;
  readonly from?: string;
  readonly to?: string;
  readonly name?: string;
  readonly idNumber?: string;
  readonly bundle?: string;
}

/** The flags by which lists of cases are narrowed. */
export function addFilters(command: Command, kit: CommandKit): Command {
  const t = kit.t.cases.options;
  return command
    .option('--number <prefix>', t.number)
    .option('--name <text>', t.name)
    .option('--id-number <number>', t.idNumber)
    .option('--item <code>', t.item)
    .addOption(new Option('--state <state>', t.state).choices(states))
    .addOption(new Option('--mode <mode>', t.mode).choices(caseModes))
    .addOption(new Option('--channel <channel>', t.channel).choices(channels))
    .option('--deferred', t.deferred)
    .option('--authority <name>', t.authority)
    .option('--bundle <code>', t.bundle)
    .option('--from <day>', t.from)
    .option('--to <day>', t.to);
}

export function filterOf(keys: Keys, options: FilterOptions): CaseFilter {
  const { state, mode, channel, deferred, from, to } = options;
  const [number, item, bundle] = [options.number, options.item, options.bundle].map((text) =>
    normaliseCode(text ?? ''),
  );
  const [name, authority] = [options.name, options.authority].map((text) => normaliseText(text ?? ''));
  const idNumber = normaliseCode(options.idNumber ?? '').toUpperCase();
  return {
    ...(number && { number }),
    ...(item && { item }),
    ...(state && { state }),
    ...(mode && { mode }),
    ...(channel && { channel }),
    ...(deferred && { deferred }),
    ...(authority && { authority }),
    ...(bundle && { bundle }),
    ...(from && { from: dayOption('--from', from) }),
    ...(to && { to: dayOption('--to', to) }),
    ...(name && { name }),
    ...(idNumber && { idKey: idKeyOf(keys, idNumber) }),
  };
}
