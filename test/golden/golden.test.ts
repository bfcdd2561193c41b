import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawPages, type Picture, toPng } from '../../src/paper/picture.ts';
import { difference, ink, readPng } from '../support/pictures.ts';
import { makeGoldenOffice } from './letters.ts';

/**
 * What letters look like, page by page. Where a change is meant: `GOLDEN=write npx vitest run test/golden`, and look at the pictures.
 */
const folder = join(import.meta.dirname, 'pictures');
const DOTS_PER_INCH = 60;

/** The part of a page's pixels that may differ: another version of the template and its QR code may, a line of text may not. */
const TOLERANCE = 0.003;

const letters = [
  ['teacher', 'zh', 'a certification letter'],
  ['teacher', 'en', 'a certification letter in English'],
  ['rare', 'zh', 'a name of rare characters, an agent, a long address'],
  ['hygiene', 'zh', 'a licence letter'],
  ['hygiene', 'en', 'a licence letter in English'],
  ['ten', 'zh', 'ten materials, their table on two pages'],
] as const;

test('letters look as they did', async () => {
  const office = await makeGoldenOffice();
  for (const [caseNo, lang, what] of letters) {
    const issued = await office.run(
      `letter issue ${caseNo} --letter-lang ${lang} --out ${lang} --format json`,
    );
    expect([issued.code, issued.err]).toEqual([0, '']);
    const pages = await drawPages(readFileSync(office.path(lang, `${caseNo}.pdf`)), DOTS_PER_INCH);
    const name = `${caseNo}-${lang}`;
    if (process.env['GOLDEN'] === 'write') rewrite(name, pages);
    const kept = readdirSync(folder).filter((file) => file.startsWith(`${name}-`));
    expect.soft(kept, `pages of ${what}`).toHaveLength(pages.length);
    for (const [i, page] of pages.entries()) {
      expect.soft(ink(page), `ink on page ${i + 1} of ${what}`).toBeGreaterThan(0.003);
      expect.soft(complaint(`${name}-${i + 1}.png`, page), `page ${i + 1} of ${what}`).toBe('');
    }
  }
}, 60_000);

function rewrite(name: string, pages: readonly Picture[]): void {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (file.startsWith(`${name}-`)) rmSync(join(folder, file));
  for (const [i, page] of pages.entries()) writeFileSync(join(folder, `${name}-${i + 1}.png`), toPng(page));
}

/** What is wrong with a page, and where its new picture lies; empty when it looks as it did. */
function complaint(file: string, page: Picture): string {
  const golden = join(folder, file);
  const differs = existsSync(golden) ? difference(page, readPng(readFileSync(golden))) : 1;
  if (differs <= TOLERANCE) return '';
  const fresh = join(mkdtempSync(join(tmpdir(), 'golden-')), file);
  writeFileSync(fresh, toPng(page));
  return `${(differs * 100).toFixed(2)} % differ: compare ${golden} with ${fresh}; if it is meant, GOLDEN=write`;
}

test('the comparison sees a missing line, and lines that moved', () => {
  const picture = readPng(readFileSync(join(folder, 'teacher-zh-2.png')));
  expect(difference(picture, picture)).toBe(0);
  const moved = { ...picture, pixels: Uint8Array.from(picture.pixels) };
  // Everything below the upper third a pixel lower.
  const from = 200 * picture.width;
  moved.pixels.copyWithin(from + picture.width, from, picture.pixels.length - picture.width);
  expect(difference(picture, moved)).toBeGreaterThan(TOLERANCE);
  const lacking = { ...picture, pixels: Uint8Array.from(picture.pixels) };
  const row = darkestRow(picture);
  lacking.pixels.fill(255, (row - 8) * picture.width, (row + 8) * picture.width);
  expect(difference(picture, lacking)).toBeGreaterThan(TOLERANCE);
});

/** The row with the most ink among the lines of text. */
function darkestRow({ width, height, pixels }: Picture): number {
  let [best, most] = [0, 0];
  for (let y = 20; y < height - 120; y++) {
    const dark = pixels.subarray(y * width, (y + 1) * width).filter((grey) => grey < 128).length;
    if (dark > most) [best, most] = [y, dark];
  }
  return best;
}
