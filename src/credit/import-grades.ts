import { type Desk, stampOf } from '../cli/desk.ts';
import { beginImport, endImport } from '../cli/enter-import.ts';
import { officeRules } from '../cli/office-rules.ts';
import { catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { keyTable } from '../kernel/key-table.ts';
import { ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { rowLeaf } from '../ledger/append.ts';
import { collectLeaves } from '../ledger/leaves.ts';
import type { GradeScheme } from '../policy/grade.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Tx } from '../store/store.ts';
import { idKeyOf } from '../subject/id-key.ts';
import { type KeyedParty, type SubjectKeeper, subjectKeeper } from '../subject/keep-subjects.ts';
import { chunksOf } from '../subject/select-subjects.ts';
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

/** Rows looked up and written at once, and the size of a list from which indexes are better built at its end. */
const CHUNK = 2_000;
const LARGE = 20_000;

/**
 * Imports grades and bars of other platforms as one act. Subjects whom the office never met are taken up by their numbers, so that
 * the gate knows them when they come; of those it knows nothing but the grade is changed.
 */
export async function importGrades(
  desk: Desk,
  table: Table,
  options: { readonly dryRun: boolean; readonly skipInvalid: boolean },
): Promise<Result<GradeImport, AppError>> {
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const today = officeDay(desk.now());
  const schemes = regimeOn(rules.value.policy.gate.schemes, today);
  if (!schemes.ok) return schemes;
  const { rows, problems, warnings } = checkRows(desk, table, schemes.value.value, today);
  const clean = problems.length === 0 && table.fileProblems.length === 0;
  const writes = !options.dryRun && (clean || options.skipInvalid);
  return desk.store.transaction(async (tx) => {
    const run = () => load(tx, desk, rows, writes);
    const large = writes && rows.length >= LARGE;
    const loaded = large
      ? await desk.store.withoutIndexes(tx, ['subjects', 'subject_grades'], run)
      : await run();
    const { added, updated, importId, leaves } = loaded;
    const summary: GradeImport = {
      ...summarise(table, {
        ...{ batch: null, added, updated, unchanged: rows.length - added - updated },
        problems,
        written: importId !== null,
      }),
      barred: rows.filter(({ fields }) => fields.barred === 1).length,
      warnings,
    };
    if (importId !== null) {
      const more = { barred: summary.barred };
      await endImport(tx, desk, loaded.stamp, importId, {
        ...{ act: 'credit.import', kind: 'credit', summary, leaves, more },
      });
    }
    return ok(summary);
  });
}

/** Every row by itself; two names of one scheme, or two ways to write one number, are the same grade: only the first stays. */
function checkRows(desk: Desk, table: Table, schemes: readonly GradeScheme[], today: string) {
  const { schema } = table;
  const words = catalogue(desk.lang).credit.import.rows;
  const rows: KeyedGrade[] = [];
  const problems: RowProblem[] = [...table.problems];
  const warnings: RowProblem[] = [];
  const firstLines = keyTable();
  for (const accepted of acceptedRows(table)) {
    const checked = checkGrade(accepted, { schema, schemes, lang: desk.lang, today });
    problems.push(...checked.problems);
    if (checked.row === null) continue;
    const { line, fields } = checked.row;
    const idKey = idKeyOf(desk.keys, fields.id_number);
    const first = firstLines.getOrSet(`${idKey} ${fields.dated_on} ${fields.scheme}`, line);
    if (first !== undefined) {
      const at = { line, column: 'id_number', code: 'unique-error', value: fields.id_number };
      problems.push(rowProblem(schema, { ...at, message: words.repeated({ line: first }) }));
      continue;
    }
    warnings.push(...checked.warnings);
    rows.push({ ...checked.row, idKey });
  }
  return { rows, problems: sortProblems(problems), warnings };
}

/** Compares the rows with what is there, and where `writes` is told writes what differs; `importId` null: nothing was written. */
async function load(tx: Tx, desk: Desk, rows: readonly KeyedGrade[], writes: boolean) {
  const stamp = stampOf(desk);
  const leaves = collectLeaves();
  let importId: number | null = null;
  let keeper: SubjectKeeper | null = null;
  let [added, updated] = [0, 0];
  for (const chunk of chunksOf(rows, CHUNK)) {
    const changes = await compare(tx, chunk);
    added += changes.added.length;
    updated += changes.updated.length;
    if (!writes) continue;
    for (const { fields } of chunk) leaves.add(rowLeaf(desk.keys.hashKey, fields));
    if (changes.added.length + changes.updated.length === 0) continue;
    importId ??= await beginImport(tx, stamp, 'credit');
    keeper ??= await subjectKeeper(tx, desk, stamp.at);
    await write(tx, keeper, changes, importId);
  }
  return { added, updated, importId, leaves, stamp };
}

interface Changes {
  readonly added: readonly KeyedGrade[];
  readonly updated: readonly KeyedGrade[];
}

async function compare(tx: Tx, rows: readonly KeyedGrade[]): Promise<Changes> {
  const known = await selectGrades(
    tx,
    rows.map(({ idKey }) => idKey),
  );
  const [added, updated]: [KeyedGrade[], KeyedGrade[]] = [[], []];
  for (const row of rows) {
    const { scheme, dated_on, value, valid_until, barred, basis } = row.fields;
    const stored = known.get(`${row.idKey} ${scheme} ${dated_on}`);
    if (stored === undefined) added.push(row);
    else if (
      stored.value !== value ||
      stored.valid_until !== valid_until ||
      stored.barred !== barred ||
      stored.basis !== basis
    ) {
      updated.push(row);
    }
  }
  return { added, updated };
}

async function write(
  tx: Tx,
  keeper: SubjectKeeper,
  { added, updated }: Changes,
  importId: number,
): Promise<void> {
  const keys = [...added, ...updated].map(({ idKey }) => idKey);
  const ids = new Map(await selectSubjectIds(tx, keys));
  // Only strangers are handed over: what the office knows of its subjects does not come from lists of grades.
  const strangers = added.filter(({ idKey }) => !ids.has(idKey)).map(partyOf);
  for (const [idKey, id] of await keeper.keep(strangers)) ids.set(idKey, id);
  const stored = ({ idKey, fields }: KeyedGrade) => ({
    ...gradeOf(fields),
    subject_id: must(ids.get(idKey), 'every subject was found or made'),
    import_id: importId,
  });
  await insertGrades(tx, added.map(stored));
  for (const row of updated) await updateGrade(tx, stored(row));
}

const partyOf = ({ idKey, idType, fields }: KeyedGrade): KeyedParty => ({
  ...{ idKey, idType, number: fields.id_number, name: fields.name },
  type: bodyType({ idType, number: fields.id_number }),
  ...{ legalRepresentative: null, phone: null, address: null },
});

function gradeOf({ id_number: _number, name: _name, ...grade }: GradeFields) {
  return grade;
}
