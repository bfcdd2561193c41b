import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { orThrow } from '../../kernel/result.ts';
import { drawSample } from '../draw-sample.ts';
import { checkSeed } from '../rules.ts';

interface DrawOptions {
  seed?: string;
  place?: string;
  witnesses?: string;
  minutes?: string;
}

export function addDraw(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.draw;
  kit
    .command(noun, 'draw <plan>', t.summary)
    .option('--seed <text>', t.seed)
    .option('--place <text>', t.place)
    .option('--witnesses <names>', t.witnesses)
    .option('--minutes <file>', t.minutes)
    .action(kit.run<DrawOptions>(runDraw));
}

async function runDraw(ctx: Context, [plan = '']: readonly string[], options: DrawOptions): Promise<number> {
  const t = ctx.t.sample.draw;
  const desk = await ctx.desk();
  const seed = options.seed ?? (await ctx.prompt.text({ message: t.seed, flag: '--seed' }));
  const drawn = orThrow(
    await drawSample(desk, {
      plan,
      seed,
      weakConfirmed: await confirmWeak(ctx, seed),
      place: options.place ?? null,
      witnesses: options.witnesses ?? null,
      minutesFile: options.minutes === undefined ? undefined : resolve(ctx.environment.cwd, options.minutes),
    }),
  );
  await present(ctx, {
    json: drawn,
    csv: {
      columns: ['unit', 'stratum', 'order', 'ticket'],
      rows: drawn.drawn.map((row) => [row.unit, row.stratum, row.order, row.ticket]),
    },
    text: () =>
      `${t.done({ plan: drawn.plan, drawn: drawn.drawn.length, seed: drawn.seed })}\n\n${renderTable(
        [
          { title: ctx.t.sample.plan.stratum, value: (row) => row.stratum },
          { title: t.order, value: (row) => row.order, align: 'right' },
          { title: t.unit, value: (row) => row.unit },
          { title: t.ticket, value: (row) => row.ticket, max: 24 },
        ],
        drawn.drawn,
      )}${options.minutes === undefined ? '' : `\n${t.minutesDone({ file: options.minutes })}\n`}`,
  });
  return 0;
}

/** A short seed is used only when a person, or --yes, says so; where nobody can be asked the use-case refuses it. */
async function confirmWeak(ctx: Context, seed: string): Promise<boolean> {
  const checked = checkSeed(seed);
  if (!checked.ok || !checked.value.weak) return false;
  if (ctx.yes) return true;
  return ctx.prompt.canAsk && ctx.prompt.confirm({ message: ctx.t.sample.draw.weak, flag: '--yes' });
}
