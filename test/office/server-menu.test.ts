import { expect, test } from 'vitest';
import { makeCaseOffice, must, record } from '../case/support.ts';
import { testEngine } from '../support/office-database.ts';
import { atTerminal, keys } from '../support/terminal.ts';

test.runIf(testEngine === 'postgres')(
  'the menu works on a server as on a file: looks at the day and leaves',
  async () => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001'));
    const person = atTerminal([], office.dir);
    await person.sees(/要做什么/);
    expect(person.screen()).toContain('常澄市行政审批局');
    for (let moves = 0; !person.screen().includes('❯ 退出'); moves++) {
      if (moves > 30) throw new Error(person.screen());
      await person.press(keys.down);
    }
    await person.press(keys.enter);
    expect(await person.exit).toBe(0);
  },
);
