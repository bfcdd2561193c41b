import { type Desk, stampOf } from '../cli/desk.ts';
import { beginImport, endImport } from '../cli/enter-import.ts';
import { officeRules } from '../cli/office-rules.ts';
import { appError, catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { keyTable } from '../kernel/key-table.ts';
import { ok, type Result } from '../kernel/result.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { rowLeaf } from '../ledger/append.ts';
import { collectLeaves } from '../ledger/leaves.ts';
import type { GradeScheme } from '../policy/grade.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Tx } from '../store/store.ts';
import { idKeyOf } from '../subject/id-key.ts';
import { type KeyedParty, type SubjectKeeper, subjectKeeper } from '../subject/keep-subjects.ts';
import { chunksOf } from '../subject/select-subjects.ts';
import { type ImportChoice, type ImportSummary, summarise } from '../table/import-file.ts';
import { type RowProblem, rowProblem, sortProblems } from '../table/problem.ts';
import type { PlainRow } from '../table/read-plain.ts';
import type { BlocksEnd, RowBlocks } from '../table/row-blocks.ts';
import { loadSchema } from '../table/schema.ts';
import { bodyType } from './find-subject.ts';
import { checkGrade, type GradeFields, type GradeRow } from './grade-rules.ts';
import { insertGrades, selectGrades, selectSubjectIds, updateGrade } from './grade-store.ts';

export interface GradeImport extends ImportSummary {
  /** Rows by which another platform bars its subject. */
  readonly barred: number;
  readonly warnings: readonly RowProblem[];
}

export interface GradeImportOptions extends ImportChoice {
  /** Told now and then how many rows are done. */
  readonly onProgress?: (done: number) => void;
}

interface KeyedGrade extends GradeRow {
  readonly idKey: string;
}

export interface ImportedGrades {
  readonly summary: GradeImport;
  readonly end: BlocksEnd;
}

/** Rows looked up and written at once, and the size of a list from which indexes are better built at its end. */
const CHUNK = 2_000;
const LARGE = 20_000;

/**
 * Imports grades and bars of other platforms block by block, as one act: everything, or with `skipInvalid` the good rows, or nothing.
 * Subjects whom the office never met are taken up by their numbers, so that the gate knows them when they come; of those it knows
 * nothing but the grade is changed. What turns out to be nothing is rolled back as a whole. Throws OddFile as `file` does.
 */
export async function importGrades(
  desk: Desk,
  file: RowBlocks,
  options: GradeImportOptions,
): Promise<Result<ImportedGrades, AppError>> {
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const schemes = regimeOn(rules.value.policy.gate.schemes, officeDay(desk.now()));
  if (!schemes.ok) return schemes;
  // A transaction rolls back on an error that is returned: this one stands for "nothing is to be written".
  const nothing = appError('E_TABLE_REJECTED', { rejected: 0, read: 0 });
  let imported: ImportedGrades | null = null;
  const done = await desk.store.transaction(async (tx): Promise<Result<void, AppError>> => {
    const run = () => load(tx, desk, file, schemes.value.value, options);
    const large = !options.dryRun && file.expected >= LARGE;
    const how = { coming: file.expected };
    imported = large ? await desk.store.largeLoad(tx, ['subjects', 'subject_grades'], run, how) : await run();
    return imported.summary.written ? ok(undefined) : { ok: false, error: nothing };
  });
  if (imported !== null && (done.ok || done.error === nothing)) return ok(imported);
  return done.ok ? { ok: false, error: nothing } : done;
}

/** Reads, checks, compares and writes block after block; what it kept of the rows before is their keys and their leaves. */
async function load(
  tx: Tx,
  desk: Desk,
  file: RowBlocks,
  schemes: readonly GradeScheme[],
  { dryRun, skipInvalid, onProgress }: GradeImportOptions,
): Promise<ImportedGrades> {
  const stamp = stampOf(desk);
  const check = blockChecker(desk, schemes, officeDay(stamp.at));
  const leaves = collectLeaves();
  const [problems, warnings]: [RowProblem[], RowProblem[]] = [[], []];
  const counts = { read: 0, added: 0, updated: 0, unchanged: 0, barred: 0 };
  const wrongHeader = file.fileProblems.length > 0;
  let importId: number | null = null;
  let keeper: SubjectKeeper | null = null;
  const reading = file.blocks();
  let step = reading.next();
  for (; !step.done; step = reading.next()) {
    counts.read += step.value.length;
    onProgress?.(counts.read);
    // While the header is wrong no row may be taken, and none is accused of more than was found.
    const block = wrongHeader ? onlyFound(step.value) : check(step.value);
    problems.push(...sortProblems(block.problems));
    warnings.push(...sortProblems(block.warnings));
    const useless = dryRun || wrongHeader || (problems.length > 0 && !skipInvalid);
    for (const rows of chunksOf(block.rows, CHUNK)) {
      const changes = await compare(tx, rows);
      const changed = changes.added.length + changes.updated.length;
      counts.added += changes.added.length;
      counts.updated += changes.updated.length;
      counts.unchanged += rows.length - changed;
      counts.barred += rows.filter(({ fields }) => fields.barred === 1).length;
      if (useless) continue;
      for (const { fields } of rows) leaves.add(rowLeaf(desk.keys.hashKey, fields));
      if (changed === 0) continue;
      importId ??= await beginImport(tx, stamp, 'credit');
      keeper ??= await subjectKeeper(tx, desk, stamp.at);
      await write(tx, keeper, changes, importId);
    }
  }
  const { barred, read, ...tally } = counts;
  const end = step.value;
  const written = importId !== null && (problems.length === 0 || skipInvalid);
  const about = { ...end, rows: { length: read } };
  const summary: GradeImport = {
    ...summarise(about, { batch: null, ...tally, problems, written }),
    ...{ barred, warnings },
  };
  if (importId !== null && written) {
    const more = { barred };
    await endImport(tx, desk, stamp, importId, {
      act: 'credit.import',
      kind: 'credit',
      summary,
      leaves,
      more,
    });
  }
  return { summary, end };
}

interface CheckedBlock {
  readonly rows: readonly KeyedGrade[];
  readonly problems: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
}

const onlyFound = (block: readonly PlainRow[]): CheckedBlock => ({
  rows: [],
  problems: block.flatMap(({ problems }) => problems),
  warnings: [],
});

/** Every row by itself; two names of one scheme, or two ways to write one number, are the same grade: only the first stays. */
function blockChecker(desk: Desk, schemes: readonly GradeScheme[], today: Day) {
  const schema = loadSchema('grade');
  const words = catalogue(desk.lang).credit.import.rows;
  const firstLines = keyTable();
  return (block: readonly PlainRow[]): CheckedBlock => {
    const rows: KeyedGrade[] = [];
    const [problems, warnings]: [RowProblem[], RowProblem[]] = [[], []];
    for (const { row, problems: own } of block) {
      if (own.length > 0) {
        problems.push(...own);
        continue;
      }
      const checked = checkGrade(row, { schema, schemes, lang: desk.lang, today });
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
    return { rows, problems, warnings };
  };
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
