import type { Context } from '../../cli/context.ts';
import type { Desk } from '../../cli/desk.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { note } from '../../cli/output.ts';
import { limitOption } from '../../cli/values.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseCode, normaliseText } from '../../kernel/text.ts';
import { officeDay, parseInstant } from '../../kernel/time.ts';
import { applicantTypes, type Channel, channels } from '../case.ts';
import { typedMaterials } from '../deferral-rules.ts';
import { findItems } from '../find-items.ts';
import { identify } from '../identify.ts';
import { type CaseInput, prepareCase } from '../prepare-case.ts';

export interface RecordOptions {
  readonly item?: string;
  readonly bundle?: string;
  readonly name?: string;
  readonly type?: (typeof applicantTypes)[number];
  readonly idType?: string;
  readonly idNumber?: string;
  readonly legalRepresentative?: string;
  readonly legalRepresentativeIdNumber?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly agentName?: string;
  readonly agentIdNumber?: string;
  readonly channel?: Channel;
  readonly receivedAt?: string;
  readonly region?: string;
  readonly applicantRegion?: string;
  readonly facts?: string;
  readonly deferred?: string;
  readonly deferredWithin?: string;
  readonly ordinary?: boolean;
}

const needed = [
  'item',
  'type',
  'name',
  'idNumber',
  'channel',
] as const satisfies readonly (keyof RecordOptions)[];

/** True where something must be asked: a person then also makes the choice between commitment and ordinary procedure. */
export const isAsked = (options: RecordOptions): boolean =>
  options.ordinary !== true && needed.some((key) => options[key] === undefined);

/** The case as flags give it, every missing answer asked for; without a terminal each is an error that names its flag. */
export async function askCase(ctx: Context, options: RecordOptions): Promise<CaseInput> {
  const itemCode = normaliseCode(options.item ?? '') || (await askItem(ctx, options));
  return { itemCode, ...(await askApplication(ctx, options)) };
}

/** Everything but what is applied for. */
export async function askApplication(
  ctx: Context,
  options: RecordOptions,
): Promise<Omit<CaseInput, 'itemCode'>> {
  const t = ctx.t.cases.record;
  const text = async (
    message: string,
    flag: string,
    given: string | undefined,
    check: (typed: string) => string | true = () => true,
  ): Promise<string> => {
    if (given !== undefined && normaliseText(given) !== '') return normaliseText(given);
    const validate = (typed: string): string | true =>
      normaliseText(typed) === '' ? t.filled : check(typed);
    return normaliseText(await ctx.prompt.text({ message, flag, validate }));
  };
  const type =
    options.type ??
    (await ctx.prompt.select({
      message: t.askType,
      flag: '--type',
      choices: applicantTypes.map((value) => ({ value, name: ctx.t.subject.types[value] })),
    }));
  const name = await text(t.askName, '--name', options.name);
  // Refused at once, so that a slip costs one answer and not all of them.
  const idProblem = (typed: string): string | true => {
    const asked = {
      type,
      name,
      idNumber: normaliseText(typed),
      idType: options.idType ?? null,
    };
    const answer = identify(asked, officeDay(ctx.now()));
    return answer.ok || ctx.t.identity.problems[answer.problem];
  };
  const idNumber = await text(t.askIdNumber, '--id-number', options.idNumber, idProblem);
  const channel =
    options.channel ??
    (await ctx.prompt.select({
      message: t.askChannel,
      flag: '--channel',
      choices: channels.map((value) => ({ value, name: ctx.t.cases.channels[value] })),
    }));
  const agentName = normaliseText(options.agentName ?? '');
  const agent =
    agentName === '' && options.agentIdNumber === undefined
      ? null
      : {
          name: agentName === '' ? await text(t.agentName, '--agent-name', undefined) : agentName,
          idNumber: await text(t.askAgentIdNumber, '--agent-id-number', options.agentIdNumber),
        };
  return {
    applicant: {
      type,
      name,
      idNumber,
      idType: options.idType ?? null,
      legalRepresentative: options.legalRepresentative ?? null,
      phone: options.phone ?? null,
      address: options.address ?? null,
    },
    agent,
    representativeIdNumber: options.legalRepresentativeIdNumber ?? null,
    channel,
    ordinary: options.ordinary ?? false,
    regionCode: options.region ?? null,
    applicantRegion: options.applicantRegion ?? null,
    facts: options.facts ?? null,
    deferred: typedMaterials([options.deferred ?? '']),
    deferredWithin:
      options.deferredWithin === undefined ? null : limitOption('--deferred-within', options.deferredWithin),
  };
}

/** Out of the items in force that day, by any part of code, name, certificate or authority. */
async function askItem(ctx: Context, options: RecordOptions): Promise<string> {
  const question = { message: ctx.t.cases.record.askItem, flag: '--item' };
  // Without a terminal the missing flag is told before anything is opened.
  const desk = ctx.prompt.canAsk ? await ctx.desk() : null;
  const day = officeDay((options.receivedAt && parseInstant(options.receivedAt)) || ctx.now());
  return ctx.prompt.search({
    ...question,
    find: async (typed) => {
      const found = desk === null ? [] : await findItems(desk.store.db, day, normaliseText(typed));
      return found.map((item) => ({
        value: item.item_code,
        name: `${item.item_name}　${item.authority_name}　${item.item_code}`,
      }));
    },
  });
}

/**
 * The gate first, then the notice, then the choice: asked of applicants who may commit. A barred one is left to the refusal, which
 * offers the ordinary procedure; any other refusal comes before the person is asked anything more.
 */
export async function offerChoice(ctx: Context, desk: Desk, input: CaseInput): Promise<CaseInput> {
  const rules = orThrow(await officeRules(desk));
  const prepared = await prepareCase(desk.store.db, desk, rules, input);
  if (!prepared.ok && prepared.error.code === 'E_CASE_BARRED') return input;
  const { item, admission } = orThrow(prepared);
  if (admission.mode !== 'commitment') return input;
  const t = ctx.t.cases.record;
  if (admission.gate !== null) note(ctx, ctx.t.subject.gate.reasons[admission.gate.reason]);
  const commits = await ctx.prompt.select({
    message: t.askChoice({ item: item.item_name }),
    flag: '--ordinary',
    choices: [
      { value: true, name: t.chooseCommitment },
      { value: false, name: t.chooseOrdinary },
    ],
  });
  return { ...input, ordinary: !commits };
}
