import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect } from 'vitest';
import { makeOffice } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';

const opener = join(import.meta.dirname, '../../node_modules/.cache/chengnuo', `opener-${process.pid}.mjs`);
const PROCESSES = 4;
const TIMES = 300;

beforeAll(async () => {
  mkdirSync(join(opener, '..'), { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, 'opener.ts')],
    outfile: opener,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  });
});
afterAll(() => rmSync(opener, { force: true }));

sqliteTest(
  'commands that open and close the database at once wait for each other: none is told that it is locked',
  async () => {
    const office = await makeOffice();
    const ended = await Promise.all(
      Array.from({ length: PROCESSES }, () => openIn(office.path('chengnuo.db'))),
    );
    expect(ended).toEqual(Array.from({ length: PROCESSES }, () => ({ code: 0, err: '' })));
  },
  60_000,
);

function openIn(path: string): Promise<{ code: number | null; err: string }> {
  const child = spawn(process.execPath, [opener, path, String(TIMES)]);
  let err = '';
  child.stderr.on('data', (text) => {
    err += String(text);
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, err }));
  });
}
