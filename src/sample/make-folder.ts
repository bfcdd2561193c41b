import { readFile } from 'node:fs/promises';
import type { Desk } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { inclusionProof } from '../ledger/merkle.ts';
import { signNote } from '../ledger/note.ts';
import { originOf } from '../ledger/office-checkpoint.ts';
import { formatProof } from '../ledger/proof-file.ts';
import type { Tx } from '../store/store.ts';
import { packagePath } from '../workspace/package-root.ts';
import { changesCsv } from './change-files.ts';
import { type ChangedVisit, takeBack } from './change-rules.ts';
import { readChanges } from './change-store.ts';
import {
  assignmentsCsv,
  columns,
  drawCsv,
  type FolderFiles,
  folderFiles,
  seedTxt,
  sumsText,
} from './folder.ts';
import { type FolderFile, fileOfLines } from './folder-file.ts';
import { type Ineligible, readIneligible } from './ineligible-store.ts';
import { mustCsv } from './must-files.ts';
import { renderPage } from './page.ts';
import { readMust } from './plan-lists.ts';
import { parsePool } from './pool.ts';
import { poolCsv } from './pool-csv.ts';
import { plainCsv, populationCsv } from './population.ts';
import { parsePublishedPlan, planJson } from './published-plan.ts';
import { findDraw, findPlan, readDrawn, readTopUps, readUnits, type SelectedUnit } from './store.ts';
import { parseCounts, topUpsCsv, topUpsJson } from './top-up-files.ts';
import { findAssignmentAct, readAssignments, readResults, type StoredAssignments } from './visit-store.ts';

export interface MadeFolder {
  readonly planId: number;
  readonly files: FolderFiles;
  /** Results of visits in it. */
  readonly results: number;
}

type Text = readonly [name: string, text: string];

/** The published folder of a drawn plan, signed; good for use after the transaction too (contract, section 5.5). E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_NOT_DRAWN. */
export async function makeFolder(
  tx: Tx,
  desk: Desk,
  planName: string,
): Promise<Result<MadeFolder, AppError>> {
  const plan = await findPlan(tx, planName);
  if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: planName }));
  const draw = await findDraw(tx, plan.plan_id);
  if (!draw) return err(appError('E_SAMPLE_NOT_DRAWN', { plan: planName }));
  const published = must(parsePublishedPlan(plan.published), 'a stored plan was written by planSample');
  const drawn = await readDrawn(tx, plan.plan_id);
  const own = drawn.filter((row) => row.substitute_for === null);
  const topUps = await readTopUps(tx, plan.plan_id);
  const visits = await visitsOf(tx, plan.plan_id, drawn);
  const act = await findAssignmentAct(tx, plan.plan_id);
  const pool = parsePool(plan.pool);
  const page = renderPage({ plan: published, draw, drawn: own, topUps, ...visits });
  const texts: Text[] = [
    [folderFiles.population, populationCsv(await readUnits(tx, plan.plan_id))],
    [folderFiles.plan, act ? planJson({ ...published, per_unit: act.per_unit }) : plan.published],
    ...(await ledgerTexts(tx, plan)),
    [folderFiles.seed, seedTxt(draw.seed)],
    [folderFiles.draw, drawCsv(own.filter((row) => row.top_up === 0))],
    ...topUpTexts(topUps, own),
    [folderFiles.inspectors, poolCsv(pool)],
    ...visits.texts(act !== undefined),
    ['index.html', page],
    ['verify.md', await readFile(packagePath('templates', 'sample', 'verify.md'), 'utf8')],
    ...(await scripts(published.rule.kind === 'size', act !== undefined)),
  ];
  const files = new Map<string, FolderFile>(texts.map(([name, text]) => [name, Buffer.from(text, 'utf8')]));
  if (act) {
    const barred = await readIneligible(tx, plan.plan_id, { pool, visitDay: act.visit_day });
    files.set(folderFiles.ineligible, ineligibleCsv(barred));
  }
  const sums = sumsText(files);
  files.set(folderFiles.sums, Buffer.from(sums));
  files.set(
    folderFiles.sumsNote,
    Buffer.from(signNote(sums, originOf(desk.workspace), desk.keys.signingKeyPem)),
  );
  return ok({ planId: plan.plan_id, files, results: visits.results.length });
}

/** What recomputes the folder in another language, as far as there is something to recompute. */
const scripts = (size: boolean, visits: boolean): Promise<Text[]> =>
  Promise.all(
    ['verify-draw.py', ...(size ? ['verify-size.py'] : []), ...(visits ? ['verify-visits.py'] : [])].map(
      async (name): Promise<Text> => [name, await readFile(packagePath('docs', name), 'utf8')],
    ),
  );

