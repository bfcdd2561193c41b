import { type Desk, stampOf } from '../cli/desk.ts';
import { beginImport, endImport } from '../cli/enter-import.ts';
import { type OfficeRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { Item } from '../item/item.ts';
import { selectVersions } from '../item/select-items.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import type { Stamp } from '../ledger/append.ts';
import { collectLeaves } from '../ledger/leaves.ts';
import type { Tx } from '../store/store.ts';
import { anySubject, type SubjectKeeper, subjectKeeper } from '../subject/keep-subjects.ts';
import { selectGateFacts } from '../subject/select-subjects.ts';
import { type ImportSummary, summarise } from '../table/import-file.ts';
import { type RowProblem, sortProblems } from '../table/problem.ts';
import { loadSchema } from '../table/schema.ts';
import type { CaseSource, SourceEnd } from './case-source.ts';
import { isHistory } from './check-row.ts';
import type { ClockMemory } from './clock-rules.ts';
import { type CasePlan, planCases } from './import-rules.ts';
import { anyCase, insertCases, selectKnownCases, updateCases } from './import-store.ts';
import { isKept } from './kept-row.ts';
import { handOutLetterNumbers } from './numbers.ts';
import type { ReadyRow, RowBlock } from './ready-row.ts';

export interface ImportOptions {
  readonly dryRun: boolean;
  /** Writes the good rows although others are bad. */
  readonly skipInvalid: boolean;
  /** Told now and then how many rows are done. */
  readonly onProgress?: (done: number) => void;
}

export interface CaseImport extends ImportSummary {
  /** Rows taken over as they were decided elsewhere. */
  readonly history: number;
  /** Remarks on rows that were taken in all the same. */
  readonly warnings: readonly RowProblem[];
}

export interface ImportedCases {
  readonly summary: CaseImport;
  readonly end: SourceEnd;
}

/** From so many rows on, indexes are made anew after the load instead of being kept up row by row. */
const LARGE_LOAD = 20_000;

/** Indexes of the few cases that are open, promised or special in another way: kept up, for each made anew would read every case. */
const SPARSE_INDEXES = [
  'cases_awaiting',
  'cases_by_agent',
  'cases_by_application',
  'cases_commitment_code',
  'cases_letter_number',
  'cases_open',
  'cases_provisional',
];

/**
 * Imports a list of cases block by block, as one act: everything, or with `skipInvalid` the good rows, or nothing. Rows
 * with a decision are history; open rows are taken in as by `recordCase`, a barred one is the row problem `gate-barred`.
 * Rows are written while others are still read; what turns out to be nothing is rolled back as a whole. Throws OddFile as `source`.
 */
export async function importCases(
  desk: Desk,
  source: CaseSource,
  options: ImportOptions,
): Promise<Result<ImportedCases, AppError>> {
  // A transaction rolls back on an error that is returned: this one stands for "nothing is to be written".
  const nothing = appError('E_TABLE_REJECTED', { rejected: 0, read: 0 });
  let imported: ImportedCases | null = null;
  const large = source.expected >= LARGE_LOAD && !options.dryRun;
  const work = async (tx: Tx): Promise<Result<void, AppError>> => {
    const before = { cases: await anyCase(tx), subjects: await anySubject(tx, desk) };
    const run = () => runImport(tx, desk, source, { ...options, before });
    // Rows are told from those that are there by their number, persons by their key.
    const unsearched = [
      ...(before.cases ? [] : (['cases'] as const)),
      ...(before.subjects ? [] : (['subjects'] as const)),
    ];
    const how = { coming: source.expected, unsearched, kept: SPARSE_INDEXES };
    const result = large ? await desk.store.largeLoad(tx, ['cases', 'subjects'], run, how) : await run();
    if (!result.ok) return result;
    imported = result.value;
    return result.value.summary.written ? ok(undefined) : { ok: false, error: nothing };
  };
  // A case of a list refers to the version of its item, to its persons and to the import, all of them of this very transaction.
  const done = await desk.store.transaction(work, { sureReferences: large });
  if (imported !== null && (done.ok || done.error === nothing)) return ok(imported);
  return done.ok ? { ok: false, error: nothing } : done;
}

async function runImport(
  tx: Tx,
  desk: Desk,
  source: CaseSource,
  { dryRun, skipInvalid, onProgress, before }: ImportOptions & { readonly before: Before },
): Promise<Result<ImportedCases, AppError>> {
  const rules = await officeRules(desk, tx);
  if (!rules.ok) return rules;
  const stamp = stampOf(desk);
  const planner = await casePlanner(tx, desk, rules.value, { now: stamp.at, before });
  const writer = await caseWriter(tx, desk, stamp);
  const leaves = collectLeaves();
  const problems: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  const counts = { read: 0, added: 0, updated: 0, unchanged: 0, history: 0, unkept: 0 };
  const context = { schema: loadSchema('case'), lang: desk.lang, now: stamp.at, hashKey: desk.keys.hashKey };
  const blocks = source.blocks(context);
  let step = await blocks.next();
  for (; !step.done; step = await blocks.next()) {
    const block = step.value;
    const planned = await planner.plan(block);
    if (!planned.ok) return planned;
    const plan = planned.value;
    counts.read += block.read;
    counts.added += plan.added.length;
    counts.updated += plan.updated.length;
    counts.unchanged += plan.unchanged.length;
    const changes = [...plan.added, ...plan.updated];
    counts.history += changes.filter(({ history }) => history).length;
    counts.unkept += changes.filter(({ row, item }) => !isKept(row, item.materials)).length;
    problems.push(...sortProblems([...block.problems, ...plan.problems]));
    warnings.push(...sortProblems([...block.warnings, ...plan.warnings]));
    for (const { digest } of inFileOrder(plan)) leaves.add(Buffer.from(digest, 'hex'));
    onProgress?.(counts.read);
    const useless = dryRun || (problems.length > 0 && !skipInvalid);
    if (useless || changes.length === 0) continue;
    const written = await writer.write(plan);
    if (!written.ok) return written;
  }
  const end = step.value;
  const { history, unkept, ...tally } = counts;
  const clean = problems.length === 0 && end.fileProblems.length === 0;
  const written = tally.added + tally.updated > 0 && !dryRun && (clean || skipInvalid);
  const file = { ...end, rows: { length: counts.read } };
  const sum = summarise(file, { batch: null, ...tally, problems, written });
  const summary: CaseImport = { ...sum, history, warnings };
  if (written) {
    const importId = must(writer.importId(), 'what was written began an import');
    await endImport(tx, desk, stamp, importId, {
      ...{ act: 'case.import', kind: 'case', summary, leaves },
      // `db check` holds the cases against their rows but for so many, of which not every cell is kept.
      more: { history, unkept },
    });
  }
  return ok({ summary, end });
}

/** Every row taken or found unchanged, in file order: what the leaves stand for. */
function inFileOrder({ added, updated, unchanged }: CasePlan): readonly ReadyRow[] {
  if (updated.length === 0 && unchanged.length === 0) return added.map(({ row }) => row);
  return [...added.map(({ row }) => row), ...updated.map(({ row }) => row), ...unchanged].sort(
    (a, b) => a.line - b.line,
  );
}

/** Whether the books held anything when the import began. */
interface Before {
  readonly cases: boolean;
  readonly subjects: boolean;
}

/** Plans block after block: what the rows meet in the books is read once for each kind and block. */
async function casePlanner(
  tx: Tx,
  desk: Desk,
  { policy, calendar }: OfficeRules,
  { now, before }: { readonly now: string; readonly before: Before },
) {
  const items = new Map<string, readonly Item[]>();
  const clocks: ClockMemory = new WeakMap();
  return {
    async plan({ ready: rows }: RowBlock): Promise<Result<CasePlan, AppError>> {
      for (const { fields } of rows) {
        if (items.has(fields.item_code)) continue;
        items.set(fields.item_code, await selectVersions(tx, fields.item_code));
      }
      const open = rows.filter(({ fields }) => !isHistory(fields));
      const keys = new Set(
        open.flatMap(({ applicant, agent }) => [applicant.idKey, ...(agent === null ? [] : [agent.idKey])]),
      );
      // Whom no list and no clerk has met before has neither bar nor grade.
      const gate = await selectGateFacts(tx, before.subjects ? [...keys] : []);
      // Numbers repeated in the list itself are told apart where it is read.
      const numbers = before.cases ? rows.map(({ fields }) => fields.case_no) : [];
      const known = await selectKnownCases(tx, numbers);
      const schema = loadSchema('case');
      return planCases(rows, { known, items, gate, policy, calendar, schema, lang: desk.lang, now, clocks });
    },
  };
}

/** Writes what was planned, block after block; the import begins with the first row that changes anything. */
async function caseWriter(tx: Tx, desk: Desk, stamp: Stamp) {
  let importId: number | null = null;
  let subjects: SubjectKeeper | null = null;
  return {
    importId: () => importId,
    async write(plan: CasePlan): Promise<Result<void, AppError>> {
      importId ??= await beginImport(tx, stamp, 'case');
      subjects ??= await subjectKeeper(tx, desk, stamp.at);
      const planned = [...plan.added, ...plan.updated];
      const kept = await subjects.keep(
        planned.flatMap(({ row }) => [row.applicant, ...(row.agent === null ? [] : [row.agent])]),
      );
      const unnumbered = planned.filter(
        ({ admission, history, replaces }) =>
          admission.mode === 'commitment' && !history && replaces?.numbered !== true,
      );
      const given = await handOutLetterNumbers(tx, desk, officeDay(stamp.at), unnumbered.length);
      if (!given.ok) return given;
      const letters = new Map(unnumbered.map(({ row }, i) => [row, given.value[i] ?? null]));
      const making = { desk, stamp, importId, subjects: kept, letters };
      await insertCases(tx, plan.added, making);
      return updateCases(tx, plan.updated, making);
    },
  };
}
