import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { csvRecord } from '../scripts/samples/csv.ts';
import { sampleItems } from '../scripts/samples/items.ts';
import { personName, residentNumber } from '../scripts/samples/people.ts';
import { seededRandom } from '../scripts/samples/random.ts';
import type { Desk } from '../src/cli/desk.ts';
import { orThrow } from '../src/kernel/result.ts';
import { monthlyReport } from '../src/report/period-report.ts';
import { openStore } from '../src/store/open-store.ts';
import { loadKeys } from '../src/workspace/keys.ts';
import { databaseLocation, openWorkspace } from '../src/workspace/workspace.ts';
import { median, timed } from './timed.ts';

const MONTHS = 24;
const FIRST_YEAR = 2024;
const FIRST_MONTH = 9;
const CHANNELS = ['window', 'online', 'online', 'mobile', 'courier'];

/** Completed cases, spread evenly over two years and over the items of the sample list. */
function* caseLines(count: number, items: readonly { code: string; mode: string }[]): Generator<string> {
  yield 'case_no,item_code,applicant_name,applicant_type,id_number,channel,received_at,signed_at,decided_at,decision,satisfaction\n';
  const random = seededRandom('report');
  for (let i = 0; i < count; i++) {
    const month = Math.floor((i * MONTHS) / count) + FIRST_MONTH - 1;
    const [year, of] = [FIRST_YEAR + Math.floor(month / 12), String((month % 12) + 1).padStart(2, '0')];
    const day = 1 + (i % 24);
    const decided = day + (i % 3 === 0 ? i % 4 : 0);
    const on = (which: number, time: string): string =>
      `${year}-${of}-${String(which).padStart(2, '0')} ${time}`;
    const item = items[i % items.length] ?? { code: '', mode: '' };
    yield csvRecord([
      ...[`320400-${year}-${String(i).padStart(7, '0')}`, item.code, personName(random), 'person'],
      ...[residentNumber(random), CHANNELS[i % CHANNELS.length] ?? '', on(day, '09:05')],
      item.mode === 'commitment' ? on(day, '09:10') : '',
      on(decided, '16:20'),
      i % 20 === 7 ? 'refused' : i % 50 === 9 ? 'withdrawn' : 'granted',
      i % 5 === 0 ? String(1 + (i % 4)) : '',
    ]);
  }
}

/**
 * `npm run bench -- report [CASES] [RUNS]`: the figures of one month among a million completed cases of two years, nine promises in
 * ten checked: inside the process and as a whole process, and as the PDF.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const cases = Number(args[0] ?? 1_000_000);
  const runs = Number(args[1] ?? 5);
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-bench-'));
  const office = join(dir, 'office');
  const bin = join(root, 'bin', 'chengnuo.js');
  const env = { CHENGNUO_NOW: '2026-09-16T09:30', CHENGNUO_LANG: 'zh' };
  const run = (...line: string[]) => timed(process.execPath, [bin, ...line, '-w', office], env);
  try {
    const list = sampleItems(root)
      .filter(({ source }) => source.mode !== 'cancelled')
      .map(({ code, source }) => ({ code, mode: source.mode }));
    await pipeline(Readable.from(caseLines(cases, list)), createWriteStream(join(dir, 'cases.csv')));
    const names = ['--office', '常澄市行政审批局', '--uscc', '11320400014109816C', '--region', '320400'];
    timed(process.execPath, [bin, 'init', office, ...names], {});
    run('item', 'import', join(root, 'data/samples/items.csv'), '--batch', 'b');
    run('item', 'publish', 'b', '--from', '2024-01-01');
    const imported = run('case', 'import', join(dir, 'cases.csv'), '-q');
    console.log(`case import of ${cases}: ${imported.seconds.toFixed(1)} s`);
    const desk = await openDesk(office);
    await checkMost(desk);
    await timeFigures(desk, ['2026-08', '2026-06', '2025-12'], runs);
    await desk.store.close();
    for (const line of [
      'report monthly --month 2026-08 --format json',
      `report monthly --month 2026-08 --out ${dir}`,
    ]) {
      const times = Array.from({ length: runs }, () => run(...line.split(' ')));
      const peak = median(times.map(({ peakMegabytes }) => peakMegabytes));
      const shown = line.replace(dir, 'DIR');
      const [wall, cpu] = [
        median(times.map((one) => one.seconds)),
        median(times.map((one) => one.cpuSeconds)),
      ];
      console.log(`${shown.padEnd(48)} ${wall.toFixed(2)} s, processor ${cpu.toFixed(2)} s, peak ${peak} MB`);
    }
    return 0;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function openDesk(office: string): Promise<Desk> {
  const workspace = await openWorkspace(office, office);
  return {
    workspace,
    store: await openStore(databaseLocation(workspace, undefined, office)),
    keys: await loadKeys(office),
    actor: 'bench',
    lang: 'zh',
    now: () => new Date('2026-09-16T01:30:00.000Z'),
  };
}

/** Results of checks for nine cases in ten, as `check run` would have left them; one in a hundred is untrue. */
async function checkMost({ store }: Desk): Promise<void> {
  await sql`insert into checks (office_region, case_id, method, outcome, checked_on, detail, source, at, actor)
    select office_region, case_id, 'online', case when case_id % 100 = 3 then 'untrue' else 'true' end,
      decided_day, null, 'bench', decided_at, 'bench'
    from cases where check_due is not null and check_coverage <> 'exempt' and case_id % 10 <> 0`.execute(
    store.db,
  );
}

/** On the wall and of processor time: on a machine that others use, only the second compares. */
async function timeFigures(desk: Desk, months: readonly string[], runs: number): Promise<void> {
  for (const month of months) {
    const wall: number[] = [];
    const busy: number[] = [];
    let cases: unknown;
    for (let i = 0; i < runs; i++) {
      const started = performance.now();
      const cpu = process.cpuUsage();
      const { figures } = orThrow(await monthlyReport(desk, month));
      const { user, system } = process.cpuUsage(cpu);
      wall.push(performance.now() - started);
      busy.push((user + system) / 1000);
      cases = figures.indicators.cases.value;
    }
    const [ms, cpuMs] = [wall, busy].map((times) => Math.round(median(times)));
    console.log(`figures of ${month}, ${cases} completed: ${ms} ms, processor ${cpuMs} ms`);
  }
}
