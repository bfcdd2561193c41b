import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import type { OfficeRules } from '../cli/office-rules.ts';
import type { AppError } from '../kernel/app-error.ts';
import { formatLimit, type Limit } from '../kernel/limit.ts';
import { ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import type { Tx } from '../store/store.ts';
import { gateJson } from '../subject/gate.ts';
import type { GateAnswer } from '../subject/gate-rules.ts';
import { keepRepresentative } from '../subject/keep-representative.ts';
import { keepSubject } from '../subject/keep-subjects.ts';
import { type Admission, plainMaterial } from './admit-rules.ts';
import type { State } from './case.ts';
import { type Clock, clockOf, coverageFor, limitFor } from './clock-rules.ts';
import { joinMaterials, materialsClock } from './deferral-rules.ts';
import { keepDigest } from './keep-digest.ts';
import { handOutLetterNumbers, type LetterNumbers, nextCaseNumber } from './numbers.ts';
import type { PreparedCase } from './prepare-case.ts';
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
  /** Materials to follow, joined by ；, and by when; null where none are. */
  readonly deferred_materials: string | null;
  readonly materials_due: string | null;
  readonly gate: GateAnswer | null;
}

/** A case as part of an application for a bundle: one limit and one deadline for all of them. */
export interface Joint {
  readonly applicationId: number;
  readonly applicationNo: string;
  readonly part: 'lead' | 'joint';
  readonly limit: Limit | null;
  readonly clock: Clock | null;
}

/** Writes a prepared case with its steps and its ledger entry. E_CASE_SERIAL, E_CASE_MATERIALS_LIMIT, errors of the rules. */
export async function writeCase(
  tx: Tx,
  desk: Desk,
  rules: OfficeRules,
  prepared: PreparedCase,
  joint: Joint | null = null,
): Promise<Result<RecordedCase, AppError>> {
  const { policy, calendar } = rules;
  const { input, receivedAt, item, applicant, agent, representative, admission } = prepared;
  const stamp = stampOf(desk);
  const recordedOn = officeDay(stamp.at);
  const promises = admission.mode === 'commitment';
  const limit = limitFor(item, input.channel);
  const own = limit === null ? ok(null) : clockOf(calendar, receivedAt, limit);
  const clock = joint === null ? own : ok(joint.clock);
  if (!clock.ok) return clock;
  const coverage = coverageFor(policy, item, receivedAt, admission.gate?.check ?? null);
  if (!coverage.ok) return coverage;
  const awaited = awaitedOf(rules, prepared, clock.value);
  if (!awaited.ok) return awaited;
  const { materials, ...materialColumns } = awaited.value;
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
  const taken: StepTaken[] = [{ step: 'record', from: null, to: 'recorded', at: receivedAt }];
  if (promises) taken.push({ step: 'notify', from: 'recorded', to: 'notified', at: stamp.at });
  else if (materials !== null) {
    taken.push({ step: 'defer', from: 'recorded', to: 'deferred', at: stamp.at, note: materials });
  }
  const state = taken.at(-1)?.to ?? 'recorded';
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
    ...materialColumns,
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
    digest: '',
    application_id: joint?.applicationId ?? null,
    part: joint?.part ?? null,
    own_limit: joint === null || joint.limit === null ? null : formatLimit(joint.limit, 'en'),
    created_at: stamp.at,
  });
  await keepDigest(tx, desk, caseNo);
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
    materials_due: materialColumns.materials_due,
    application_no: joint?.applicationNo ?? null,
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
    deferred_materials: materials,
    materials_due: materials === null ? null : (materialColumns.materials_due ?? clock.value?.due ?? null),
    gate: admission.gate,
  });
}

/** The deferred materials and by when they must come, where that is not simply the deadline. E_CASE_MATERIALS_LIMIT. */
function awaitedOf(rules: OfficeRules, { input, receivedAt }: PreparedCase, clock: Clock | null) {
  const materials = joinMaterials((input.deferred ?? []).map(plainMaterial));
  const limit = input.deferredWithin ?? null;
  const none = { materials, materials_limit: null, materials_due: null, materials_due_provisional: 0 };
  if (materials === null || limit === null) return ok(none);
  const due = materialsClock(rules, { receivedAt, limit, deadline: clock?.due ?? null });
  if (!due.ok) return due;
  return ok({
    materials,
    materials_limit: formatLimit(limit, 'en'),
    materials_due: due.value.due,
    materials_due_provisional: due.value.provisional ? 1 : 0,
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
