import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { residentNumber } from '../scripts/samples/people.ts';
import { seededRandom } from '../scripts/samples/random.ts';
import { median, timed } from './timed.ts';

const SEED = '27182818284590452353602874713527';
const authorityOf = (i: number): string => `Authority ${i + 1}`;
const caseNo = (i: number): string => `320400-2026-${String(i).padStart(6, '0')}`;

/** An item for each authority, on the commitment list. */
function items(authorities: number): string {
  const head = 'item_code,item_name,track,certificate_name,authority_name,level,mode,legal_basis\n';
  const rows = Array.from(
    { length: authorities },
    (_, i) => `I-${i},Item ${i},certification,certificate,${authorityOf(i)},4,commitment,law\n`,
  );
  return head + rows.join('');
}

function cases(count: number, authorities: number): string {
  const random = seededRandom('1');
  const head =
    'case_no,item_code,applicant_name,applicant_type,id_number,channel,received_at,signed_at,decided_at,decision\n';
  const times = '2026-08-03 09:00,2026-08-03 09:10,2026-08-03 09:30';
  const rows = Array.from(
    { length: count },
    (_, i) =>
      `${caseNo(i)},I-${i % authorities},张三,person,${residentNumber(random)},window,${times},granted\n`,
  );
  return head + rows.join('');
}

/** One in five leads; each has declared recusal from as many cases as fall to one inspector. */
function inspectors(count: number, authorities: number, cases: number): string {
  const head = 'inspector_no,name,authority_name,certificate_no,valid_until,role,recuse\n';
  const rows = Array.from({ length: count }, (_, i) => {
    const recuse = Array.from({ length: Math.ceil(cases / count) }, (_, k) =>
      caseNo((i * 37 + k * 101) % cases),
    );
    return `ZF-${i},李四,${authorityOf(i % authorities)},${1000000 + i},2027-12-31,${Math.floor(i / authorities) % 5 === 0 ? 'leader' : 'member'},${recuse.join('；')}\n`;
  });
  return head + rows.join('');
}

/**
 * `npm run bench -- assign [UNITS] [INSPECTORS] [RUNS]`: two of 500 inspectors for each of 10,000 drawn cases by `sample assign`, a whole
 * process with its start: facts and last visits read, recusals applied, assigned, stored, entered into the ledger. With all
 * inspectors in one authority each is a candidate for every case; with five, four fifths of them are listed as ineligible for each.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const units = Number(args[0] ?? 10_000);
  const pool = Number(args[1] ?? 500);
  const runs = Number(args[2] ?? 3);
  const bin = join(root, 'bin', 'chengnuo.js');
  const clock = { CHENGNUO_NOW: '2026-09-16T09:30', CHENGNUO_LANG: 'en' };
  for (const authorities of [1, 5]) {
    const dir = mkdtempSync(join(tmpdir(), 'chengnuo-bench-'));
    const office = join(dir, 'office');
    const run = (...line: string[]) =>
      execFileSync(process.execPath, [bin, ...line], {
        env: { ...process.env, ...clock },
        stdio: 'pipe',
        maxBuffer: 1 << 28,
      });
    try {
      writeFileSync(join(dir, 'items.csv'), items(authorities));
      writeFileSync(join(dir, 'cases.csv'), cases(units, authorities));
      writeFileSync(join(dir, 'inspectors.csv'), inspectors(pool, authorities, units));
      run('init', office, '--office', 'Bench', '--uscc', '11320400014109816C', '--region', '320400');
      run('item', 'import', join(dir, 'items.csv'), '--batch', 'b', '-w', office);
      run('item', 'publish', 'b', '--from', '2026-01-01', '-w', office);
      run('case', 'import', join(dir, 'cases.csv'), '-w', office, '-q');
      run('inspector', 'import', join(dir, 'inspectors.csv'), '-w', office);
      const seconds: number[] = [];
      const cpu: number[] = [];
      let peak = 0;
      for (let i = 0; i < runs; i++) {
        run('sample', 'plan', '--name', `P${i}`, '--rate', '100%', '-w', office);
        run('sample', 'draw', `P${i}`, '--seed', `${SEED}${i}`, '-w', office, '-q');
        const line = ['sample', 'assign', `P${i}`, '-w', office, '-q', '--format', 'json'];
        const done = timed(process.execPath, [bin, ...line], clock);
        if (JSON.parse(done.out).assignments.length !== units) throw new Error('assigned less than all');
        seconds.push(done.seconds);
        cpu.push(done.cpuSeconds);
        peak = Math.max(peak, done.peakMegabytes);
      }
      console.log(
        `sample assign, ${units} cases, ${pool} inspectors of ${authorities} authorities, with recusals (goal: under 5 s)\n` +
          `  ${median(seconds).toFixed(2)} s, processor time ${median(cpu).toFixed(2)} s, peak ${peak} MB`,
      );
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }
  return 0;
}
