import { appError, catalogue } from '../i18n/catalogue.ts';
import { checkIdentityNumber } from '../identity/check-identity-number.ts';
import type { IdentityProblem } from '../identity/problem.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseText } from '../kernel/text.ts';
import type { Day } from '../kernel/time.ts';
import type { Person } from '../subject/keep-subjects.ts';
import type { Role } from './admit-rules.ts';

/** An applicant or agent as handed in, the number as typed. */
export interface PersonInput {
  readonly type: Person['type'];
  readonly name: string;
  readonly idType?: string | null;
  readonly idNumber: string;
  readonly legalRepresentative?: string | null;
  readonly phone?: string | null;
  readonly address?: string | null;
}

export type Identified =
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly problem: IdentityProblem };

/** Checks the number by its standard; 15-digit numbers pass in history only. */
export function identify(input: PersonInput, today: Day, history = false): Identified {
  const checked = checkIdentityNumber({
    type: input.type,
    idType: input.idType ?? undefined,
    number: input.idNumber,
    today,
    history,
  });
  if (!checked.ok)
    return { ok: false, problem: isOfOtherType(input, today) ? 'applicant_type' : checked.problem };
  const text = (value: string | null | undefined): string | null => normaliseText(value ?? '') || null;
  return {
    ok: true,
    person: {
      type: input.type,
      idType: checked.idType,
      number: checked.number,
      name: normaliseText(input.name),
      legalRepresentative: text(input.legalRepresentative),
      phone: text(input.phone),
      address: text(input.address),
    },
  };
}

/** A body's number given for a person, or the other way round: that is what to tell, not that some check character is wrong. */
const isOfOtherType = ({ type, idNumber }: PersonInput, today: Day): boolean =>
  checkIdentityNumber({
    type: type === 'organization' ? 'person' : 'organization',
    number: idNumber,
    today,
  }).ok;

/** An agent is a person, unless the number is an organization's credit code (an intermediary 中介). */
export const agentInput = (name: string, idNumber: string): PersonInput => ({
  type:
    /^[0-9A-Z]{18}$/i.test(idNumber.trim()) && !/^\d{17}[\dXx]$/.test(idNumber.trim())
      ? 'organization'
      : 'person',
  name,
  idNumber,
});

const flagOf = {
  applicant: '--id-number',
  agent: '--agent-id-number',
  representative: '--legal-representative-id-number',
} as const;

export function identified(
  role: Role | 'representative',
  input: PersonInput,
  today: Day,
): Result<Person, AppError> {
  const answer = identify(input, today);
  if (answer.ok) return ok(answer.person);
  return err(
    appError('E_CASE_IDENTITY', {
      role,
      reason: catalogue('zh').identity.problems[answer.problem],
      reasonEn: catalogue('en').identity.problems[answer.problem],
      flag: flagOf[role],
    }),
  );
}
