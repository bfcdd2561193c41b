import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ink, readPng } from '../support/pictures.ts';
import { addCases, makeListedOffice, TEACHER } from './support.ts';

describe('letter preview', () => {
  test('draws a picture a page where the file is to be .png', async () => {
    const office = await makeListedOffice();
    await addCases(office, [{ caseNo: 'A-1', itemCode: TEACHER, applicant: { name: '王𪚥𠀡' } }]);
    const done = await office.run('letter preview A-1 --out look/A.png --format json');
    expect(done).toMatchObject({ code: 0, err: '' });
    const { files } = done.json() as { files: string[] };
    expect(files.length).toBeGreaterThan(1);
    expect(files).toEqual(files.map((_, i) => office.path('look', `A-${i + 1}.png`)));
    expect(readdirSync(office.path('look'))).toHaveLength(files.length);
    for (const file of files) {
      // A name and an identity number stand on it.
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const picture = readPng(readFileSync(file));
      expect([picture.width, picture.height]).toEqual([1240, 1754]);
      expect(ink(picture)).toBeGreaterThan(0.003);
      expect(ink(picture)).toBeLessThan(0.2);
    }
    expect((await office.run('letter preview A-1 --out A.pdf')).out).toContain('A.pdf');
    expect(readFileSync(office.path('A.pdf')).toString('latin1', 0, 5)).toBe('%PDF-');
  });
});