/** The plan's entry in the ledger, and the proof that it stood there before the seed. */
async function ledgerTexts(
  tx: Tx,
  plan: { readonly ledger_seq: number; readonly checkpoint: string },
): Promise<Text[]> {
  const entries = await tx
    .selectFrom('ledger_entries')
    .select(['seq', 'text', 'leaf_hash'])
    .where('seq', '<=', plan.ledger_seq)
    .orderBy('seq')
    .execute();
  const leaves = entries.map((entry) => entry.leaf_hash);
  const hashes = inclusionProof(leaves, plan.ledger_seq);
  return [
    [folderFiles.planEntry, must(entries.at(-1), "the plan's entry is in the ledger").text],
    [folderFiles.planProof, formatProof({ index: plan.ledger_seq, hashes, checkpoint: plan.checkpoint })],
  ];
}

/** Who visits what, and what was found, with the units that are visited in any case apart from those that were drawn. */
async function visitsOf(tx: Tx, planId: number, drawn: readonly SelectedUnit[]) {
  const mustList = await readMust(tx, planId);
  const isMust = new Set(mustList.map(({ unit }) => unit));
  const changes = await readChanges(tx, planId);
  const stored = await readAssignments(tx, planId);
  // As they were first made: anyone can repeat that, and then the changes one by one.
  const random = takeBack(stored.result, changes);
  const other = takeBack(stored.must, changes);
  const changed: ChangedVisit[] = changes.map((change, i) => ({
    ...change,
    visit: random.changed[i]?.visit ?? other.changed[i]?.visit ?? null,
  }));
  const results = await readResults(tx, planId);
  const tickets = new Map(drawn.map(({ unit, ticket }) => [unit, ticket]));
  return {
    must: mustList,
    changes: changed,
    results,
    texts(assigned: boolean): Text[] {
      const texts: Text[] = assigned ? assignmentTexts({ ...stored, result: random.first }) : [];
      if (changed.length > 0) texts.push([folderFiles.changes, changesCsv(changed, tickets)]);
      if (mustList.length > 0) texts.push([folderFiles.must, mustCsv(mustList)]);
      if (mustList.length > 0 && assigned)
        texts.push([folderFiles.mustAssignments, assignmentsCsv(other.first)]);
      const found = (must: boolean) => results.filter(({ unit }) => isMust.has(unit) === must);
      return [
        ...texts,
        // There from the start, like the other files of the contract: what was found so far, be it nothing.
        [folderFiles.results, resultsCsv(found(false))],
        ...(mustList.length > 0 ? [[folderFiles.mustResults, resultsCsv(found(true))] satisfies Text] : []),
      ];
    },
  };
}

/** Later draws of the plan: what made each, and the units in the order in which they came. */
function topUpTexts(topUps: Awaited<ReturnType<typeof readTopUps>>, drawn: readonly SelectedUnit[]): Text[] {
  if (topUps.length === 0) return [];
  const published = topUps.map(({ no, seed, reason, counts, place, seeded_at, drawn_at }) => ({
    no,
    seed,
    reason,
    counts: parseCounts(counts),
    place,
    seeded_at,
    drawn_at,
  }));
  const units = topUps.flatMap(({ no }) => drawn.filter((row) => row.top_up === no));
  return [
    [folderFiles.topUps, topUpsJson(published)],
    [folderFiles.topUpUnits, topUpsCsv(units)],
  ];
}

/** Who visits which unit, with what everybody needs to repeat it. */
function assignmentTexts({ result, lastVisits }: Omit<StoredAssignments, 'must'>): Text[] {
  return [
    [folderFiles.assignments, assignmentsCsv(result)],
    [
      folderFiles.lastVisits,
      plainCsv([columns.lastVisits, ...lastVisits.map((row) => [row.unit, row.inspectorNo])]),
    ],
  ];
}

/** `ineligible.csv`: a line a pair, made while it is written. */
const ineligibleCsv = (barred: Ineligible): FolderFile =>
  fileOfLines(function* () {
    yield plainCsv([columns.ineligible]);
    for (const unit of barred.units)
      yield plainCsv([...barred.of(unit)].map(([inspectorNo, reason]) => [unit, inspectorNo, reason]));
  });

/** What the visits found, without the free text: it may name persons. */
const resultsCsv = (results: Awaited<ReturnType<typeof readResults>>): string =>
  plainCsv([
    columns.results,
    ...results.map((row) => [row.unit, row.inspected_on, row.results, row.promise, row.rectify_by ?? '']),
  ]);
