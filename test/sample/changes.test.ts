import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { seedHash, ticketOf } from '../../src/sample/ticket.ts';
import type { Office } from '../support/office.ts';
import { readPdf } from '../support/read-pdf.ts';
import { makeSampleOffice } from '../support/sample-office.ts';

const SEED = '27182818284590452353602874713527';
const SECOND = '31415926535897932384626433832795';
const later = { now: '2026-10-12T10:00:00+08:00' };

interface Row {
  unit: string;
  stratum: string;
  order: number;
  ticket: string;
}
interface Assigned {
  assignments: { unit: string; inspectors: string[] }[];
  unassignable: { unit: string; reason: string }[];
}

let office: Office;
let drawn: Row[];

const json = async <T>(line: string | readonly string[], options = {}): Promise<T> => {
  const words = typeof line === 'string' ? line.split(' ') : line;
  const outcome = await office.run([...words, '--format', 'json'], options);
  if (outcome.out === '') throw new Error(outcome.err);
  return outcome.json() as T;
};
const refusal = async (line: string): Promise<[number, string | undefined]> => {
  const { code, err } = await office.run(line, later);
  return [code, /error\[(\w+)\]/.exec(err)?.[1]];
};
const read = (name: string): string => readFileSync(office.path('out', name), 'utf8');
const rowsOf = (name: string): string[][] =>
  read(name)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const publish = async (): Promise<void> => {
  const done = await office.run('sample publish P --out out', later);
  expect(done.err).toBe('');
};
/** The scripts in the folder, which share no code with this program. */
const outsiders = (...names: string[]): (number | null)[] =>
  names.map((name) => {
    const { status, error } = spawnSync('python3', [name, '.'], { cwd: office.path('out'), stdio: 'ignore' });
    return error ? 0 : status; // a machine without Python
  });
const acts = async (act: string): Promise<Record<string, unknown>[]> =>
  (await json<{ entries: { text: string }[] }>(`ledger show --act ${act}`)).entries.map(
    ({ text }) => (JSON.parse(text) as { data: Record<string, unknown> }).data,
  );

beforeEach(async () => {
  office = await makeSampleOffice();
  await office.run('sample plan --name P --strata channel --rate 10% --visit-day 2026-10-12');
  drawn = (await json<{ drawn: Row[] }>(`sample draw P --seed ${SEED}`)).drawn;
}, 60_000);

