import { generateKeyPairSync } from 'node:crypto';
import { canonicalJson } from '../../src/kernel/canonical-json.ts';
import { sha256Hex } from '../../src/kernel/hash.ts';
import { signCheckpoint } from '../../src/ledger/checkpoint.ts';
import { inclusionProof, leafHash, merkleRoot } from '../../src/ledger/merkle.ts';
import { signNote, vkeyOf } from '../../src/ledger/note.ts';
import { formatProof } from '../../src/ledger/proof-file.ts';
import { assignAll } from '../../src/sample/assign-rules.ts';
import { startDraw } from '../../src/sample/draw.ts';
import { startAssigning } from '../../src/sample/duty.ts';
import { assignmentsCsv, columns, drawCsv, folderFiles, seedTxt, sumsText } from '../../src/sample/folder.ts';
import {
  countStrata,
  type PopulationUnit,
  plainCsv,
  populationCsv,
  populationSha256,
} from '../../src/sample/population.ts';
import {
  drawAlgorithm,
  type PublishedPlan,
  planEntryData,
  planJson,
  publishedRule,
} from '../../src/sample/published-plan.ts';
import { type QuotaRule, quotasOf } from '../../src/sample/rules.ts';

export const origin = 'chengnuo/11320400014109816C';
const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
export const vkey = vkeyOf(origin, pem);

export const seed = '2026年4月15日 体育彩票 排列五 6 0 3 1 9';

/** 60 units in three strata, one of which needs quotes in CSV. */
export const units: readonly PopulationUnit[] = Array.from({ length: 60 }, (_, i) => ({
  unit: `BJ-2026-${String(i * 7).padStart(4, '0')}`,
  stratum: ['320402', '320411|window', 'a,"b"'][i % 3] ?? '',
}));

const pool = [
  ['J01', 'leader', '2027-01-01'],
  ['J02', 'leader', '2027-01-01'],
  ['J03', 'member', '2027-01-01'],
  ['J04', 'member', '2027-01-01'],
  ['J05', 'expert', ''],
] as const;
const inspectorsCsv = plainCsv([
  columns.inspectors,
  ...pool.map(([no, role, until]) => [no, 'A1', 'health', '320402', role, until]),
]);

/** A whole published folder, made with the same functions that the publisher uses, and signed. */
export function publishedFolder(rule: QuotaRule, edit?: (files: Map<string, Uint8Array>) => void) {
  const csv = populationCsv(units);
  const quotas = quotasOf(countStrata(units), rule);
  if (!quotas.ok) throw new Error(`no rate for ${quotas.error.missing.join()}`);
  const plan: PublishedPlan = {
    plan: '2026-Q2',
    office: { name: '常州市政务服务管理办公室', uscc: '11320400014109816C' },
    of: 'case',
    period: { from: '2026-01-01', to: '2026-03-31' },
    filter: {},
    strata: ['region', 'channel'],
    rule: publishedRule(rule),
    population: units.length,
    population_sha256: populationSha256(csv),
    quotas: [...quotas.value],
    visit_day: '2026-05-11',
    pool_sha256: sha256Hex(inspectorsCsv),
    frozen_at: '2026-04-14T02:00:00.000Z',
    algorithm: drawAlgorithm,
    verifier_key: vkey,
    per_unit: 2,
  };
  const draw = startDraw(seed, new Map(quotas.value.map((row) => [row.stratum, row.quota])));
  for (const { unit, stratum } of units) draw.offer(unit, stratum);
  const drawn = draw.result();
  const barred = drawn.slice(0, 2).map((d) => [d.unit, 'J03', 'recused']);
  const last = drawn.slice(0, 1).flatMap((d) => [
    [d.unit, 'J01'],
    [d.unit, 'J04'],
  ]);
  const setOf = (rows: readonly (readonly string[])[], unit: string) =>
    new Set(rows.filter(([of]) => of === unit).map(([, no = '']) => no));
  const assigning = startAssigning({
    pool: pool.map(([inspectorNo, role]) => ({ inspectorNo, role })),
    ineligible: new Map(drawn.map((d) => [d.unit, setOf(barred, d.unit)])),
    lastVisits: new Map(last.map(([unit = '']) => [unit, setOf(last, unit)])),
    perUnit: 2,
    seed,
  });
  const assigned = assignAll(assigning, drawn);
  const entry = canonicalJson({
    act: 'sample.plan',
    actor: 'x',
    at: plan.frozen_at,
    data: { ...planEntryData(plan), more: 1 },
    seq: 1,
  });
  const leaves = ['first', entry, 'third'].map((text) => leafHash(Buffer.from(text)));
  const checkpoint = signCheckpoint({ origin, size: 3, root: merkleRoot(leaves) }, pem);
  const texts: Record<string, string> = {
    [folderFiles.population]: csv,
    [folderFiles.plan]: planJson(plan),
    [folderFiles.planEntry]: entry,
    [folderFiles.planProof]: formatProof({ index: 1, hashes: inclusionProof(leaves, 1), checkpoint }),
    [folderFiles.seed]: seedTxt(seed),
    [folderFiles.draw]: drawCsv(drawn),
    [folderFiles.inspectors]: inspectorsCsv,
    [folderFiles.ineligible]: plainCsv([columns.ineligible, ...barred]),
    [folderFiles.lastVisits]: plainCsv([columns.lastVisits, ...last]),
    [folderFiles.assignments]: assignmentsCsv(assigned),
    'index.html': '<p>抽查结果</p>\n',
  };
  const files = new Map<string, Uint8Array>(
    Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)]),
  );
  edit?.(files); // before it is signed: what a dishonest office would publish
  const sums = sumsText(files);
  files.set(folderFiles.sums, Buffer.from(sums));
  files.set(folderFiles.sumsNote, Buffer.from(signNote(sums, origin, pem)));
  return { files, plan, drawn };
}
