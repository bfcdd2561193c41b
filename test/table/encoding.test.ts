import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/kernel/app-error.ts';
import { decode } from '../../src/table/encoding.ts';
import { csvOf, errorCode, gb18030, goodItem, read, tryRead, utf8, utf16 } from './support.ts';

const text = csvOf(goodItem);

describe('the encoding is found unaided', () => {
  it.each([
    ['UTF-8', utf8(text), 'utf-8'],
    ['UTF-8 with BOM', utf8(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 LE with BOM', utf16(text, 'le'), 'utf-16'],
    ['UTF-16 BE with BOM', utf16(text, 'be'), 'utf-16'],
    ['UTF-16 LE without BOM', utf16(text, 'le', false), 'utf-16'],
    ['UTF-16 BE without BOM', utf16(text, 'be', false), 'utf-16'],
    ['GB18030', gb18030(text), 'gb18030'],
  ])('%s', (_, bytes, encoding) => {
    const table = read(bytes);
    expect(table.encoding).toBe(encoding);
    expect(table.rows[0]?.values['item_name']).toBe('教师资格认定');
    expect(table.problems).toEqual([]);
  });

  it('reads four-byte GB18030 (rare characters of names)', () => {
    const bytes = Buffer.concat([gb18030('姓名'), Uint8Array.of(0x95, 0x32, 0x82, 0x36)]);
    expect(decode(bytes, 'f')).toMatchObject({
      ok: true,
      value: { text: '姓名\u{20000}', encoding: 'gb18030' },
    });
  });

  it('round trip: any Chinese text comes back from every encoding', () => {
    const cell = fc.stringMatching(/^[a-z0-9，。；、一-龥]{1,30}$/);
    fc.assert(
      fc.property(cell, (name) => {
        const csv = csvOf({ ...goodItem, 事项名称: name });
        for (const bytes of [utf8(csv), utf16(csv, 'le'), utf16(csv, 'be'), gb18030(csv)]) {
          expect(read(bytes).rows[0]?.values['item_name']).toBe(name);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('--encoding overrides', () => {
  it.each(['gbk', 'GB2312', 'gb18030'])('%s', (encoding) => {
    expect(read(gb18030(text), 'item', { encoding }).encoding).toBe('gb18030');
  });

  it('a wrong one is refused, not half read', () => {
    expect(tryRead(gb18030(text), 'item', { encoding: 'utf-8' })).toMatchObject({ code: 'E_TABLE_ENCODING' });
  });

  it('an unknown one names the flag', () => {
    const error = tryRead(text, 'item', { encoding: 'latin1' });
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'E_USAGE_VALUE', params: { flag: '--encoding', value: 'latin1' } });
  });
});

describe('what cannot be decoded', () => {
  it('names the line where a file pasted together changes its encoding', () => {
    const mixed = Buffer.concat([utf8(text), gb18030('A002,证明,证明事项\n')]);
    expect(tryRead(mixed)).toMatchObject({ code: 'E_TABLE_MIXED_ENCODING', params: { line: 3 } });
    const reverse = Buffer.concat([gb18030(text), utf8('A002,社会保险证明,证明事项\n')]);
    expect(tryRead(reverse)).toMatchObject({ code: 'E_TABLE_MIXED_ENCODING', params: { line: 3 } });
  });

  it('does not take a GBK line that is valid UTF-8 by chance (联通) for a second encoding', () => {
    const csv = csvOf(goodItem, { ...goodItem, 事项编码: 'A002', 事项名称: '联通' });
    expect(read(gb18030(csv)).rows[1]?.values['item_name']).toBe('联通');
  });

  it('UTF-8 with a BOM and a broken byte', () => {
    expect(errorCode(Buffer.concat([utf8(`\ufeff${text}`), Uint8Array.of(0xb9)]))).toBe('E_TABLE_ENCODING');
  });

  it('NUL bytes', () => {
    expect(errorCode(utf8(`${text}A2,x\u0000y\n`))).toBe('E_TABLE_NOT_TEXT');
  });

  it('UTF-16 cut in the middle of a character', () => {
    expect(errorCode(utf16(text, 'le').subarray(0, -1))).toBe('E_TABLE_ENCODING');
  });
});
