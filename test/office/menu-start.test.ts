import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeCaseOffice } from '../case/support.ts';
import { choose, leave } from '../support/menu.ts';
import { makeFolder, OFFICE_USCC, run } from '../support/office.ts';
import { atTerminal, keys } from '../support/terminal.ts';

describe('the start', () => {
  test('without a workspace one is made, from few answers, each checked at once', async () => {
    const dir = makeFolder();
    const person = atTerminal([], dir);
    await choose(person, '为本单位建立工作区');
    await person.sees('放在哪个文件夹 .');
    await person.press(keys.enter);
    await person.sees('单位名称');
    await person.press('常澄市行政审批局', keys.enter);
    await person.sees('统一社会信用代码');
    await person.press('1132040001410981', keys.enter);
    await person.sees('应为 18 位');
    await person.press(OFFICE_USCC.slice(-2), keys.enter);
    await person.sees('行政区划代码');
    await person.press('999999', keys.enter);
    await person.sees('应为 6 位');
    for (let i = 0; i < 6; i++) await person.press(keys.backspace);
    await person.press('320400', keys.enter);
    for (const question of ['咨询电话', '监督投诉电话']) {
      await person.sees(question);
      await person.press(keys.enter);
    }
    await person.sees('工作区已建立');
    await person.press(keys.enter);
    await person.sees('常澄市行政审批局　2026-09-16');
    await leave(person);
    expect((await run('ledger verify', { cwd: dir })).code).toBe(0);
  });

  test('somebody who only looks in leaves nothing behind', async () => {
    const dir = makeFolder();
    for (const key of [keys.esc, keys.ctrlC]) {
      const person = atTerminal([], dir);
      await person.sees('怎样开始');
      await person.press(key);
      expect(await person.exit).toBe(key === keys.esc ? 0 : 130);
    }
    expect(readdirSync(dir)).toEqual([]);
  });

  test('an office that cannot be opened is an error with its code, not a menu', async () => {
    const office = await makeCaseOffice();
    const person = atTerminal(['--db', 'sqlite:nowhere.db'], office.dir);
    expect(await person.exit).toBe(10);
    expect(person.screen()).toContain('E_DB_NONE');
  });

  test('options that every command takes hold in the menu too', async () => {
    const office = await makeCaseOffice();
    const person = atTerminal(['-w', office.dir, '--lang', 'en', '--actor', 'Clerk Wang'], makeFolder());
    await person.sees('clerk: Clerk Wang');
    await choose(person, 'Credit, month’s report');
    await choose(person, 'Today at a glance');
    await person.sees('The same as a command: chengnuo status');
    await person.press(keys.ctrlC);
    expect(await person.exit).toBe(130);
  });

  test.each([
    ['--no-input', ['--no-input'], {}],
    ['a terminal that cannot be drawn on', [], { TERM: 'dumb' }],
  ])('%s: help instead of a menu', async (_what, argv, env) => {
    const person = atTerminal(argv, makeFolder(), { env });
    await person.exit;
    expect(person.screen()).not.toContain('怎样开始');
    expect(person.written()).toContain('chengnuo <命令> [选项]');
  });
});
