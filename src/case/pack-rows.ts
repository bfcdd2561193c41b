import type { IdType } from '../identity/id-types.ts';
import { must } from '../kernel/assert.ts';
import type { KeyedPerson } from '../subject/keep-subjects.ts';
import type { RowProblem } from '../table/problem.ts';
import type { CaseFields } from './case-fields.ts';
import { fieldNames } from './read-row.ts';
import type { ReadyRow, RowBlock } from './ready-row.ts';

/**
 * A block on its way from the reading thread to the writing one: a text a column instead of thirty small texts a row, which would each
 * be copied on their own. No cell holds the separator: control characters are refused when cells are read.
 */
export interface PackedBlock {
  readonly read: number;
  readonly count: number;
  readonly columns: readonly string[];
  readonly problems: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
}

const SEPARATOR = '\u001f';

export function packRows(block: RowBlock): PackedBlock {
  const { read, ready, problems, warnings } = block;
  const column = (cell: (row: ReadyRow) => string | number | null | undefined): string => {
    const cells: (string | number)[] = [];
    let filled = false;
    for (const row of ready) {
      const value = cell(row) ?? '';
      filled ||= value !== '';
      cells.push(value);
    }
    // Many columns are empty from the first row to the last.
    return filled ? cells.join(SEPARATOR) : '';
  };
  const columns = [
    column(({ line }) => line),
    column(({ digest }) => digest),
    ...fieldNames.map((name) => column(({ fields }) => fields[name])),
    column(({ applicant }) => applicant.idType),
    column(({ applicant }) => applicant.number),
    column(({ applicant }) => applicant.idKey),
    column(({ agent }) => agent?.type),
    column(({ agent }) => agent?.idType),
    column(({ agent }) => agent?.number),
    column(({ agent }) => agent?.idKey),
  ];
  return { read, count: ready.length, columns, problems, warnings };
}

export function unpackRows({ read, count, columns, problems, warnings }: PackedBlock): RowBlock {
  const cells = columns.map((column) => (column.length < count ? [] : column.split(SEPARATOR)));
  const [lines = [], digests = []] = cells;
  const fieldCells = cells.slice(2, 2 + fieldNames.length);
  const [
    idTypes = [],
    numbers = [],
    keys = [],
    agentTypes = [],
    agentIdTypes = [],
    agentNumbers = [],
    agentKeys = [],
  ] = cells.slice(2 + fieldNames.length);
  const ready: ReadyRow[] = [];
  for (let i = 0; i < count; i++) {
    const fields = fieldsOf(fieldCells, i);
    const applicant: KeyedPerson = {
      type: fields.applicant_type,
      idType: (idTypes[i] ?? '') as IdType,
      number: numbers[i] ?? '',
      name: fields.applicant_name,
      legalRepresentative: fields.legal_representative,
      phone: fields.phone,
      address: fields.address,
      idKey: keys[i] ?? '',
    };
    const agentKey = agentKeys[i] ?? '';
    const agent: KeyedPerson | null =
      agentKey === ''
        ? null
        : {
            type: (agentTypes[i] ?? '') as KeyedPerson['type'],
            idType: (agentIdTypes[i] ?? '') as IdType,
            number: agentNumbers[i] ?? '',
            name: fields.agent_name ?? '',
            legalRepresentative: null,
            phone: null,
            address: null,
            idKey: agentKey,
          };
    ready.push({ line: Number(lines[i]), fields, digest: digests[i] ?? '', applicant, agent });
  }
  return { read, ready, problems, warnings };
}

/** A row's fields again. They were read as such on the other side of the thread: no cell is checked twice. */
function fieldsOf(columns: readonly (readonly string[])[], i: number): CaseFields {
  const text = (at: number): string | null => columns[at]?.[i] || null;
  const filled = (at: number): string => must(text(at), 'a required cell of a ready row is filled');
  const satisfaction = text(20);
  return {
    address: text(0),
    agent_id_number: text(1),
    agent_name: text(2),
    applicant_name: filled(3),
    applicant_region: text(4),
    applicant_type: filled(5) as CaseFields['applicant_type'],
    case_no: filled(6),
    channel: filled(7) as CaseFields['channel'],
    decided_at: text(8),
    decision: text(9) as CaseFields['decision'],
    deferred: text(10),
    facts: text(11),
    id_number: filled(12),
    id_type: text(13),
    item_code: filled(14),
    legal_representative: text(15),
    mode: text(16) as CaseFields['mode'],
    phone: text(17),
    received_at: filled(18),
    region_code: text(19),
    satisfaction: satisfaction === null ? null : Number(satisfaction),
    signed_at: text(21),
  };
}
