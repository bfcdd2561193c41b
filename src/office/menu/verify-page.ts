import { normaliseText } from '../../kernel/text.ts';
import { doIt } from './act.ts';
import type { MenuContext } from './menu-context.ts';
import { beginPage, tellRefusal } from './page.ts';

/** Whether a letter is genuine: a file, or a paper copy by its code. */
export async function verifyPage(ctx: MenuContext): Promise<void> {
  const t = ctx.t.menu.verify;
  beginPage(ctx, t.title);
  const how = await ctx.prompt.select<'file' | 'code'>({
    message: t.ask,
    flag: '--code',
    choices: [
      { value: 'file', name: t.file },
      { value: 'code', name: t.code },
    ],
  });
  const validate = (text: string): string | true => normaliseText(text) !== '' || ctx.t.menu.newCase.filled;
  const typed = await ctx.prompt.text({
    message: how === 'file' ? t.askFile : t.askCode,
    flag: how === 'file' ? 'FILE' : '--code',
    validate,
  });
  // A path that was dragged into the window comes in quotes.
  const text = normaliseText(typed).replace(/^(['"])(.*)\1$/, '$2');
  const words = how === 'file' ? ['letter', 'verify', text] : ['letter', 'verify', '--code', text];
  await tellRefusal(ctx, () => doIt(ctx, words));
}
