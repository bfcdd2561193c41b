import { revokeCase } from '../case/stop-case.ts';
import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { actByRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, type Instant, officeDay, officeInstant } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Tx } from '../store/store.ts';
import { keyedHash } from '../workspace/keys.ts';
import type { Defence } from './breach.ts';
import { writeDecisionPaper } from './decision-paper.ts';
import { findPenalties } from './find-penalties.ts';
import type { Penalties } from './penalties.ts';
import { checkDecision, checkGround, checkPersons } from './rules.ts';
import {
  type BreachRow,
  checkOutcomes,
  findBreach,
  findCaseById,
  insertBars,
  subjectKey,
  updateBreach,
} from './store.ts';

export interface DecisionInput {
  readonly breach: string;
  /** Number of the deciding document. */
  readonly document: string;
  readonly at?: Day | undefined;
  readonly defence?: Defence | undefined;
  /** Who confirms the decision beside the actor. */
  readonly second?: string | undefined;
  /** Publish a minor breach because that is really needed. */
  readonly publish?: boolean | undefined;
  /** Absolute path of the folder for the decision as a paper; it is written before the act is committed. */
  readonly outDir?: string | undefined;
  /** What was found on the defence, for the paper. */
  readonly opinion?: string | undefined;
  /** Revokes what was granted in the breach's case, by the same document and in the same transaction. */
  readonly revoke?: boolean | undefined;
}

export interface Decided extends Penalties {
  readonly breach: string;
  readonly state: 'decided';
  readonly document_no: string;
  readonly decided_on: Day;
  readonly defence: Defence | 'expired';
  readonly second: string | null;
  readonly files: readonly string[];
  /** The case whose decision was revoked with it. */
  readonly revoked: string | null;
}

/**
 * Decides a breach after due process and sets what follows by the rules in force on the decision's day: bars, publicity, and the
 * first day of repair. E_CREDIT_UNKNOWN, the refusals of `checkDecision`, `checkGround`, `checkPersons` and `penaltiesOf`, policy errors;
 * with a paper also E_TEMPLATE_* and E_PAPER_*; with `revoke` also E_CREDIT_REVOKE_NO_CASE and the refusals of `revokeCase`.
 */
export async function decideBreach(desk: Desk, input: DecisionInput): Promise<Result<Decided, AppError>> {
  const stamp = stampOf(desk);
  const day = input.at ?? officeDay(stamp.at);
  return actByRules(desk, async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const { policy } = rules.value;
    const breach = await findBreach(tx, regionOf(desk), input.breach);
    if (!breach) return err(appError('E_CREDIT_UNKNOWN', { breach: input.breach }));
    const defence = checkDecision({
      breach: breach.breach_no,
      state: breach.state,
      notifiedOn: breach.notified_on,
      defenceUntil: breach.defence_until,
      decidedOn: day,
      defence: input.defence ?? null,
    });
    if (!defence.ok) return defence;
    const ground = await checkGroundOf(tx, breach);
    if (!ground.ok) return ground;
    const second = input.second?.trim() || null;
    const two = regimeOn(policy.credit.two_person_rule, day);
    if (!two.ok) return two;
    const { breach_no, actor: reporter } = breach;
    const who = { breach: breach_no, two: two.value.value, reporter, actor: stamp.actor, second };
    const persons = checkPersons(who);
    if (!persons.ok) return persons;
    const penalties = await findPenalties(tx, policy, breach, day, input.publish ?? false);
    if (!penalties.ok) return penalties;
    const decision = { decided_on: day, document_no: input.document, defence: defence.value };
    await writeDecision(tx, breach, { ...decision, second, state: 'decided' }, penalties.value);
    const { bars, basis, risk, ...dates } = penalties.value;
    await appendEntry(tx, stamp, 'credit.decide', {
      breach: breach.breach_no,
      subject: await subjectKey(tx, breach.subject_id),
      kind: breach.kind,
      seriousness: breach.seriousness,
      ...decision,
      ...dates,
      bars: bars.map(({ basis: _, ...bar }) => bar),
      ...(risk === null ? {} : { risk: { ...risk } }),
      ...(second === null ? {} : { second: keyedHash(desk.keys, second) }),
    });
    const revoked = input.revoke ? await revokeOf(tx, desk, breach, { ...decision, at: stamp.at }) : ok(null);
    if (!revoked.ok) return revoked;
    const files: string[] = [];
    if (input.outDir !== undefined) {
      const paper = await writeDecisionPaper(tx, desk, input.outDir, {
        breach,
        documentNo: input.document,
        day,
        defence: defence.value,
        opinion: input.opinion,
        penalties: penalties.value,
      });
      if (!paper.ok) return paper;
      files.push(paper.value);
    }
    return ok({
      breach: breach.breach_no,
      state: 'decided',
      ...decision,
      second,
      ...penalties.value,
      files,
      revoked: revoked.value,
    });
  });
}

/** Revokes the decision of the breach's case; returns its number. */
async function revokeOf(
  tx: Tx,
  desk: Desk,
  breach: BreachRow,
  decision: { readonly decided_on: Day; readonly document_no: string; readonly at: Instant },
): Promise<Result<string, AppError>> {
  const found = await findCaseById(tx, breach.case_id);
  if (found === null) return err(appError('E_CREDIT_REVOKE_NO_CASE', { breach: breach.breach_no }));
  // A decision entered later was taken by the end of its day.
  const today = decision.decided_on === officeDay(decision.at);
  const at = today ? decision.at : officeInstant(decision.decided_on, '23:59');
  const done = await revokeCase(tx, desk, { caseNo: found.case_no, at, documentNo: decision.document_no });
  return done.ok ? ok(found.case_no) : done;
}

/** What came to the case since the breach was reported counts: a withdrawal, or checks that prove nothing. */
async function checkGroundOf(tx: Tx, breach: BreachRow): Promise<Result<void, AppError>> {
  const found = await findCaseById(tx, breach.case_id);
  if (found === null) return ok(undefined);
  const { case_no, state, case_id } = found;
  return checkGround(breach.kind, { case_no, state, checks: await checkOutcomes(tx, case_id) });
}

async function writeDecision(
  tx: Tx,
  breach: BreachRow,
  { second, ...decision }: Pick<Decided, 'state' | 'decided_on' | 'document_no' | 'defence' | 'second'>,
  penalties: Penalties,
): Promise<void> {
  await updateBreach(tx, breach, {
    ...decision,
    second_actor: second,
    risk_class: penalties.risk?.class ?? null,
    risk_until: penalties.risk?.until ?? null,
    regime: penalties.regime,
    regime_basis: penalties.basis.zh,
    regime_basis_en: penalties.basis.en,
    publicity_from: penalties.publicity_from,
    publicity_until: penalties.publicity_until,
    earliest_repair: penalties.earliest_repair,
  });
  await insertBars(
    tx,
    penalties.bars.map((bar) => ({
      breach_id: breach.breach_id,
      subject_id: breach.subject_id,
      from_day: bar.from,
      until_day: bar.until,
      until_repaired: bar.until_repaired ? 1 : 0,
      scope: bar.scope,
      scope_value: bar.scope_value,
      regime: bar.regime,
      basis: bar.basis.zh,
      basis_en: bar.basis.en,
      lifted_on: null,
      lifted_by: null,
    })),
  );
}
