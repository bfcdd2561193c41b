import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeOffice, run } from '../support/office.ts';

test('the language is the flag’s, the environment’s, the office’s, the locale’s, in this order', async () => {
  const office = await makeOffice();
  const says = async (args = '', env: Readonly<Record<string, string>> = {}) =>
    (await office.run(`case show X ${args}`, { env })).err;
  const chinese = /没有/;
  const english = /no case/i;
  expect(await says()).toMatch(chinese);
  expect(await says('', { LANG: 'en_US.UTF-8' })).toMatch(english);
  appendFileSync(office.path('chengnuo.yaml'), "lang: 'en' # for visitors\n");
  expect(await says()).toMatch(english);
  expect(await says('', { CHENGNUO_LANG: 'zh' })).toMatch(chinese);
  expect(await says('--lang zh')).toMatch(chinese);
  // From anywhere, the folder being named.
  expect((await run(['case', 'show', 'X', '-w', office.dir])).err).toMatch(english);
});

test('a language that there is none of is refused as any wrong value; what is wrong is told in the office’s language', async () => {
  const office = await makeOffice();
  appendFileSync(office.path('chengnuo.yaml'), 'lang: fr\n');
  expect(await office.run('case list')).toMatchObject({ code: 10, err: expect.stringContaining('lang') });
  const other = await makeOffice();
  appendFileSync(other.path('chengnuo.yaml'), 'lang: en\ncolour: red\n');
  expect((await other.run('case list')).err).toMatch(/there is no setting "colour"/);
});

test('a chengnuo.yaml that never ends is not read', async () => {
  const office = await makeOffice();
  rmSync(office.path('chengnuo.yaml'));
  // Whoever opens a pipe that nobody writes to waits for ever.
  execFileSync('mkfifo', [office.path('chengnuo.yaml')]);
  expect(await office.run('--version')).toMatchObject({ code: 0 });
  expect(await office.run('case list')).toMatchObject({
    code: 10,
    err: expect.stringContaining('E_WORKSPACE_CONFIG'),
  });
});
