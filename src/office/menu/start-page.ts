import { relative, resolve } from 'node:path';
import { normaliseText } from '../../kernel/text.ts';
import { checkRegion, checkUsccText } from '../rules.ts';
import type { CommandWord } from './command-words.ts';
import { argvOf } from './command-words.ts';
import type { MenuContext } from './menu-context.ts';
import { backHere, beginPage, goOn, pageWidth, teach, tellRefusal } from './page.ts';
import { wrap } from './wrap.ts';

/** Where there is no workspace: makes one, or the sample, and returns its folder; null where the person leaves. */
export async function startPage(ctx: MenuContext): Promise<string | null> {
  for (;;) {
    const how = await askHow(ctx);
    if (how === null) return null;
    const made = await make(ctx, how);
    if (made !== null) return made;
  }
}

async function askHow(ctx: MenuContext): Promise<'init' | 'demo' | null> {
  const t = ctx.t.menu.start;
  beginPage(ctx, t.title, wrap(t.none, pageWidth(ctx)).join('\n'));
  let how: 'init' | 'demo' | null = null;
  await backHere(async () => {
    how = await ctx.prompt.select<'init' | 'demo' | null>({
      message: t.ask,
      flag: 'init',
      choices: [
        { value: 'init', name: t.init },
        { value: 'demo', name: t.demo },
        { value: null, name: t.quit },
      ],
    });
  });
  return how;
}

/** The folder that was made; null where it was refused, which is told, or where the person went back. */
async function make(ctx: MenuContext, how: 'init' | 'demo'): Promise<string | null> {
  const t = ctx.t.menu.start;
  const { cwd } = ctx.environment;
  let made: string | null = null;
  await backHere(async () => {
    const { dir, words } = how === 'init' ? await initWords(ctx) : await demoWords(ctx);
    const folder = resolve(cwd, dir);
    await tellRefusal(ctx, async () => {
      ctx.streams.out('\n');
      await ctx.perform(argvOf(words));
      made = folder;
      const next = t.next({ dir: relative(cwd, folder) || '.' });
      ctx.streams.out(`\n${wrap(next, pageWidth(ctx)).join('\n')}\n`);
      teach(ctx, words);
      await goOn(ctx);
    });
  });
  return made;
}

interface Making {
  readonly dir: string;
  readonly words: readonly CommandWord[];
}

async function demoWords(ctx: MenuContext): Promise<Making> {
  const t = ctx.t.menu.start;
  const dir = await needed(ctx, t.demoDir, 'DIR', () => true, 'chengnuo-demo');
  return { dir, words: ['demo', dir] };
}

async function initWords(ctx: MenuContext): Promise<Making> {
  const t = ctx.t.menu.start;
  const labels = ctx.t.office.init;
  const dir = await needed(ctx, t.dir, 'DIR', () => true, '.');
  const office = await needed(ctx, labels.office, '--office');
  const uscc = await needed(ctx, labels.uscc, '--uscc', (text) => checkUsccText(text).ok || t.wrongUscc);
  const region = await needed(
    ctx,
    labels.region,
    '--region',
    (text) => checkRegion(text).ok || t.wrongRegion,
  );
  const phone = normaliseText(await ctx.prompt.text({ message: t.phone, flag: '--phone' }));
  const supervision = normaliseText(
    await ctx.prompt.text({ message: t.supervisionPhone, flag: '--supervision-phone' }),
  );
  const words = [
    ...['init', dir, '--office', office, '--uscc', uscc, '--region', region],
    ...(phone === '' ? [] : ['--phone', phone]),
    ...(supervision === '' ? [] : ['--supervision-phone', supervision]),
  ];
  return { dir, words };
}

async function needed(
  ctx: MenuContext,
  message: string,
  flag: string,
  check: (text: string) => string | true = () => true,
  initial?: string,
): Promise<string> {
  const validate = (text: string): string | true =>
    normaliseText(text) === '' ? ctx.t.menu.newCase.filled : check(normaliseText(text));
  const typed = await ctx.prompt.text({
    message,
    flag,
    validate,
    ...(initial === undefined ? {} : { initial }),
  });
  return normaliseText(typed);
}
