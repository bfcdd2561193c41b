import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkNationalCode, looksNational } from '../../src/identity/national-code.ts';
import { isRegionCode, liesIn, parentRegion } from '../../src/identity/regions.ts';
import { usccProblem, withUsccCheck } from '../../src/identity/uscc.ts';

const characters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

describe('unified social credit code, GB 32100', () => {
  test.each([
    '91320105780688132K',
    '11230500001755309F',
    '91230500MA1B3N1N2M',
    '11511301008778183N',
    '115113010833722043',
    '11440100007482575H',
    '11440300MB2D072246',
    '11440100007483172Q',
    '114403006939513773',
  ])('%s passes both checks', (code) => {
    expect(usccProblem(code)).toBeNull();
    expect(withUsccCheck(code.slice(0, 8), code.slice(8, 16))).toBe(code);
  });

  test.each([
    ['91320105780688132', 'length'],
    ['91320105780688132I', 'characters'],
    ['9132010A780688132K', 'characters'],
    ['01320105780688132K', 'registrar'],
    ['91320105780688132L', 'check_digit'],
  ])('%s is refused: %s', (code, expected) => {
    expect(usccProblem(code)).toBe(expected);
  });

  const codes = fc
    .tuple(
      fc.constantFrom('11320400', '91320402', '92320411', '52320481', 'N2320413'),
      fc.array(fc.constantFrom(...characters), { minLength: 8, maxLength: 8 }),
    )
    .map(([head, body]) => withUsccCheck(head, body.join('')));

  test('every built code is sound, and any single changed character is refused', () => {
    fc.assert(
      fc.property(codes, fc.nat(17), fc.constantFrom(...characters), (code, at, other) => {
        fc.pre(code.charAt(at) !== other);
        expect(usccProblem(code)).toBeNull();
        expect(usccProblem(code.slice(0, at) + other + code.slice(at + 1))).not.toBeNull();
      }),
    );
  });

  test('the inner check finds a part swapped under a recomputed outer one', () => {
    // 91320105780688132K with two characters of the organization code swapped and the last character made right again.
    const swapped = '91320105708688132';
    const last = characters.find((c) => usccProblem(swapped + c) !== 'check_digit');
    expect(usccProblem(swapped + last)).toBe('organization_code');
  });
});

describe('national item codes', () => {
  test('the four codes of live guides are read', () => {
    expect(checkNationalCode('11440100007482575H3440118009000')).toEqual({
      ok: true,
      code: {
        authorityCode: '11440100007482575H',
        level: 3,
        owner: '44',
        kind: '01',
        basicCode: '440118009000',
        serial: null,
      },
    });
    expect(checkNationalCode('11440300MB2D0722464440127028001')).toMatchObject({ code: { level: 4 } });
    expect(checkNationalCode('11440100007483172Q3440106043001')).toMatchObject({ ok: true });
    expect(checkNationalCode('114403006939513773344201505200802')).toMatchObject({
      code: { kind: '20', serial: '02', basicCode: '442015052008' },
    });
  });

  test('a main item that has sub-items ends in Y', () => {
    expect(checkNationalCode('11440100007482575H300010100100Y')).toMatchObject({ ok: true });
  });

  test.each([
    ['11440100007482576H3440118009000', 'check_digit'],
    ['11440100007482575H9440118009000', 'level'],
    ['11440100007482575H3990118009000', 'province'],
    ['11440100007482575H3441518009000', 'kind'],
    ['11440100007482575H344011800900A', 'basic_code'],
    ['114403006939513773344201505200X02', 'basic_code'],
    ['11440100007482575H', 'length'],
  ])('%s is refused: %s', (code, expected) => {
    expect(checkNationalCode(code)).toEqual({ ok: false, problem: expected });
  });

  test('other families are local codes', () => {
    for (const local of [
      'XK0010100Y',
      'CN-JY-0101',
      '511A0138000000-511602000000-000-115113010833722043-1-00',
    ]) {
      expect(looksNational(local)).toBe(false);
    }
  });
});

describe('regions', () => {
  test('codes of 6, 9 and 12 digits under a province', () => {
    expect(['320402', '320402003', '320402003001', '990000', '32040', '3204021'].map(isRegionCode)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('parents lead up to the province', () => {
    expect(parentRegion('320402003001')).toBe('320402003');
    expect(parentRegion('320402003')).toBe('320402');
    expect(parentRegion('320402')).toBe('320400');
    expect(parentRegion('320400')).toBe('320000');
    expect(parentRegion('320000')).toBeNull();
    expect(liesIn('320402003', '320400')).toBe(true);
    expect(liesIn('320400', '320402')).toBe(false);
  });
});
