import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import type { Desk } from '../../cli/desk.ts';
import { present } from '../../cli/output.ts';
import type { Question } from '../../cli/prompter.ts';
import { wordOption } from '../../cli/values.ts';
import type { ApplicantType } from '../../identity/check-identity-number.ts';
import { orThrow } from '../../kernel/result.ts';
import { breachKinds, seriousnesses } from '../breach.ts';
import { subjectOf } from '../find-subject.ts';
import { type BreachReport, reportBreach } from '../report-breach.ts';
import { actDay, textFlag } from './flags.ts';

const types = ['person', 'organization', 'self_employed'] as const satisfies readonly ApplicantType[];

interface BreachOptions {
  readonly subject?: string;
  readonly name?: string;
  readonly type?: string;
  readonly idType?: string;
  readonly case?: string;
  readonly kind?: string;
  readonly seriousness?: string;
  readonly facts?: string;
  readonly authority?: string;
  readonly at?: string;
}

export function addBreach(noun: Command, kit: CommandKit): void {
  const t = kit.t.credit.breach;
  kit
    .command(noun, 'breach', t.summary)
    .option('--subject <id>', t.subject)
    .option('--name <name>', t.name)
    .option('--type <type>', t.type)
    .option('--id-type <type>', t.idType)
    .option('--case <number>', t.caseNo)
    .option('--kind <kind>', t.kind)
    .option('--seriousness <word>', t.seriousness)
    .option('--facts <text>', t.facts)
    .option('--authority <name>', t.authority)
    .option('--at <day>', t.at)
    .action(kit.run<BreachOptions>(runBreach));
}

async function runBreach(ctx: Context, _args: readonly string[], options: BreachOptions): Promise<number> {
  const t = ctx.t.credit;
  const at = actDay(ctx, options.at);
  const desk = await ctx.desk();
  const subject = await textFlag(ctx, options.subject, { flag: '--subject', message: t.breach.askSubject });
  const report: BreachReport = {
    subject,
    person: await personOf(ctx, desk, subject, options),
    caseNo: options.case,
    kind: await wordOf(ctx, options.kind, breachKinds, t.kind, { flag: '--kind', message: t.breach.askKind }),
    seriousness: await wordOf(ctx, options.seriousness, seriousnesses, t.seriousness, {
      flag: '--seriousness',
      message: t.breach.askSeriousness,
    }),
    facts: await textFlag(ctx, options.facts, { flag: '--facts', message: t.breach.askFacts }),
    authority: options.authority,
    at,
  };
  const reported = orThrow(await reportBreach(desk, report));
  await present(ctx, { json: reported, text: () => t.breach.done(reported) });
  return 0;
}

/** Name and type are asked for only where the office does not know the number. */
async function personOf(
  ctx: Context,
  desk: Desk,
  subject: string,
  options: BreachOptions,
): Promise<BreachReport['person']> {
  const type = options.type === undefined ? undefined : wordOption('--type', options.type, types);
  if (await subjectOf(desk, subject)) return undefined;
  const t = ctx.t.credit.breach;
  return {
    name: await textFlag(ctx, options.name, { flag: '--name', message: t.askName }),
    type:
      type ??
      (await wordOf(ctx, undefined, types, ctx.t.subject.types, { flag: '--type', message: t.askType })),
    idType: options.idType,
  };
}

async function wordOf<Word extends string>(
  ctx: Context,
  given: string | undefined,
  words: readonly Word[],
  names: Readonly<Record<Word, string>>,
  question: Question,
): Promise<Word> {
  if (given !== undefined) return wordOption(question.flag, given, words);
  return ctx.prompt.select({ ...question, choices: words.map((value) => ({ value, name: names[value] })) });
}
