import type { Command } from 'commander';
import type { CommandKit } from '../../../cli/command.ts';
import type { Context } from '../../../cli/context.ts';
import { present } from '../../../cli/output.ts';
import { renderFacts, renderTable } from '../../../cli/table.ts';
import { dayOption } from '../../../cli/values.ts';
import { must } from '../../../kernel/assert.ts';
import { orThrow } from '../../../kernel/result.ts';
import type { BundleMember } from '../bundle.ts';
import { bundleJson } from '../bundle-json.ts';
import type { SharedMaterial } from '../materials.ts';
import { type ShownBundle, type ShownBundles, showBundles } from '../show-bundle.ts';
import { change, percent, time } from '../show-figures.ts';

interface ShowOptions {
  readonly asOf?: string;
}

export function addShow(noun: Command, kit: CommandKit): void {
  const t = kit.t.bundle;
  kit
    .command(noun, 'show <code>', t.show.summary)
    .option('--as-of <day>', t.asOf)
    .action(kit.run<ShowOptions>(runShow));
}

async function runShow(ctx: Context, [code = '']: readonly string[], options: ShowOptions): Promise<number> {
  const desk = await ctx.desk();
  const asOf = options.asOf === undefined ? {} : { asOf: dayOption('--as-of', options.asOf) };
  const shown = orThrow(await showBundles(desk, { code, ...asOf }));
  const bundle = must(shown.bundles[0], 'a known bundle is shown');
  await present(ctx, {
    json: bundleJson(bundle, shown, ctx.lang),
    text: () =>
      [
        `${bundle.bundle_code}  ${bundle.bundle_name}\n${renderFigures(ctx, bundle, shown)}`,
        `${ctx.t.bundle.show.members}\n${renderMembers(ctx, bundle.members)}`,
        `${ctx.t.bundle.show.materials}\n${renderMaterials(ctx, bundle)}`,
        `${ctx.t.bundle.show.conversion({ basis: shown.conversion.basis[ctx.lang] })}\n`,
      ].join('\n'),
  });
  return 0;
}

function renderFigures(ctx: Context, { figures, members }: ShownBundle, { rounding }: ShownBundles): string {
  const t = ctx.t.bundle;
  const limits = change(time(ctx.lang, figures.limit_before), time(ctx.lang, figures.limit_after));
  const from = new Set([figures.limit_before_from, figures.limit_after_from]);
  const withCut = (text: string, cut: number | null) =>
    cut === null ? text : t.show.cut({ text, cut: percent(cut, rounding) });
  return renderFacts([
    [t.fields.lead, figures.leads.length === 0 ? null : figures.leads.join('、')],
    [t.fields.items, members.length],
    [t.fields.departments, figures.departments.length],
    [t.fields.steps, figures.steps.length === 0 ? null : figures.steps.length],
    [
      t.fields.materials,
      withCut(change(figures.materials_before, figures.materials_after), figures.materials_cut),
    ],
    [t.fields.time, `${withCut(limits, figures.time_cut)}${from.has('items') ? t.show.fromItems : ''}`],
    [t.fields.visits, withCut(change(figures.visits_before, figures.visits_after), figures.visits_cut)],
  ]);
}

function renderMembers(ctx: Context, members: readonly BundleMember[]): string {
  const t = ctx.t;
  return renderTable<BundleMember>(
    [
      { title: t.item.fields.item_code, value: ({ item_code }) => item_code, max: 34 },
      { title: t.item.fields.item_name, value: ({ item }) => item?.item_name ?? '—', max: 40 },
      { title: t.item.fields.authority_name, value: ({ item }) => item?.authority_name ?? '—', max: 30 },
      { title: t.bundle.fields.step, value: ({ step }) => step?.replaceAll('\n', '；') ?? '—', max: 24 },
      {
        title: t.bundle.fields.time,
        value: (member) => change(time(ctx.lang, member.limit_before), time(ctx.lang, member.limit_after)),
      },
      { title: t.item.status, value: ({ item }) => (item === null ? '—' : t.item.statuses[item.status]) },
    ],
    members,
  );
}

function renderMaterials(ctx: Context, { figures, members }: ShownBundle): string {
  const t = ctx.t.bundle;
  if (figures.materials.length === 0) return `${t.show.noMaterials}\n`;
  // Members by their place in the table above: codes of 31 characters would hide what is shared.
  const places = new Map(members.map(({ item_code }, index) => [item_code, index + 1]));
  return renderTable<SharedMaterial>(
    [
      { title: t.fields.material, value: ({ name }) => name },
      { title: t.fields.deferrable, value: ({ deferrable }) => (deferrable ? t.show.deferrable : '') },
      {
        title: t.fields.askedBy,
        value: ({ items }) => items.map((code) => places.get(code) ?? '').join(', '),
      },
    ],
    figures.materials,
  );
}
