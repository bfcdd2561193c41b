import { cut } from '../../cli/width.ts';
import { officeIso } from '../../kernel/time.ts';
import { type Draft, listDrafts } from './drafts.ts';
import type { MenuContext } from './menu-context.ts';
import { newCase } from './new-case.ts';
import { lookUp } from './new-case-facts.ts';
import { maskedAnswer } from './new-case-rules.ts';
import { beginPage, linesLeft, pageWidth } from './page.ts';
import { wrap } from './wrap.ts';

/** The cases that were begun and not recorded, to go on with one. */
export async function draftPage(ctx: MenuContext): Promise<void> {
  const t = ctx.t.menu.newCase;
  const desk = await ctx.desk();
  const { drafts, unreadable } = await listDrafts(desk.workspace.dir, desk.actor);
  const warning =
    unreadable.length === 0
      ? ''
      : wrap(t.unreadable({ files: unreadable.join(ctx.t.cli.listComma) }), pageWidth(ctx)).join('\n');
  const used = beginPage(ctx, t.draftsTitle, warning);
  const choices = await Promise.all(
    drafts.map(async (draft) => ({ value: draft, name: await lineOf(ctx, draft) })),
  );
  const draft = await ctx.prompt.select<Draft | null>({
    message: t.draftsAsk,
    flag: '--yes',
    lines: linesLeft(ctx, used),
    choices: [...choices, { value: null, name: ctx.t.menu.back }],
  });
  if (draft !== null) await newCase(ctx, draft);
}

async function lineOf(ctx: MenuContext, { answers, savedAt }: Draft): Promise<string> {
  const t = ctx.t.menu.newCase;
  const { version } = await lookUp(ctx, answers);
  const line = t.draftLine({
    at: officeIso(savedAt).slice(0, 16).replace('T', ' '),
    item: version?.item_name ?? answers.item ?? t.noItem,
    name: maskedAnswer(answers, 'name') || t.noName,
  });
  return cut(line, pageWidth(ctx) - 3);
}
