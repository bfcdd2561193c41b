import { expect } from 'vitest';
import { keys, type Person } from './terminal.ts';

/** Chooses the line of a list that shows a text. */
export async function choose(person: Person, text: string): Promise<void> {
  await person.sees(text);
  for (let moves = 0; !person.screen().includes(`❯ ${text}`); moves++) {
    if (moves > 30) throw new Error(`cannot reach ${text}\n${person.screen()}`);
    await person.press(keys.down);
  }
  await person.press(keys.enter);
}

/** Leaves from the main menu, with exit code 0. */
export async function leave(person: Person): Promise<void> {
  await choose(person, '退出');
  expect(await person.exit).toBe(0);
}
