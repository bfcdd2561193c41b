/** How a number of a cell is shown, as far as its meaning depends on it. */
export type NumberFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'date' }
  /** `000000`: at least so many digits. */
  | { readonly kind: 'zeros'; readonly digits: number }
  /** `0.00`: so many decimals. */
  | { readonly kind: 'decimals'; readonly decimals: number }
  | { readonly kind: 'percent' };

const general: NumberFormat = { kind: 'general' };

/** The formats that need no code (ECMA-376, 18.8.30; 27–36 and 50–58 are the dates of Chinese, Japanese and Korean). */
export function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code !== undefined) return formatOfCode(code);
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) {
    return { kind: 'date' };
  }
  if (id === 2) return { kind: 'decimals', decimals: 2 };
  return id === 9 || id === 10 ? { kind: 'percent' } : general;
}

function formatOfCode(code: string): NumberFormat {
  const [positive = ''] = code.split(';');
  // Quoted and escaped text, colours and locales, padding and filling signs: none of them is a date letter.
  const bare = positive
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .trim();
  if (/^general$/i.test(bare) || bare === '@') return general;
  if (/[ymdhs]/i.test(bare)) return { kind: 'date' };
  if (/^0{2,}$/.test(bare)) return { kind: 'zeros', digits: bare.length };
  const decimals = /^0\.(0+)$/.exec(bare)?.[1];
  if (decimals !== undefined) return { kind: 'decimals', decimals: decimals.length };
  return bare.includes('%') ? { kind: 'percent' } : general;
}

/** Beyond this a spreadsheet no longer holds every digit: it keeps 15. */
const EXACT = 1e15;

export interface ShownNumber {
  readonly text: string;
  /** A whole number of more than 15 digits: what was typed in is lost. */
  readonly long: boolean;
}

/** A number as the sheet shows it, with all the digits that it holds. Null if `raw` is no number. */
export function showNumber(raw: string, format: NumberFormat): ShownNumber | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(raw)) return null;
  const value = Number(raw);
  if (!Number.isFinite(value)) return null;
  // In scientific notation, as the sheet shows it: digits written out would look as if they could be trusted.
  if (Math.abs(value) >= EXACT) return { text: value.toExponential().replace('e', 'E'), long: true };
  if (format.kind === 'zeros' && Number.isInteger(value) && value >= 0) {
    return { text: String(value).padStart(format.digits, '0'), long: false };
  }
  const rounded = Number(value.toPrecision(15));
  if (format.kind === 'percent')
    return { text: `${plain(Number((rounded * 100).toPrecision(15)))}%`, long: false };
  const text = plain(rounded);
  const decimals = text.split('.')[1]?.length ?? 0;
  if (format.kind === 'decimals' && decimals <= format.decimals) {
    return { text: rounded.toFixed(format.decimals), long: false };
  }
  return { text, long: false };
}

/** Without an exponent, which small fractions else have. */
const plain = (value: number): string =>
  /e/i.test(String(value)) ? value.toFixed(20).replace(/\.?0+$/, '') : String(value);

const DAY_MS = 86_400_000;
/** Day 0 of the two calendars of a spreadsheet. The first counts a 1900-02-29 that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 9999-12-31, the last day of a spreadsheet. */
const LAST_SERIAL = 2_958_465;

/** `2026-03-05`, with a time of day `2026-03-05 09:30` (seconds if there are any), a time alone `09:30`; null if it is no date. */
export function showDate(raw: string, epoch1904: boolean): string | null {
  const serial = raw.trim() === '' ? Number.NaN : Number(raw);
  if (!(serial >= 0 && serial <= LAST_SERIAL + 1)) return null;
  // To the second: a spreadsheet counts in days, and a fraction of one is never exact.
  const seconds = Math.round(serial * 86_400);
  if (!epoch1904 && Math.floor(seconds / 86_400) === 60) return null;
  const shift = epoch1904 ? 0 : seconds < 60 * 86_400 ? DAY_MS : 0;
  const iso = new Date((epoch1904 ? EPOCH_1904 : EPOCH_1900) + shift + seconds * 1000).toISOString();
  const time = iso.slice(17, 19) === '00' ? iso.slice(11, 16) : iso.slice(11, 19);
  if (seconds < 86_400 && !epoch1904) return time;
  return time === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}
