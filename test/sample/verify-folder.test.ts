import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { folderFiles } from '../../src/sample/folder.ts';
import { parseRate, parseRates, type Rate } from '../../src/sample/rate.ts';
import type { QuotaRule } from '../../src/sample/rules.ts';
import { verifyFolder } from '../../src/sample/verify-folder.ts';
import { publishedFolder, units } from './folder-fixture.ts';

const rate = (text: string): Rate => {
  const parsed = parseRate(text);
  if (!parsed) throw new Error(`${text} is no rate`);
  return parsed;
};
const byStratum = (a: string, b: string, c: string) =>
  new Map([
    ['320402', rate(a)],
    ['320411|window', rate(b)],
    ['a,"b"', rate(c)],
  ]);
const rules: Record<string, QuotaRule> = {
  rate: { kind: 'rate', rate: rate('5%') },
  rates: { kind: 'rates', rates: byStratum('0.5%', '12.5%', '100%') },
  proportional: { kind: 'size', size: 10, allocation: 'proportional' },
  neyman: { kind: 'size', size: 37, allocation: 'neyman', prior: byStratum('50%', '1.5%', '0.1%') },
};
const rule: QuotaRule = { kind: 'rate', rate: rate('10%') };

const text = (files: ReadonlyMap<string, Uint8Array>, name: string) =>
  Buffer.from(files.get(name) ?? '').toString('utf8');
const replace = (files: Map<string, Uint8Array>, name: string, from: string | RegExp, to: string) => {
  const changed = text(files, name).replace(from, to);
  expect(changed).not.toBe(text(files, name));
  files.set(name, Buffer.from(changed));
};

test.each(Object.entries(rules))('a folder with quotas by %s is found in order', (_, quotaRule) => {
  const { files, drawn } = publishedFolder(quotaRule);
  expect(verifyFolder(files)).toMatchObject({
    findings: [],
    population: units.length,
    drawn: drawn.length,
  });
});

test('one changed byte in any file is found', () => {
  const { files } = publishedFolder(rule);
  for (const [name, bytes] of files) {
    for (let i = 0; i < bytes.length; i += Math.max(1, Math.floor(bytes.length / 12))) {
      const changed = Uint8Array.from(bytes);
      changed[i] = (changed[i] ?? 0) ^ 1;
      const { findings } = verifyFolder(new Map([...files, [name, changed]]));
      expect(findings.length, `${name} byte ${i}`).toBeGreaterThan(0);
    }
  }
});

test('a missing and an added file are found', () => {
  const { files } = publishedFolder(rule);
  for (const name of files.keys()) {
    const rest = new Map([...files].filter(([other]) => other !== name));
    expect(verifyFolder(rest).findings, name).toContainEqual({ file: name, code: 'missing-file' });
  }
  const more = new Map([...files, ['note.txt', Buffer.from('x')] as const]);
  expect(verifyFolder(more).findings).toEqual([{ file: 'note.txt', code: 'unlisted-file' }]);
});

describe('an office that signs something false is found out by recomputing', () => {
  test.each<[string, string, string | RegExp, string, string]>([
    [
      'a unit exchanged in the draw',
      folderFiles.draw,
      /BJ-2026-\d{4}(?=,320402,1,)/,
      'BJ-2026-9999',
      'draw-mismatch',
    ],
    ['another seed', folderFiles.seed, '6 0 3 1 9', '6 0 3 1 8', 'draw-mismatch'],
    [
      'a unit less in the population',
      folderFiles.population,
      /^BJ-2026-0021.*\n/m,
      '',
      'population-mismatch',
    ],
    ['a smaller quota', folderFiles.plan, '"quota": 2', '"quota": 1', 'quota-mismatch'],
    ['another rate than in the ledger', folderFiles.plan, '"10%"', '"9.9%"', 'not-in-ledger'],
    ['an inspector exchanged', folderFiles.assignments, /J0\d;/, 'J05;', 'assignment-mismatch'],
    ['a pool other than the frozen one', folderFiles.inspectors, 'J04', 'J06', 'digest-mismatch'],
    ['a seed with a second line', folderFiles.seed, /$/, 'x\n', 'malformed'],
    ['another act in the ledger', folderFiles.planEntry, 'sample.plan', 'sample.draw', 'not-in-ledger'],
  ])('%s', (_, file, from, to, code) => {
    const { files } = publishedFolder(rule, (made) => replace(made, file, from, to));
    expect(verifyFolder(files).findings.map((f) => f.code)).toContain(code);
  });
});

test('a folder signed with another key than the trusted one is refused', () => {
  const { files, plan } = publishedFolder(rule);
  expect(verifyFolder(files, { trustedKey: plan.verifier_key }).findings).toEqual([]);
  const stranger = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const codes = verifyFolder(files, { trustedKey: stranger }).findings.map((f) => f.code);
  expect(codes).toEqual(expect.arrayContaining(['other-key', 'bad-signature', 'not-in-ledger']));
});

