import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { type OfficeRules, officeRules } from '../cli/office-rules.ts';
import type { AppError } from '../kernel/app-error.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import type { Tx } from '../store/store.ts';
import { gateJson } from '../subject/gate.ts';
import type { GateAnswer } from '../subject/gate-rules.ts';
import { keepRepresentative } from '../subject/keep-representative.ts';
import { keepSubject } from '../subject/keep-subjects.ts';
import { keyedHash } from '../workspace/keys.ts';
import { type Admission, plainMaterial } from './admit-rules.ts';
import type { State } from './case.ts';
import type { CaseFields } from './case-fields.ts';
import { clockOf, coverageFor, limitFor } from './clock-rules.ts';
import { handOutLetterNumbers, type LetterNumbers, nextCaseNumber } from './numbers.ts';
import { type CaseInput, type PreparedCase, prepareCase } from './prepare-case.ts';
import { insertCase, insertSteps, type StepTaken } from './store.ts';

/** A recorded case with the contract's keys. */
export interface RecordedCase {
  readonly case_no: string;
  readonly state: State;
  readonly mode: Admission['mode'];
  readonly letter_no: string | null;
  readonly commitment_code: string | null;
  readonly deadline: string | null;
  readonly check_due: null;
  readonly deadline_provisional: boolean;
  readonly gate: GateAnswer | null;
}

/**
 * Takes in a case as one act: identity numbers by their standard, the item in force on the day of receipt, the gate for applicant
 * and agent, then the notice given and the choice made, a numbered letter, and the office's own deadline.
 * Refused with E_CASE_IDENTITY (3), E_ITEM_UNKNOWN (6), E_ITEM_NOT_IN_FORCE, E_CASE_BARRED and the other refusals of `admit` (5).
 */
export async function recordCase(desk: Desk, input: CaseInput): Promise<Result<RecordedCase, AppError>> {
  return desk.store.transaction(async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const prepared = await prepareCase(tx, desk, rules.value, input);
    return prepared.ok ? write(tx, desk, rules.value, prepared.value) : prepared;
  });
}

