import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, run } from '../support/office.ts';
import { replay } from '../transcripts/transcript.ts';

const root = join(import.meta.dirname, '../..');

/** What the README tells the reader to set before the tour. */
function exported(page: string): Record<string, string> {
  const [, line = ''] = /^export (.*)$/m.exec(page) ?? [];
  return Object.fromEntries(line.split(' ').map((setting) => setting.split('=', 2) as [string, string]));
}

test("the README's tour prints what it says", async () => {
  const file = join(root, 'README.md');
  const page = readFileSync(file, 'utf8');
  const dir = makeFolder();
  symlinkSync(join(root, 'data'), join(dir, 'data'));
  const env = exported(page);
  expect(env).toHaveProperty('CHENGNUO_NOW');
  const now = env['CHENGNUO_NOW'] ?? '';
  const office = {
    dir,
    path: (...parts: string[]) => join(dir, ...parts),
    run: (args: string | readonly string[], more = {}) => run(args, { cwd: dir, now, ...more }),
  };
  const replayed = await replay(page, office, env);
  expect(replayed).not.toContain('E_BUG');
  if (process.env['TRANSCRIPTS'] === 'write') writeFileSync(file, replayed);
  else expect(replayed).toBe(page);
});
