import type { Desk } from '../cli/desk.ts';
import { officeRules } from '../cli/office-rules.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import { materialsDueOf } from './deferral-rules.ts';
import { handOutLetterNumbers, type LetterNumbers } from './numbers.ts';
import type { StepTaken } from './store.ts';
import { type CaseState, checkOrder, type StepRequest, takeStep } from './take-step.ts';

export interface SignedCase extends CaseState {
  /** The letter was numbered anew, since it was signed on another day than recorded: it must be printed again. */
  readonly renewed: boolean;
  /** Materials still to come; the result waits for them. */
  readonly deferred_materials: string | null;
  /** By when they must come. */
  readonly materials_due: string | null;
}

/**
 * Records the applicant's signature. The commitment code carries its day: signed on another day, the letter gets a new number and
 * code, unless the policy `letters.code_on_other_day` keeps them. A second signature is an illegal step (E_CASE_STEP).
 */
export async function signCase(desk: Desk, request: StepRequest): Promise<Result<SignedCase, AppError>> {
  let renewed = false;
  let materials: string | null = null;
  let due: string | null = null;
  const signed = await takeStep(desk, request, 'sign', 'case.sign', async ({ tx, row, at }) => {
    const order = checkOrder(row, 'signed_at', at);
    if (!order.ok) return order;
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const day = officeDay(at);
    const policy = regimeOn(rules.value.policy.letters.code_on_other_day, day);
    if (!policy.ok) return policy;
    let numbers: LetterNumbers = {
      letter_no: row.letter_no ?? '',
      commitment_code: row.commitment_code ?? '',
    };
    const codeDay = row.commitment_code?.slice(6, 14);
    // A case that came without numbers gets them now; one signed on its own day keeps them.
    renewed =
      codeDay === undefined || (codeDay !== day.replaceAll('-', '') && policy.value.value === 'renew');
    if (renewed) {
      const fresh = await handOutLetterNumbers(tx, desk, day, 1);
      if (!fresh.ok) return fresh;
      numbers = fresh.value[0] ?? numbers;
    }
    materials = row.deferred_materials;
    due = materials === null ? null : materialsDueOf(row);
    const taken: StepTaken[] = [{ step: 'sign', from: row.state, to: 'signed', at }];
    if (materials !== null)
      taken.push({ step: 'defer', from: 'signed', to: 'deferred', at, note: materials });
    return ok({
      change: { signed_at: at, ...numbers },
      taken,
      data: { ...numbers, replaces: renewed ? row.letter_no : null },
    });
  });
  return signed.ok
    ? ok({ ...signed.value, renewed, deferred_materials: materials, materials_due: due })
    : signed;
}