test('an empty folder gives findings, not an exception', () => {
  expect(verifyFolder(new Map()).findings.map((f) => f.file)).toEqual([
    folderFiles.population,
    folderFiles.plan,
    folderFiles.sums,
    folderFiles.sumsNote,
  ]);
});

test('an odd file name is a finding like any other', () => {
  const { files } = publishedFolder(rule);
  const sums = `${text(files, folderFiles.sums)}${'0'.repeat(64)}  a\\b\n`;
  const odd = new Map([...files, ['a\\b', Buffer.from('x')], ['c\nd', Buffer.from('x')]] as const);
  odd.set(folderFiles.sums, Buffer.from(sums));
  expect(verifyFolder(odd).findings).toEqual(
    expect.arrayContaining([
      { file: 'a\\b', code: 'digest-mismatch' },
      { file: 'c\nd', code: 'unlisted-file' },
    ]),
  );
});

test('a plan not drawn yet has neither seed nor draw', () => {
  const { files } = publishedFolder(rule, (made) => {
    for (const name of [folderFiles.seed, folderFiles.draw, folderFiles.assignments]) made.delete(name);
  });
  expect(verifyFolder(files)).toMatchObject({ findings: [], drawn: null });
});

const python = spawnSync('python3', ['--version']).status === 0;

describe.skipIf(!python)('the scripts of docs, which share no code with this program,', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const dir of folders.splice(0)) rmSync(dir, { recursive: true });
  });
  const run = (files: ReadonlyMap<string, Uint8Array>, name = 'verify-draw.py') => {
    const dir = mkdtempSync(join(tmpdir(), 'verify-draw-'));
    folders.push(dir);
    for (const [name, bytes] of files) writeFileSync(join(dir, name), bytes);
    const script = new URL(`../../docs/${name}`, import.meta.url).pathname;
    const { status, stdout, stderr } = spawnSync('python3', [script, dir], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONUTF8: '1' },
    });
    return { status, out: stdout + stderr };
  };

  test.each(['verify-draw.py', 'verify-size.py', 'verify-visits.py'])('%s has at most 40 lines', (name) => {
    const script = readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
    expect(script.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });

  test.each(Object.entries(rules))('agree with a folder with quotas by %s', (_, quotaRule) => {
    const { files } = publishedFolder(quotaRule);
    expect(run(files)).toEqual({ status: 0, out: 'OK: 60 units, all as published\n' });
    expect(run(files, 'verify-visits.py')).toEqual({ status: 0, out: 'OK: assigned as published\n' });
    if (quotaRule.kind === 'size')
      expect(run(files, 'verify-size.py')).toEqual({ status: 0, out: 'OK: divided as published\n' });
  });

  test('find a false assignment and a false division of a size', () => {
    const assigned = publishedFolder(rule, (made) =>
      replace(made, folderFiles.assignments, /(J0\d);(J0\d)/, '$2;$1'),
    );
    expect(run(assigned.files, 'verify-visits.py')).toEqual({ status: 4, out: 'WRONG assignments.csv\n' });
    const { kind, size } = { kind: 'size', size: 10 } as const;
    const divided = publishedFolder({ kind, size, allocation: 'proportional' }, (made) =>
      replace(made, folderFiles.plan, '"quota": 4', '"quota": 5'),
    );
    expect(run(divided.files, 'verify-size.py')).toEqual({ status: 4, out: 'WRONG plan.json: quotas\n' });
  });

  test.each<[string, string, string | RegExp, string, string]>([
    ['draw', folderFiles.draw, /BJ-2026-\d{4}/, 'BJ-2026-9999', 'draw.csv: draw'],
    ['quota', folderFiles.plan, '"quota": 2', '"quota": 1', 'plan.json: quotas'],
    ['population', folderFiles.population, /^BJ-2026-0021.*\n/m, '', 'population.csv: hash'],
  ])('finds a false %s under true digests', (_, file, from, to, message) => {
    const { files } = publishedFolder(rule, (made) => replace(made, file, from, to));
    const { status, out } = run(files);
    expect(status).toBe(4);
    expect(out).toContain(`WRONG ${message}`);
  });

  test('finds a changed byte by digest', () => {
    const { files } = publishedFolder(rule);
    files.set('index.html', Buffer.from('<p>x</p>'));
    expect(run(files)).toEqual({ status: 4, out: 'WRONG SHA256SUMS: index.html\n' });
  });
});

test('rates typed on the command line come back as they are published', () => {
  const parsed = parseRates('A=1%, B＝0.5％');
  expect(parsed.ok && [...parsed.value].map(([key, r]) => [key, r.text])).toEqual([
    ['A', '1%'],
    ['B', '0.5%'],
  ]);
});
