import { deferrableMaterials, plainMaterial } from '../../case/admit-rules.ts';
import type { Context } from '../../cli/context.ts';
import { type Item, type ItemColumn, partsOf } from '../../item/item.ts';
import { labelOf } from '../../item/labels.ts';
import { pageWidth } from './page.ts';
import { wrapFacts } from './wrap.ts';

/** What a clerk tells an applicant about an item, in plain words: how, without what, with what, how long, and what is checked. */
export function itemCard(ctx: Context, item: Item): string {
  const t = ctx.t.menu.item;
  const { item: f } = ctx.t;
  const label = (column: ItemColumn): string | null => {
    const value = item[column];
    return value === null ? null : labelOf(ctx, column, value);
  };
  const window = label('promised_limit_window');
  const online = label('promised_limit_online');
  const limits = [
    ...(window === null ? [] : [t.window({ limit: window })]),
    ...(online === null ? [] : [t.online({ limit: online })]),
  ];
  const later = new Set(deferrableMaterials(item.materials));
  const materials = partsOf(item.materials)
    .map(plainMaterial)
    .map((material) => (later.has(material) ? material + t.deferrable : material));
  const coverage = label('check_coverage');
  const within = label('check_within');
  const check =
    coverage !== null && within !== null ? t.checkWithin({ coverage, limit: within }) : (within ?? coverage);
  const rows: readonly (readonly [string, string | null])[] = [
    [t.how, t.modes[item.mode]],
    [f.fields.authority_name, item.authority_name],
    [t.saved, item.mode === 'ordinary' ? null : item.certificate_name],
    [t.materials, materials.length === 0 ? null : materials.join(t.between)],
    [t.limit, limits.length === 0 ? null : limits.join(' · ')],
    [t.check, item.mode === 'commitment' ? check : null],
    [t.inPerson, item.agent_allowed === 'no' && item.mode === 'commitment' ? t.notByAgent : null],
    [t.liability, item.mode === 'commitment' ? item.liability : null],
  ];
  return wrapFacts(
    rows.filter((row): row is readonly [string, string] => row[1] !== null && row[1] !== ''),
    pageWidth(ctx),
  );
}
