import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { residentNumber } from '../scripts/samples/people.ts';
import { seededRandom } from '../scripts/samples/random.ts';
import type { CaseFilter } from '../src/case/case-filter.ts';
import { recordCase } from '../src/case/record-case.ts';
import { selectCases } from '../src/case/select-cases.ts';
import type { Desk } from '../src/cli/desk.ts';
import { must } from '../src/kernel/assert.ts';
import { orThrow } from '../src/kernel/result.ts';
import { openStore } from '../src/store/open-store.ts';
import { idKeyOf } from '../src/subject/id-key.ts';
import { loadKeys } from '../src/workspace/keys.ts';
import { databaseLocation, openWorkspace } from '../src/workspace/workspace.ts';
import { median, timed } from './timed.ts';

/**
 * `npm run bench -- cases [CASES] [RECORDED]`: lists and searches over CASES imported cases, inside the process and as whole
 * processes; then RECORDED cases taken in one by one, each with the gate, its ledger entry and fsync.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const cases = Number(args[0] ?? 1_000_000);
  const recorded = Number(args[1] ?? 500);
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-bench-'));
  const office = join(dir, 'office');
  const bin = join(root, 'bin', 'chengnuo.js');
  const env = { CHENGNUO_NOW: '2026-09-16T09:30', CHENGNUO_LANG: 'en' };
  const run = (...line: string[]) =>
    execFileSync(process.execPath, [bin, ...line], { env: { ...process.env, ...env }, stdio: 'pipe' });
  try {
    const file = join(dir, 'cases.csv');
    const flags = ['--kind', 'cases', '--rows', String(cases), '--seed', '1', '--out', file];
    execFileSync(
      process.execPath,
      [join(root, 'scripts/run.mjs'), join(root, 'scripts/generate.ts'), ...flags],
      { cwd: root, stdio: 'pipe' },
    );
    run('init', office, '--office', 'Bench', '--uscc', '11320400014109816C', '--region', '320400');
    run('item', 'import', join(root, 'data/samples/items.csv'), '--batch', 'b', '-w', office);
    run('item', 'publish', 'b', '-w', office);
    run('case', 'import', file, '-w', office, '-q');
    const workspace = await openWorkspace(office, office);
    const desk: Desk = {
      workspace,
      store: await openStore(databaseLocation(workspace, undefined, office)),
      keys: await loadKeys(office),
      actor: 'bench',
      lang: 'en',
      now: () => new Date('2026-09-16T01:30:00.000Z'),
    };
    await timeLists(desk, cases);
    for (const line of ['case list', 'case list --name 王', 'case list --state refused --format json']) {
      reportRuns(`${line} (whole process)`, () =>
        timed(process.execPath, [bin, ...line.split(' '), '-w', office], env),
      );
    }
    await timeRecording(desk, recorded);
    await desk.store.close();
    return 0;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function timeLists(desk: Desk, cases: number): Promise<void> {
  const { db } = desk.store;
  const some = must(
    await db
      .selectFrom('cases as c')
      .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
      .select(['c.case_no', 'c.item_code', 'c.authority_name', 'c.received_day', 's.name', 's.id_number'])
      .where('c.case_id', '=', Math.floor(cases / 2))
      .executeTakeFirst(),
    'a case in the middle',
  );
  const filters: Readonly<Record<string, CaseFilter>> = {
    all: {},
    'number, whole': { number: some.case_no },
    'number, prefix of many': { number: some.case_no.slice(0, 6) },
    name: { name: some.name ?? '' },
    'name, common part': { name: '有限公司' },
    'identity number': { idKey: idKeyOf(desk.keys, some.id_number ?? '') },
    item: { item: some.item_code },
    authority: { authority: some.authority_name },
    state: { state: 'refused' },
    'mode and channel': { mode: 'commitment', channel: 'courier' },
    deferred: { deferred: true },
    days: { from: '2026-05-01', to: '2026-05-31' },
    'everything at once': {
      name: '王',
      state: 'granted',
      channel: 'window',
      from: '2026-03-01',
      authority: some.authority_name,
    },
  };
  for (const [name, filter] of Object.entries(filters)) {
    const { total } = await selectCases(db, filter, 200);
    await reportTimes(`list by ${name}: ${total} cases`, () => selectCases(db, filter, 200));
  }
  const after = { case_no: some.case_no, received_day: some.received_day };
  await reportTimes('list, a page in the middle', () => selectCases(db, {}, 200, after));
}

async function timeRecording(desk: Desk, count: number): Promise<void> {
  const random = seededRandom('record');
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const applicant = { type: 'person', name: '王小明', idNumber: residentNumber(random) } as const;
    const started = performance.now();
    orThrow(await recordCase(desk, { itemCode: 'CN-RS-0206', applicant, channel: 'window' }));
    times.push(performance.now() - started);
  }
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN).toFixed(1);
  console.log(
    `one case recorded, with gate, ledger entry and fsync: median ${median(times).toFixed(1)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms (${count})`,
  );
}

const line = (what: string, times: readonly number[]): void =>
  console.log(
    `${what.padEnd(52)} median ${median(times).toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms`,
  );

function reportRuns(what: string, run: () => { readonly seconds: number }): void {
  line(
    what,
    Array.from({ length: 5 }, () => run().seconds * 1000),
  );
}

async function reportTimes(what: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  line(what, times);
}
