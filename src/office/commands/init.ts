import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { initOffice } from '../init-office.ts';
import { checkRegion, checkUsccText } from '../rules.ts';

interface InitOptions {
  office?: string;
  uscc?: string;
  region?: string;
  phone?: string;
  supervisionPhone?: string;
}

export function register(program: Command, kit: CommandKit): void {
  const t = kit.t.office.init;
  kit
    .command(program, 'init [dir]', kit.t.office.top.init)
    .option('--office <name>', t.office)
    .option('--uscc <code>', t.uscc)
    .option('--region <code>', t.region)
    .option('--phone <number>', t.phone)
    .option('--supervision-phone <number>', t.supervisionPhone)
    .action(kit.run<InitOptions>(runInit));
}

async function runInit(ctx: Context, [dir = '.']: readonly string[], options: InitOptions): Promise<number> {
  const t = ctx.t.office.init;
  const ask = ctx.prompt;
  const office = options.office ?? (await ask.text({ message: t.office, flag: '--office' }));
  const uscc = orThrow(checkUsccText(options.uscc ?? (await ask.text({ message: t.uscc, flag: '--uscc' }))));
  const region = orThrow(
    checkRegion(options.region ?? (await ask.text({ message: t.region, flag: '--region' }))),
  );
  const made = orThrow(
    await initOffice({
      dir: resolve(ctx.environment.cwd, dir),
      office: office.trim(),
      uscc,
      region,
      phone: options.phone ?? null,
      supervisionPhone: options.supervisionPhone ?? null,
      db: ctx.options.db ?? ctx.environment.env['CHENGNUO_DB'] ?? 'sqlite:chengnuo.db',
      actor: ctx.options.actor ?? ctx.environment.userName,
      now: ctx.now,
    }),
  );
  await present(ctx, { json: { dir: made.dir, office, region }, text: () => t.done(made) });
  return 0;
}