describe('an unreachable object', () => {
  test('gives its place to the next ticket of its stratum, once, and the folder proves it', async () => {
    const gone = drawn[0] as Row;
    const made = await json<{ substitute: string; ticket: string; order: number; inspectors: null }>([
      ...['sample', 'draw', 'P', '--substitute', gone.unit, '--reason', '已搬迁，无法联系'],
    ]);
    await publish();
    const taken = new Set(drawn.map(({ unit }) => unit));
    const next = read('population.csv')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',') as [string, string])
      .filter(([unit, stratum]) => stratum === gone.stratum && !taken.has(unit))
      .map(([unit]) => ({ unit, ticket: ticketOf(seedHash(SEED), unit) }))
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))[0];
    expect({ unit: made.substitute, ticket: made.ticket }).toEqual(next);
    const last = drawn.filter((row) => row.stratum === gone.stratum).length;
    expect([made.order, made.inspectors]).toEqual([last + 1, null]);
    // The draw stays as it was drawn; the change stands beside it.
    expect(rowsOf('draw.csv')).toHaveLength(drawn.length);
    expect(rowsOf('changes.csv')).toEqual([
      [
        '1',
        'unit',
        gone.unit,
        '',
        made.substitute,
        made.ticket,
        '',
        '',
        '已搬迁，无法联系',
        expect.any(String),
      ],
    ]);
    expect((await office.run('sample verify out')).code).toBe(0);
    expect(await acts('sample.substitute')).toMatchObject([
      { unit: gone.unit, substitute: made.substitute, reason: '已搬迁，无法联系' },
    ]);
    expect(await refusal(`sample draw P --substitute ${gone.unit} --reason x`)).toEqual([
      5,
      'E_SAMPLE_SUBSTITUTED',
    ]);
    // Non-response is shown: the unit stays in the sample as one without a result.
    const { overall } = await json<{ overall: { drawn: number; missing: number } }>('sample estimate P');
    expect(overall).toMatchObject({ drawn: drawn.length + 1, missing: drawn.length + 1 });
  });

  test('before the assignment nobody is sent to it; after a top-up its own seed counts', async () => {
    const topUp = await json<{ drawn: Row[] }>(
      `sample draw P --seed ${SECOND} --top-up window=2 --reason 增加样本量`,
    );
    const [own, added] = [drawn.find((row) => row.stratum === 'window'), topUp.drawn[0]] as [Row, Row];
    const first = await json<Row & { substitute: string }>(
      `sample draw P --substitute ${own.unit} --reason 停业`,
    );
    const second = await json<Row & { substitute: string }>(
      `sample draw P --substitute ${added.unit} --reason 停业`,
    );
    expect(first.ticket).toBe(ticketOf(seedHash(SEED), first.substitute));
    expect(second.ticket).toBe(ticketOf(seedHash(SECOND), second.substitute));
    expect(await refusal(`sample draw P --seed ${SEED}1 --top-up 1 --reason x`)).toEqual([
      5,
      'E_SAMPLE_TOP_UP_LATE',
    ]);
    const { assignments, unassignable } = await json<Assigned>('sample assign P');
    const visited = [...assignments, ...unassignable].map(({ unit }) => unit);
    expect(visited).toEqual(expect.arrayContaining([first.substitute, second.substitute]));
    expect(visited).not.toContain(own.unit);
    expect(visited).toHaveLength(drawn.length + 2);
    await publish();
    expect((await office.run('sample verify out')).code).toBe(0);
    expect(outsiders('verify-draw.py', 'verify-visits.py')).toEqual([0, 0]);
  });

  test('refused: not drawn, a whole stratum drawn, one with a result, a new seed beside it', async () => {
    const [a] = drawn as [Row];
    expect(await refusal('sample draw P --substitute NONE --reason x')).toEqual([
      6,
      'E_SAMPLE_UNIT_NOT_DRAWN',
    ]);
    expect(await refusal(`sample draw P --substitute ${a.unit} --reason x --seed ${SECOND}`)).toEqual([
      2,
      'E_USAGE_TOGETHER',
    ]);
    expect(await refusal(`sample draw P --substitute ${a.unit} --reason 13800138000`)).toEqual([
      2,
      'E_USAGE_VALUE',
    ]);
    await office.run(`sample result P ${a.unit} --on 2026-10-12 --result 5 --promise untrue`, later);
    expect(await refusal(`sample draw P --substitute ${a.unit} --reason x`)).toEqual([5, 'E_SAMPLE_VISITED']);
    await office.run('sample plan --name W --rate 100%');
    const all = (await json<{ drawn: Row[] }>(`sample draw W --seed ${SECOND}`)).drawn;
    expect(await refusal(`sample draw W --substitute ${all[0]?.unit} --reason x`)).toEqual([
      5,
      'E_SAMPLE_SUBSTITUTE_NONE',
    ]);
  });
});

