import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeOffice } from '../support/office.ts';
import { parseTranscript, replay } from './transcript.ts';

const folder = new URL('./', import.meta.url);
const pages = readdirSync(folder)
  .filter((name) => /\.(zh|en)\.md$/.test(name))
  .sort();
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

const locales: Readonly<Record<string, string>> = { zh: 'zh_CN.UTF-8', en: 'en_GB.UTF-8' };

describe('transcripts', () => {
  test.each(pages)('%s', async (name) => {
    const lang = name.slice(-5, -3);
    const page = read(name);
    const replayed = await replay(page, await makeOffice(), { LANG: locales[lang] ?? '' });
    expect(replayed).not.toContain('E_BUG');
    // TRANSCRIPTS=write takes over what the program now prints: look at the difference before committing it.
    if (process.env['TRANSCRIPTS'] === 'write') writeFileSync(new URL(name, folder), replayed);
    else expect(replayed).toBe(page);
  });

  test('tell the same story in both languages', () => {
    const story = (name: string): string[] =>
      parseTranscript(read(name)).flatMap((block) =>
        block.kind === 'console' ? block.steps.map((step) => step.command) : [`${block.kind} ${block.name}`],
      );
    const chinese = pages.filter((name) => name.endsWith('.zh.md'));
    expect(chinese.length).toBeGreaterThan(0);
    expect(pages.filter((name) => name.endsWith('.en.md'))).toHaveLength(chinese.length);
    for (const name of chinese) expect(story(name.replace('.zh.', '.en.'))).toEqual(story(name));
  });

  test('English heads of tables begin with a capital', () => {
    const heads = pages
      .filter((name) => name.endsWith('.en.md'))
      .flatMap((name) => {
        const lines = read(name).split('\n');
        return lines.filter((_, i) => lines[i + 1]?.startsWith('──') === true);
      });
    expect(heads.length).toBeGreaterThan(20);
    expect(heads.filter((head) => /(?:^| {2})[a-z]/.test(head))).toEqual([]);
  });
});
