import { z } from 'zod';
import type { SeededUnit } from './change-files.ts';
import type { DrawnInStratum } from './draw.ts';
import { type AddFinding, compareLines } from './finding.ts';
import { columns, type FolderFiles, folderFiles } from './folder.ts';
import { bytesOf } from './folder-file.ts';
import { type PopulationUnit, plainCsv } from './population.ts';
import { checkSeed } from './rules.ts';
import { startTopUp } from './top-up-rules.ts';

/** `top-ups.json`: what made each later draw of the plan. Its keys are for outsiders: they do not change. */
const topUpsSchema = z.array(
  z.strictObject({
    no: z.int().min(1),
    seed: z.string().min(1),
    reason: z.string(),
    /** How many of which stratum. */
    counts: z.record(z.string(), z.int().min(1)),
    place: z.string().nullable(),
    seeded_at: z.string().nullable(),
    drawn_at: z.string(),
  }),
);

/** How many of which stratum, as a top-up's row keeps it. */
export const parseCounts = (json: string): Record<string, number> =>
  z.record(z.string(), z.int().min(1)).parse(JSON.parse(json));

export type PublishedTopUp = z.output<typeof topUpsSchema>[number];

export const topUpsJson = (topUps: readonly PublishedTopUp[]): string =>
  `${JSON.stringify(topUps, null, 2)}\n`;

/** `top-ups.csv`: the units of all top-ups in the order in which they were drawn. */
export const topUpsCsv = (drawn: readonly (DrawnInStratum & { readonly top_up: number })[]): string =>
  plainCsv([
    columns.topUps,
    ...drawn.map((row) => [row.unit, row.stratum, String(row.order), row.ticket, String(row.top_up)]),
  ]);

/** Recomputes the later draws of a published plan after its own; returns the units of all of them. */
export function checkTopUps(
  files: FolderFiles,
  units: readonly PopulationUnit[],
  draw: { readonly seed: string; readonly drawn: readonly DrawnInStratum[] },
  add: AddFinding,
): SeededUnit[] {
  const { topUps: json, topUpUnits: csv } = folderFiles;
  const bytes = bytesOf(files, json);
  if (!bytes || !files.has(csv)) {
    if (bytes) add(csv, 'missing-file');
    if (files.has(csv)) add(json, 'missing-file');
    return [];
  }
  const topUps = parseTopUps(Buffer.from(bytes).toString('utf8'));
  if (topUps === null) {
    add(json, 'malformed');
    return [];
  }
  const seeds = new Set([draw.seed]);
  const drawn: (SeededUnit & { readonly top_up: number })[] = [];
  for (const [i, { no, seed, counts }] of topUps.entries()) {
    const checked = checkSeed(seed);
    // Every later draw has a seed of its own.
    if (no !== i + 1 || !checked.ok || checked.value.seed !== seed || seeds.has(seed))
      add(json, 'draw-mismatch', String(no));
    seeds.add(seed);
    const drawing = startTopUp({ seed, counts }, [...draw.drawn, ...drawn]);
    for (const row of units) drawing.offer(row);
    drawn.push(...drawing.result().map((row) => ({ ...row, top_up: no, seed })));
  }
  compareLines(bytesOf(files, csv), topUpsCsv(drawn), (line) => add(csv, 'draw-mismatch', line));
  return drawn;
}

function parseTopUps(text: string): PublishedTopUp[] | null {
  try {
    const parsed = topUpsSchema.safeParse(JSON.parse(text));
    return parsed.success && topUpsJson(parsed.data) === text ? parsed.data : null;
  } catch {
    return null;
  }
}
