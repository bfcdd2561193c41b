import { channels } from '../../case/case.ts';
import type { Context } from '../../cli/context.ts';
import { idTypes } from '../../identity/id-types.ts';
import type { Known } from './new-case-facts.ts';
import { type AnswerKey, type Answers, maskedAnswer, questionsOf } from './new-case-rules.ts';
import { beginPage, pageWidth } from './page.ts';
import { wrapFacts } from './wrap.ts';

/** What was answered so far, label and value, personal data masked; what was left empty is left out. */
function answeredFacts(
  ctx: Context,
  answers: Answers,
  known: Known,
): (readonly [label: string, value: string])[] {
  return questionsOf(answers, known).flatMap((key) => {
    const value = shownAnswer(ctx, answers, known, key);
    return value === '' ? [] : [[ctx.t.menu.newCase.labels[key], value] as const];
  });
}

/** An answer in the reader's words. */
export function shownAnswer(ctx: Context, answers: Answers, known: Known, key: AnswerKey): string {
  const value = maskedAnswer(answers, key);
  const { t } = ctx;
  switch (key) {
    case 'item':
      return known.version === null ? value : known.version.item_name + t.menu.gap + value;
    case 'type':
      return value === 'person' || value === 'organization' || value === 'self_employed'
        ? t.subject.types[value]
        : value;
    case 'channel': {
      const channel = channels.find((one) => one === value);
      return channel === undefined ? value : t.cases.channels[channel];
    }
    case 'id_type': {
      const type = idTypes.find((one) => one === value);
      return type === undefined ? value : t.identity.idTypes[type];
    }
    case 'agent':
      // Who it is stands on the next line; that nobody does needs no line.
      return '';
    case 'choice':
      return value === '' ? '' : t.cases.modes[value === 'ordinary' ? 'ordinary' : 'commitment'];
    default:
      return value;
  }
}

/** A page of the case that is being taken in: what was answered so far, and what this question needs. */
export function newCasePage(ctx: Context, answers: Answers, known: Known, more = ''): number {
  const facts = wrapFacts(answeredFacts(ctx, answers, known), pageWidth(ctx));
  const body = [facts.trimEnd(), more.trimEnd()].filter((part) => part !== '').join('\n\n');
  return beginPage(ctx, ctx.t.menu.newCase.title, body);
}