async function write(
  tx: Tx,
  desk: Desk,
  { policy, calendar }: OfficeRules,
  prepared: PreparedCase,
): Promise<Result<RecordedCase, AppError>> {
  const { input, receivedAt, item, applicant, agent, representative, admission } = prepared;
  const stamp = stampOf(desk);
  const recordedOn = officeDay(stamp.at);
  const promises = admission.mode === 'commitment';
  const limit = limitFor(item, input.channel);
  const clock = limit === null ? ok(null) : clockOf(calendar, receivedAt, limit);
  if (!clock.ok) return clock;
  const coverage = coverageFor(policy, item, receivedAt, admission.gate?.check ?? null);
  if (!coverage.ok) return coverage;
  const numbers = await handOutLetterNumbers(tx, desk, recordedOn, promises ? 1 : 0);
  if (!numbers.ok) return numbers;
  const letter: LetterNumbers | null = numbers.value[0] ?? null;
  const caseNo = await nextCaseNumber(tx, desk, recordedOn);
  const subject = await keepSubject(tx, desk, applicant, stamp.at);
  const agentSubject = agent === null ? null : await keepSubject(tx, desk, agent, stamp.at);
  const represented =
    representative === null
      ? null
      : await keepRepresentative(tx, desk, { body: subject, representative, stamp });
  const materials = (input.deferred ?? []).map(plainMaterial).join('；') || null;
  const taken: StepTaken[] = [{ step: 'record', from: null, to: 'recorded', at: receivedAt }];
  if (promises) taken.push({ step: 'notify', from: 'recorded', to: 'notified', at: stamp.at });
  else if (materials !== null) {
    taken.push({ step: 'defer', from: 'recorded', to: 'deferred', at: stamp.at, note: materials });
  }
  const state = taken.at(-1)?.to ?? 'recorded';
  const fields = fieldsOf(prepared, caseNo, materials);
  const gateColumns = gateColumnsOf(admission.gate, stamp.at);
  const caseId = await insertCase(tx, {
    office_region: regionOf(desk),
    case_no: caseNo,
    item_version_id: item.item_version_id,
    item_code: item.item_code,
    authority_name: item.authority_name,
    subject_id: subject.subject_id,
    agent_subject_id: agentSubject?.subject_id ?? null,
    mode: admission.mode,
    deferred: materials === null ? 0 : 1,
    deferred_materials: materials,
    state,
    channel: input.channel,
    region_code: input.regionCode ?? regionOf(desk),
    applicant_region: input.applicantRegion ?? null,
    facts: input.facts ?? null,
    received_at: receivedAt,
    received_day: officeDay(receivedAt),
    offered: admission.offered,
    chosen: admission.chosen,
    notified_at: promises ? stamp.at : null,
    signed_at: null,
    decided_at: null,
    decided_day: null,
    decision: null,
    evidence: null,
    satisfaction: null,
    letter_no: letter?.letter_no ?? null,
    commitment_code: letter?.commitment_code ?? null,
    deadline: clock.value?.due ?? null,
    deadline_provisional: clock.value?.provisional ? 1 : 0,
    check_due: null,
    check_coverage: coverage.value,
    ...gateColumns,
    import_id: null,
    actor: stamp.actor,
    digest: caseDigest(desk, fields),
    created_at: stamp.at,
  });
  await insertSteps(tx, caseId, taken, stamp);
  await appendEntry(tx, stamp, 'case.record', {
    case_no: caseNo,
    item_code: item.item_code,
    item_version: item.version,
    subject_no: subject.subject_no,
    id_key: subject.id_key,
    agent_id_key: agentSubject?.id_key ?? null,
    representative_id_key: represented?.id_key ?? null,
    mode: admission.mode,
    offered: admission.offered,
    chosen: admission.chosen,
    channel: input.channel,
    received_at: receivedAt,
    state,
    deferred: materials !== null,
    gate: admission.gate === null ? null : { ...gateJson(admission.gate, 'zh') },
    letter_no: letter?.letter_no ?? null,
    commitment_code: letter?.commitment_code ?? null,
    deadline: clock.value?.due ?? null,
  });
  return ok({
    case_no: caseNo,
    state,
    mode: admission.mode,
    letter_no: letter?.letter_no ?? null,
    commitment_code: letter?.commitment_code ?? null,
    deadline: clock.value?.due ?? null,
    check_due: null,
    deadline_provisional: clock.value?.provisional ?? false,
    gate: admission.gate,
  });
}

/** The gate's answer as it is kept with the case; `gate_source` says where it came from. */
export const gateColumnsOf = (answer: GateAnswer | null, at: string) => ({
  gate_allowed: answer === null ? null : answer.allowed ? 1 : 0,
  gate_reason: answer?.reason ?? null,
  gate_basis: answer?.basis?.zh ?? null,
  gate_until: answer?.until ?? null,
  gate_grade: answer?.grade ?? null,
  gate_pace: answer?.pace ?? null,
  gate_check: answer?.check ?? null,
  gate_source: answer === null ? null : 'office',
  gate_at: answer === null ? null : at,
});

/** Keyed, since identity numbers are few enough to be guessed from a plain digest. */
export const caseDigest = (desk: Desk, fields: CaseFields): string =>
  keyedHash(desk.keys, canonicalJson(fields));

function fieldsOf(prepared: PreparedCase, caseNo: string, materials: string | null): CaseFields {
  const { input, receivedAt, item, applicant, agent, admission } = prepared;
  return {
    case_no: caseNo,
    item_code: item.item_code,
    applicant_name: applicant.name,
    applicant_type: applicant.type,
    id_type: applicant.idType,
    id_number: applicant.number,
    legal_representative: applicant.legalRepresentative,
    phone: applicant.phone,
    address: applicant.address,
    agent_name: agent?.name ?? null,
    agent_id_number: agent?.number ?? null,
    channel: input.channel,
    region_code: input.regionCode ?? null,
    received_at: receivedAt,
    mode: admission.mode,
    facts: input.facts ?? null,
    deferred: materials,
    signed_at: null,
    decided_at: null,
    decision: null,
    applicant_region: input.applicantRegion ?? null,
    satisfaction: null,
  };
}
