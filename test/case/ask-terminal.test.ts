import { expect, test } from 'vitest';
import { atTerminal, keys } from '../support/terminal.ts';
import { makeCaseOffice, WANG } from './support.ts';

const slip = `${WANG.slice(0, -1)}0`;

test('case record asks a person at a terminal for all that is missing', async () => {
  const office = await makeCaseOffice();
  const person = atTerminal(['case', 'record'], office.dir);
  await person.sees('事项（输入名称');
  await person.press('失业');
  await person.sees('失业登记');
  await person.press(keys.enter);
  await person.sees('自然人');
  await person.press(keys.enter);
  await person.sees('申请人姓名或名称');
  await person.press('王小明', keys.enter);
  await person.sees('证件号码');
  await person.press(slip, keys.enter);
  await person.sees('校验码不对');
  await person.press(keys.backspace, WANG.slice(-1), keys.enter);
  await person.sees('窗口');
  await person.press(keys.enter);
  await person.sees('以告知承诺方式办理');
  await person.press(keys.enter);
  expect(await person.exit).toBe(0);
  expect(person.screen()).toContain('已告知');
  expect((await office.run('case list --format json')).json()).toMatchObject({ total: 1 });
});

test.each([
  ['Esc', keys.esc],
  ['Ctrl-C', keys.ctrlC],
  ['Ctrl-D', keys.ctrlD],
])('%s leaves without writing anything', async (_name, key) => {
  const office = await makeCaseOffice();
  const person = atTerminal(['case', 'record', '--item', 'RS-001'], office.dir);
  await person.sees('自然人');
  await person.press(key);
  expect(await person.exit).toBe(130);
  expect(person.screen()).toContain('E_CANCELLED');
  expect((await office.run('case list --format json')).json()).toMatchObject({ total: 0 });
});

test('a terminal that is gone is a cancelled question, not a program that waits', async () => {
  const office = await makeCaseOffice();
  const person = atTerminal(['case', 'record', '--item', 'RS-001'], office.dir);
  await person.sees('自然人');
  person.hangUp();
  expect(await person.exit).toBe(130);
});

test('NO_COLOR: not one colour, and the choice is still marked', async () => {
  const office = await makeCaseOffice();
  const person = atTerminal(['case', 'record', '--item', 'RS-001'], office.dir, { env: { NO_COLOR: '1' } });
  await person.sees('❯ 自然人');
  await person.press(keys.ctrlC);
  expect(await person.exit).toBe(130);
  expect(person.written()).not.toMatch(/\u001b\[[\d;]*m/);
});
