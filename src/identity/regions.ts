/**
 * GB/T 2260 codes: 2 digits province, 2 prefecture, 2 county, zero filled; 9 digits with the township
 * (GB/T 10114), 12 with the village. Only the province is checked against a list: offices invent county
 * codes for development zones, and abolished counties live on in old identity numbers.
 */
const provincePrefixes: ReadonlySet<string> = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 ' +
    '50 51 52 53 54 61 62 63 64 65 71 81 82'
  ).split(' '),
);

/** True when the first two characters are a province, autonomous region, municipality or special region. */
export const hasKnownProvince = (code: string): boolean => provincePrefixes.has(code.slice(0, 2));

/** True for 6, 9 or 12 digits under a known province. */
export const isRegionCode = (text: string): boolean =>
  /^\d{6}(?:\d{3}(?:\d{3})?)?$/.test(text) && hasKnownProvince(text);

/** The next region up: village, township, county, prefecture, province; null above a province. */
export function parentRegion(code: string): string | null {
  if (code.length === 12) return code.slice(0, 9);
  if (code.length === 9) return code.slice(0, 6);
  if (code.slice(4, 6) !== '00') return `${code.slice(0, 4)}00`;
  if (code.slice(2, 4) !== '00') return `${code.slice(0, 2)}0000`;
  return null;
}

/** True when `inner` is `outer` or lies in it: 320402 and 320402003 lie in 320400. */
export function liesIn(inner: string, outer: string): boolean {
  for (let region: string | null = inner; region !== null; region = parentRegion(region)) {
    if (region === outer) return true;
  }
  return false;
}
