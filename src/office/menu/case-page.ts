import { caseJson } from '../../case/case-json.ts';
import { dueLines, signalOf } from '../../case/due-rules.ts';
import { selectCase, type WholeCase } from '../../case/select-cases.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { act } from './act.ts';
import { type Action, actionsFor } from './actions.ts';
import type { MenuContext } from './menu-context.ts';
import { backHere, beginPage, linesLeft, pageWidth } from './page.ts';
import { wrap, wrapFacts } from './wrap.ts';

/** A case with what may be done with it, until the person goes back. `first` is done at once, `notice` stands above. */
export async function casePage(
  ctx: MenuContext,
  caseNo: string,
  options: { first?: Action; notice?: string } = {},
): Promise<void> {
  let { first, notice = '' } = options;
  for (;;) {
    const { store } = await ctx.desk();
    const row = await selectCase(store.db, caseNo);
    if (row === null) throw appError('E_CASE_UNKNOWN', { case_no: caseNo });
    const used = beginPage(
      ctx,
      ctx.t.menu.caseTitle({ caseNo }),
      `${notice === '' ? '' : `${wrap(notice, pageWidth(ctx)).join('\n')}\n\n`}${await factsOf(ctx, row)}`,
    );
    const may = actionsFor(row);
    const action = first !== undefined && may.includes(first) ? first : await askAction(ctx, may, used);
    [first, notice] = [undefined, ''];
    if (action === null) return;
    await backHere(() => act(ctx, row, action));
  }
}

function askAction(ctx: MenuContext, may: readonly Action[], used: number): Promise<Action | null> {
  const t = ctx.t.menu;
  return ctx.prompt.select<Action | null>({
    message: t.caseAsk,
    flag: '--yes',
    lines: linesLeft(ctx, used),
    choices: [...may.map((value) => ({ value, name: t.actions[value] })), { value: null, name: t.back }],
  });
}

/** What a clerk must see of a case at a glance; personal data masked. */
async function factsOf(ctx: MenuContext, row: WholeCase): Promise<string> {
  const t = ctx.t.cases;
  const { gap } = ctx.t.menu;
  const desk = await ctx.desk();
  const shown = caseJson(row, [], false);
  const { calendar } = orThrow(await officeRules(desk));
  const lines = orThrow(dueLines(calendar, desk.now().toISOString()));
  const due = row.deadline?.slice(0, 16).replace('T', ' ') ?? null;
  const signal =
    row.deadline === null || row.decided_at !== null
      ? ''
      : gap + t.clock.signals[signalOf(lines, { deadline: row.deadline, paused_since: row.paused_since })];
  const optional = (label: string, value: string | null) => (value === null ? [] : [[label, value] as const]);
  return wrapFacts(
    [
      [t.fields.item_name, row.item_name + gap + row.item_code],
      [t.fields.state, t.states[row.state] + gap + t.modes[row.mode]],
      [t.fields.applicant_name, (shown.applicant_name ?? '—') + gap + (shown.id_number ?? '')],
      ...optional(t.fields.letter_no, row.letter_no),
      ...optional(t.fields.deferred, row.deferred_materials),
      ...optional(t.fields.deadline, due === null ? null : `${due}${signal}`),
      ...optional(t.fields.decision, row.decision === null ? null : t.decisions[row.decision]),
      ...optional(t.fields.check_due, row.check_due),
    ],
    pageWidth(ctx),
  );
}
