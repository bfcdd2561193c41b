import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { actByRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseText } from '../kernel/text.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import type { Policy } from '../policy/schema.ts';
import type { Tx } from '../store/store.ts';
import { keyedHash } from '../workspace/keys.ts';
import type { BothLanguages } from './breach.ts';
import { checkExcuse } from './excuse-rules.ts';
import { printRemedyPaper } from './remedy-paper.ts';
import { checkOrder, checkStep } from './rules.ts';
import { type BreachRow, findBreach, subjectKey, updateBreach } from './store.ts';

export interface DismissalInput {
  readonly breach: string;
  /** Not proved; or proved, but light, the first, and put right in time. */
  readonly as: 'unfounded' | 'excused';
  readonly reason: string;
  readonly at?: Day | undefined;
  readonly document?: string | undefined;
  /** The day by which an excused fault was put right. */
  readonly correctedOn?: Day | undefined;
  /** Absolute path of the folder for the decision as a paper. */
  readonly outDir?: string | undefined;
}

/**
 * Closes a suspected breach without a finding: no penalty, no bar, but on record with its reason. E_CREDIT_UNKNOWN, E_CREDIT_STATE,
 * E_CREDIT_DATE, E_CREDIT_EXCUSE, policy errors; with a paper also E_TEMPLATE_* and E_PAPER_*.
 */
export async function dismissBreach(
  desk: Desk,
  input: DismissalInput,
): Promise<Result<{ readonly files: readonly string[] }, AppError>> {
  const stamp = stampOf(desk);
  const day = input.at ?? officeDay(stamp.at);
  return actByRules(desk, async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const breach = await findBreach(tx, regionOf(desk), input.breach);
    if (!breach) return err(appError('E_CREDIT_UNKNOWN', { breach: input.breach }));
    const step = checkStep(breach.breach_no, breach.state, 'dismiss');
    if (!step.ok) return step;
    const order = checkOrder(breach.breach_no, day, 'notify', breach.notified_on);
    if (!order.ok) return order;
    const allowed =
      input.as === 'excused'
        ? await mayExcuse(tx, rules.value.policy, breach, day, input.correctedOn ?? null)
        : ok(null);
    if (!allowed.ok) return allowed;
    const basis = allowed.value;
    const reason = normaliseText(input.reason);
    const dismissal = {
      dismissed_as: input.as,
      dismissed_on: day,
      corrected_on: input.as === 'excused' ? (input.correctedOn ?? null) : null,
    } as const;
    const end_document = input.document ?? null;
    await updateBreach(tx, breach, {
      ...{ state: 'dismissed', ...dismissal, end_reason: reason, end_document },
      // The rule that let it pass, as it reads today.
      ...(basis === null ? {} : { regime_basis: basis.zh, regime_basis_en: basis.en }),
    });
    await appendEntry(tx, stamp, 'credit.dismiss', {
      breach: breach.breach_no,
      subject: await subjectKey(tx, breach.subject_id),
      ...dismissal,
      document_no: end_document,
      // Free text may name persons.
      reason: keyedHash(desk.keys, reason),
    });
    if (input.outDir === undefined || input.as === 'unfounded') return ok({ files: [] });
    const paper = await printRemedyPaper(tx, desk, {
      kind: 'excuse-decision',
      breach: breach.breach_no,
      dir: input.outDir,
      day,
      documentNo: input.document,
    });
    return paper.ok ? ok({ files: [paper.value] }) : paper;
  });
}

async function mayExcuse(
  tx: Tx,
  policy: Policy,
  breach: BreachRow,
  day: Day,
  correctedOn: Day | null,
): Promise<Result<BothLanguages, AppError>> {
  const others = await tx
    .selectFrom('breaches')
    .select(['decided_on', 'dismissed_on'])
    .where('subject_id', '=', breach.subject_id)
    .where('breach_id', '!=', breach.breach_id)
    .where((eb) =>
      eb.or([eb('state', 'in', ['decided', 'repaired', 'lifted']), eb('dismissed_as', '=', 'excused')]),
    )
    .execute();
  const order = await tx
    .selectFrom('rectifications')
    .select('due')
    .where('case_id', '=', breach.case_id ?? -1)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  return checkExcuse(policy, {
    breach: breach.breach_no,
    seriousness: breach.seriousness,
    day,
    correctedOn,
    correctBy: order?.due.slice(0, 10) ?? null,
    earlier: others.flatMap(({ decided_on, dismissed_on }) => decided_on ?? dismissed_on ?? []),
  });
}
