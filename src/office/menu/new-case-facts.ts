import { deferrableMaterials } from '../../case/admit-rules.ts';
import { identify } from '../../case/identify.ts';
import type { Context } from '../../cli/context.ts';
import { type IdType, idTypes } from '../../identity/id-types.ts';
import { itemInForce } from '../../item/in-force.ts';
import type { Item } from '../../item/item.ts';
import { officeDay } from '../../kernel/time.ts';
import { type Answers, type CaseFacts, caseInput } from './new-case-rules.ts';

/** What is known about a case that is being taken in: its item as it is in force today, and what follows for the questions. */
export interface Known extends CaseFacts {
  readonly version: Item | null;
}

export async function lookUp(ctx: Context, answers: Answers): Promise<Known> {
  const { store } = await ctx.desk();
  const today = officeDay(ctx.now());
  const found = answers.item === undefined ? null : await itemInForce(store.db, answers.item, today);
  const version = found?.ok ? found.item : null;
  return {
    version,
    item:
      version === null ? null : { mode: version.mode, deferrable: deferrableMaterials(version.materials) },
    idTypeOpen: answers.id_number !== undefined && problemOf(ctx, answers, answers.id_number) === 'open',
  };
}

/** What is wrong with an applicant's number, as a sentence; null for nothing, `open` where the document must be told. */
export function problemOf(ctx: Context, answers: Answers, idNumber: string): string | 'open' | null {
  const answer = check(ctx, answers, idNumber, null);
  if (answer.ok) return null;
  const mayBeOther = answer.problem === 'unrecognised' && fittingIdTypes(ctx, answers, idNumber).length > 0;
  return mayBeOther ? 'open' : ctx.t.identity.problems[answer.problem];
}

/** The documents that a number may belong to. */
export const fittingIdTypes = (ctx: Context, answers: Answers, idNumber: string): IdType[] =>
  idTypes.filter((type) => check(ctx, answers, idNumber, type).ok);

const check = (ctx: Context, answers: Answers, idNumber: string, idType: IdType | null) =>
  identify({ ...caseInput(answers).applicant, idType, idNumber }, officeDay(ctx.now()));
