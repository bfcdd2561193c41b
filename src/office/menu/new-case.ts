import type { PreparedCase } from '../../case/prepare-case.ts';
import { prepareCase } from '../../case/prepare-case.ts';
import { recordCase } from '../../case/record-case.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { steppedBack } from '../../cli/prompter.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { orThrow, type Result } from '../../kernel/result.ts';
import { idKeyOf } from '../../subject/id-key.ts';
import { casePage } from './case-page.ts';
import { alignRows } from './choose.ts';
import { type Draft, dropDraft, newDraft, saveDraft } from './drafts.ts';
import { openCasesOf } from './find-cases.ts';
import type { MenuContext } from './menu-context.ts';
import { type Known, lookUp } from './new-case-facts.ts';
import { newCasePage, shownAnswer } from './new-case-page.ts';
import { askOne } from './new-case-questions.ts';
import {
  type AnswerKey,
  type Answers,
  caseInput,
  give,
  nextQuestion,
  questionBefore,
  questionsOf,
  recordWords,
} from './new-case-rules.ts';
import { beginPage, errorText, goOn, linesLeft, pageWidth, teach } from './page.ts';
import { wrap } from './wrap.ts';

/** What the person wants at the summary. */
type Wish = { readonly change: AnswerKey } | 'record' | 'discard';

/**
 * Leads through a new case question by question. Every answer is kept as a draft at once; Esc goes one question back, and from the
 * first one away. A recorded case is opened, for its letter and its signature.
 */
export async function newCase(ctx: MenuContext, resumed?: Draft): Promise<void> {
  const desk = await ctx.desk();
  const { dir } = desk.workspace;
  let draft = resumed ?? newDraft(desk.actor);
  let asked: AnswerKey | null = null;
  for (;;) {
    const known = await lookUp(ctx, draft.answers);
    if (draft.answers.item !== undefined && known.version === null) {
      draft = await withoutItem(ctx, draft);
      continue;
    }
    const at = asked ?? nextQuestion(draft.answers, known);
    try {
      if (at !== null) {
        const answers = give(draft.answers, at, await askOne(at, { ctx, answers: draft.answers, known }));
        draft = { ...draft, answers, savedAt: ctx.now().toISOString() };
        await saveDraft(dir, draft);
        asked = null;
        continue;
      }
      const wish = await askSummary(ctx, draft.answers, known);
      if (wish === 'discard') return discard(ctx, draft);
      if (wish !== 'record') {
        asked = wish.change;
        continue;
      }
      const caseNo = await record(ctx, draft);
      if (caseNo !== null) return casePage(ctx, caseNo);
    } catch (error) {
      if (!steppedBack(error)) throw error;
      asked = questionBefore(at, draft.answers, known);
      if (asked === null) return;
    }
  }
}

/** The item of an old draft is no longer to be had: everything else is kept. */
async function withoutItem(ctx: MenuContext, draft: Draft): Promise<Draft> {
  const { item = '', choice: _choice, deferred: _deferred, ...answers } = draft.answers;
  beginPage(ctx, ctx.t.menu.newCase.title, ctx.t.menu.newCase.itemGone({ code: item }));
  await goOn(ctx);
  return { ...draft, answers };
}

async function discard(ctx: MenuContext, draft: Draft): Promise<void> {
  const { workspace } = await ctx.desk();
  await dropDraft(workspace.dir, draft);
  ctx.streams.out(`\n${ctx.t.menu.newCase.discarded}\n\n`);
  await goOn(ctx);
}

/** All answers for a last look. What would be refused is told here, and cannot be recorded until it is changed. */
async function askSummary(ctx: MenuContext, answers: Answers, known: Known): Promise<Wish> {
  const t = ctx.t.menu.newCase;
  const prepared = await prepare(ctx, answers);
  const remarks = prepared.ok
    ? await alreadyThere(ctx, answers, prepared.value)
    : errorText(ctx, prepared.error);
  const body = `${wrap(t.hidden, pageWidth(ctx)).join('\n')}\n${remarks}`;
  const used = beginPage(ctx, t.title + ctx.t.menu.gap + t.summary, body);
  const keys = questionsOf(answers, known);
  const rows = keys.map((key) => [
    t.labels[key],
    key === 'agent'
      ? ctx.t.item.yesNo[answers.agent === 'yes' ? 'yes' : 'no']
      : shownAnswer(ctx, answers, known, key) || '—',
  ]);
  const lines = alignRows(ctx, rows, 1);
  return ctx.prompt.select<Wish>({
    message: t.summaryAsk,
    flag: '--yes',
    lines: linesLeft(ctx, used),
    choices: [
      ...(prepared.ok ? [{ value: 'record' as const, name: t.record }] : []),
      ...keys.map((change, i) => ({ value: { change }, name: lines[i] ?? '' })),
      { value: 'discard' as const, name: t.discard },
    ],
  });
}

async function prepare(ctx: MenuContext, answers: Answers): Promise<Result<PreparedCase, AppError>> {
  const desk = await ctx.desk();
  return prepareCase(desk.store.db, desk, orThrow(await officeRules(desk)), caseInput(answers));
}

/** Guards against a case that is recorded twice: by two clerks, or after a cut just when it was recorded. */
async function alreadyThere(ctx: MenuContext, answers: Answers, prepared: PreparedCase): Promise<string> {
  const desk = await ctx.desk();
  const key = idKeyOf(desk.keys, prepared.applicant.number);
  const cases = await openCasesOf(desk.store.db, answers.item ?? '', key);
  if (cases.length === 0) return '';
  const text = ctx.t.menu.newCase.already({ cases: cases.join(ctx.t.cli.listComma) });
  return `\n${wrap(text, pageWidth(ctx)).join('\n')}\n`;
}

/** Records the case, which ends the draft; null where it was refused after all, which is told. */
async function record(ctx: MenuContext, draft: Draft): Promise<string | null> {
  const t = ctx.t.menu.newCase;
  const desk = await ctx.desk();
  const recorded = await recordCase(desk, caseInput(draft.answers));
  if (!recorded.ok) {
    ctx.streams.out(`\n${errorText(ctx, recorded.error)}\n`);
    await goOn(ctx);
    return null;
  }
  await dropDraft(desk.workspace.dir, draft);
  const { case_no: caseNo, mode, state } = recorded.value;
  newCasePage(ctx, draft.answers, await lookUp(ctx, draft.answers));
  const next = mode === 'commitment' ? t.nextPromise : state === 'deferred' ? t.nextDeferred : t.nextOrdinary;
  ctx.streams.out(`${t.recorded({ caseNo })}\n${wrap(next, pageWidth(ctx)).join('\n')}\n`);
  teach(ctx, recordWords(draft.answers));
  await goOn(ctx);
  return caseNo;
}
