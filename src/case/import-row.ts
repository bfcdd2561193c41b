import { type Desk, regionOf } from '../cli/desk.ts';
import { must } from '../kernel/assert.ts';
import { officeDay } from '../kernel/time.ts';
import type { Stamp } from '../ledger/append.ts';
import type { KeyedPerson } from '../subject/keep-subjects.ts';
import { plainMaterial } from './admit-rules.ts';
import type { PlannedCase } from './import-rules.ts';
import type { WholeRow } from './import-store.ts';
import type { LetterNumbers } from './numbers.ts';
import { gateColumnsOf } from './write-case.ts';

/** A row that was taken in open keeps what the gate said, the choice and its numbers when its decision comes in later. */
export function changeOf(row: WholeRow, { history, replaces }: PlannedCase): Partial<WholeRow> {
  const { created_at: _created, revision: _revision, office_region: _region, ...change } = row;
  const { letter_no, commitment_code, ...rest } = change;
  const numbers = letter_no === null ? {} : { letter_no, commitment_code };
  if (!history || replaces?.history !== false) return { ...rest, ...numbers };
  const kept = /^(gate_|offered$|chosen$|notified_at$|history$|check_coverage$)/;
  return Object.fromEntries(Object.entries({ ...rest, ...numbers }).filter(([column]) => !kept.test(column)));
}

/** What a row's case is made with. */
export interface Making {
  readonly desk: Desk;
  readonly stamp: Stamp;
  readonly importId: number;
  /** Subject ids by keyed identity number. */
  readonly subjects: ReadonlyMap<string, number>;
  readonly letter: LetterNumbers | null;
}

/** The case that a planned row becomes, in every column. */
export function wholeRow(one: PlannedCase, { desk, stamp, importId, subjects, letter }: Making): WholeRow {
  const { row, item, admission, state, history, coverage, deadline, checkDue } = one;
  const { fields, applicant, agent } = row;
  const subjectOf = ({ idKey }: KeyedPerson): number =>
    must(subjects.get(idKey), 'every person of the plan was kept');
  return {
    office_region: regionOf(desk),
    case_no: fields.case_no,
    item_version_id: item.item_version_id,
    item_code: item.item_code,
    authority_name: item.authority_name,
    subject_id: subjectOf(applicant),
    agent_subject_id: agent === null ? null : subjectOf(agent),
    mode: admission.mode,
    deferred: fields.deferred === null ? 0 : 1,
    // A decided case waits for nothing any more.
    deferred_materials: history ? null : materialsOf(fields.deferred),
    state,
    channel: fields.channel,
    region_code: fields.region_code ?? regionOf(desk),
    applicant_region: fields.applicant_region,
    facts: fields.facts,
    received_at: fields.received_at,
    received_day: officeDay(fields.received_at),
    offered: admission.offered,
    chosen: admission.chosen,
    notified_at: !history && admission.mode === 'commitment' ? stamp.at : null,
    signed_at: fields.signed_at,
    decided_at: fields.decided_at,
    decided_day: fields.decided_at === null ? null : officeDay(fields.decided_at),
    decision: fields.decision,
    evidence: null,
    satisfaction: fields.satisfaction,
    letter_no: letter?.letter_no ?? null,
    commitment_code: letter?.commitment_code ?? null,
    deadline: deadline?.due ?? null,
    deadline_provisional: deadline?.provisional ? 1 : 0,
    check_due: checkDue?.due ?? null,
    check_due_provisional: checkDue?.provisional ? 1 : 0,
    check_coverage: coverage,
    ...gateColumnsOf(admission.gate, stamp.at),
    history: history ? 1 : 0,
    import_id: importId,
    actor: stamp.actor,
    digest: row.digest,
    revision: 1,
    created_at: stamp.at,
  };
}

const materialsOf = (deferred: string | null): string | null =>
  deferred === null ? null : deferred.split('；').map(plainMaterial).join('；');
