import { canonicalJson, type Json } from '../../kernel/canonical-json.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import { poolCsv } from '../../sample/pool-csv.ts';
import { type PopulationUnit, populationCsv, populationSha256 } from '../../sample/population.ts';
import { parsePublishedPlan, planEntryData } from '../../sample/published-plan.ts';
import { seedHash, ticketOf } from '../../sample/ticket.ts';
import type { Db } from '../../store/store.ts';
import { anyTable } from '../forget/links.ts';
import type { Fault, Finding, Row } from './finding.ts';
import { parseEntry } from './known-facts.ts';

/**
 * Holds each plan against its ledger entry, the frozen population and pool against their digests, the strata against their counts, and
 * every ticket drawn against seed and unit.
 */
export async function checkDrawnRows(db: Db): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const plans = await db.selectFrom('plans').selectAll().orderBy('plan_id').execute();
  for (const plan of plans) {
    const wrong = (
      table: string,
      fault: Fault,
      column: string | null,
      row = `${plan.plan_id} (${plan.name})`,
    ) => findings.push({ fault, table, row, column });
    const published = parsePublishedPlan(plan.published);
    const entry = await entryOf(db, plan.ledger_seq);
    if (published === null || entry === null || !contains(entry, planEntryData(published))) {
      wrong('plans', 'entry', 'published');
      continue;
    }
    if (published.plan !== plan.name) wrong('plans', 'entry', 'name');
    if (published.population !== plan.population) wrong('plans', 'entry', 'population');
    if (published.population_sha256 !== plan.population_sha256) wrong('plans', 'entry', 'population_sha256');
    if (published.of !== plan.unit_kind) wrong('plans', 'entry', 'unit_kind');
    if (published.frozen_at !== plan.frozen_at) wrong('plans', 'entry', 'frozen_at');
    if (published.pool_sha256 !== null && poolDigest(plan.pool) !== published.pool_sha256) {
      wrong('plans', 'digest', 'pool');
    }
    const units = await db
      .selectFrom('plan_units')
      .select(['unit', 'stratum'])
      .where('plan_id', '=', plan.plan_id)
      .execute();
    if (populationSha256(populationCsv(units)) !== published.population_sha256) {
      wrong('plan_units', 'digest', null);
    }
    const strata = await db
      .selectFrom('plan_strata')
      .selectAll()
      .where('plan_id', '=', plan.plan_id)
      .execute();
    for (const { stratum, population, quota } of strata) {
      const said = published.quotas.find((one) => one.stratum === stratum);
      if (said?.population !== population || said.quota !== quota) {
        wrong('plan_strata', 'entry', null, `${plan.plan_id}/${stratum}`);
      }
    }
    findings.push(...(await checkTickets(db, plan.plan_id, plan.name, units)));
    if (plan.unit_kind === 'case') findings.push(...(await checkObjects(db, plan.plan_id)));
  }
  return findings;
}

/** Where a unit is a case, its applicant is who is visited. */
async function checkObjects(db: Db, planId: number): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const table of ['assignments', 'visited_units'] as const) {
    const rows = await anyTable(db)
      .selectFrom(`${table} as v`)
      .innerJoin('cases as c', 'c.case_no', 'v.unit')
      .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
      .select(['v.unit', 'v.object', 's.subject_no'])
      .where('v.plan_id', '=', planId)
      .execute();
    for (const { unit, object, subject_no } of rows) {
      if (object === subject_no) continue;
      findings.push({ fault: 'derived', table, row: `${planId}/${String(unit)}`, column: 'object' });
    }
  }
  return findings;
}

/** The seeds stand in the ledger too: of the draw, and of each draw that followed it. */
async function checkTickets(
  db: Db,
  planId: number,
  name: string,
  units: readonly PopulationUnit[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const strata = new Map(units.map(({ unit, stratum }) => [unit, stratum]));
  const seeds = new Map<number, string>();
  const said = await seedsInLedger(db, name);
  const draws = await db.selectFrom('draws').select('seed').where('plan_id', '=', planId).execute();
  const topUps = await db
    .selectFrom('top_ups')
    .select(['no', 'seed'])
    .where('plan_id', '=', planId)
    .execute();
  for (const { no, seed } of [...draws.map(({ seed }) => ({ no: 0, seed })), ...topUps]) {
    seeds.set(no, seedHash(seed));
    if (said.get(no) === seed) continue;
    const table = no === 0 ? 'draws' : 'top_ups';
    findings.push({
      fault: 'entry',
      table,
      row: no === 0 ? String(planId) : `${planId}/${no}`,
      column: 'seed',
    });
  }
  const drawn = await db
    .selectFrom('drawn_units')
    .select(['unit', 'stratum', 'ticket', 'top_up'])
    .where('plan_id', '=', planId)
    .execute();
  for (const { unit, stratum, ticket, top_up } of drawn) {
    const row = `${planId}/${unit}`;
    const seed = seeds.get(top_up);
    if (seed === undefined || ticketOf(seed, unit) !== ticket) {
      findings.push({ fault: 'ticket', table: 'drawn_units', row, column: 'ticket' });
    } else if (strata.get(unit) !== stratum) {
      findings.push({ fault: 'ticket', table: 'drawn_units', row, column: 'stratum' });
    }
  }
  return findings;
}

async function seedsInLedger(db: Db, plan: string): Promise<ReadonlyMap<number, unknown>> {
  const entries = await db
    .selectFrom('ledger_entries')
    .select('text')
    .where('act', 'in', ['sample.draw', 'sample.top_up'])
    .orderBy('seq')
    .execute();
  return new Map(
    entries.flatMap(({ text }) => {
      const data = parseEntry(text)['data'] as Row | undefined;
      return data?.['plan'] === plan ? [[Number(data['top_up'] ?? 0), data['seed']] as const] : [];
    }),
  );
}

async function entryOf(db: Db, seq: number): Promise<Row | null> {
  const row = await db.selectFrom('ledger_entries').select('text').where('seq', '=', seq).executeTakeFirst();
  const data = row === undefined ? null : parseEntry(row.text)['data'];
  return typeof data === 'object' && data !== null ? (data as Row) : null;
}

/** Whether the entry says all of it; it may say more. */
const contains = (entry: Row, said: Readonly<Record<string, Json>>): boolean =>
  Object.entries(said).every(
    ([key, value]) => canonicalJson((entry[key] ?? null) as Json) === canonicalJson(value),
  );

function poolDigest(pool: string): string | null {
  try {
    return sha256Hex(poolCsv(JSON.parse(pool) as Parameters<typeof poolCsv>[0]));
  } catch {
    return null;
  }
}
