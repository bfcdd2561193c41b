import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { must } from '../case/support.ts';
import { makeOffice, NOW, type Office } from '../support/office.ts';
import { sampleFile } from '../support/sample-office.ts';
import { parseScreenPage, type ScreenStep, withScreens } from '../support/screen-page.ts';
import { atTerminal } from '../support/terminal.ts';
import { hasTmux, inTmux } from '../support/tmux.ts';

const languages = ['zh', 'en'] as const;
type Lang = (typeof languages)[number];

const pageFile = (lang: Lang): string => join(import.meta.dirname, `../../docs/menu.${lang}.md`);
const read = (lang: Lang): string => readFileSync(pageFile(lang), 'utf8');
const writes = process.env['TRANSCRIPTS'] === 'write';

/** Fictional, and barred in the office of the page. */
const BARRED = '110101199003070011';

/** The sample office as it opens on the morning of the page, in its language. */
async function openOffice(lang: Lang): Promise<Office> {
  const office = await makeOffice();
  const of = (name: string): string => sampleFile(lang === 'zh' ? `${name}.csv` : `${name}-en.csv`);
  for (const line of [
    `item import ${of('items')} --batch B1`,
    'item publish B1 --from 2026-01-01',
    `case import ${of('cases')}`,
    `credit breach --subject ${BARRED} --name 李强 --type person --kind false_promise --seriousness serious --facts …`,
  ]) {
    await must(office, line);
  }
  const [breach] = (await must(office, 'credit list'))['breaches'] as { breach: string }[];
  await must(office, `credit notify ${breach?.breach}`);
  await must(office, `credit decide ${breach?.breach} --document 1 --defence waived`);
  return office;
}

const envOf = (lang: Lang): Record<string, string> => ({
  CHENGNUO_NOW: NOW,
  CHENGNUO_LANG: lang,
  CHENGNUO_ACTOR: lang === 'zh' ? '王芳' : 'wang',
});

interface Terminal {
  readonly press: (keys: readonly string[]) => Promise<void>;
  readonly screen: () => string;
}

/** Presses the keys of every step and waits for its screen; gives the screens as they were. */
async function walk(steps: readonly ScreenStep[], terminal: Terminal): Promise<string[]> {
  const screens: string[] = [];
  for (const { keys, screen, until } of steps) {
    await terminal.press(keys);
    const done = (shown: string): boolean => (screen === null ? shown.includes(until) : shown === screen);
    const shown = await rest(terminal, writes && screen !== null ? () => false : done);
    if (screen === null) expect(shown, shown).toContain(until);
    else screens.push(shown);
  }
  return screens;
}

/** The screen once it is as expected; where it never is so, the screen once it has come to rest. */
async function rest(terminal: Terminal, done: (shown: string) => boolean): Promise<string> {
  const patienceMs = writes ? 1200 : 20_000;
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (done(terminal.screen())) break;
  }
  return terminal.screen();
}

/** What is tried here are screens: which engine the office is kept in shows nowhere on them. */
const onPostgres = process.env['CHENGNUO_TEST_ENGINE'] === 'postgres';

describe.skipIf(onPostgres)('the pages that show the menu', { timeout: 180_000 }, () => {
  test.each(languages)('%s: every screen is what the page has', async (lang) => {
    const office = await openOffice(lang);
    const person = atTerminal([], office.dir, { env: envOf(lang) });
    const terminal = { press: (keys: readonly string[]) => person.press(...keys), screen: person.screen };
    const page = read(lang);
    const screens = await walk(parseScreenPage(page), terminal);
    expect(await person.exit).toBe(130);
    // TRANSCRIPTS=write takes over what the program now shows: look at the difference before committing it.
    if (writes) writeFileSync(pageFile(lang), withScreens(page, screens));
    else expect(withScreens(page, screens)).toBe(page);
  });

  test.for(languages)('%s: a real terminal shows the same screens', async (lang, { skip }) => {
    if (!hasTmux()) {
      console.warn('tmux is not installed: the menu is not tried in a real terminal here');
      return skip('no tmux');
    }
    const office = await openOffice(lang);
    const tmux = await inTmux(office.dir, envOf(lang));
    const terminal: Terminal = {
      press: async (keys) => {
        for (const key of keys) {
          tmux.press(key);
          await new Promise((resolve) => setTimeout(resolve, 150));
        }
      },
      screen: tmux.screen,
    };
    const page = read(lang);
    const screens = await walk(parseScreenPage(page), terminal);
    expect(withScreens(page, screens)).toBe(page);
  });

  test('tell the same story', () => {
    const story = (lang: Lang): (number | null)[] =>
      parseScreenPage(read(lang)).map(({ keys, screen }) => (screen === null ? null : keys.length));
    expect(story('en')).toEqual(story('zh'));
  });

  test('hold no whole identity number but the one that is being typed', () => {
    for (const lang of languages) {
      const shown = parseScreenPage(read(lang)).flatMap(({ screen }) => screen ?? []);
      const numbers = shown.join('\n').match(/(?<![0-9A-Z])\d{17}[0-9X](?![0-9A-Z])/g) ?? [];
      expect(new Set(numbers)).toEqual(new Set(['320402199001011230']));
    }
  });
});
