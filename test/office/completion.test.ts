import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, run } from '../support/office.ts';

test('the bash script completes nouns, verbs and flags', async () => {
  const script = await run('completion bash');
  expect(script.code).toBe(0);
  const file = join(makeFolder(), 'completion.bash');
  writeFileSync(file, script.out);
  const complete = (...words: string[]): string[] => {
    const program = `source "$1"; COMP_WORDS=(chengnuo "\${@:2}"); COMP_CWORD=$(($# - 1)); _chengnuo; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = spawnSync('bash', ['-c', program, 'bash', file, ...words], { encoding: 'utf8' });
    return stdout.split('\n').filter(Boolean);
  };
  expect(complete('sam')).toEqual(['sample']);
  expect(complete('sample', 'd')).toEqual(['draw']);
  expect(complete('sample', 'draw', '--se')).toEqual(['--seed']);
});

test('another shell is a usage error that names those there are', async () => {
  const refused = await run('completion tcsh --lang en');
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('bash, zsh, fish')]);
});

test('as JSON it is one document that holds the script', async () => {
  const script = await run('completion fish --format json');
  expect(script.json()).toEqual({ shell: 'fish', script: (await run('completion fish')).out });
});
