import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { note, present } from '../../cli/output.ts';
import { renderFacts } from '../../cli/table.ts';
import { appError, describeError } from '../../i18n/catalogue.ts';
import { AppError } from '../../kernel/app-error.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseCode } from '../../kernel/text.ts';
import { gateFacts } from '../../subject/explain-gate.ts';
import { gateJson } from '../../subject/gate.ts';
import { applicantTypes, channels } from '../case.ts';
import type { CaseInput } from '../prepare-case.ts';
import { recordCase } from '../record-case.ts';
import type { RecordedCase } from '../write-case.ts';
import { askApplication, askCase, isAsked, offerChoice, type RecordOptions } from './ask-case.ts';
import { runRecordApplication } from './record-application.ts';
import { markProvisional, optional, readAt, stateFacts } from './step-options.ts';

export function addRecord(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases.record;
  kit
    .command(noun, 'record', t.summary)
    .option('--item <code>', t.item)
    .option('--bundle <code>', kit.t.cases.application.option)
    .option('--name <name>', t.name)
    .addOption(new Option('--type <type>', t.type).choices(applicantTypes))
    .option('--id-type <type>', t.idType)
    .option('--id-number <number>', t.idNumber)
    .option('--legal-representative <name>', t.legalRepresentative)
    .option('--legal-representative-id-number <number>', t.legalRepresentativeIdNumber)
    .option('--phone <number>', t.phone)
    .option('--address <text>', t.address)
    .option('--agent-name <name>', t.agentName)
    .option('--agent-id-number <number>', t.agentIdNumber)
    .addOption(new Option('--channel <channel>', t.channel).choices(channels))
    .option('--received-at <time>', t.receivedAt)
    .option('--region <code>', t.region)
    .option('--applicant-region <code>', t.applicantRegion)
    .option('--facts <text>', t.facts)
    .option('--deferred <materials>', t.deferred)
    .option('--deferred-within <limit>', kit.t.cases.deferral.within)
    .option('--ordinary', t.ordinary)
    .action(kit.run<RecordOptions>(runRecord));
}

async function runRecord(ctx: Context, _args: readonly string[], options: RecordOptions): Promise<number> {
  const desk = await ctx.desk();
  const bundle = normaliseCode(options.bundle ?? '');
  if (bundle !== '' && options.item !== undefined) {
    throw appError('E_USAGE_OPTION', { detail: ctx.t.cases.application.notBoth });
  }
  const asked = isAsked(options);
  const received = readAt(
    ctx,
    options.receivedAt === undefined ? {} : { at: options.receivedAt },
    '--received-at',
  );
  const time = received.at === undefined ? {} : { receivedAt: received.at };
  if (bundle !== '') {
    return runRecordApplication(ctx, { bundle, ...(await askApplication(ctx, options)), ...time });
  }
  const input: CaseInput = { ...(await askCase(ctx, options)), ...time };
  const chosen = asked ? await offerChoice(ctx, desk, input) : input;
  const recorded = await recordOrOffer(ctx, chosen);
  await present(ctx, {
    json: { ...recorded, gate: recorded.gate === null ? null : gateJson(recorded.gate, ctx.lang) },
    text: () => render(ctx, recorded),
  });
  return 0;
}

/** A barred applicant is offered the ordinary procedure; where nobody can be asked, the refusal says how to take it. */
async function recordOrOffer(ctx: Context, input: CaseInput): Promise<RecordedCase> {
  const desk = await ctx.desk();
  const result = await recordCase(desk, input);
  const barred =
    !result.ok && result.error.code === 'E_CASE_BARRED' && result.error.params['what'] === 'commitment';
  if (!barred || !ctx.prompt.canAsk) return orThrow(result);
  if (result.error instanceof AppError) note(ctx, describeError(ctx.t, result.error).message);
  const question = { message: ctx.t.cases.record.offerOrdinary, flag: '--ordinary', initial: true };
  if (!(await ctx.prompt.confirm(question))) return orThrow(result);
  return orThrow(await recordCase(desk, { ...input, ordinary: true }));
}

function render(ctx: Context, recorded: RecordedCase): string {
  const t = ctx.t.cases;
  const { gate } = recorded;
  const shown = markProvisional(ctx, recorded);
  const caseNo = recorded.case_no;
  const { next: nextPromise, nextVerify, nextOrdinary } = t.record;
  const nexts = {
    commitment: nextPromise,
    dept_verify: nextVerify,
    data_query: nextOrdinary,
    ordinary: nextOrdinary,
  };
  const next = nexts[recorded.mode]({ caseNo });
  const facts = [
    ...(gate === null ? [] : gateFacts(ctx.t, ctx.lang, gate)),
    ...stateFacts(ctx, shown),
    ...optional(t.fields.deferred, recorded.deferred_materials),
    ...optional(t.deferral.due, recorded.materials_due),
  ];
  return `${renderFacts(facts)}${next}\n`;
}