describe('an inspector who cannot go', () => {
  test('is replaced by the next one, does not come back, and everything is recomputed from the folder', async () => {
    const { assignments } = await json<Assigned>('sample assign P');
    const before = new Map(assignments.map(({ unit, inspectors }) => [unit, inspectors]));
    const pick = assignments.find(
      ({ inspectors }) => inspectors.length === 2,
    ) as Assigned['assignments'][number];
    const [leader = '', member = ''] = pick.inspectors;
    const replace = (no: string) =>
      office.run(['sample', 'assign', 'P', '--replace', `${pick.unit}:${no}`, '--reason', '因公出差']);
    const outcomes = [await replace(member), await replace(leader)];
    const done = outcomes.filter(({ code }) => code === 0);
    for (const { code, err } of outcomes) if (code !== 0) expect(err).toContain('E_SAMPLE_REPLACE_NONE');
    const gone = drawn.find(({ unit }) => before.has(unit) && unit !== pick.unit) as Row;
    const made = await json<{ substitute: string; inspectors: string[]; unassignable: string | null }>(
      `sample draw P --substitute ${gone.unit} --reason 停业 --minutes m.pdf`,
    );
    expect(made.inspectors.length === 2 || made.unassignable !== null).toBe(true);
    await publish();
    const changes = rowsOf('changes.csv');
    expect(changes.map(([no]) => no)).toEqual(
      Array.from({ length: done.length + 1 }, (_, i) => String(i + 1)),
    );
    // The first assignment is published as it was made.
    const first = new Map(rowsOf('assignments.csv').map(([unit = '', team = '']) => [unit, team]));
    for (const [unit, team] of before) expect(first.get(unit)).toBe(team.join(';'));
    expect(first.size).toBe(drawn.length);
    for (const [, kind, , no = '', by, , team = ''] of changes)
      if (kind === 'inspector')
        expect([team.split(';').includes(no), team.split(';')]).toEqual([
          false,
          expect.arrayContaining([by]),
        ]);
    expect((await office.run('sample verify out')).code).toBe(0);
    expect(outsiders('verify-draw.py', 'verify-visits.py')).toEqual([0, 0]);
    const minutes = readPdf(readFileSync(office.path('m.pdf'))).text.replace(/\s/g, '');
    for (const part of ['递补和更换', made.substitute, '停业', '检查人员']) expect(minutes).toContain(part);
    const page = read('index.html');
    for (const part of ['递补和更换', made.substitute, '停业']) expect(page).toContain(part);
  });

  test('one changed byte anywhere is found, and a false change also under true digests', async () => {
    const { assignments } = await json<Assigned>('sample assign P');
    const gone = drawn.find(({ unit }) => assignments.some((row) => row.unit === unit)) as Row;
    await office.run(`sample draw P --substitute ${gone.unit} --reason 停业`);
    await publish();
    for (const name of readdirSync(office.path('out'))) {
      const file = office.path('out', name);
      const bytes = readFileSync(file);
      for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const changed = Buffer.from(bytes);
        changed.writeUInt8((changed.readUInt8(at) ^ 1) & 0xff, at);
        writeFileSync(file, changed);
        expect((await office.run('sample verify out')).code, `${name} ${at}`).toBe(4);
      }
      writeFileSync(file, bytes);
    }
    const substitute = rowsOf('changes.csv')[0]?.[4] ?? '';
    const other = read('population.csv')
      .split('\n')
      .map((line) => line.split(',')[0] ?? '');
    const wrong = other.find((unit) => unit !== substitute && !drawn.some((row) => row.unit === unit)) ?? '';
    writeFileSync(office.path('out', 'changes.csv'), read('changes.csv').replace(substitute, wrong));
    const { findings } = await json<{ findings: { file: string; code: string }[] }>('sample verify out');
    expect(findings).toContainEqual(
      expect.objectContaining({ file: 'changes.csv', code: 'assignment-mismatch' }),
    );
  });

  test('refused: nobody assigned, not on that visit, a unit that is gone', async () => {
    const [a] = drawn as [Row];
    expect(await refusal(`sample assign P --replace ${a.unit}:ZF-0001 --reason x`)).toEqual([
      5,
      'E_SAMPLE_NOT_ASSIGNED',
    ]);
    const { assignments } = await json<Assigned>('sample assign P');
    const [{ unit, inspectors }] = assignments as [Assigned['assignments'][number]];
    expect(await refusal(`sample assign P --replace ${unit}:NONE --reason x`)).toEqual([
      6,
      'E_SAMPLE_NOT_ON_VISIT',
    ]);
    expect(await refusal('sample assign P --replace nothing --reason x')).toEqual([2, 'E_USAGE_VALUE']);
    await office.run(`sample draw P --substitute ${unit} --reason 停业`);
    expect(await refusal(`sample assign P --replace ${unit}:${inspectors[0]} --reason x`)).toEqual([
      5,
      'E_SAMPLE_SUBSTITUTED',
    ]);
  });
});
