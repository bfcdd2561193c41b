import { type Desk, regionOf } from '../cli/desk.ts';
import { must } from '../kernel/assert.ts';
import { officeDay } from '../kernel/time.ts';
import type { Stamp } from '../ledger/append.ts';
import type { BulkValue } from '../store/bulk.ts';
import type { CasesTable } from '../store/schema/case.ts';
import type { KeyedPerson } from '../subject/keep-subjects.ts';
import { plainMaterial } from './admit-rules.ts';
import type { PlannedCase } from './import-rules.ts';
import type { LetterNumbers } from './numbers.ts';
import type { ReadyRow } from './ready-row.ts';
import { gateColumnsOf } from './write-case.ts';

/** What the cases of an import are made with. */
export interface Making {
  readonly desk: Desk;
  readonly stamp: Stamp;
  readonly importId: number;
  /** Subject ids by keyed identity number. */
  readonly subjects: ReadonlyMap<string, number>;
  /** The numbers given to rows that came in open. */
  readonly letters: ReadonlyMap<ReadyRow, LetterNumbers | null>;
}

type Cell = (one: PlannedCase, making: Making) => BulkValue;
type Cells = Readonly<Partial<Record<keyof CasesTable, Cell>>>;

const subjectOf = ({ subjects }: Making, { idKey }: KeyedPerson): number =>
  must(subjects.get(idKey), 'every person of the plan was kept');

/** What a row of history may have; every other column stays empty: nothing was offered, asked or numbered here. */
export const historyCells = {
  case_no: ({ row }) => row.fields.case_no,
  item_version_id: ({ item }) => item.item_version_id,
  item_code: ({ item }) => item.item_code,
  authority_name: ({ item }) => item.authority_name,
  subject_id: ({ row }, making) => subjectOf(making, row.applicant),
  agent_subject_id: ({ row }, making) => (row.agent === null ? null : subjectOf(making, row.agent)),
  mode: ({ admission }) => admission.mode,
  deferred: ({ row }) => (row.fields.deferred === null ? 0 : 1),
  state: ({ state }) => state,
  channel: ({ row }) => row.fields.channel,
  region_code: ({ row }, { desk }) => row.fields.region_code ?? regionOf(desk),
  applicant_region: ({ row }) => row.fields.applicant_region,
  facts: ({ row }) => row.fields.facts,
  received_at: ({ row }) => row.fields.received_at,
  received_day: ({ row }) => officeDay(row.fields.received_at),
  offered: ({ admission }) => admission.offered,
  chosen: ({ admission }) => admission.chosen,
  signed_at: ({ row }) => row.fields.signed_at,
  decided_at: ({ row }) => row.fields.decided_at,
  decided_day: ({ row }) => (row.fields.decided_at === null ? null : officeDay(row.fields.decided_at)),
  decision: ({ row }) => row.fields.decision,
  satisfaction: ({ row }) => row.fields.satisfaction,
  deadline: ({ deadline }) => deadline?.due ?? null,
  deadline_provisional: ({ deadline }) => (deadline?.provisional ? 1 : 0),
  check_due: ({ checkDue }) => checkDue?.due ?? null,
  check_due_provisional: ({ checkDue }) => (checkDue?.provisional ? 1 : 0),
  check_coverage: ({ coverage }) => coverage,
  digest: ({ row }) => row.digest,
} as const satisfies Cells;

const letterOf = ({ letters }: Making, { row }: PlannedCase): LetterNumbers | null =>
  letters.get(row) ?? null;

const gateCell =
  (column: keyof ReturnType<typeof gateColumnsOf>): Cell =>
  ({ admission }, { stamp }) =>
    gateColumnsOf(admission.gate, stamp.at)[column];

/** What a row that was taken in open has besides. A decided case waits for nothing any more. */
export const openCells = {
  ...historyCells,
  deferred_materials: ({ row, history }) => (history ? null : materialsOf(row.fields.deferred)),
  notified_at: ({ admission, history }, { stamp }) =>
    !history && admission.mode === 'commitment' ? stamp.at : null,
  evidence: () => null,
  letter_no: (one, making) => letterOf(making, one)?.letter_no ?? null,
  commitment_code: (one, making) => letterOf(making, one)?.commitment_code ?? null,
  gate_allowed: gateCell('gate_allowed'),
  gate_reason: gateCell('gate_reason'),
  gate_basis: gateCell('gate_basis'),
  gate_until: gateCell('gate_until'),
  gate_grade: gateCell('gate_grade'),
  gate_pace: gateCell('gate_pace'),
  gate_check: gateCell('gate_check'),
  gate_source: gateCell('gate_source'),
  gate_at: gateCell('gate_at'),
} as const satisfies Cells;

const materialsOf = (deferred: string | null): string | null =>
  deferred === null ? null : deferred.split('；').map(plainMaterial).join('；');

/** What stays as it was when the decision of a row that was taken in open comes in later: the gate's answer, the choice. */
const keptColumns = /^(gate_|offered$|chosen$|notified_at$|history$|check_coverage$)/;

const changeCells = {
  ...openCells,
  history: ({ history }) => (history ? 1 : 0),
  import_id: (_, { importId }) => importId,
  actor: (_, { stamp }) => stamp.actor,
  revision: ({ replaces }) => (replaces?.revision ?? 0) + 1,
} as const satisfies Cells;

/** Changes of the same columns in many cases. */
export interface Changes {
  readonly columns: readonly (keyof CasesTable)[];
  /** The case's id, then the values of `columns`. */
  readonly rows: BulkValue[][];
}

/** What changed rows change in their cases, as they replace them. A number once given is kept. */
export function changesOf(updated: readonly PlannedCase[], making: Making): readonly Changes[] {
  const groups = new Map<string, Changes & { readonly cells: readonly Cell[] }>();
  for (const one of updated) {
    const numbered = letterOf(making, one) !== null;
    const wasOpen = one.history && one.replaces?.history === false;
    const key = `${numbered} ${wasOpen}`;
    let group = groups.get(key);
    if (group === undefined) {
      const entries = Object.entries(changeCells).filter(
        ([column]) =>
          (numbered || !/^(letter_no|commitment_code)$/.test(column)) &&
          !(wasOpen && keptColumns.test(column)),
      );
      const columns = entries.map(([column]) => column as keyof typeof changeCells);
      group = { columns, cells: entries.map(([, cell]) => cell), rows: [] };
      groups.set(key, group);
    }
    const { case_id } = must(one.replaces, 'an update has what it replaces');
    group.rows.push([case_id, ...group.cells.map((cell) => cell(one, making))]);
  }
  return [...groups.values()];
}
