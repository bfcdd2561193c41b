import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { readPastAt } from '../../case/commands/step-options.ts';
import { findCase } from '../../case/store.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { note, present } from '../../cli/output.ts';
import { dayOption, limitOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseText } from '../../kernel/text.ts';
import type { Db } from '../../store/store.ts';
import { type CheckMethod, methods } from '../check.ts';
import { legalRemedies, type Remedy, remedies, remedyCommand, standingOf } from '../remedy-rules.ts';
import { findChain } from '../remedy-store.ts';
import { type RemedyInput, type TakenRemedy, takeRemedy } from '../take-remedy.ts';

const rechecks = ['true', 'untrue'] as const;

interface RemedyOptions {
  readonly order?: boolean;
  readonly recheck?: (typeof rechecks)[number];
  readonly terminate?: boolean;
  readonly revoke?: boolean;
  readonly limit?: string;
  readonly until?: string;
  readonly document?: string;
  readonly detail?: string;
  readonly method?: CheckMethod;
  readonly at?: string;
  readonly out?: string;
}

export function addRemedy(noun: Command, kit: CommandKit): void {
  const t = kit.t.checkRemedy;
  kit
    .command(noun, 'remedy <case>', t.summary)
    .option('--order', t.order)
    .addOption(new Option('--recheck <result>', t.recheck).choices(rechecks))
    .option('--terminate', t.terminate)
    .option('--revoke', t.revoke)
    .option('--limit <limit>', t.limit)
    .option('--until <day>', t.until)
    .option('--document <number>', t.document)
    .option('--detail <text>', t.detail)
    .addOption(new Option('--method <method>', t.method).choices(methods))
    .option('--at <time>', t.at)
    .option('--out <dir>', t.out)
    .action(kit.run<RemedyOptions>(runRemedy));
}

async function runRemedy(
  ctx: Context,
  [caseNo = '']: readonly string[],
  options: RemedyOptions,
): Promise<number> {
  const given = remedies.filter((remedy) => options[remedy] !== undefined);
  if (given.length > 1) throw appError('E_USAGE_OPTION', { detail: ctx.t.checkRemedy.oneOf });
  const desk = await ctx.desk();
  // What the person sees before answering is what the answer is about: a change in between is a conflict.
  const seen = await findCase(desk.store.db, caseNo);
  if (seen === null) throw appError('E_CASE_UNKNOWN', { case_no: caseNo });
  const remedy = given[0] ?? (await askRemedy(ctx, desk.store.db, seen));
  const about = {
    caseNo,
    revision: seen.revision,
    detail: filled(options.detail) ?? null,
    outDir: options.out === undefined ? undefined : resolve(ctx.environment.cwd, options.out),
    ...readPastAt(ctx, options),
  };
  const taken = orThrow(await takeRemedy(desk, { ...about, ...(await readRemedy(ctx, remedy, options)) }));
  await present(ctx, { json: taken, text: () => renderTaken(ctx, taken) });
  if (remedy === 'revoke' || remedy === 'terminate') note(ctx, ctx.t.checkRemedy.credit({ caseNo }));
  return 0;
}

const filled = (text: string | undefined): string | undefined => normaliseText(text ?? '') || undefined;

/** On a terminal: only what is legal now is offered. */
async function askRemedy(
  ctx: Context,
  db: Db,
  seen: NonNullable<Awaited<ReturnType<typeof findCase>>>,
): Promise<Remedy> {
  const legal = legalRemedies(standingOf(await findChain(db, seen.case_id)), seen.state);
  const offered = legal.length === 0 ? remedies : legal;
  return ctx.prompt.select({
    message: ctx.t.checkRemedy.ask,
    flag: '--order / --recheck / --terminate / --revoke',
    choices: offered.map((value) => ({ value, name: ctx.t.checkRemedy.steps[value] })),
  });
}

type Choice = RemedyInput extends infer Input
  ? Input extends RemedyInput
    ? Omit<Input, 'caseNo' | 'at' | 'revision' | 'detail' | 'outDir'>
    : never
  : never;

async function readRemedy(ctx: Context, remedy: Remedy, options: RemedyOptions): Promise<Choice> {
  const t = ctx.t.checkRemedy;
  const { limit, until } = options;
  const misplaced = remedy !== 'order' && (limit !== undefined || until !== undefined);
  if (misplaced || (limit !== undefined && until !== undefined)) {
    throw appError('E_USAGE_OPTION', { detail: t.limitOrUntil });
  }
  switch (remedy) {
    case 'order':
      return {
        remedy,
        documentNo: filled(options.document) ?? null,
        ...(limit === undefined ? {} : { limit: limitOption('--limit', limit) }),
        ...(until === undefined ? {} : { until: dayOption('--until', until) }),
      };
    case 'recheck':
      return { remedy, result: await readRecheck(ctx, options), method: options.method ?? 'onsite' };
    case 'terminate':
      return { remedy };
    case 'revoke':
      return { remedy, documentNo: await readDocument(ctx, options) };
  }
}

async function readRecheck(ctx: Context, { recheck }: RemedyOptions): Promise<'true' | 'untrue'> {
  if (recheck !== undefined) return recheck;
  const t = ctx.t.checkRemedy;
  return ctx.prompt.select({
    message: t.askRecheck,
    flag: '--recheck',
    choices: rechecks.map((value) => ({ value, name: t.rechecks[value] })),
  });
}

async function readDocument(ctx: Context, { document }: RemedyOptions): Promise<string> {
  const validate = (typed: string): string | true => normaliseText(typed) !== '' || ctx.t.cases.record.filled;
  return (
    filled(document) ??
    normaliseText(
      await ctx.prompt.text({ message: ctx.t.checkRemedy.askDocument, flag: '--document', validate }),
    )
  );
}

function renderTaken(ctx: Context, taken: TakenRemedy): string {
  const t = ctx.t.checkRemedy;
  const { case_no: caseNo, remedy, standing, due, document_no } = taken;
  const line = {
    order: () => t.ordered({ caseNo, due: due ?? '' }),
    recheck: () => (standing === 'corrected' ? t.corrected({ caseNo }) : t.uncorrected({ caseNo })),
    terminate: () => t.terminated({ caseNo }),
    revoke: () => t.revoked({ caseNo, documentNo: document_no ?? '' }),
  }[remedy]();
  const commands = taken.next.map((next) => remedyCommand(next, caseNo));
  const files = taken.files.map((file) => ctx.t.credit.paper.done({ file })).join('');
  return `${line}\n${files}${commands.length === 0 ? '' : `${t.next({ commands })}\n`}`;
}
