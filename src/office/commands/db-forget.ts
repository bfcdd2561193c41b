import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderFacts, renderTable } from '../../cli/table.ts';
import { collected } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { visible } from '../../kernel/text.ts';
import { wipeFreeSpace } from '../../store/sqlite/wipe.ts';
import { type Forgetting, forget, planForgetting } from '../forget/forget.ts';

interface ForgetOptions {
  readonly basis?: string;
  readonly files?: readonly string[];
  readonly dryRun?: boolean;
}

export function addForget(noun: Command, kit: CommandKit): void {
  const t = kit.t.forget;
  kit
    .command(noun, 'forget <id>', t.summary)
    .option('--basis <text>', t.basis)
    .option('--files <dir>', t.files, collected)
    .option('--dry-run', t.dryRun)
    .action(kit.run<ForgetOptions>(runForget));
}

async function runForget(
  ctx: Context,
  [id = '']: readonly string[],
  { basis = '', files = [], dryRun = false }: ForgetOptions,
): Promise<number> {
  const t = ctx.t.forget;
  if (basis.trim() === '') {
    throw appError('E_USAGE_ANSWER_MISSING', { flag: '--basis', question: t.basis });
  }
  const desk = await ctx.desk();
  const request = { id, basis, folders: files.map((dir) => resolve(ctx.environment.cwd, dir)) };
  const done = orThrow(dryRun ? await planForgetting(desk, request) : await forget(desk, request));
  const wiped = !dryRun && (await wipeFreeSpace(desk.store));
  const { rule, ...plan } = done;
  await present(ctx, {
    json: {
      written: !dryRun && done.already === null,
      ...plan,
      retention: { rule: rule.id, basis: rule.basis[ctx.lang], ...rule.value },
      wiped,
    },
    text: () => render(ctx, done, { dryRun, wiped, server: desk.store.engine === 'postgres' }),
  });
  return 0;
}

function render(
  ctx: Context,
  plan: Forgetting,
  { dryRun, wiped, server }: { dryRun: boolean; wiped: boolean; server: boolean },
): string {
  const t = ctx.t.forget;
  const words: Readonly<Record<string, string>> = t.records;
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${title}\n${lines.map((line) => `  ${visible(line)}\n`).join('')}`];
  if (plan.already !== null) {
    return [
      t.already({ subject: plan.subject_no, day: plan.already }),
      ...list(t.byHand, plan.missing),
      // A second run is how free pages are emptied that were in use the first time.
      ...(dryRun || server || wiped ? [] : [t.notWiped]),
      t.elsewhere,
    ].join('\n');
  }
  const left = server ? t.serverLeft : wiped ? '' : t.notWiped;
  return [
    renderFacts([
      [t.subject, plan.subject_no],
      [t.lastAct, plan.last_act],
      [t.allowedFrom, plan.allowed_from],
      [t.rule, plan.rule.basis[ctx.lang]],
    ]),
    plan.erased.length === 0
      ? t.nothing
      : renderTable(
          [
            { title: t.record, value: ({ table }) => words[table] ?? table, max: 60 },
            { title: t.how, value: ({ how }) => t.hows[how] },
            { title: t.rows, value: ({ rows }) => rows, align: 'right' },
          ],
          plan.erased,
        ),
    ...list(dryRun ? t.filesPlanned : t.filesDeleted, [...plan.files, ...plan.drafts]),
    ...list(t.byHand, plan.missing),
    dryRun ? t.planned : `${t.done}${left}`,
    t.elsewhere,
  ].join('\n');
}
