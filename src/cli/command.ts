import { type Command, Option } from 'commander';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { Context, GlobalOptions } from './context.ts';

/** A command's work: args in the order declared, options by commander's camel-case names. Returns the exit code. */
export type Run<Options> = (ctx: Context, args: readonly string[], options: Options) => Promise<number>;

/** What a room needs to hang its commands on the tree. */
export interface CommandKit {
  readonly t: Catalogue;
  /** A leaf command with the options that every command takes. `usage` is name and arguments: `show <code>`. */
  command(parent: Command, usage: string, summary: string): Command;
  /** Runs another command line of this program at a given time of day, with its output caught. */
  invoke(ctx: Context, argv: readonly string[], now: string): Promise<Invocation>;
  /** Every command of every room: what completion and the documentation look at. */
  tree(): Promise<Command>;
  /** The handler of a leaf. */
  run<Options extends object>(work: Run<Options>): (...input: unknown[]) => Promise<void>;
}

/** What a command line printed, and its exit code. */
export interface Invocation {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface CommandRunner {
  readonly invoke: CommandKit['invoke'];
  readonly tree: CommandKit['tree'];
  readonly makeContext: (options: GlobalOptions) => Promise<Context>;
  readonly setExitCode: (code: number) => void;
}

export function makeKit(t: Catalogue, runner: CommandRunner): CommandKit {
  return {
    t,
    invoke: runner.invoke,
    tree: runner.tree,
    command(parent, usage, summary) {
      const leaf = parent.command(usage).description(summary).summary(summary);
      for (const option of globalOptions(t)) leaf.addOption(option);
      return leaf;
    },
    run<Options extends object>(work: Run<Options>) {
      return async (...input: unknown[]) => {
        // Commander hands over the arguments, then the options, then the command itself.
        const command = input.at(-1) as Command;
        const args = input
          .slice(0, -2)
          .flat()
          .filter((arg): arg is string => typeof arg === 'string');
        const options = command.optsWithGlobals<Options & GlobalOptions>();
        const ctx = await runner.makeContext(options);
        try {
          runner.setExitCode(await work(ctx, args, options));
        } catch (error) {
          const { readFailure } = await import('../store/read-failure.ts');
          throw await readFailure(error, async () => (await ctx.desk()).store.path);
        } finally {
          await ctx.close();
        }
      };
    },
  };
}

export function globalOptions(t: Catalogue): readonly Option[] {
  const text = t.cli.option;
  return [
    new Option('-w, --workspace <dir>', text.workspace),
    new Option('--db <url>', text.db),
    new Option('--lang <lang>', text.lang).choices(['zh', 'en']),
    new Option('--format <format>', text.format).choices(['table', 'json', 'csv']),
    new Option('-y, --yes', text.yes),
    new Option('--no-input', text.noInput),
    new Option('-q, --quiet', text.quiet),
    new Option('--actor <name>', text.actor),
    new Option('--debug', text.debug),
  ].map((option) => option.helpGroup(t.cli.globalOptions));
}
