import { type Catalogue, catalogue, type Lang } from '../i18n/catalogue.ts';
import type { Instant } from '../kernel/time.ts';
import { officeDay, officeIso } from '../kernel/time.ts';
import type { Person } from '../subject/keep-subjects.ts';
import { type RowProblem, rowProblem } from '../table/problem.ts';
import { headerOf, type TableSchema } from '../table/schema.ts';
import type { CaseFields } from './case-fields.ts';
import { agentInput, identify } from './identify.ts';

/** What a row tells without the office's books. Persons are null where their number is wrong or absent. */
export interface CheckedCaseRow {
  readonly applicant: Person | null;
  readonly agent: Person | null;
  readonly problems: readonly RowProblem[];
  /** Remarks: the row is imported all the same. */
  readonly warnings: readonly RowProblem[];
}

export interface RowContext {
  readonly schema: TableSchema;
  readonly lang: Lang;
  readonly now: Instant;
}

/** A row with a decision is history: what was done under the rules of its day is not asked again. */
export const isHistory = (fields: CaseFields): boolean => fields.decided_at !== null;

const times = ['received_at', 'signed_at', 'decided_at'] as const;
const inOrder = [
  ['received_at', 'decided_at'],
  ['signed_at', 'decided_at'],
] as const;

/** Identity numbers by their standards, times in their order, and what must come together. */
export function checkCaseRow(fields: CaseFields, line: number, context: RowContext): CheckedCaseRow {
  const { schema, lang, now } = context;
  const t: Catalogue = catalogue(lang);
  const words = t.cases.import.rows;
  const today = officeDay(now);
  const history = isHistory(fields);
  const problems: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  const header = (column: keyof CaseFields): string => {
    const field = schema.byName.get(column);
    return field === undefined ? column : headerOf(field, lang);
  };
  /** A time is told by the office's clock, as the list has it, not as it is kept. */
  const shown = (column: keyof CaseFields): string => {
    const value = String(fields[column] ?? '');
    return value !== '' && times.some((time) => time === column) ? officeIso(value) : value;
  };
  const at = (column: keyof CaseFields, code: string, message: string): RowProblem =>
    rowProblem(schema, { line, column, code, value: shown(column), message });
  const person = (column: 'id_number' | 'agent_id_number', input: Parameters<typeof identify>[0]) => {
    const found = identify(input, today, history);
    if (found.ok) return found.person;
    const reason = t.identity.problems[found.problem];
    problems.push(at(column, 'constraint-error', words.identity({ column: header(column), reason })));
    return null;
  };

  const applicant = person('id_number', {
    type: fields.applicant_type,
    name: fields.applicant_name,
    idType: fields.id_type,
    idNumber: fields.id_number,
    legalRepresentative: fields.legal_representative,
    phone: fields.phone,
    address: fields.address,
  });
  let agent: Person | null = null;
  if (fields.agent_id_number !== null) {
    agent = person('agent_id_number', agentInput(fields.agent_name ?? '', fields.agent_id_number));
  } else if (fields.agent_name !== null) {
    if (history) warnings.push(at('agent_name', 'agent-unknown', words.agentUnknown));
    else problems.push(at('agent_id_number', 'missing-cell', words.agentNumber));
  }

  for (const [early, late] of inOrder) {
    const [first, then] = [fields[early], fields[late]];
    if (first !== null && then !== null && then < first) {
      const message = words.order({ early: header(early), late: header(late) });
      problems.push(at(late, 'constraint-error', message));
      break;
    }
  }
  if (!history && fields.decision !== null) {
    problems.push(at('decided_at', 'missing-cell', words.decisionWithoutDay));
  }
  if (history && fields.decision === null)
    warnings.push(at('decision', 'decision-unknown', words.noDecision));
  for (const column of times) {
    const time = fields[column];
    if (time !== null && time > now) {
      warnings.push(at(column, 'in-future', words.future({ column: header(column) })));
    }
  }
  return { applicant, agent, problems, warnings };
}
