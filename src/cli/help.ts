import { type Command, Help, type HelpConfiguration, type Option } from 'commander';
import type { Catalogue } from '../i18n/catalogue.ts';

/** Commander's help in the reader's language: its own words stand in English in its code. */
export function helpIn(t: Catalogue): HelpConfiguration {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t.cli.usage,
    'Arguments:': t.cli.arguments,
    'Options:': t.cli.options,
    'Commands:': t.cli.commands,
  };
  return {
    showGlobalOptions: false,
    styleTitle: (title) => titles[title] ?? title,
    commandUsage: (command) => usageOf(command, t),
    optionDescription: (option) => describe(option, t),
    groupItems: (all, shown, groupOf) => {
      const groups = new Help().groupItems(all, shown, groupOf);
      // What every command takes comes last: one looks for a command's own options.
      const general = groups.get(t.cli.globalOptions);
      if (general) {
        groups.delete(t.cli.globalOptions);
        groups.set(t.cli.globalOptions, general);
      }
      return groups;
    },
    subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
  };
}

const argumentTerm = (argument: { name(): string; required: boolean; variadic: boolean }): string => {
  const name = `${argument.name()}${argument.variadic ? '…' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
};

function usageOf(command: Command, t: Catalogue): string {
  const path: string[] = [];
  for (let one: Command | null = command; one !== null; one = one.parent) path.unshift(one.name());
  const rest =
    command.commands.length > 0 ? [t.cli.commandWord] : command.registeredArguments.map(argumentTerm);
  return [...path, ...rest, t.cli.optionsWord].join(' ');
}

function describe(option: Option, t: Catalogue): string {
  const remarks = [
    ...(option.defaultValue === undefined || typeof option.defaultValue === 'boolean'
      ? []
      : [t.cli.defaultWord({ value: String(option.defaultValue) })]),
  ];
  return remarks.length === 0 ? option.description : option.description + t.cli.remarks({ remarks });
}
