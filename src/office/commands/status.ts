import { type Command, Option } from 'commander';
import { renderDueGroups } from '../../case/commands/due-groups.ts';
import { painted } from '../../cli/colour.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { present } from '../../cli/output.ts';
import { renderFacts } from '../../cli/table.ts';
import { formatLimit } from '../../kernel/limit.ts';
import { orThrow } from '../../kernel/result.ts';
import { lookAtToday, type Today } from '../today.ts';

interface StatusOptions {
  readonly by?: 'clerk' | 'authority';
}

export function register(program: Command, kit: CommandKit): void {
  kit
    .command(program, 'status', kit.t.office.top.status)
    .addOption(new Option('--by <key>', kit.t.office.status.by).choices(['clerk', 'authority']))
    .action(kit.run<StatusOptions>(runStatus));
}

async function runStatus(ctx: Context, _args: readonly string[], options: StatusOptions): Promise<number> {
  const desk = await ctx.desk();
  const rules = orThrow(await officeRules(desk));
  const today = orThrow(await lookAtToday(desk.store.db, rules, ctx.now()));
  const soon = today.soon === null ? null : formatLimit(today.soon, 'en');
  await present(ctx, {
    json: { ...today, soon },
    text: () => render(ctx, today, desk.workspace.config.office.name, options),
  });
  return 0;
}

function render(ctx: Context, today: Today, office: string, { by }: StatusOptions): string {
  const t = ctx.t.office.status;
  const paint = painted(ctx.streams.stdoutIsTerminal, ctx.environment);
  // What is late stands out, what is due soon too: the red and yellow cards of electronic supervision.
  const red = (count: number) => (count > 0 ? paint.error : undefined);
  const yellow = (count: number) => (count > 0 ? paint.warn : undefined);
  const soon = today.soon === null ? '' : formatLimit(today.soon, ctx.lang);
  const facts = [
    [t.overdue, today.overdue, red(today.overdue)],
    [t.dueToday, today.due_today, yellow(today.due_today)],
    [t.dueSoon({ limit: soon }), today.due_soon, yellow(today.due_soon)],
    [t.paused, today.paused, undefined],
    [t.open, today.open, undefined],
    [t.toSign, today.to_sign, undefined],
    [t.toDecide, today.to_decide, undefined],
    [t.checksOverdue, today.checks_overdue, red(today.checks_overdue)],
    [t.checksDue, today.checks_due, undefined],
    // Not every office asks others or orders corrections: shown where there is something to do.
    ...seldom([t.requestsOverdue, today.requests_overdue, red(today.requests_overdue)]),
    ...seldom([t.requestsDue, today.requests_due, yellow(today.requests_due)]),
    ...seldom([t.rectificationsOverdue, today.rectifications_overdue, red(today.rectifications_overdue)]),
    ...seldom([t.rectificationsDue, today.rectifications_due, yellow(today.rectifications_due)]),
    ...seldom([t.suspicions, today.suspicions, yellow(today.suspicions)]),
    ...seldom([t.repliesToJudge, today.replies_to_judge, yellow(today.replies_to_judge)]),
    ...seldom([t.referralsOverdue, today.referrals_overdue, red(today.referrals_overdue)]),
    ...seldom([t.referralsDue, today.referrals_due, yellow(today.referrals_due)]),
    ...seldom([t.objectionsOverdue, today.objections_overdue, red(today.objections_overdue)]),
    ...seldom([t.objectionsDue, today.objections_due, yellow(today.objections_due)]),
    ...seldom([t.publicationsOverdue, today.publications_overdue, red(today.publications_overdue)]),
    ...seldom([t.publicationsDue, today.publications_due, yellow(today.publications_due)]),
    [t.drafts, today.drafts, undefined],
    [t.toNotify, today.to_notify, undefined],
    [t.defence, today.defence, undefined],
    [t.bars, today.bars, undefined],
  ] as const;
  const lines = renderFacts(facts.map(([label, count]) => [label, count]))
    .trimEnd()
    .split('\n')
    .map((line, i) => facts[i]?.[2]?.(line) ?? line);
  const title = t.title({ office, day: today.day });
  const groups = by === 'clerk' ? today.by_clerk : today.by_authority;
  // Where several share the work, the table says who has what to do.
  const table =
    by !== undefined || groups.length > 1 ? `\n${renderDueGroups(ctx, by ?? 'authority', groups)}` : '';
  return `${paint.strong(title)}\n${lines.join('\n')}\n${table}${paint.faint(t.next)}\n`;
}

type Fact = readonly [label: string, count: number, paint: ((line: string) => string) | undefined];

const seldom = (fact: Fact): readonly Fact[] => (fact[1] === 0 ? [] : [fact]);
