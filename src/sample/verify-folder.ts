import { checkChanges } from './change-files.ts';
import { checkAssignments } from './check-assignments.ts';
import { checkSignatures } from './check-signatures.ts';
import { startDraw } from './draw.ts';
import { type AddFinding, compareLines, type Finding } from './finding.ts';
import { parseFloor } from './floor.ts';
import { drawCsv, type FolderFiles, folderFiles, seedTxt } from './folder.ts';
import { bytesOf } from './folder-file.ts';
import { checkMust } from './must-files.ts';
import { countStrata, parsePopulationCsv, populationSha256 } from './population.ts';
import { type PublishedPlan, parsePublishedPlan, parseRule } from './published-plan.ts';
import { checkSeed, quotasOf } from './rules.ts';
import { checkTopUps } from './top-up-files.ts';

export interface FolderReport {
  readonly findings: readonly Finding[];
  readonly plan: PublishedPlan | null;
  /** Units in the population and units drawn, as recomputed; null where that was not possible. */
  readonly population: number | null;
  readonly drawn: number | null;
}

export interface VerifyOptions {
  /** The office's key as one knows it from elsewhere; without it the key that the folder itself names is used. */
  readonly trustedKey?: string;
}

/**
 * Recomputes population, quotas, draw, assignments and substitutes of a published folder from its files alone, and checks every other
 * file by digest and signature (contract, section 5.5). No findings means that all is as published. A folder without a
 * seed is one of a plan that was not drawn yet.
 */
export function verifyFolder(files: FolderFiles, options: VerifyOptions = {}): FolderReport {
  const findings: Finding[] = [];
  const add: AddFinding = (file, code, detail) =>
    findings.push(detail === undefined ? { file, code } : { file, code, detail });
  const { population: populationFile, plan: planFile, sums, sumsNote } = folderFiles;
  for (const name of [populationFile, planFile, sums, sumsNote])
    if (!files.has(name)) add(name, 'missing-file');
  const planBytes = bytesOf(files, planFile);
  const plan = planBytes ? parsePublishedPlan(Buffer.from(planBytes).toString('utf8')) : null;
  if (planBytes && !plan) add(planFile, 'malformed');
  checkSignatures(files, plan, options.trustedKey, add);
  const bytes = bytesOf(files, populationFile);
  const units = bytes ? parsePopulationCsv(bytes) : null;
  if (bytes && !units) add(populationFile, 'malformed');
  if (!plan || !bytes || !units) return { findings, plan, population: units?.length ?? null, drawn: null };

  if (populationSha256(bytes) !== plan.population_sha256)
    add(populationFile, 'population-mismatch', plan.population_sha256);
  if (units.length !== plan.population)
    add(populationFile, 'population-mismatch', `${units.length}/${plan.population}`);
  const quotas = recomputeQuotas(plan, countStrata(units), add);
  const done = { findings, plan, population: units.length };
  if (!quotas) return { ...done, drawn: null };

  const seed = readSeed(files, add);
  if (seed === null) return { ...done, drawn: null };
  const draw = startDraw(seed, quotas);
  for (const { unit, stratum } of units) draw.offer(unit, stratum);
  const drawn = draw.result();
  compareLines(bytesOf(files, folderFiles.draw), drawCsv(drawn), (detail) =>
    add(folderFiles.draw, 'draw-mismatch', detail),
  );
  const all = [...drawn.map((row) => ({ ...row, seed })), ...checkTopUps(files, units, { seed, drawn }, add)];
  const must = checkMust(files, plan, units, seed, add);
  const changes = checkChanges(files, units, all, add);
  changes.after(checkAssignments(files, plan, { drawn: changes.before(), must }, seed, add));
  return { ...done, drawn: all.length };
}

function recomputeQuotas(
  plan: PublishedPlan,
  populations: ReadonlyMap<string, number>,
  add: AddFinding,
): Map<string, number> | null {
  const rule = parseRule(plan.rule);
  if (!rule.ok) {
    add(folderFiles.plan, 'malformed', rule.error);
    return null;
  }
  const quotas = quotasOf(populations, rule.value, parseFloor(plan.at_least ?? ''));
  if (!quotas.ok) {
    add(folderFiles.plan, 'quota-mismatch', quotas.error.missing.join(', '));
    return null;
  }
  const published = new Map(plan.quotas.map((row) => [row.stratum, row]));
  for (const row of quotas.value) {
    const said = published.get(row.stratum);
    if (said?.population !== row.population || said.quota !== row.quota)
      add(folderFiles.plan, 'quota-mismatch', row.stratum);
  }
  if (plan.quotas.length !== quotas.value.length) add(folderFiles.plan, 'quota-mismatch');
  return new Map(quotas.value.map((row) => [row.stratum, row.quota]));
}

/** The published seed; null if there is none, or it is not exactly one line. */
function readSeed(files: FolderFiles, add: AddFinding): string | null {
  const bytes = bytesOf(files, folderFiles.seed);
  const hasDraw = files.has(folderFiles.draw);
  if (!bytes) {
    if (hasDraw) add(folderFiles.seed, 'missing-file');
    return null;
  }
  if (!hasDraw) add(folderFiles.draw, 'missing-file');
  const text = Buffer.from(bytes).toString('utf8');
  const seed = checkSeed(text.slice(0, -1));
  if (seed.ok && seedTxt(seed.value.seed) === text && Buffer.from(text).equals(bytes)) return seed.value.seed;
  add(folderFiles.seed, 'malformed');
  return null;
}
