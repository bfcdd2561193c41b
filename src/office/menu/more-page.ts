import { normaliseCode, normaliseText } from '../../kernel/text.ts';
import { officeDay } from '../../kernel/time.ts';
import { isMonth } from '../../report/month.ts';
import { askFolder, doIt } from './act.ts';
import type { CommandWord } from './command-words.ts';
import type { MenuContext } from './menu-context.ts';
import { backHere, beginPage, tellRefusal } from './page.ts';

const entries = ['gate', 'today', 'monthly', 'coverage', 'checksDue', 'pending'] as const;
type Entry = (typeof entries)[number];

/** What is looked at now and then: credit, figures, reports. Each is one command. */
export async function morePage(ctx: MenuContext): Promise<void> {
  const t = ctx.t.menu.more;
  for (;;) {
    beginPage(ctx, t.title);
    const entry = await ctx.prompt.select<Entry | null>({
      message: t.ask,
      flag: '--help',
      choices: [
        ...entries.map((value) => ({ value, name: t[value] })),
        { value: null, name: ctx.t.menu.back },
      ],
    });
    if (entry === null) return;
    await backHere(async () => {
      const words = await wordsFor(ctx, entry);
      await tellRefusal(ctx, () => doIt(ctx, words));
    });
  }
}

async function wordsFor(ctx: MenuContext, entry: Entry): Promise<CommandWord[]> {
  switch (entry) {
    case 'gate':
      return ['credit', 'gate', { personal: await askId(ctx) }];
    case 'today':
      return ['status'];
    case 'monthly':
      return ['report', 'monthly', '--month', await askMonth(ctx), '--out', await askFolder(ctx, 'reports')];
    case 'coverage':
      return ['report', 'coverage'];
    case 'checksDue':
      return ['check', 'due'];
    case 'pending':
      return ['letter', 'issue', '--pending', '--out', await askFolder(ctx, 'letters')];
  }
}

async function askId(ctx: MenuContext): Promise<string> {
  const validate = (text: string): string | true => normaliseText(text) !== '' || ctx.t.menu.newCase.filled;
  return normaliseCode(await ctx.prompt.text({ message: ctx.t.menu.more.askId, flag: 'ID', validate }));
}

/** A month, at first the last one that is over. */
async function askMonth(ctx: MenuContext): Promise<string> {
  const t = ctx.t.menu.more;
  const [year = 0, month = 0] = officeDay(ctx.now()).split('-').map(Number);
  const last = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
  const validate = (text: string): string | true => isMonth(text.trim()) || t.wrongMonth;
  const typed = await ctx.prompt.text({ message: t.askMonth, flag: '--month', initial: last, validate });
  return typed.trim();
}
