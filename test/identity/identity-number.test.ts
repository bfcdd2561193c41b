import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue, languages } from '../../src/i18n/catalogue.ts';
import { type ApplicantType, checkIdentityNumber } from '../../src/identity/check-identity-number.ts';
import { findIdType, idTypes } from '../../src/identity/id-types.ts';
import {
  residentIdProblem,
  upgradeResidentId,
  withResidentCheckDigit,
} from '../../src/identity/resident-id.ts';
import { addDays } from '../../src/kernel/time.ts';

const today = '2026-09-16';
const ask = (type: ApplicantType, number: string, idType?: string, history?: boolean) =>
  checkIdentityNumber({ type, number, idType, today, history });
const problem = (type: ApplicantType, number: string, idType?: string) => {
  const answer = ask(type, number, idType);
  return answer.ok ? null : answer.problem;
};

describe('resident ID, GB 11643', () => {
  test('accepts the standard example, with a lower-case x, full-width digits and stray spaces', () => {
    const sound = { ok: true, idType: 'resident_id', number: '11010519491231002X' };
    expect(ask('person', '11010519491231002X')).toEqual(sound);
    expect(ask('person', ' 110105 19491231 002x ')).toEqual(sound);
    expect(ask('person', '１１０１０５１９４９１２３１００２Ｘ')).toEqual(sound);
  });

  test('upgrades 15 digits in history only', () => {
    expect(upgradeResidentId('130503670401001')).toBe('130503196704010016');
    expect(problem('person', '130503670401001')).toBe('old_form');
    expect(ask('person', '130503670401001', undefined, true)).toEqual({
      ok: true,
      idType: 'resident_id',
      number: '130503196704010016',
    });
  });

  test.each([
    ['', 'empty'],
    ['1101051949123100', 'length'],
    ['11010519491231002A', 'characters'],
    [withResidentCheckDigit('01010519491231002'), 'province'],
    [withResidentCheckDigit('11010519490229002'), 'birth_date'],
    [withResidentCheckDigit('11010520261231002'), 'birth_future'],
    [withResidentCheckDigit('11010518760915002'), 'too_old'],
    ['110105194912310021', 'check_digit'],
    ['hello world', 'unrecognised'],
  ])('%s is refused: %s', (number, expected) => {
    expect(problem('person', number)).toBe(expected);
  });

  test('is sound to the day: born today, and 150 years ago today', () => {
    expect(residentIdProblem(withResidentCheckDigit('32040220260916001'), today)).toBeNull();
    expect(residentIdProblem(withResidentCheckDigit('32040220260917001'), today)).toBe('birth_future');
    expect(residentIdProblem(withResidentCheckDigit('32040218760916001'), today)).toBeNull();
  });

  const numbers = fc
    .tuple(
      fc.constantFrom('320402', '110105', '440300', '810000', '911124'),
      fc.nat(36_000),
      fc.integer({ min: 1, max: 999 }),
    )
    .map(([region, age, sequence]) =>
      withResidentCheckDigit(
        region + addDays(today, -age).replaceAll('-', '') + String(sequence).padStart(3, '0'),
      ),
    );

  test('every built number is sound, and any single changed digit is refused', () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        expect(ask('person', number).ok).toBe(true);
        const digit = (Number(number.charAt(at)) + shift) % 10;
        const changed = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
        expect(residentIdProblem(changed, today)).not.toBeNull();
      }),
    );
  });

  test('any two neighbours swapped are refused', () => {
    fc.assert(
      fc.property(numbers, fc.nat(15), (number, at) => {
        fc.pre(number.charAt(at) !== number.charAt(at + 1));
        const swapped =
          number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
        expect(residentIdProblem(swapped, today)).not.toBeNull();
      }),
    );
  });
});

describe('other personal documents', () => {
  test.each([
    ['810000199408230021', 'hk_macao_taiwan_residence_permit'],
    ['830000199201300022', 'hk_macao_taiwan_residence_permit'],
    ['911124198108030024', 'foreigner_permanent_residence'],
    ['USA110082010501', 'foreigner_permanent_residence'],
    ['E12345678', 'passport'],
    ['EA1234567', 'passport'],
    ['G12345678', 'passport'],
    ['H12345678', 'hk_macao_travel_permit'],
    ['12345678', 'taiwan_travel_permit'],
  ])('%s is inferred as %s', (number, idType) => {
    expect(ask('person', number)).toEqual({ ok: true, idType, number });
  });

  test('a number that does not fit the named document is refused', () => {
    expect(problem('person', 'EI1234567', '护照')).toBe('pattern');
    expect(problem('person', '11010519491231002X', 'hk_macao_taiwan_residence_permit')).toBe('pattern');
    expect(problem('person', '810000199408230021', '居民身份证')).toBe('pattern');
    expect(problem('person', '911124198108030023', '553')).toBe('check_digit');
    expect(problem('person', '11010519491231002X', '会员证')).toBe('unknown_id_type');
  });

  test('a document is found by code word, number, either name and usual aliases', () => {
    for (const type of idTypes) {
      for (const word of [type, ...languages.map((lang) => catalogue(lang).identity.idTypes[type])]) {
        expect(findIdType(word)).toBe(type);
      }
    }
    expect(findIdType('111')).toBe('resident_id');
    expect(findIdType(' 身份证 ')).toBe('resident_id');
  });
});

describe('who may use what', () => {
  const firm = '91320105780688132K';

  test('organizations have a credit code only', () => {
    expect(ask('organization', firm)).toEqual({ ok: true, idType: 'uscc', number: firm });
    expect(problem('organization', '11010519491231002X', 'resident_id')).toBe('applicant_type');
    expect(problem('organization', '11010519491231002X')).toBe('check_digit');
  });

  test('self-employed persons have either', () => {
    expect(ask('self_employed', firm)).toMatchObject({ ok: true, idType: 'uscc' });
    expect(ask('self_employed', '11010519491231002X')).toMatchObject({ ok: true, idType: 'resident_id' });
  });

  test('a person with a firm code is told that it is not theirs', () => {
    expect(problem('person', firm)).toBe('applicant_type');
  });
});
