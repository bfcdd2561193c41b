import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { csvRecord } from '../scripts/samples/csv.ts';
import { residentNumber } from '../scripts/samples/people.ts';
import { seededRandom } from '../scripts/samples/random.ts';
import { orThrow } from '../src/kernel/result.ts';
import { loadPolicy } from '../src/policy/load-policy.ts';
import { openSqlite } from '../src/store/sqlite/open.ts';
import type { Db } from '../src/store/store.ts';
import { gate } from '../src/subject/gate.ts';
import { idKeyOf } from '../src/subject/id-key.ts';
import { loadKeys } from '../src/workspace/keys.ts';
import { median, timed } from './timed.ts';

const GRADES = ['A', 'A', 'A', 'B', 'B', 'C', 'D', 'E'];

/** Different people, the same in every run. */
function identityNumbers(count: number): string[] {
  const random = seededRandom('gate');
  const numbers = new Set<string>();
  while (numbers.size < count) numbers.add(residentNumber(random));
  return [...numbers];
}

function* gradeLines(numbers: readonly string[]): Generator<string> {
  yield 'id_number,scheme,value,dated_on,valid_until,barred,basis\n';
  for (const [i, number] of numbers.entries()) {
    const value = GRADES[i % GRADES.length] ?? 'A';
    yield csvRecord([number, 'public_credit', value, '2026-06-30', '2027-06-30', 'no', '省平台']);
  }
}

/** One subject in fifty has a decided breach with its bar; to one in two hundred and fifty of all an objection is open. */
async function addBreaches(db: Db): Promise<number> {
  await sql`insert into breaches (office_region, breach_no, subject_id, kind, seriousness, facts, found_on, authority_name, deciding_authority,
      state, decided_on, document_no, regime, earliest_repair, created_at, actor)
    select office_region, 'X320400-2026-' || subject_id, subject_id, 'false_promise', 'general', 'bench', '2026-05-06', 'Bench', 'Bench',
      'decided', '2026-05-06', '1', 'measures-2026', '2026-08-06', created_at, 'bench' from subjects where subject_id % 50 = 0`.execute(
    db,
  );
  await sql`insert into bars (office_region, breach_id, subject_id, from_day, until_repaired, scope, regime, basis, basis_en)
    select office_region, breach_id, subject_id, '2026-05-06', 1, 'all', 'until-repaired', '依据', 'basis' from breaches`.execute(
    db,
  );
  await sql`insert into objections (office_region, breach_id, against, grounds, state, filed_on, actor)
    select office_region, breach_id, 'content', 'bench', 'open', '2026-05-11', 'bench' from breaches where subject_id % 250 = 0`.execute(
    db,
  );
  const row = await db
    .selectFrom('breaches')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/**
 * `npm run bench -- gate [SUBJECTS] [QUESTIONS]`: the gate asked for random subjects of a million, each with a grade: inside the
 * process, and once as a whole process. The import of the grades is timed on the way.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const subjects = Number(args[0] ?? 1_000_000);
  const questions = Number(args[1] ?? 5_000);
  const numbers = identityNumbers(subjects);
  const dir = mkdtempSync(join(tmpdir(), 'chengnuo-bench-'));
  const office = join(dir, 'office');
  const bin = join(root, 'bin', 'chengnuo.js');
  const run = (...line: string[]) =>
    timed(process.execPath, [bin, ...line, '-w', office, '--format', 'json'], {
      CHENGNUO_NOW: '2026-09-16T09:30',
    });
  try {
    await pipeline(Readable.from(gradeLines(numbers)), createWriteStream(join(dir, 'grades.csv')));
    const names = ['--office', 'Bench', '--uscc', '11320400014109816C', '--region', '320400'];
    timed(process.execPath, [bin, 'init', office, ...names], {});
    const imported = run('credit', 'import', join(dir, 'grades.csv'), '-q');
    console.log(
      `credit import ${subjects} rows ${imported.seconds.toFixed(2)} s, peak ${imported.peakMegabytes} MB`,
    );
    const asked = Array.from({ length: questions }, (_, i) => numbers[(i * 7_919) % subjects] ?? '');
    const keys = await loadKeys(office);
    const policy = orThrow(await loadPolicy(null));
    const store = await openSqlite(join(office, 'chengnuo.db'));
    const breaches = await addBreaches(store.db);
    const times: number[] = [];
    for (const number of asked) {
      const started = performance.now();
      const question = { idKey: idKeyOf(keys, number), day: '2026-09-16', item: null, isBody: false };
      orThrow(await gate(store.db, policy, question));
      times.push(performance.now() - started);
    }
    await store.close();
    const sorted = times.toSorted((a, b) => a - b);
    const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
    const allowed = numbers.findIndex((_, i) => GRADES[i % GRADES.length] === 'A');
    const whole = run('credit', 'gate', numbers[allowed] ?? '');
    console.log(
      `gate, ${questions} of ${subjects} subjects (${breaches} barred): median ${median(times).toFixed(2)} ms, p99 ${p99.toFixed(2)} ms; ` +
        `whole process ${whole.seconds.toFixed(2)} s`,
    );
    return 0;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
