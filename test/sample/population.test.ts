import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countStrata,
  parsePopulationCsv,
  populationCsv,
  populationSha256,
} from '../../src/sample/population.ts';

const parse = (csv: string) => parsePopulationCsv(Buffer.from(csv));

test('one unit a line by its UTF-8 bytes, no header, quotes only where needed', () => {
  const csv = populationCsv([
    { unit: '\u{1f600}', stratum: 'x' },
    { unit: '\uffe5', stratum: '330702|window' },
    { unit: 'b', stratum: 'say "a"' },
    { unit: 'a,1', stratum: ' x ' },
    { unit: 'B', stratum: "it's" },
  ]);
  expect(csv).toBe('B,it\'s\n"a,1", x \nb,"say ""a"""\n\uffe5,330702|window\n\u{1f600},x\n');
});

test('units are composed (NFC) before they are sorted', () => {
  expect(populationCsv([{ unit: 'e\u0301', stratum: 'all' }])).toBe('\u00e9,all\n');
});

test('the digest is what sha256sum prints', () => {
  expect(populationSha256('BJ-1,all\nBJ-2,all\n')).toBe(
    createHash('sha256').update('BJ-1,all\nBJ-2,all\n').digest('hex'),
  );
  expect(populationSha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('whatever is written is read back, and the order of the units does not matter', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((s) => s.normalize('NFC'));
  const awkward = fc.constantFrom('a,b', '"', 'a"b', 'x\ny', 'x\r', ' ', '=1');
  const unit = fc.record({ unit: fc.oneof(text, awkward), stratum: fc.oneof(text, awkward) });
  fc.assert(
    fc.property(fc.uniqueArray(unit, { selector: (u) => u.unit, maxLength: 30 }), (units) => {
      const csv = populationCsv(units);
      const read = parse(csv);
      expect(read).not.toBeNull();
      expect(new Set(read?.map((u) => JSON.stringify(u)))).toEqual(
        new Set(units.map((u) => JSON.stringify(u))),
      );
      expect(populationCsv([...units].reverse())).toBe(csv);
    }),
  );
});

test.each([
  ['a header', 'unit,stratum\na,all\n'.replace('unit', 'z')],
  ['a byte order mark', '\ufeffa,all\nb,all\n'],
  ['CRLF', 'a,all\r\n'],
  ['no line feed at the end', 'a,all'],
  ['quotes that are not needed', '"a",all\n'],
  ['a third cell', 'a,all,x\n'],
  ['an empty line', 'a,all\n\n'],
  ['another order', 'b,all\na,all\n'],
  ['a unit twice', 'a,all\na,all\n'],
  ['an empty unit', ',all\n'],
  ['a decomposed unit', 'e\u0301,all\n'],
  ['an open quote', '"a,all\n'],
])('a file with %s is not accepted', (_, csv) => {
  expect(parse(csv)).toBeNull();
});

test('bytes that are not UTF-8 are not accepted', () => {
  expect(parsePopulationCsv(Uint8Array.of(0xff, 0x2c, 0x61, 0x0a))).toBeNull();
});

test('units are counted by stratum', () => {
  expect(countStrata(parse('a,x\nb,y\nc,x\n') ?? [])).toEqual(
    new Map([
      ['x', 2],
      ['y', 1],
    ]),
  );
});
