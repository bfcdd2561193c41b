import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderFacts, renderTable } from '../../cli/table.ts';
import { instantOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import type { Ceremony } from '../ceremony.ts';
import { type DrawnSample, drawSample } from '../draw-sample.ts';
import { checkSeed } from '../rules.ts';
import { stratumLabel } from '../stratum-label.ts';
import { substituteUnit } from '../substitute-unit.ts';
import { parseTopUp } from '../top-up-rules.ts';
import { topUpSample } from '../top-up-sample.ts';
import { readReason } from './read-reason.ts';

interface DrawOptions {
  seed?: string;
  place?: string;
  witnesses?: string;
  minutes?: string;
  at?: string;
  topUp?: string;
  reason?: string;
  substitute?: string;
}

export function addDraw(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.draw;
  kit
    .command(noun, 'draw <plan>', t.summary)
    .option('--seed <text>', t.seed)
    .option('--place <text>', t.place)
    .option('--witnesses <names>', t.witnesses)
    .option('--at <time>', t.at)
    .option('--minutes <file>', t.minutes)
    .option('--top-up <counts>', t.topUp)
    .option('--substitute <unit>', kit.t.sample.change.substitute)
    .option('--reason <text>', t.reason)
    .action(kit.run<DrawOptions>(runDraw));
}

async function runDraw(ctx: Context, [plan = '']: readonly string[], options: DrawOptions): Promise<number> {
  const t = ctx.t.sample.draw;
  const desk = await ctx.desk();
  if (options.substitute !== undefined) return runSubstitute(ctx, plan, options.substitute, options);
  const seed = options.seed ?? (await ctx.prompt.text({ message: t.seed, flag: '--seed' }));
  const ceremony: Ceremony = {
    seed,
    weakConfirmed: await confirmWeak(ctx, seed),
    place: options.place ?? null,
    witnesses: options.witnesses ?? null,
    seededAt: options.at === undefined ? null : instantOption('--at', options.at),
  };
  if (options.topUp !== undefined) return runTopUp(ctx, plan, options.topUp, options, ceremony);
  const drawn = orThrow(
    await drawSample(desk, {
      plan,
      ...ceremony,
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
          { title: ctx.t.sample.plan.stratum, value: (row) => stratumLabel(row.stratum, ctx.t) },
          { title: t.order, value: (row) => row.order, align: 'right' },
          { title: t.unit, value: (row) => row.unit },
          ...(drawn.drawn.some((row) => row.batch !== undefined)
            ? [{ title: t.batch, value: (row: BatchedRow) => row.batch, align: 'right' as const }]
            : []),
          { title: t.ticket, value: (row) => row.ticket, max: 24 },
        ],
        drawn.drawn,
      )}${mustText(ctx, drawn.must)}${options.minutes === undefined ? '' : `\n${t.minutesDone({ file: options.minutes })}\n`}`,
  });
  return 0;
}

type BatchedRow = DrawnSample['drawn'][number];

function mustText(ctx: Context, must: DrawnSample['must']): string {
  if (must.length === 0) return '';
  const t = ctx.t.sample;
  return `\n${t.plan.mustTitle({ count: must.length })}\n${renderFacts(must.map(({ unit, reason }) => [unit, reason] as const))}`;
}

async function runTopUp(
  ctx: Context,
  plan: string,
  counts: string,
  options: DrawOptions,
  ceremony: Ceremony,
): Promise<number> {
  const t = ctx.t.sample.draw;
  const parsed = parseTopUp(counts);
  if (parsed === null) throw appError('E_SAMPLE_RATE', { flag: '--top-up', value: counts });
  if (options.minutes !== undefined) throw appError('E_USAGE_TOGETHER', { options: '--top-up, --minutes' });
  const reason = await readReason(ctx, options.reason);
  const desk = await ctx.desk();
  const made = orThrow(await topUpSample(desk, { plan, ...ceremony, counts: parsed, reason }));
  await present(ctx, {
    json: made,
    csv: {
      columns: ['unit', 'stratum', 'order', 'ticket'],
      rows: made.drawn.map((row) => [row.unit, row.stratum, row.order, row.ticket]),
    },
    text: () =>
      `${t.toppedUp({ plan, no: made.top_up, drawn: made.drawn.length, seed: made.seed })}\n\n${renderTable(
        [
          { title: ctx.t.sample.plan.stratum, value: (row) => stratumLabel(row.stratum, ctx.t) },
          { title: t.order, value: (row) => row.order, align: 'right' },
          { title: t.unit, value: (row) => row.unit },
          { title: t.ticket, value: (row) => row.ticket, max: 24 },
        ],
        made.drawn,
      )}`,
  });
  return 0;
}

/** No new seed: the next ticket follows from the one that the unit was drawn with. */
async function runSubstitute(
  ctx: Context,
  plan: string,
  unit: string,
  options: DrawOptions,
): Promise<number> {
  const { topUp, seed, minutes } = options;
  if (topUp !== undefined || seed !== undefined)
    throw appError('E_USAGE_TOGETHER', {
      options: `--substitute, ${seed === undefined ? '--top-up' : '--seed'}`,
    });
  const minutesFile = minutes === undefined ? undefined : resolve(ctx.environment.cwd, minutes);
  const reason = await readReason(ctx, options.reason);
  const desk = await ctx.desk();
  const made = orThrow(
    await substituteUnit(desk, { plan, unit: unit.normalize('NFC'), reason, minutesFile }),
  );
  const { substitute, visit } = made;
  const t = ctx.t.sample;
  await present(ctx, {
    json: {
      ...{ plan, unit: made.unit, substitute: substitute.unit, stratum: substitute.stratum },
      ...{ order: substitute.order, ticket: substitute.ticket, reason },
      inspectors: visit?.inspectors ?? null,
      unassignable: visit?.unassignable ?? null,
      minutes: made.minutes,
    },
    text: () =>
      [
        t.change.substituted({
          ...{ unit: made.unit, by: substitute.unit, order: substitute.order },
          stratum: stratumLabel(substitute.stratum, ctx.t),
          ticket: `${substitute.ticket.slice(0, 18)}…`,
        }),
        ...(visit === null || visit.unassignable !== null
          ? []
          : [t.change.visitors({ unit: substitute.unit, inspectors: visit.inspectors })]),
        ...(visit?.unassignable ? [`${substitute.unit} ${t.assign.reasons[visit.unassignable]}`] : []),
        ...(minutes === undefined ? [] : [t.draw.minutesDone({ file: minutes })]),
        '',
      ].join('\n'),
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
