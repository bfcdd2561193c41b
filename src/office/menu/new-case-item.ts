import type { Context } from '../../cli/context.ts';
import { steppedBack } from '../../cli/prompter.ts';
import { itemInForce, notInForceError } from '../../item/in-force.ts';
import type { Item } from '../../item/item.ts';
import { officeDay } from '../../kernel/time.ts';
import { alignRows, belowList } from './choose.ts';
import { itemsInForce } from './find-items.ts';
import { itemCard } from './item-card.ts';
import { beginPage, linesLeft, pageWidth } from './page.ts';
import { loadReadings } from './readings.ts';
import { searchItems } from './search-rules.ts';
import { wrap } from './wrap.ts';

/** More than anybody goes through with the arrow keys: typing narrows. */
const MOST = 200;

/** An item by name, code or sound, then its card; the person takes it, or looks for another. Esc on a card looks for another too. */
export async function askItem(ctx: Context, before: string | undefined): Promise<string> {
  if (before !== undefined && (await takes(ctx, before))) return before;
  for (;;) {
    const code = await searchItem(ctx);
    try {
      if (await takes(ctx, code)) return code;
    } catch (error) {
      if (!steppedBack(error)) throw error;
    }
  }
}

async function searchItem(ctx: Context): Promise<string> {
  const t = ctx.t.menu.newCase;
  const { store } = await ctx.desk();
  const items = await itemsInForce(store.db, officeDay(ctx.now()));
  const readings = await loadReadings();
  const used = beginPage(ctx, t.title);
  return ctx.prompt.search({
    message: t.questions.item,
    flag: '--item',
    lines: linesLeft(ctx, used),
    find: async (typed) => {
      const found = searchItems(items, typed, readings).slice(0, MOST);
      const rows = found.map((item) => [item.item_name, ctx.t.cases.modes[item.mode]]);
      return alignRows(ctx, rows, 0).map((name, i) => ({
        value: found[i]?.item_code ?? '',
        name,
        description: belowList(ctx, [
          found[i]?.item_code,
          found[i]?.authority_name,
          found[i]?.certificate_name,
        ]),
      }));
    },
  });
}

/** The item in plain words; true where the person takes it. What was cancelled needs no case. */
async function takes(ctx: Context, code: string): Promise<boolean> {
  const t = ctx.t.menu.newCase;
  const item = await inForce(ctx, code);
  const cancelled = item.mode === 'cancelled';
  const remark = cancelled ? `\n${wrap(t.cancelledItem, pageWidth(ctx)).join('\n')}\n` : '';
  beginPage(ctx, item.item_name + ctx.t.menu.gap + code, `${itemCard(ctx, item)}${remark}`);
  return ctx.prompt.select({
    message: t.title,
    flag: '--item',
    choices: [...(cancelled ? [] : [{ value: true, name: t.takeItem }]), { value: false, name: t.otherItem }],
  });
}

async function inForce(ctx: Context, code: string): Promise<Item> {
  const { store } = await ctx.desk();
  const day = officeDay(ctx.now());
  const found = await itemInForce(store.db, code, day);
  if (!found.ok) throw notInForceError(code, day, found.reason);
  return found.item;
}
