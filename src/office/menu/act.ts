import { join, relative } from 'node:path';
import type { WholeCase } from '../../case/select-cases.ts';
import { findCase } from '../../case/store.ts';
import { methods, outcomes } from '../../check/check.ts';
import { appError } from '../../i18n/catalogue.ts';
import { normaliseText } from '../../kernel/text.ts';
import { type Action, decisionsFor } from './actions.ts';
import { askYes } from './choose.ts';
import { argvOf, type CommandWord } from './command-words.ts';
import type { MenuContext } from './menu-context.ts';
import { goOn, teach, tellRefusal } from './page.ts';

/** Asks what an action needs, does it by its command, and shows that command. Esc on the way leaves all as it is. */
export async function act(ctx: MenuContext, row: WholeCase, action: Action): Promise<void> {
  const words = await wordsFor(ctx, row, action);
  if (words === null) return;
  await tellRefusal(ctx, async () => {
    await checkUnchanged(ctx, row);
    await doIt(ctx, words);
  });
}

/** Runs a command line on a new line of the page, says what it was, and waits for the person. */
export async function doIt(ctx: MenuContext, words: readonly CommandWord[]): Promise<void> {
  ctx.streams.out('\n');
  await ctx.perform(argvOf(words));
  teach(ctx, words);
  await goOn(ctx);
}

/** What the person saw before answering is what the answer is about: a change in between is a conflict. */
async function checkUnchanged(ctx: MenuContext, { case_no, revision }: WholeCase): Promise<void> {
  const { store } = await ctx.desk();
  const now = await findCase(store.db, case_no);
  if (now?.revision !== revision) throw appError('E_CASE_CONFLICT', { case_no });
}

/** The command line of an action; null where the person thought better of it. */
async function wordsFor(ctx: MenuContext, row: WholeCase, action: Action): Promise<CommandWord[] | null> {
  const t = ctx.t.menu;
  const no = row.case_no;
  switch (action) {
    case 'sign':
      return (await askYes(ctx, t.confirm.sign({ letterNo: row.letter_no ?? '' })))
        ? ['case', 'sign', no]
        : null;
    case 'supply':
      return (await askYes(ctx, t.confirm.supply({ materials: row.deferred_materials ?? '' })))
        ? ['case', 'supply', no]
        : null;
    case 'withdraw': {
      if (!(await askYes(ctx, t.confirm.withdraw, false))) return null;
      return ['case', 'withdraw', no, ...(await optional(ctx, t.reason, '--reason'))];
    }
    case 'decide':
      return decisionWords(ctx, row);
    case 'check': {
      const outcome = await pick(ctx, ctx.t.check.record.askOutcome, outcomes, ctx.t.check.outcomes);
      const known = methods.filter((method) => method !== 'exempt');
      const method = await pick(ctx, ctx.t.check.record.askMethod, known, ctx.t.check.methods);
      const detail = await optional(ctx, t.detail, '--detail');
      return ['check', 'record', no, '--outcome', outcome, '--method', method, ...detail];
    }
    case 'print':
      return ['letter', 'issue', no, '--out', await askFolder(ctx, 'letters')];
    case 'show':
      return ['case', 'show', no];
    case 'why':
      return ['case', 'why-due', no];
  }
}

async function decisionWords(ctx: MenuContext, row: WholeCase): Promise<CommandWord[]> {
  const names = { grant: ctx.t.cases.decisions.granted, refuse: ctx.t.cases.decisions.refused };
  const decision = await pick(ctx, ctx.t.cases.decide.ask, decisionsFor(row), names);
  const needsGround =
    row.mode !== 'ordinary' && (row.mode !== 'commitment' || row.gate_pace === 'after_query');
  const ground =
    decision === 'grant' && needsGround ? await optional(ctx, ctx.t.menu.evidence, '--evidence') : [];
  return ['case', 'decide', row.case_no, `--${decision}`, ...ground];
}

/** A folder for papers: one in the workspace, as they hold personal data. */
export async function askFolder(ctx: MenuContext, name: string): Promise<string> {
  const { workspace } = await ctx.desk();
  const { cwd } = ctx.environment;
  const initial = relative(cwd, join(workspace.dir, name)) || '.';
  const validate = (text: string): string | true => text.trim() !== '' || ctx.t.menu.newCase.filled;
  return (await ctx.prompt.text({ message: ctx.t.menu.folder, flag: '--out', initial, validate })).trim();
}

/** A text that may stay empty, with its flag; free text may name people and is not shown again. */
async function optional(ctx: MenuContext, message: string, flag: string): Promise<CommandWord[]> {
  const text = normaliseText(await ctx.prompt.text({ message, flag }));
  return text === '' ? [] : [flag, { personal: text }];
}

const pick = <T extends string>(
  ctx: MenuContext,
  message: string,
  values: readonly T[],
  names: Readonly<Record<T, string>>,
): Promise<T> =>
  ctx.prompt.select({
    message,
    flag: '--yes',
    choices: values.map((value) => ({ value, name: names[value] })),
  });
