import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Desk } from '../cli/desk.ts';
import { stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { appendEntry } from '../ledger/append.ts';
import { inclusionProof } from '../ledger/merkle.ts';
import { signNote } from '../ledger/note.ts';
import { originOf } from '../ledger/office-checkpoint.ts';
import { formatProof } from '../ledger/proof-file.ts';
import type { Tx } from '../store/store.ts';
import { packagePath } from '../workspace/package-root.ts';
import { fileError, syncFolder, writeFileSafely } from '../workspace/safe-file.ts';
import { assignmentsCsv, columns, drawCsv, folderFiles, seedTxt, sumsText } from './folder.ts';
import { renderPage } from './page.ts';
import { parsePool } from './pool.ts';
import { poolCsv } from './pool-csv.ts';
import { plainCsv, populationCsv } from './population.ts';
import { parsePublishedPlan, planJson } from './published-plan.ts';
import { findDraw, findPlan, readDrawn, readTopUps, readUnits, type SelectedUnit } from './store.ts';
import { parseCounts, topUpsCsv, topUpsJson } from './top-up-files.ts';
import { findAssignmentAct, readAssignments, readResults, type StoredAssignments } from './visit-store.ts';

export interface PublishedSample {
  readonly plan: string;
  readonly dir: string;
  readonly files: readonly string[];
}

/**
 * Writes the folder that anyone can verify (contract, section 5.5), whole or not at all: it is made under another name and renamed
 * in the transaction that records it. Refused with E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_NOT_DRAWN, E_SAMPLE_FOLDER.
 */
export async function publishSample(
  desk: Desk,
  planName: string,
  dir: string,
): Promise<Result<PublishedSample, AppError>> {
  if (!(await isFree(dir))) return err(appError('E_SAMPLE_FOLDER', { dir }));
  const stamp = stampOf(desk);
  const draft = join(dirname(dir), `.${basename(dir)}.${randomBytes(6).toString('hex')}.part`);
  try {
    return await desk.store.transaction(async (tx) => {
      const files = await folderOf(tx, desk, planName);
      if (!files.ok) return files;
      await mkdir(draft, { recursive: true });
      for (const [name, content] of files.value) await writeFileSafely(join(draft, name), content);
      await appendEntry(tx, stamp, 'sample.publish', {
        plan: planName,
        sums_sha256: sha256Hex(must(files.value.get(folderFiles.sums), 'the sums were just made')),
      });
      await rename(draft, dir);
      await syncFolder(dirname(dir));
      return ok({ plan: planName, dir, files: [...files.value.keys()] });
    });
  } catch (error) {
    throw fileError(error, dir);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function folderOf(
  tx: Tx,
  desk: Desk,
  planName: string,
): Promise<Result<Map<string, Uint8Array>, AppError>> {
  const plan = await findPlan(tx, planName);
  if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: planName }));
  const draw = await findDraw(tx, plan.plan_id);
  if (!draw) return err(appError('E_SAMPLE_NOT_DRAWN', { plan: planName }));
  const published = must(parsePublishedPlan(plan.published), 'a stored plan was written by planSample');
  const drawn = await readDrawn(tx, plan.plan_id);
  const act = await findAssignmentAct(tx, plan.plan_id);
  const entries = await tx
    .selectFrom('ledger_entries')
    .select(['seq', 'text', 'leaf_hash'])
    .where('seq', '<=', plan.ledger_seq)
    .orderBy('seq')
    .execute();
  const proof = formatProof({
    index: plan.ledger_seq,
    hashes: inclusionProof(
      entries.map((entry) => entry.leaf_hash),
      plan.ledger_seq,
    ),
    checkpoint: plan.checkpoint,
  });
  const texts: [string, string][] = [
    [folderFiles.population, populationCsv(await readUnits(tx, plan.plan_id))],
    [folderFiles.plan, act ? planJson({ ...published, per_unit: act.per_unit }) : plan.published],
    [folderFiles.planEntry, must(entries.at(-1), "the plan's entry is in the ledger").text],
    [folderFiles.planProof, proof],
    [folderFiles.seed, seedTxt(draw.seed)],
    [folderFiles.draw, drawCsv(drawn.filter((row) => row.top_up === 0))],
    ...topUpTexts(await readTopUps(tx, plan.plan_id), drawn),
    [folderFiles.inspectors, poolCsv(parsePool(plan.pool))],
    ...(act ? assignmentTexts(await readAssignments(tx, plan.plan_id)) : []),
    ...resultTexts(await readResults(tx, plan.plan_id)),
    ['index.html', renderPage({ plan: published, draw, drawn, topUps: await readTopUps(tx, plan.plan_id) })],
    ['verify.md', await readFile(packagePath('templates', 'sample', 'verify.md'), 'utf8')],
    ['verify-draw.py', await readFile(packagePath('docs', 'verify-draw.py'), 'utf8')],
  ];
  const files = new Map<string, Uint8Array>(texts.map(([name, text]) => [name, Buffer.from(text, 'utf8')]));
  const sums = sumsText(files);
  files.set(folderFiles.sums, Buffer.from(sums));
  files.set(
    folderFiles.sumsNote,
    Buffer.from(signNote(sums, originOf(desk.workspace), desk.keys.signingKeyPem)),
  );
  return ok(files);
}

/** Later draws of the plan: what made each, and the units in the order in which they came. */
function topUpTexts(
  topUps: Awaited<ReturnType<typeof readTopUps>>,
  drawn: readonly SelectedUnit[],
): [string, string][] {
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
function assignmentTexts({ result, ineligible, lastVisits }: StoredAssignments): [string, string][] {
  return [
    [folderFiles.assignments, assignmentsCsv(result)],
    [
      folderFiles.ineligible,
      plainCsv([columns.ineligible, ...ineligible.map((row) => [row.unit, row.inspectorNo, row.reason])]),
    ],
    [
      folderFiles.lastVisits,
      plainCsv([columns.lastVisits, ...lastVisits.map((row) => [row.unit, row.inspectorNo])]),
    ],
  ];
}

/** What the visits found, without the free text: it may name persons. */
function resultTexts(results: Awaited<ReturnType<typeof readResults>>): [string, string][] {
  if (results.length === 0) return [];
  const rows = results.map((row) => [
    row.unit,
    row.inspected_on,
    row.results,
    row.promise,
    row.rectify_by ?? '',
  ]);
  return [[folderFiles.results, plainCsv([columns.results, ...rows])]];
}

async function isFree(dir: string): Promise<boolean> {
  try {
    return (await readdir(dir)).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
