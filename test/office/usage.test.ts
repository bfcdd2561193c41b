import { describe, expect, test } from 'vitest';
import { makeOffice, run } from '../support/office.ts';

describe('the command line', () => {
  test('without arguments it shows what there is', async () => {
    const help = await run('');
    expect(help.code).toBe(0);
    expect(help.out).toContain('告知承诺制工作台');
  });

  test('the language follows the flag, then the environment, then the locale', async () => {
    expect((await run('--help')).out).toContain('用法：');
    expect((await run('--help --lang en')).out).toContain('Usage:');
    expect((await run('--help', { env: { CHENGNUO_LANG: 'en' } })).out).toContain('Usage:');
    expect((await run('--help', { env: { LANG: 'de_DE.UTF-8' } })).out).toContain('Usage:');
  });

  test.each([
    ['an unknown command', 'itme list', 'E_USAGE_COMMAND'],
    ['an unknown verb', 'item lst', 'E_USAGE_COMMAND'],
    ['a noun without a verb', 'item', 'E_USAGE_COMMAND_MISSING'],
    ['a noun below a noun without a verb', 'letter template', 'E_USAGE_COMMAND_MISSING'],
    ['options without a command', '--no-input', 'E_USAGE_COMMAND_MISSING'],
    ['an unknown option', 'item list --foo', 'E_USAGE_OPTION'],
    ['a missing argument', 'item show', 'E_USAGE_ARGUMENT'],
    ['too many arguments', 'item list more', 'E_USAGE_ARGUMENT'],
    ['a value that is none of the choices', 'item list --format xml', 'E_USAGE_VALUE'],
    ['a language that is none', 'item list --lang fr', 'E_USAGE_VALUE'],
    ['a clock that is none', 'ledger verify', 'E_USAGE_VALUE'],
  ])('%s is exit 2 with its own code', async (what, line, code) => {
    const options = what.startsWith('a clock') ? { now: 'yesterday' } : {};
    const refused = await run(line, options);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(`error[${code}]`);
    expect(refused.err).toContain('hint:');
    expect(refused.out).toBe('');
  });

  test('with JSON output the last line of stderr is the error as a document', async () => {
    const refused = await run('item show --format json --lang en');
    const last = refused.err.trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toEqual({
      error: {
        code: 'E_USAGE_ARGUMENT',
        message: 'Wrong argument: code is missing',
        hint: 'See the arguments of this command with --help.',
      },
    });
  });

  test('a clock behind the ledger is told as a notice: on stderr, and not to who wants none', async () => {
    const office = await makeOffice();
    const earlier = { now: '2026-01-05T09:00' };
    expect((await office.run('ledger verify', earlier)).err).toContain('早于存证日志的最后一条');
    expect(await office.run('ledger verify -q', earlier)).toMatchObject({ code: 0, err: '' });
  });
});
