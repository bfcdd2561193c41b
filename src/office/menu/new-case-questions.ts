import { applicantTypes, channels } from '../../case/case.ts';
import { agentInput, identify } from '../../case/identify.ts';
import { prepareCase } from '../../case/prepare-case.ts';
import { painted } from '../../cli/colour.ts';
import type { Context } from '../../cli/context.ts';
import { officeRules } from '../../cli/office-rules.ts';
import type { Choice } from '../../cli/prompter.ts';
import { AppError } from '../../kernel/app-error.ts';
import { must } from '../../kernel/assert.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseText } from '../../kernel/text.ts';
import { officeDay } from '../../kernel/time.ts';
import { openGateCard, shutGateCard } from './gate-card.ts';
import { fittingIdTypes, type Known, problemOf } from './new-case-facts.ts';
import { askItem } from './new-case-item.ts';
import { newCasePage } from './new-case-page.ts';
import { type AnswerKey, type Answers, caseInput, deferredOf, give, maskedAnswer } from './new-case-rules.ts';
import { pageWidth } from './page.ts';
import { wrap } from './wrap.ts';

/** A question as it is put: the answers so far, and what is known of them. */
interface Asking {
  readonly ctx: Context;
  readonly answers: Answers;
  readonly known: Known;
}

/** Puts one question on a page of its own and returns its answer; Esc is thrown, as everywhere. */
export function askOne(key: AnswerKey, asking: Asking): Promise<string> {
  const { ctx, answers, known } = asking;
  if (key === 'item') return askItem(ctx, answers.item);
  if (key === 'choice') return askChoice(asking);
  newCasePage(ctx, answers, known, isTyped(key) ? keyTips(ctx) : '');
  return questions[key](asking);
}

/** Lists say which keys they take; a line to type on does not. */
const keyTips = (ctx: Context): string =>
  painted(true, ctx.environment).faint(
    [ctx.t.cli.keys.enter, ctx.t.cli.keys.back, ctx.t.menu.newCase.leave].join(' · '),
  );

const isTyped = (key: AnswerKey): boolean =>
  !['type', 'id_type', 'channel', 'agent', 'deferred'].includes(key);

/** The most characters of a text, as the layout of cases has it. */
const most: Readonly<Partial<Record<AnswerKey, number>>> = {
  name: 100,
  phone: 40,
  address: 300,
  facts: 8000,
};

const questions: Readonly<
  Record<Exclude<AnswerKey, 'item' | 'choice'>, (asking: Asking) => Promise<string>>
> = {
  type: (asking) =>
    askList(
      asking,
      'type',
      applicantTypes.map((value) => ({ value, name: asking.ctx.t.subject.types[value] })),
    ),
  name: (asking) => askText(asking, 'name', { needed: true }),
  id_number: (asking) =>
    askText(asking, 'id_number', {
      needed: true,
      check: (typed) => {
        const problem = problemOf(asking.ctx, asking.answers, typed);
        return problem === null || problem === 'open' || problem;
      },
    }),
  id_type: (asking) =>
    askList(
      asking,
      'id_type',
      fittingIdTypes(asking.ctx, asking.answers, asking.answers.id_number ?? '').map((value) => ({
        value,
        name: asking.ctx.t.identity.idTypes[value],
      })),
    ),
  legal_representative: (asking) => askText(asking, 'legal_representative'),
  representative_id_number: (asking) =>
    askText(asking, 'representative_id_number', { check: (typed) => personProblem(asking, typed) }),
  channel: (asking) =>
    askList(
      asking,
      'channel',
      channels.map((value) => ({ value, name: asking.ctx.t.cases.channels[value] })),
    ),
  agent: (asking) =>
    askList(asking, 'agent', [
      { value: 'no', name: asking.ctx.t.menu.no },
      { value: 'yes', name: asking.ctx.t.menu.yes },
    ]),
  agent_name: (asking) => askText(asking, 'agent_name', { needed: true }),
  agent_id_number: (asking) =>
    askText(asking, 'agent_id_number', { needed: true, check: (typed) => personProblem(asking, typed) }),
  deferred: async ({ ctx, answers, known }) => {
    const chosen = await ctx.prompt.selectMany({
      message: ctx.t.menu.newCase.questions.deferred,
      flag: '--deferred',
      choices: (known.item?.deferrable ?? []).map((value) => ({ value, name: value })),
      initial: deferredOf(answers),
    });
    return chosen.join('；');
  },
  facts: (asking) => askText(asking, 'facts'),
  phone: (asking) =>
    askText(asking, 'phone', {
      check: (typed) => (typed.match(/\d/g) ?? []).length >= 5 || asking.ctx.t.menu.newCase.phoneDigits,
    }),
  address: (asking) => askText(asking, 'address'),
};

