import { revokeCase } from '../case/stop-case.ts';
import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, type Instant, officeDay, officeInstant } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import type { Tx } from '../store/store.ts';
import type { Defence } from './breach.ts';
import { writeDecisionPaper } from './decision-paper.ts';
import { findPenalties } from './find-penalties.ts';
import type { Penalties } from './penalties.ts';
import { checkDecision } from './rules.ts';
import { type BreachRow, findBreach, findCaseById, insertBars, subjectKey, updateBreach } from './store.ts';

export interface DecisionInput {
  readonly breach: string;
  /** Number of the deciding document. */
  readonly document: string;
  readonly at?: Day | undefined;
  readonly defence?: Defence | undefined;
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
  readonly files: readonly string[];
  /** The case whose decision was revoked with it. */
  readonly revoked: string | null;
}

/**
 * Decides a breach after due process and sets what follows by the rules in force on the decision's day: bars, publicity, and the
 * first day of repair. E_CREDIT_UNKNOWN, the refusals of `checkDecision` and `penaltiesOf`, E_CREDIT_TWO_PERSONS, policy errors;
 * with a paper also E_TEMPLATE_* and E_PAPER_*; with `revoke` also E_CREDIT_REVOKE_NO_CASE and the refusals of `revokeCase`.
 */
export async function decideBreach(desk: Desk, input: DecisionInput): Promise<Result<Decided, AppError>> {
  const stamp = stampOf(desk);
  const day = input.at ?? officeDay(stamp.at);
  return desk.store.transaction(async (tx) => {
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
    const persons = checkPersons(policy, breach, day, stamp.actor);
    if (!persons.ok) return persons;
    const penalties = await findPenalties(tx, policy, breach, day, input.publish ?? false);
    if (!penalties.ok) return penalties;
    const decision = { decided_on: day, document_no: input.document, defence: defence.value };
    await writeDecision(tx, breach, { ...decision, state: 'decided' }, penalties.value);
    const { bars, basis, ...dates } = penalties.value;
    await appendEntry(tx, stamp, 'credit.decide', {
      breach: breach.breach_no,
      subject: await subjectKey(tx, breach.subject_id),
      kind: breach.kind,
      seriousness: breach.seriousness,
      ...decision,
      ...dates,
      bars: bars.map(({ basis: _, ...bar }) => bar),
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

function checkPersons(policy: Policy, breach: BreachRow, day: Day, actor: string): Result<void, AppError> {
  const rule = regimeOn(policy.credit.two_person_rule, day);
  if (!rule.ok) return rule;
  if (!rule.value.value || breach.actor !== actor) return ok(undefined);
  return err(appError('E_CREDIT_TWO_PERSONS', { breach: breach.breach_no }));
}

async function writeDecision(
  tx: Tx,
  breach: BreachRow,
  decision: Pick<Decided, 'state' | 'decided_on' | 'document_no' | 'defence'>,
  penalties: Penalties,
): Promise<void> {
  await updateBreach(tx, breach, {
    ...decision,
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
