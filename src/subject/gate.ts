import type { Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import type { Policy } from '../policy/schema.ts';
import type { Db, Tx } from '../store/store.ts';
import { type GateAnswer, type GateFacts, type GateItem, judgeGate, noFacts } from './gate-rules.ts';
import { selectGateFacts } from './select-subjects.ts';

export interface GateQuestion {
  /** Keyed hash of the identity number (`idKeyOf`): an unknown one has done nothing, so the gate is open. */
  readonly idKey: string;
  readonly day: Day;
  /** Null: any item, so that a bar of any scope counts. */
  readonly item: GateItem | null;
}

/** Asks the gate for one subject (E_POLICY_NONE on a day without rules). */
export async function gate(
  db: Db | Tx,
  policy: Policy,
  question: GateQuestion,
): Promise<Result<GateAnswer, AppError>> {
  const facts: ReadonlyMap<string, GateFacts> = await selectGateFacts(db, [question.idKey]);
  return judgeGate(policy, facts.get(question.idKey) ?? noFacts, question);
}

/** The answer with the contract's keys, its basis in one language. */
export function gateJson(answer: GateAnswer, lang: Lang) {
  return { ...answer, basis: answer.basis?.[lang] ?? null };
}
