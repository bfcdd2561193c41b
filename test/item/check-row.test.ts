import { describe, expect, test } from 'vitest';
import { withUsccCheck } from '../../src/identity/uscc.ts';
import { checkRow } from '../../src/item/check-row.ts';
import { fieldsOf } from './samples.ts';

// Codes seen on live guide pages (domain 3.1).
const NATIONAL_31 = '11440100007482575H3440118009000';
const NATIONAL_33 = '114403006939513773344201505200802';

describe('rules across the cells of a row', () => {
  test('a sound row has no findings', () => {
    expect(checkRow(fieldsOf({}))).toEqual([]);
  });

  test.each([NATIONAL_31, NATIONAL_33])('a national code that holds: %s', (code) => {
    expect(checkRow(fieldsOf({ item_code: code }))).toEqual([]);
  });

  test.each([
    ['USCC', `11440100007482575J${NATIONAL_31.slice(18)}`, 'check_digit'],
    ['level', `${NATIONAL_31.slice(0, 18)}9${NATIONAL_31.slice(19)}`, 'level'],
    ['kind', `${NATIONAL_31.slice(0, 21)}77${NATIONAL_31.slice(23)}`, 'kind'],
  ] as const)('a national code with a wrong %s', (_part, code, problem) => {
    expect(checkRow(fieldsOf({ item_code: code }))).toEqual([
      { column: 'item_code', reason: 'code', problem },
    ]);
    expect(checkRow(fieldsOf({ service_code: code }))).toEqual([
      { column: 'service_code', reason: 'code', problem },
    ]);
  });

  test.each(['CN-JY-001', '511A0138000000-511602000000-000-115113010833722043-1-00', 'XK0010100Y'])(
    "an office's own code passes: %s",
    (code) => {
      expect(checkRow(fieldsOf({ item_code: code }))).toEqual([]);
    },
  );

  test('the authority’s code must be a sound USCC', () => {
    const sound = withUsccCheck('11320400', '01410981');
    expect(checkRow(fieldsOf({ authority_code: sound }))).toEqual([]);
    const swapped = sound.slice(0, 16) + sound.slice(17) + sound.slice(16, 17);
    expect(checkRow(fieldsOf({ authority_code: swapped }))).toMatchObject([{ column: 'authority_code' }]);
  });

  test.each(['02', '03', '04', '06'])('kind %s starts with the authority: nobody could promise', (kind) => {
    expect(checkRow(fieldsOf({ kind }))).toEqual([{ column: 'kind', reason: 'kind' }]);
  });

  test('a row without a kind is judged by the kind in its code', () => {
    const penalty = `${NATIONAL_31.slice(0, 21)}02${NATIONAL_31.slice(23)}`;
    expect(checkRow(fieldsOf({ item_code: penalty, kind: null }))).toEqual([
      { column: 'item_code', reason: 'kind' },
    ]);
  });

  test('the last day may be the first, but not before it', () => {
    const from = '2026-09-01';
    expect(checkRow(fieldsOf({ effective_from: from, effective_to: from }))).toEqual([]);
    expect(checkRow(fieldsOf({ effective_from: from, effective_to: '2026-08-31' }))).toEqual([
      { column: 'effective_to', reason: 'days' },
    ]);
  });
});
