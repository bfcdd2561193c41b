import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BusyOffice, LATER, makeBusyOffice } from '../../faults/busy-office.ts';
import { leftovers } from '../../faults/expect-whole.ts';
import { killedRun, type Length, measuredRun } from '../../faults/killed-run.ts';
import { copyOnServer, rowsOnServer } from '../../faults/server-place.ts';
import type { Place } from '../../faults/shortage.ts';
import { run } from '../../support/office.ts';
import { buildProgram, type Program } from '../../support/program.ts';
import { faultSeed, randomFor } from '../../support/seed.ts';

const SEED = faultSeed('long');
const KILLS = 20;

const acts = [
  { name: 'case import', args: ['case', 'import', 'cases.csv'], inParts: [] },
  {
    name: 'letter issue',
    args: ['letter', 'issue', '--pending', '--out', 'letters'],
    // Printed and recorded a group at a time.
    inParts: ['letters', 'ledger_entries'],
  },
] as const;

test.each(acts.map((act) => [act.name, act] as const))(
  `%s on a server that lives on, killed ${KILLS} times: nothing half, and the rerun comes to the same (seed ${SEED})`,
  async (_name, act) => {
    const random = randomFor(SEED, `server ${act.name}`);
    const program = await buildProgram();
    try {
      const office = await makeBusyOffice({ cases: 2_000, items: 10, letters: 24 });
      const { length, ...course } = await unbroken(program, office, act.args);
      let [kills, happened] = [0, 0];
      while (kills < KILLS) {
        const place = await copyOnServer(office.dir);
        let state = await stateOf(place, act, course);
        while (state !== 'after' && kills < KILLS) {
          const ended = await killedRun(place.dir, () => start(program, place, act.args), length, random);
          state = await stateOf(place, act, course);
          if (ended.signal === 'SIGKILL') kills += 1;
          if (ended.signal === 'SIGKILL' && state === 'after') happened += 1;
          if (random.chance(50)) break;
        }
        const last = await start(program, place, act.args).ended;
        expect([last.code, last.err]).toEqual([0, '']);
        expect(await stateOf(place, act, course)).toBe('after');
        expect(filesIn(place)).toEqual(course.files);
        expect(leftovers(place.dir)).toEqual([]);
        place.remove();
      }
      process.stdout.write(`${act.name} on a server: ${kills} kills, ${happened} after the act\n`);
    } finally {
      program.remove();
    }
  },
);

type Act = (typeof acts)[number];
type Rows = Awaited<ReturnType<typeof rowsOnServer>>;

interface Course {
  readonly before: Rows;
  readonly after: Rows;
  readonly files: Readonly<Record<string, string>>;
}

const start = (program: Program, place: Place, args: readonly string[]) =>
  program.start(place.dir, args, { env: { CHENGNUO_NOW: LATER } });

async function unbroken(
  program: Program,
  office: BusyOffice,
  args: readonly string[],
): Promise<Course & { readonly length: Length }> {
  const place = await copyOnServer(office.dir);
  const before = await rowsOnServer(place.dir);
  const { code, err, length } = await measuredRun(place.dir, () => start(program, place, args));
  expect(code, err).toBe(0);
  const course = { before, after: await rowsOnServer(place.dir), files: filesIn(place) };
  place.remove();
  return { ...course, length };
}

/** Sound, with nothing half: tells how far the act has come. */
async function stateOf(
  place: Place,
  { inParts }: Act,
  course: Course,
): Promise<'before' | 'after' | 'between'> {
  const parts: readonly string[] = inParts;
  const now = await rowsOnServer(place.dir);
  const changed = (from: Rows, but: readonly string[]): readonly string[] =>
    Object.keys(from).filter((table) => !but.includes(table) && now[table] !== from[table]);
  // In how many goes letters were recorded is told by the ledger alone.
  const happened = changed(course.after, parts.length > 0 ? ['ledger_entries'] : []).length === 0;
  if (!happened) expect(changed(course.before, parts)).toEqual([]);
  for (const [name, sha256] of Object.entries(filesIn(place)))
    expect([name, sha256]).toEqual([name, course.files[name]]);
  for (const command of ['db check', 'ledger verify']) {
    const checked = await run(command, { cwd: place.dir, now: '2026-09-18T11:00:00+08:00' });
    expect([checked.code, checked.err], checked.out).toEqual([0, '']);
  }
  if (happened) return 'after';
  return changed(course.before, []).length === 0 ? 'before' : 'between';
}

/** The letters by name and digest; what is not yet under its name does not count. */
function filesIn(place: Place): Readonly<Record<string, string>> {
  const folder = join(place.dir, 'letters');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pdf')) : [];
  const digest = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(names.sort().map((name) => [name, digest(name)]));
}
