import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { wordOption } from '../../cli/values.ts';
import { type CompletionNode, completionScript, shells } from '../completion-scripts.ts';

export function register(program: Command, kit: CommandKit): void {
  kit
    .command(program, 'completion <shell>', kit.t.office.top.completion)
    .action(kit.run((ctx, args) => print(ctx, args[0] ?? '', kit)));
}

async function print(ctx: Context, shellText: string, kit: CommandKit): Promise<number> {
  const shell = wordOption('completion', shellText, shells);
  const script = completionScript(shell, nodesOf(await kit.tree(), []));
  // CSV would quote the script: it comes as it is in every form but JSON.
  if (ctx.format === 'json') await present(ctx, { json: { shell, script }, text: () => script });
  else ctx.streams.out(script);
  return 0;
}

function nodesOf(command: Command, path: readonly string[]): CompletionNode[] {
  const flags = command.options.flatMap((option) => (option.long ? [option.long] : []));
  return [
    { path, words: command.commands.map((one) => one.name()), flags },
    ...command.commands.flatMap((one) => nodesOf(one, [...path, one.name()])),
  ];
}
