import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withoutPassword } from '../../src/store/postgres/open.ts';
import { makeFolder, type Office, run } from '../support/office.ts';
import { officeDatabase, testEngine } from '../support/office-database.ts';
import { parseTranscript, replay } from '../transcripts/transcript.ts';

const page = (lang: string): URL => new URL(`./transcripts/server.${lang}.md`, import.meta.url);
const read = (lang: string): string => readFileSync(page(lang), 'utf8');

/** The address of the server as the pages give it. */
const SERVER = 'postgres://owner@db.changcheng.example/office';

/** An empty folder, at which the server of the pages is a real one. */
async function makePlace(): Promise<Office> {
  const dir = makeFolder();
  const url = (await officeDatabase()) ?? '';
  const asPrinted = (text: string): string => text.replaceAll(withoutPassword(url), SERVER);
  return {
    dir,
    path: (...parts) => [dir, ...parts].join('/'),
    run: async (args, more = {}) => {
      const words = typeof args === 'string' ? args.replaceAll(SERVER, url) : args;
      const { out, err, ...rest } = await run(words, { cwd: dir, ...more });
      return { ...rest, out: asPrinted(out), err: asPrinted(err) };
    },
  };
}

/** Pages that read like a terminal whose database is on a server; `TRANSCRIPTS=write` as in test/transcripts. */
describe.runIf(testEngine === 'postgres')('transcripts on a server', () => {
  test.each([
    ['zh', 'zh_CN.UTF-8'],
    ['en', 'en_GB.UTF-8'],
  ])('%s', async (lang, locale) => {
    const replayed = await replay(read(lang), await makePlace(), { LANG: locale });
    expect(replayed).not.toContain('E_BUG');
    if (process.env['TRANSCRIPTS'] === 'write') writeFileSync(page(lang), replayed);
    else expect(replayed).toBe(read(lang));
  });
});

test('both languages tell the same story', () => {
  const story = (lang: string): string[] =>
    parseTranscript(read(lang)).flatMap((block) =>
      block.kind === 'console' ? block.steps.map(({ command }) => command) : [block.name],
    );
  expect(story('zh').length).toBeGreaterThan(10);
  expect(story('en')).toEqual(story('zh'));
});
