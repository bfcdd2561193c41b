import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawAlgorithm, type PublishedPlan, planJson } from '../src/sample/published-plan.ts';
import { seedHash } from '../src/sample/ticket.ts';
import { bulkInsert } from '../src/store/bulk.ts';
import { openSqlite } from '../src/store/sqlite/open.ts';
import { median, timed } from './timed.ts';

const SEED = '27182818284590452353602874713527';
const strata = ['320402', '320404', '320411', '320412', '320413'] as const;
const unitOf = (i: number): string => `320400-2026-${String(i).padStart(8, '0')}`;
const stratumOf = (i: number): string => strata[i % strata.length] ?? '';

/** One SHA-256 of each id, as the tickets need it, and nothing else: seconds on the wall and of processor time. */
function bareHashing(units: number): { readonly seconds: number; readonly cpuSeconds: number } {
  const seedHex = seedHash(SEED);
  const ids = Array.from({ length: units }, (_, i) => unitOf(i));
  const cpu = process.cpuUsage();
  const started = performance.now();
  let length = 0;
  for (const id of ids) length += hash('sha256', seedHex + id, 'hex').length;
  if (length !== 64 * units) throw new Error('hashed less than all');
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, cpuSeconds: (user + system) / 1e6 };
}

/** A frozen plan of that many units, as `sample plan` leaves it behind. */
async function freeze(database: string, units: number, quota: number): Promise<void> {
  const store = await openSqlite(database);
  const published: PublishedPlan = {
    plan: 'P',
    office: { name: 'Bench', uscc: '11320400014109816C' },
    of: 'case',
    period: { from: null, to: null },
    filter: {},
    strata: ['region'],
    rule: { kind: 'rate', rate: '5%' },
    population: units,
    population_sha256: '0'.repeat(64),
    quotas: [],
    visit_day: null,
    pool_sha256: null,
    frozen_at: '',
    algorithm: drawAlgorithm,
    verifier_key: '',
  };
  const fixed = { published: planJson(published), pool: '[]', checkpoint: '', ledger_seq: 0 };
  const made = await store.transaction(async (tx) => {
    const { plan_id } = await tx
      .insertInto('plans')
      .values({
        ...fixed,
        name: 'P',
        unit_kind: 'case',
        population: units,
        population_sha256: published.population_sha256,
        frozen_at: '',
        actor: 'bench',
      })
      .returning('plan_id')
      .executeTakeFirstOrThrow();
    const rows = strata.map((stratum) => [plan_id, stratum, units / strata.length, quota / strata.length]);
    await bulkInsert(tx, 'plan_strata', ['plan_id', 'stratum', 'population', 'quota'], rows);
    function* frozen() {
      for (let i = 0; i < units; i++) yield [plan_id, unitOf(i), stratumOf(i)] as const;
    }
    await bulkInsert(tx, 'plan_units', ['plan_id', 'unit', 'stratum'], frozen());
    return { ok: true, value: undefined } as const;
  });
  if (!made.ok) throw made.error;
  await store.close();
}

/**
 * `npm run bench -- draw [UNITS] [RUNS]`: a stratified 5 % of a million units in five strata by `sample draw`, a whole process with
 * its start, the list on stdout: read, hashed, drawn, written. Beside it the bare SHA-256 of the same ids in the same run, and the same sample out
 * of a tenth of the units, whose memory it must not much exceed.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const units = Number(args[0] ?? 1_000_000);
  const runs = Number(args[1] ?? 3);
  const quota = units / 20;
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-bench-'));
  const bin = join(root, 'bin', 'chengnuo.js');
  const clock = { CHENGNUO_NOW: '2026-09-16T09:30', CHENGNUO_LANG: 'en' };
  const draw = async (size: number) => {
    const office = join(dir, 'office');
    const names = ['--office', 'Bench', '--uscc', '11320400014109816C', '--region', '320400'];
    timed(process.execPath, [bin, 'init', office, ...names], clock);
    await freeze(join(office, 'chengnuo.db'), size, quota);
    const line = ['sample', 'draw', 'P', '--seed', SEED, '-w', office, '-q', '--format', 'json'];
    const done = timed(process.execPath, [bin, ...line], clock);
    rmSync(office, { recursive: true });
    if (JSON.parse(done.out).drawn.length !== quota) throw new Error('drawn less than the quota');
    return done;
  };
  try {
    const bare: ReturnType<typeof bareHashing>[] = [];
    const whole: { readonly seconds: number; readonly cpuSeconds: number }[] = [];
    let peak = 0;
    for (let i = 0; i < runs; i++) {
      bare.push(bareHashing(units));
      const done = await draw(units);
      whole.push(done);
      peak = Math.max(peak, done.peakMegabytes);
    }
    const few = await draw(units / 10);
    const wall = [median(bare.map((b) => b.seconds)), median(whole.map((w) => w.seconds))] as const;
    const cpu = [median(bare.map((b) => b.cpuSeconds)), median(whole.map((w) => w.cpuSeconds))] as const;
    const times = ([one, other]: readonly [number, number]): string =>
      `${other.toFixed(2)} s of ${one.toFixed(2)} s: ${(other / one).toFixed(1)} times`;
    console.log(
      `sample draw, ${quota} of ${units}, beside the bare SHA-256 of their ids (goal: at most 6 times)\n` +
        `  on the wall ${times(wall)}\n  processor time ${times(cpu)}\n  peak ${peak} MB\n` +
        `sample draw, ${quota} of ${units / 10}: ${few.seconds.toFixed(2)} s, peak ${few.peakMegabytes} MB`,
    );
    return 0;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
