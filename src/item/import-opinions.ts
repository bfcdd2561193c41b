import { type Desk, stampOf } from '../cli/desk.ts';
import { appError, catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { appendRowsEntry } from '../ledger/append.ts';
import type { Db, Tx } from '../store/store.ts';
import {
  acceptedRows,
  type ImportChoice,
  type ImportSummary,
  mayWrite,
  summarise,
} from '../table/import-file.ts';
import { foreignKeyProblem, type RowProblem, rowProblem, sortProblems } from '../table/problem.ts';
import type { Table } from '../table/read-table.ts';
import type { TableRow } from '../table/row-reader.ts';
import { requiredText, textValue } from '../table/row-values.ts';
import { keyedHash } from '../workspace/keys.ts';
import { sourceOf } from './opinion-rules.ts';
import { adoptions, type Opinion } from './opinions.ts';
import { findBatch, loadKnownItems } from './store.ts';

interface Plan {
  readonly added: readonly ListedOpinion[];
  readonly updated: readonly (ListedOpinion & { readonly id: number })[];
  readonly unchanged: number;
}

interface ListedOpinion {
  readonly line: number;
  readonly key: string;
  readonly fields: Opinion;
}

/**
 * Records what came back on a batch under consultation, with the office's answers, as one act. The same opinion (item, source, day
 * and text) listed again with another answer updates the answer. Refused with E_ITEM_BATCH_UNKNOWN.
 */
export async function importOpinions(
  desk: Desk,
  table: Table,
  options: ImportChoice & { readonly batch: string },
): Promise<Result<ImportSummary, AppError>> {
  return desk.store.transaction(async (tx) => {
    const batch = await findBatch(tx, options.batch);
    if (!batch || batch.status === 'undone') {
      return err(appError('E_ITEM_BATCH_UNKNOWN', { batch: options.batch }));
    }
    const problems = await problemsIn(desk, tx, table);
    const rows = acceptedRows(table, problems).map(toListed);
    const plan = await planOpinions(tx, batch.batch_id, rows);
    const clean = rows.length === table.rows.length;
    const changes = plan.added.length + plan.updated.length;
    const written = mayWrite(changes, clean, options);
    const summary = summarise(table, {
      batch: batch.name,
      added: plan.added.length,
      updated: plan.updated.length,
      unchanged: plan.unchanged,
      problems,
      written,
    });
    if (written) await apply(tx, desk, batch.batch_id, { plan, rows, summary });
    return ok(summary);
  });
}

function toListed({ line, values }: TableRow): ListedOpinion {
  const adopted = textValue(values, 'adopted');
  const fields: Opinion = {
    item_code: textValue(values, 'item_code'),
    opinion: requiredText(values, 'opinion'),
    source: sourceOf(requiredText(values, 'source')) ?? '',
    received_on: requiredText(values, 'received_on'),
    answer: textValue(values, 'answer'),
    adopted: adoptions.find((code) => code === adopted) ?? null,
  };
  return { line, fields, key: keyOf(fields) };
}

const keyOf = ({ item_code, source, received_on, opinion }: Opinion): string =>
  JSON.stringify([item_code ?? '', source, received_on, sha256Hex(opinion)]);

/** Beyond the layout: the item must be known, the source no natural person, the day not to come, and no opinion listed twice. */
async function problemsIn(desk: Desk, db: Db | Tx, table: Table): Promise<RowProblem[]> {
  const known = await loadKnownItems(db, '');
  const today = officeDay(desk.now());
  const t = catalogue(desk.lang).item.opinions.problems;
  const seen = new Map<string, number>();
  const bad = new Set(table.problems.map((problem) => problem.line));
  const lacksColumn = table.fileProblems.length > 0;
  const found = table.rows.flatMap((row): RowProblem[] => {
    const { line, values } = row;
    const problems: RowProblem[] = [];
    const code = textValue(values, 'item_code');
    const source = textValue(values, 'source');
    const day = textValue(values, 'received_on');
    const constraint = (column: string, value: string, message: string): void => {
      problems.push(rowProblem(table.schema, { line, column, code: 'constraint-error', value, message }));
    };
    if (code !== null && !known.get(code)?.newest) {
      problems.push(foreignKeyProblem(table.schema, { line, column: 'item_code', value: code }, desk.lang));
    }
    // The name itself is not repeated: it may be a person's.
    if (source !== null && sourceOf(source) === null) constraint('source', '', t.person);
    if (day !== null && day > today) constraint('received_on', day, t.future({ day, today }));
    if (problems.length > 0 || lacksColumn || bad.has(line)) return problems;
    const { key, fields } = toListed(row);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, line);
    // Two names of the public are one source, and an empty code is no key to the layout: what it let through is caught here.
    else {
      const message = t.repeated({ line: first });
      problems.push(
        rowProblem(table.schema, {
          line,
          column: 'opinion',
          code: 'unique-error',
          value: fields.opinion,
          message,
        }),
      );
    }
    return problems;
  });
  return sortProblems([...table.problems, ...found]);
}

async function planOpinions(tx: Tx, batchId: number, rows: readonly ListedOpinion[]): Promise<Plan> {
  const stored = await tx
    .selectFrom('item_opinions')
    .select(['opinion_id', 'item_code', 'opinion', 'source', 'received_on', 'answer', 'adopted'])
    .where('batch_id', '=', batchId)
    .execute();
  const known = new Map(stored.map((row) => [keyOf(row), row]));
  const added: ListedOpinion[] = [];
  const updated: (ListedOpinion & { id: number })[] = [];
  for (const row of rows) {
    const before = known.get(row.key);
    if (!before) added.push(row);
    else if (before.answer !== row.fields.answer || before.adopted !== row.fields.adopted) {
      updated.push({ ...row, id: before.opinion_id });
    }
  }
  return { added, updated, unchanged: rows.length - added.length - updated.length };
}

async function apply(
  tx: Tx,
  desk: Desk,
  batchId: number,
  work: { plan: Plan; rows: readonly ListedOpinion[]; summary: ImportSummary },
): Promise<void> {
  const { plan, rows, summary } = work;
  const { batch, sha256, encoding, read, added, updated, unchanged, rejected } = summary;
  // What people write may name persons: only keyed hashes of the rows enter the log.
  const seq = await appendRowsEntry(
    tx,
    stampOf(desk),
    'item.opinions',
    {
      ...{ batch, file_name_key: keyedHash(desk.keys, summary.file), sha256, encoding },
      ...{ read, added, updated, unchanged, rejected },
    },
    { hashKey: desk.keys.hashKey, rows: rows.map(({ fields }) => ({ ...fields })) },
  );
  for (const { fields, line } of plan.added) {
    await tx
      .insertInto('item_opinions')
      .values({
        ...fields,
        item_code: fields.item_code ?? '',
        batch_id: batchId,
        opinion_sha256: sha256Hex(fields.opinion),
        file_sha256: sha256,
        source_line: line,
        ledger_seq: seq,
      })
      .execute();
  }
  for (const { id, line, fields } of plan.updated) {
    const { answer, adopted } = fields;
    await tx
      .updateTable('item_opinions')
      .set({ answer, adopted, file_sha256: sha256, source_line: line, ledger_seq: seq })
      .where('opinion_id', '=', id)
      .execute();
  }
}
