import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { residentNumber } from '../../scripts/samples/people.ts';
import { seededRandom } from '../../scripts/samples/random.ts';
import { must } from '../case/support.ts';
import { makeListedOffice, TEACHER } from '../letter/support.ts';
import { bundleScript } from '../support/bundle-script.ts';
import type { Office } from '../support/office.ts';
import { testEngine } from '../support/office-database.ts';
import { behind } from '../support/open-office.ts';
import type { Done } from './clerk.ts';

/** More in the long form: `CHENGNUO_ROUNDS=50`. */
const ROUNDS = Number(process.env['CHENGNUO_ROUNDS'] ?? 3);
const CLERKS = 6;
const IMPORTERS = 2;
const ROWS = 60;

let script: Awaited<ReturnType<typeof bundleScript>>;
beforeAll(async () => {
  script = await bundleScript(join(import.meta.dirname, '../..'), 'test/concurrency/clerk.ts');
});
afterAll(() => script.remove());

/** A desk of its own process; `act` resolves when the command is over. */
async function openDesk(office: Office, name: string) {
  const child = spawn(process.execPath, [script.file, office.dir, name], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('ready');
  return {
    async act(line: string): Promise<Record<string, unknown>> {
      child.stdin.write(`${JSON.stringify(line.split(' '))}\n`);
      const result = JSON.parse(String((await lines.next()).value)) as Done;
      expect([line, result.code, result.err]).toEqual([line, 0, expect.not.stringContaining('error[')]);
      return result.out === '' ? {} : (JSON.parse(result.out) as Record<string, unknown>);
    },
  };
}

/** A whole case at one window: taken in, its letter printed, signed, granted. Returns the numbers it was given. */
async function wholeCase(desk: Awaited<ReturnType<typeof openDesk>>, idNumber: string, out: string) {
  const person = `--name 王小明 --type person --id-number ${idNumber} --channel window`;
  const { case_no, letter_no, commitment_code } = await desk.act(`case record --item ${TEACHER} ${person}`);
  await desk.act(`letter issue ${case_no} --out ${out}`);
  await desk.act(`case sign ${case_no}`);
  await desk.act(`case decide ${case_no} --grant`);
  return { case_no, letter_no, commitment_code };
}

function caseList(file: string, from: number): void {
  const random = seededRandom(file);
  const rows = Array.from(
    { length: ROWS },
    (_, i) =>
      `L-${from + i},${TEACHER},李雷,自然人,${residentNumber(random)},窗口,2026-03-02 09:10,2026-03-03 10:00,准予`,
  );
  const header = '办件编号,事项编码,申请人,申请人类型,证件号码,渠道,受理时间,办结时间,办理结果';
  writeFileSync(file, `${header}\n${rows.join('\n')}\n`);
}

test('eight desks record, print, sign, decide and import at once, readers read, a backup is taken: nothing is lost, refused or given twice', async () => {
  const office = await makeListedOffice();
  const desks = await Promise.all(
    Array.from({ length: CLERKS + IMPORTERS }, (_, i) => openDesk(office, `desk ${i}`)),
  );
  const [clerks, importers] = [desks.slice(0, CLERKS), desks.slice(CLERKS)];
  const given: Record<string, unknown>[] = [];
  const written = Promise.all([
    ...clerks.map(async (desk, i) => {
      const random = seededRandom(`clerk ${i}`);
      mkdirSync(office.path(`letters-${i}`));
      for (let round = 0; round < ROUNDS; round++) {
        given.push(await wholeCase(desk, residentNumber(random), `letters-${i}`));
      }
    }),
    ...importers.map(async (desk, i) => {
      for (let round = 0; round < ROUNDS; round++) {
        const name = `list-${i}-${round}.csv`;
        caseList(office.path(name), (i * ROUNDS + round) * ROWS);
        expect(await desk.act(`case import ${name}`)).toMatchObject({ added: ROWS, written: true });
      }
    }),
  ]);
  // Meanwhile somebody reads again and again, and a copy is taken.
  let over = false;
  const reading = (async () => {
    const totals: number[] = [];
    while (!over) totals.push(Number((await must(office, 'case list --limit 5'))['total']));
    return totals;
  })();
  if (testEngine === 'sqlite') await must(office, 'db backup copy.backup');
  await written.finally(() => {
    over = true;
  });
  const totals = await reading;
  expect(totals).toEqual([...totals].sort((a, b) => a - b));

  const cases = CLERKS * ROUNDS;
  for (const key of ['case_no', 'letter_no', 'commitment_code'] as const) {
    expect(new Set(given.map((one) => one[key])).size, key).toBe(cases);
  }
  const granted = await must(office, 'case list --state granted --limit 1');
  expect(granted).toMatchObject({ total: cases + IMPORTERS * ROUNDS * ROWS });
  const [counted] = await behind<Record<string, number>>(
    office,
    `select (select count(*) from case_steps) as steps, (select count(*) from letters) as letters,
      (select count(*) from ledger_entries) as entries, (select max(seq) + 1 from ledger_entries) as next`,
  );
  // Recorded, notified, signed, granted of each; printed once.
  expect([Number(counted?.['steps']), Number(counted?.['letters'])]).toEqual([cases * 4, cases]);
  expect(Number(counted?.['entries'])).toBe(Number(counted?.['next']));
  expect(await must(office, 'ledger verify')).toMatchObject({ ok: true });
  expect((await office.run('db check')).code).toBe(0);

  if (testEngine !== 'sqlite') return;
  const copy = `--db sqlite:${office.path('restored.db')}`;
  await must(office, `db restore copy.backup ${copy}`);
  expect((await office.run(`db check ${copy}`)).code).toBe(0);
  expect(await must(office, `ledger verify ${copy}`)).toMatchObject({ ok: true });
}, 180_000);
