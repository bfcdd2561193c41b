import type { Calendar } from '../calendar/working-days.ts';
import { appError, catalogue, describeError, type Lang } from '../i18n/catalogue.ts';
import { notInForceError, versionInForce } from '../item/in-force.ts';
import type { Coverage, Item } from '../item/item.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { ErrorCode } from '../kernel/error-codes.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, type Instant, officeDay } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import { type GateFacts, judgeGate, noFacts } from '../subject/gate-rules.ts';
import { foreignKeyProblem, type RowProblem, rowProblem } from '../table/problem.ts';
import type { TableSchema } from '../table/schema.ts';
import {
  type Admission,
  admit,
  type GateAsked,
  gateDayOf,
  needsGate,
  plainMaterial,
  type Wish,
} from './admit-rules.ts';
import type { State } from './case.ts';
import type { CaseFields } from './case-fields.ts';
import { isHistory } from './check-row.ts';
import { type Clock, type ClockMemory, checkDue, clockOf, coverageFor, limitFor } from './clock-rules.ts';
import type { ReadyRow } from './ready-row.ts';

/** A case of that number which is already in the books. */
export interface KnownCase {
  readonly case_id: number;
  readonly digest: string;
  readonly revision: number;
  readonly imported: boolean;
  /** Steps were taken here since: a list no longer speaks for it. */
  readonly handled: boolean;
  readonly history: boolean;
  readonly numbered: boolean;
}

/** What the office's books and rules say to the rows; everything is read before the plan is made. */
export interface Books {
  readonly known: ReadonlyMap<string, KnownCase>;
  readonly items: ReadonlyMap<string, readonly Item[]>;
  /** By keyed identity number, of those the gate is asked for. */
  readonly gate: ReadonlyMap<string, GateFacts>;
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly schema: TableSchema;
  readonly lang: Lang;
  readonly now: Instant;
  /** Remembers what was counted, from one part of the list to the next. */
  readonly clocks: ClockMemory;
}

/** A case that the import will write. */
export interface PlannedCase {
  readonly row: ReadyRow;
  readonly item: Item;
  readonly admission: Admission;
  readonly state: State;
  readonly history: boolean;
  readonly coverage: Coverage;
  readonly deadline: Clock | null;
  readonly checkDue: Clock | null;
  /** The case it replaces; null: a new one. */
  readonly replaces: KnownCase | null;
}

export interface CasePlan {
  readonly added: readonly PlannedCase[];
  readonly updated: readonly PlannedCase[];
  readonly unchanged: readonly ReadyRow[];
  readonly problems: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
}

/** What an import will do: a value, so that `--dry-run` shows the very plan that the real run applies. */
export function planCases(rows: readonly ReadyRow[], books: Books): Result<CasePlan, AppError> {
  const plan = {
    added: [] as PlannedCase[],
    updated: [] as PlannedCase[],
    unchanged: [] as ReadyRow[],
    problems: [] as RowProblem[],
    warnings: [] as RowProblem[],
  };
  const words = catalogue(books.lang).cases.import.rows;
  for (const row of rows) {
    const known = books.known.get(row.fields.case_no) ?? null;
    if (known?.digest === row.digest) {
      plan.unchanged.push(row);
      continue;
    }
    if (known !== null && (known.handled || !known.imported)) {
      plan.problems.push(problem(books, row, 'case_no', 'case-handled', words.handled));
      continue;
    }
    const taken = isHistory(row.fields) ? takeHistory(row, books) : takeOpen(row, books);
    if (!taken.ok) return taken;
    plan.problems.push(...taken.value.problems);
    plan.warnings.push(...taken.value.warnings);
    const { accepted } = taken.value;
    if (accepted === null) continue;
    const planned = withClocks(row, accepted, known, books);
    if (!planned.ok) return planned;
    (known === null ? plan.added : plan.updated).push(planned.value);
  }
  return ok(plan);
}

interface Accepted {
  readonly item: Item;
  readonly admission: Admission;
}

interface Taken {
  readonly accepted: Accepted | null;
  readonly problems: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
}

const refused = (one: RowProblem): Result<Taken, AppError> =>
  ok({ accepted: null, problems: [one], warnings: [] });

/** History: the item must exist, the gate is not asked, and what was chosen then stands. */
function takeHistory(row: ReadyRow, books: Books): Result<Taken, AppError> {
  const { fields, line } = row;
  const { lang } = books;
  const day = officeDay(fields.received_at);
  const versions = books.items.get(fields.item_code) ?? [];
  const found = versionInForce(versions, day);
  const item = found.ok ? found.item : nearestVersion(versions, day);
  if (item === null) {
    const at = { line, column: 'item_code', value: fields.item_code };
    return refused(foreignKeyProblem(books.schema, at, lang));
  }
  const mode = fields.mode ?? item.mode;
  if (mode === 'cancelled') {
    // No certificate was needed, so there is no such case to keep.
    const { item_code: code, item_name: name } = item;
    return refusedBy(row, books, appError('E_CASE_CERTIFICATE_CANCELLED', { code, name }));
  }
  const words = catalogue(lang).cases.import.rows;
  const warnings = found.ok
    ? []
    : [problem(books, row, 'item_code', 'item-not-in-force', words.notYet({ code: fields.item_code, day }))];
  const couldChoose = item.mode === 'commitment' || mode === 'commitment';
  const admission: Admission = {
    mode,
    offered: couldChoose ? 1 : 0,
    chosen: couldChoose ? (mode === 'commitment' ? 1 : 0) : null,
    gate: null,
  };
  return ok({ accepted: { item, admission }, problems: [], warnings });
}

