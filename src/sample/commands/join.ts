import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import type { Desk } from '../../cli/desk.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { present } from '../../cli/output.ts';
import { renderFacts, renderTable } from '../../cli/table.ts';
import { dayOption, nameOption } from '../../cli/values.ts';
import { ratio, ratioText } from '../../kernel/ratio.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { regimeOn } from '../../policy/rule.ts';
import { joinPlans } from '../joint/join-plans.ts';
import { readAuthorityNames } from '../joint/store.ts';

interface JoinOptions {
  readonly name: string;
  readonly theme?: string;
  readonly lead?: string;
  readonly from?: string;
  readonly to?: string;
  readonly dryRun?: boolean;
}

export function addJoin(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.joint.join;
  kit
    .command(noun, 'join [plans...]', t.summary)
    .requiredOption('--name <name>', t.name)
    .option('--theme <code>', t.theme)
    .option('--lead <authority>', t.lead)
    .option('--from <day>', t.from)
    .option('--to <day>', t.to)
    .option('--dry-run', t.dryRun)
    .action(kit.run<JoinOptions>(runJoin));
}

async function runJoin(ctx: Context, plans: readonly string[], options: JoinOptions): Promise<number> {
  const t = ctx.t.sample.joint;
  const desk = await ctx.desk();
  const { dryRun = false } = options;
  const joined = orThrow(
    await joinPlans(desk, {
      ...{ name: nameOption('--name', options.name, t.join.name), plans, theme: options.theme ?? null },
      ...{ lead: options.lead ?? null, dryRun },
      from: options.from === undefined ? null : dayOption('--from', options.from),
      to: options.to === undefined ? null : dayOption('--to', options.to),
    }),
  );
  const { planned, made, saved, visits } = joined;
  const rounding = await officeRounding(desk);
  const codes = [joined.lead, ...visits.flatMap(({ authorities }) => authorities)];
  const names = await readAuthorityNames(desk.store.db, codes);
  const nameOf = (code: string): string => names.get(code) ?? code;
  const rows = visits.map(({ units, ...visit }) => ({
    ...visit,
    units: units.map(({ plan, unit, authority }) => ({ plan, unit, authority })),
  }));
  await present(ctx, {
    json: {
      ...joined,
      saved_share: ratio(saved, planned, rounding, 100),
      visits: rows,
      total: rows.length,
      dry_run: dryRun,
    },
    csv: {
      columns: ['visit_no', 'day', 'object', 'lead', 'plan', 'unit', 'authority'],
      rows: rows.flatMap(({ units, visit_no, day, object, lead }) =>
        units.map(({ plan, unit, authority }) => [visit_no, day, object, lead, plan, unit, authority]),
      ),
    },
    text: () =>
      [
        `${t.join.done({ joint: joined.joint, visits: made, dry: dryRun })}\n`,
        renderFacts([
          [t.fields.plans, listed(ctx, joined.plans)],
          [t.fields.lead, nameOf(joined.lead)],
          [t.fields.days, joined.from === joined.to ? joined.from : `${joined.from} – ${joined.to}`],
          [t.fields.planned, planned],
          [t.fields.made, made],
          [t.fields.saved, t.savedShare({ saved, share: ratioText(saved, planned, rounding, 100) ?? '—' })],
        ]),
        '\n',
        renderTable(
          [
            { title: t.fields.visit_no, value: (row: (typeof rows)[number]) => row.visit_no ?? '—' },
            { title: t.fields.day, value: (row) => row.day },
            { title: t.fields.object, value: (row) => row.object },
            {
              title: t.fields.authorities,
              value: (row) => listed(ctx, row.authorities.map(nameOf)),
              max: 50,
            },
            { title: t.fields.units, value: (row) => row.units.length, align: 'right' },
          ],
          rows,
        ),
        `\n${dryRun ? t.join.dryDone : t.join.next({ joint: joined.joint })}\n`,
      ].join(''),
  });
  return 0;
}

/** Names one after the other, as the reader's language writes them. */
export const listed = (ctx: Context, names: readonly string[]): string =>
  names.join(ctx.lang === 'zh' ? '、' : ', ');

/** How the office rounds today. */
export async function officeRounding(desk: Desk) {
  const { policy } = orThrow(await officeRules(desk));
  return orThrow(regimeOn(policy.reporting.rounding, officeDay(desk.now().toISOString()))).value;
}
