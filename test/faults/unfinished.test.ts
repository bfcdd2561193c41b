import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFileSafely } from '../../src/workspace/safe-file.ts';
import { putBack, temporaryBeside } from '../../src/workspace/unfinished.ts';
import { makeFolder } from '../support/office.ts';

const six = (processId: number): string => processId.toString(16).padStart(6, '0');
const gone = six(spawnSync(process.execPath, ['--version']).pid);

/** The name that a process which is gone would have given. */
const leftBy = (processId: string, path: string, kind: 'part' | 'old' = 'part'): string =>
  temporaryBeside(path, kind).replace(six(process.pid), processId);

test('what a killed process was writing is removed by the next one that writes there; what others write now is not', async () => {
  const dir = makeFolder();
  const file = join(dir, 'minutes.pdf');
  const [dead, deadFolder] = [leftBy(gone, file), leftBy(gone, join(dir, 'site'))];
  const living = temporaryBeside(file);
  const elsewhere = dead.replace(/\.[0-9a-f]{4}(?=[0-9a-f]{12}\.part$)/, '.____').replace('____', 'ffff');
  for (const path of [dead, living, elsewhere]) writeFileSync(path, 'half');
  mkdirSync(deadFolder);
  writeFileSync(join(deadFolder, 'index.html'), 'half');
  await writeFileSafely(file, 'whole');
  expect(readdirSync(dir).sort()).toEqual([living, elsewhere, file].map((path) => basename(path)).sort());
  expect(readFileSync(file, 'utf8')).toBe('whole');
});

test('what stood in a place is put back where a process was killed before the new one was there, else removed', async () => {
  const dir = makeFolder();
  const site = join(dir, 'site');
  const old = () => {
    const path = leftBy(gone, site, 'old');
    mkdirSync(path);
    writeFileSync(join(path, 'index.html'), 'before');
  };
  old();
  await putBack(site);
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toBe('before');
  writeFileSync(join(site, 'index.html'), 'after');
  old();
  await putBack(site);
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toBe('after');
  expect(readdirSync(dir)).toEqual(['site']);
  expect(existsSync(site)).toBe(true);
});