async function askText(
  { ctx, answers }: Asking,
  key: Exclude<AnswerKey, 'item' | 'choice'>,
  options: { needed?: boolean; check?: (typed: string) => string | true } = {},
): Promise<string> {
  const t = ctx.t.menu.newCase;
  const limit = most[key] ?? 100;
  const typed = await ctx.prompt.text({
    message: t.questions[key],
    flag: `--${key.replaceAll('_', '-')}`,
    ...(answers[key] ? { initial: answers[key] } : {}),
    validate: (text) => {
      const value = normaliseText(text);
      if (value === '') return options.needed === true ? t.filled : true;
      if ([...value].length > limit) return t.tooLong({ most: limit });
      return options.check?.(value) ?? true;
    },
    kept: (text) => maskedAnswer(give(answers, key, normaliseText(text)), key),
  });
  return normaliseText(typed);
}

function askList(
  { ctx, answers }: Asking,
  key: Exclude<AnswerKey, 'item' | 'choice'>,
  choices: readonly Choice<string>[],
): Promise<string> {
  const initial = answers[key];
  return ctx.prompt.select({
    message: ctx.t.menu.newCase.questions[key],
    flag: `--${key.replaceAll('_', '-')}`,
    choices,
    ...(initial === undefined ? {} : { initial }),
  });
}

/** What is wrong with the number of an agent or a legal representative. */
function personProblem({ ctx }: Asking, typed: string): string | true {
  const answer = identify(agentInput('', typed), officeDay(ctx.now()));
  return answer.ok || ctx.t.identity.problems[answer.problem];
}

/** The gate first, then the notice, then the applicant's own choice. Whoever may not commit is offered the ordinary procedure. */
async function askChoice({ ctx, answers, known }: Asking): Promise<string> {
  const t = ctx.t.menu.newCase;
  const desk = await ctx.desk();
  const input = { ...caseInput(answers), ordinary: false, deferred: [] };
  const prepared = await prepareCase(desk.store.db, desk, orThrow(await officeRules(desk)), input);
  const shut = !prepared.ok && isShut(prepared.error) ? prepared.error : null;
  if (shut === null) orThrow(prepared);
  const gate = prepared.ok ? must(prepared.value.admission.gate, 'a promise is never taken unasked') : null;
  const card = shut !== null ? shutGateCard(ctx, shut) : gate !== null ? openGateCard(ctx, gate) : '';
  const words = wrap(shut === null ? t.told : t.voluntary, pageWidth(ctx)).join('\n');
  const { choice: _open, ...others } = answers;
  newCasePage(ctx, others, known, `${card}\n${words}`);
  const initial = answers.choice;
  return ctx.prompt.select({
    message: t.questions.choice,
    flag: '--ordinary',
    choices: [
      ...(shut === null ? [{ value: 'commitment', name: t.promise }] : []),
      { value: 'ordinary', name: shut === null ? t.ordinary : t.ordinaryOnly },
    ],
    ...(initial === undefined ? {} : { initial }),
  });
}

const isShut = (error: Error): error is AppError =>
  error instanceof AppError && (error.code === 'E_CASE_BARRED' || error.code === 'E_CASE_AGENT_NOT_ALLOWED');
