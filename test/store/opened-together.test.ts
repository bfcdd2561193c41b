import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { bundleScript } from '../support/bundle-script.ts';
import { makeOffice } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';

const PROCESSES = 4;
const TIMES = 300;

let opener: Awaited<ReturnType<typeof bundleScript>>;
beforeAll(async () => {
  opener = await bundleScript(join(import.meta.dirname, '../..'), 'test/store/opener.ts');
});
afterAll(() => opener.remove());

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
  const child = spawn(process.execPath, [opener.file, path, String(TIMES)]);
  let err = '';
  child.stderr.on('data', (text) => {
    err += String(text);
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, err }));
  });
}
