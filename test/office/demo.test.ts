import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, run } from '../support/office.ts';

const everything = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test.each(['zh', 'en'] as const)('the demo does the whole main job (%s)', async (lang) => {
  const cwd = makeFolder();
  const demo = await run(`demo office --lang ${lang} --format json`, { cwd });
  expect(demo.err).not.toContain('error');
  expect(demo.code).toBe(0);
  const { made, next } = demo.json() as { made: { where: string }[]; next: string[] };
  expect(made).toHaveLength(7);
  for (const { where } of made) expect(existsSync(join(cwd, where)), where).toBe(true);
  // The commands it proposes work as they are printed.
  expect(next).toHaveLength(3);
  for (const line of next) {
    const proposed = await run(line.replace(/^chengnuo /, ''), { cwd });
    expect(proposed.code, `${line}: ${proposed.err}`).toBe(0);
  }
  // The decided breach has left for the credit platform, once; the site shows the draw and the issued month.
  const pushes = await run('credit export --pushes -w office --format json', { cwd });
  expect(pushes.json()).toMatchObject({ total: 1 });
  expect(readdirSync(join(cwd, 'office', 'site', 'draws')).length).toBeGreaterThan(0);
  expect(readFileSync(join(cwd, 'office', 'site', 'reports.html'), 'utf8')).toContain('2026-09');
  const ledger = await run('ledger verify -w office --format json', { cwd });
  expect(ledger.json()).toMatchObject({ ok: true });
  expect((await run('db check -w office', { cwd })).code).toBe(0);
});

test('a second run is harmless, and another folder is left alone', async () => {
  const cwd = makeFolder();
  await run('demo office', { cwd });
  const before = everything(join(cwd, 'office')).map((file) => [file, readFileSync(file, 'base64')]);
  const again = await run('demo office', { cwd });
  expect([again.code, again.err]).toEqual([0, expect.stringContaining('已经建好')]);
  expect(everything(join(cwd, 'office')).map((file) => [file, readFileSync(file, 'base64')])).toEqual(before);

  mkdirSync(join(cwd, 'mine'));
  writeFileSync(join(cwd, 'mine', 'letter.txt'), 'mine');
  const refused = await run('demo mine', { cwd });
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('E_DEMO_FOLDER')]);
  expect(readdirSync(join(cwd, 'mine'))).toEqual(['letter.txt']);
});
