import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../src/kernel/safe-file-name.ts';

describe('the name of a letter file', () => {
  test('an ordinary case number stays as it is', () => {
    expect(safeFileName('320481-2026-000006')).toBe('320481-2026-000006.pdf');
    expect(safeFileName('常审〔2026〕6号')).toBe('常审〔2026〕6号.pdf');
  });

  test.each([
    ['a path upwards', '../../etc/passwd'],
    ['a path of Windows', '..\\..\\boot'],
    ['a line break', 'A-1\nB'],
    ['300 characters', 'A'.repeat(300)],
    ['300 Chinese characters', '办'.repeat(300)],
    ['a hidden file', '.ssh'],
    ['an option', '--out'],
    ['a device', 'con'],
    ['only dots', '..'],
    ['nothing', ''],
    ['a turned text', 'A\u202efdp.exe'],
  ])('%s cannot leave the folder', (_what, caseNo) => {
    const name = safeFileName(caseNo);
    expect(name).toMatch(/^[^./\\\s-][^/\\\n\u202e]*-[0-9a-f]{8}\.pdf$|^-[0-9a-f]{8}\.pdf$/);
    expect(basename(join('/out', name))).toBe(name);
    expect([...name].length).toBeLessThanOrEqual(100);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  });

  test('any text gives a name inside the folder, and different texts different names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        for (const text of [a, b]) {
          const name = safeFileName(text);
          expect(join('/out', name)).toBe(`/out/${name}`);
          expect(name).not.toMatch(/[\u0000-\u001f\u007f/\\]/);
          expect([...name].length).toBeLessThanOrEqual(100);
        }
        if (a !== b) expect(safeFileName(a)).not.toBe(safeFileName(b));
      }),
    );
  });
});