/** The first published version that came after the day, else the last one that stood; a draft where there is no other. */
function nearestVersion(versions: readonly Item[], day: Day): Item | null {
  const published = versions.filter(
    ({ status, effective_from }) => status === 'published' && effective_from !== null,
  );
  const next = published.find(({ effective_from }) => effective_from !== null && effective_from > day);
  return next ?? published.at(-1) ?? versions.at(-1) ?? null;
}

/** An open row is taken in as by `case record`. */
function takeOpen(row: ReadyRow, books: Books): Result<Taken, AppError> {
  const { fields, line } = row;
  const day = officeDay(fields.received_at);
  const today = officeDay(books.now);
  const found = versionInForce(books.items.get(fields.item_code) ?? [], day);
  if (!found.ok && found.reason === 'unknown') {
    const at = { line, column: 'item_code', value: fields.item_code };
    return refused(foreignKeyProblem(books.schema, at, books.lang));
  }
  if (!found.ok) return refusedBy(row, books, notInForceError(fields.item_code, day, found.reason));
  const wish: Wish = {
    mode: fields.mode,
    hasAgent: row.agent !== null,
    deferred: fields.deferred === null ? [] : fields.deferred.split('；').map(plainMaterial),
  };
  const gates: GateAsked[] = [];
  if (needsGate(found.item, wish)) {
    const gateDay = gateDayOf(day, today);
    const agents = regimeOn(books.policy.gate.agents, gateDay);
    if (!agents.ok) return agents;
    const asked = [
      { role: 'applicant' as const, person: row.applicant },
      ...(row.agent !== null && agents.value.value ? [{ role: 'agent' as const, person: row.agent }] : []),
    ];
    for (const { role, person } of asked) {
      const facts = books.gate.get(person.idKey) ?? noFacts;
      const answer = judgeGate(books.policy, facts, {
        day: gateDay,
        item: found.item,
        isBody: person.type === 'organization',
        isAgent: role === 'agent',
      });
      if (!answer.ok) return answer;
      gates.push({ role, answer: answer.value });
    }
  }
  const admission = admit(found.item, wish, gates);
  if (!admission.ok) return refusedBy(row, books, admission.error);
  return ok({ accepted: { item: found.item, admission: admission.value }, problems: [], warnings: [] });
}

/** Which cell a refusal speaks of, and the name of its row problem. */
const refusals: Partial<Record<ErrorCode, { column: keyof CaseFields; code: string }>> = {
  E_ITEM_NOT_IN_FORCE: { column: 'item_code', code: 'item-not-in-force' },
  E_CASE_CERTIFICATE_CANCELLED: { column: 'item_code', code: 'certificate-cancelled' },
  E_CASE_MODE: { column: 'mode', code: 'constraint-error' },
  E_CASE_AGENT_NOT_ALLOWED: { column: 'agent_name', code: 'constraint-error' },
  E_CASE_MATERIAL_NOT_DEFERRABLE: { column: 'deferred', code: 'constraint-error' },
  E_CASE_BARRED: { column: 'id_number', code: 'gate-barred' },
};

function refusedBy(row: ReadyRow, books: Books, error: AppError): Result<Taken, AppError> {
  const known = refusals[error.code];
  if (known === undefined) return err(error);
  const agent = error.code === 'E_CASE_BARRED' && error.params['role'] === 'agent';
  const column = agent ? 'agent_id_number' : known.column;
  return refused(
    problem(books, row, column, known.code, describeError(catalogue(books.lang), error).message),
  );
}

const problem = (
  books: Books,
  { line, fields }: ReadyRow,
  column: keyof CaseFields,
  code: string,
  message: string,
): RowProblem =>
  rowProblem(books.schema, { line, column, code, value: String(fields[column] ?? ''), message });

function withClocks(
  row: ReadyRow,
  { item, admission }: Accepted,
  replaces: KnownCase | null,
  { policy, calendar, clocks: memory }: Books,
): Result<PlannedCase, AppError> {
  const { fields } = row;
  const limit = limitFor(item, fields.channel);
  const deadline = limit === null ? ok(null) : clockOf(calendar, fields.received_at, limit, memory);
  if (!deadline.ok) return deadline;
  const coverage = coverageFor(policy, item, fields.received_at, admission.gate?.check ?? null);
  if (!coverage.ok) return coverage;
  const granted = fields.decision === 'granted' && fields.decided_at !== null;
  const due = granted
    ? checkDue(
        { policy, calendar },
        { item, mode: admission.mode, coverage: coverage.value, decidedAt: fields.decided_at ?? '' },
        memory,
      )
    : ok(null);
  if (!due.ok) return due;
  return ok({
    row,
    item,
    admission,
    state: stateOf(fields, admission.mode),
    history: isHistory(fields),
    coverage: coverage.value,
    deadline: deadline.value,
    checkDue: due.value,
    replaces,
  });
}

/** Where a listed case stands. Decided without saying how, it is over and its result unknown. */
export function stateOf(fields: CaseFields, mode: Admission['mode']): State {
  if (fields.decided_at !== null) return fields.decision ?? 'closed';
  const promises = mode === 'commitment';
  if (promises && fields.signed_at === null) return 'notified';
  if (fields.deferred !== null) return 'deferred';
  return promises ? 'signed' : 'recorded';
}
