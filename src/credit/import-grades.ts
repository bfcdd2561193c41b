import { type Desk, stampOf } from '../cli/desk.ts';
import { enterImport } from '../cli/enter-import.ts';
import { officeRules } from '../cli/office-rules.ts';
import { catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Tx } from '../store/store.ts';
import { idKeyOf } from '../subject/id-key.ts';
import { type KeyedParty, subjectKeeper } from '../subject/keep-subjects.ts';
import { acceptedRows, type ImportSummary, summarise } from '../table/import-file.ts';
import { type RowProblem, rowProblem, sortProblems } from '../table/problem.ts';
import type { Table } from '../table/read-table.ts';
import { bodyType } from './find-subject.ts';
import { checkGrade, type GradeFields, type GradeRow } from './grade-rules.ts';
import { insertGrades, selectGrades, selectSubjectIds, updateGrade } from './grade-store.ts';

export interface GradeImport extends ImportSummary {
  /** Rows by which another platform bars its subject. */
  readonly barred: number;
  readonly warnings: readonly RowProblem[];
}

interface KeyedGrade extends GradeRow {
  readonly idKey: string;
}

interface GradePlan {
  readonly added: readonly KeyedGrade[];
  readonly updated: readonly KeyedGrade[];
  readonly unchanged: readonly KeyedGrade[];
}

/**
 * Imports grades and bars of other platforms as one act. Subjects whom the office never met are taken up by their numbers, so that
 * the gate knows them when they come; of those it knows nothing but the grade is changed.
 */
export async function importGrades(
  desk: Desk,
  table: Table,
  options: { readonly dryRun: boolean; readonly skipInvalid: boolean },
): Promise<Result<GradeImport, AppError>> {
  const stamp = stampOf(desk);
  const today = officeDay(stamp.at);
  return desk.store.transaction(async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const schemes = regimeOn(rules.value.policy.gate.schemes, today);
    if (!schemes.ok) return schemes;
    const context = { schema: table.schema, schemes: schemes.value.value, lang: desk.lang, today };
    const checked = acceptedRows(table).map((row) => checkGrade(row, context));
    const { rows, repeated } = firstOfEach(
      desk,
      table,
      checked.flatMap(({ row }) => row ?? []),
    );
    const plan = await planGrades(tx, rows);
    const problems = sortProblems([
      ...table.problems,
      ...checked.flatMap((one) => one.problems),
      ...repeated,
    ]);
    const clean = problems.length === 0 && table.fileProblems.length === 0;
    const changes = plan.added.length + plan.updated.length;
    const written = changes > 0 && !options.dryRun && (clean || options.skipInvalid);
    const summary: GradeImport = {
      ...summarise(table, {
        batch: null,
        added: plan.added.length,
        updated: plan.updated.length,
        unchanged: plan.unchanged.length,
        problems,
        written,
      }),
      barred: rows.filter(({ fields }) => fields.barred === 1).length,
      warnings: sortProblems(checked.flatMap((one) => (one.row === null ? [] : one.warnings))),
    };
    if (!written) return ok(summary);
    const { importId } = await enterImport(tx, desk, stamp, {
      act: 'credit.import',
      kind: 'credit',
      summary,
      rows: rows.map(({ fields }) => fields),
      more: { barred: summary.barred },
    });
    await apply(tx, desk, plan, importId, stamp.at);
    return ok(summary);
  });
}

/** Two names of one scheme, or two ways to write one number, are the same grade: every row after the first is rejected. */
function firstOfEach(
  desk: Desk,
  { schema }: Table,
  rows: readonly GradeRow[],
): { rows: KeyedGrade[]; repeated: RowProblem[] } {
  const words = catalogue(desk.lang).credit.import.rows;
  const seen = new Map<string, number>();
  const [kept, repeated]: [KeyedGrade[], RowProblem[]] = [[], []];
  for (const row of rows) {
    const { line, fields } = row;
    const idKey = idKeyOf(desk.keys, fields.id_number);
    const key = `${idKey} ${fields.dated_on} ${fields.scheme}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, line);
      kept.push({ ...row, idKey });
      continue;
    }
    const at = { line, column: 'id_number', code: 'unique-error', value: fields.id_number };
    repeated.push(rowProblem(schema, { ...at, message: words.repeated({ line: first }) }));
  }
  return { rows: kept, repeated };
}

async function planGrades(tx: Tx, rows: readonly KeyedGrade[]): Promise<GradePlan> {
  const known = await selectGrades(
    tx,
    rows.map(({ idKey }) => idKey),
  );
  const plan = { added: [] as KeyedGrade[], updated: [] as KeyedGrade[], unchanged: [] as KeyedGrade[] };
  for (const row of rows) {
    const { scheme, dated_on, value, valid_until, barred, basis } = row.fields;
    const stored = known.get(`${row.idKey} ${scheme} ${dated_on}`);
    if (stored === undefined) plan.added.push(row);
    else if (
      stored.value === value &&
      stored.valid_until === valid_until &&
      stored.barred === barred &&
      stored.basis === basis
    ) {
      plan.unchanged.push(row);
    } else plan.updated.push(row);
  }
  return plan;
}

async function apply(
  tx: Tx,
  desk: Desk,
  { added, updated }: GradePlan,
  importId: number,
  at: string,
): Promise<void> {
  const ids = new Map(
    await selectSubjectIds(
      tx,
      [...added, ...updated].map(({ idKey }) => idKey),
    ),
  );
  const strangers = new Map(
    added.filter(({ idKey }) => !ids.has(idKey)).map((row) => [row.idKey, partyOf(row)]),
  );
  const keeper = await subjectKeeper(tx, desk, at);
  for (const [idKey, id] of await keeper.keep([...strangers.values()])) ids.set(idKey, id);
  const idOf = ({ idKey }: KeyedGrade): number => must(ids.get(idKey), 'every subject was found or made');
  await insertGrades(
    tx,
    added.map((row) => ({ ...gradeOf(row.fields), subject_id: idOf(row), import_id: importId })),
  );
  for (const row of updated) {
    await updateGrade(tx, { ...gradeOf(row.fields), subject_id: idOf(row), import_id: importId });
  }
}

const partyOf = ({ idKey, idType, fields }: KeyedGrade): KeyedParty => ({
  ...{ idKey, idType, number: fields.id_number, name: fields.name },
  type: bodyType({ idType, number: fields.id_number }),
  ...{ legalRepresentative: null, phone: null, address: null },
});

function gradeOf({ id_number: _number, name: _name, ...grade }: GradeFields) {
  return grade;
}
