import type { Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Result } from '../kernel/result.ts';
import type { Policy } from '../policy/schema.ts';
import type { Db, Tx } from '../store/store.ts';
import { type GateAnswer, type GateDay, judgeGate, noFacts } from './gate-rules.ts';
import { selectGateFacts } from './select-subjects.ts';

export interface GateQuestion extends GateDay {
  /** Keyed hash of the identity number (`idKeyOf`): an unknown one has done nothing, so the gate is open. */
  readonly idKey: string;
  /** The same of the body's legal representative, as just handed in; else whom the office knows as such. */
  readonly representativeKey?: string | null;
}

/** Asks the gate for one subject (E_POLICY_NONE on a day without rules). */
export async function gate(
  db: Db | Tx,
  policy: Policy,
  question: GateQuestion,
): Promise<Result<GateAnswer, AppError>> {
  const { idKey, representativeKey = null } = question;
  const keys = representativeKey === null ? [idKey] : [idKey, representativeKey];
  const found = await selectGateFacts(db, keys);
  const facts = found.get(idKey) ?? noFacts;
  const named = representativeKey === null ? null : (found.get(representativeKey) ?? noFacts);
  return judgeGate(policy, named === null ? facts : { ...facts, representative: named }, question);
}

/** The answer with the contract's keys, its texts in one language. */
export function gateJson(answer: GateAnswer, lang: Lang) {
  const { basis, grade_scheme_name: name } = answer;
  return { ...answer, basis: basis?.[lang] ?? null, grade_scheme_name: name?.[lang] ?? null };
}
