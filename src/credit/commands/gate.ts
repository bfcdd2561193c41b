import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderFacts } from '../../cli/table.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { gateFacts } from '../../subject/explain-gate.ts';
import { gateJson } from '../../subject/gate.ts';
import { askGate } from '../ask-gate.ts';
import { dayFlag } from './flags.ts';

interface GateOptions {
  readonly item?: string;
  readonly on?: string;
  readonly idType?: string;
}

export function addGate(noun: Command, kit: CommandKit): void {
  const t = kit.t.credit.gate;
  kit
    .command(noun, 'gate <id>', t.summary)
    .option('--item <code>', t.item)
    .option('--on <day>', t.on)
    .option('--id-type <type>', t.idType)
    .action(kit.run<GateOptions>(runGate));
}

/** Exit 5 when not allowed: scripts ask this; the document is printed either way. */
async function runGate(ctx: Context, [id = '']: readonly string[], options: GateOptions): Promise<number> {
  const on = dayFlag('--on', options.on);
  const input = { id, idType: options.idType, itemCode: options.item, on };
  const answer = orThrow(await askGate(await ctx.desk(), input));
  await present(ctx, {
    json: gateJson(answer, ctx.lang),
    text: () => renderFacts(gateFacts(ctx.t, ctx.lang, answer)),
  });
  if (!answer.allowed) throw appError('E_CREDIT_BARRED');
  return 0;
}
