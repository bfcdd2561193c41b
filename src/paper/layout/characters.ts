/**
 * Kinsoku 禁则 classes of characters, after GB/T 15834-2011 (5.1: where punctuation may stand) and JIS X 4051 for the
 * rest. Closing marks never start a line, opening marks never end one.
 */
const closing = '，。、；：？！）》〉」』】〕〗”’…—～·％‰℃,.;:?!)]}%';
const opening = '（《〈「『【〔〖“‘([{￥$';
/** Full-width marks whose ink stands in the left half (closing) or the right half (opening): squeezable to half. */
const inkLeft = '，。、；：）》〉」』】〕〗”’';
const inkRight = '（《〈「『【〔〖“‘';

const toSet = (text: string): ReadonlySet<number> => new Set(Array.from(text, (c) => c.codePointAt(0) ?? 0));

const closingMarks = toSet(closing);
const openingMarks = toSet(opening);
const leftInk = toSet(inkLeft);
const rightInk = toSet(inkRight);
/** Two of these form one mark that must not be split: —— and ……. */
const pairs = toSet('—…');

/** A closing mark never starts a line. */
export const mayNotStart = (codePoint: number): boolean => closingMarks.has(codePoint);
const mayNotEnd = (codePoint: number): boolean => openingMarks.has(codePoint);
const isPair = (a: number, b: number): boolean => a === b && pairs.has(a);
export const hasLeftInk = (codePoint: number): boolean => leftInk.has(codePoint);
export const hasRightInk = (codePoint: number): boolean => rightInk.has(codePoint);

/** Characters between which a line may break without a space: Han, kana, and full-width marks. */
export function isWide(codePoint: number): boolean {
  if (codePoint < 0x2e80)
    return codePoint > 0x7f && (closingMarks.has(codePoint) || openingMarks.has(codePoint));
  return codePoint < 0xa4d0 || (codePoint >= 0xf900 && codePoint <= 0xff60) || codePoint >= 0x1f000;
}

/** Whether a line may end after `a`, with `b` to follow. Spaces are handled by the breaker itself. */
export function mayBreakBetween(a: number, b: number): boolean {
  if (mayNotStart(b) || mayNotEnd(a) || isPair(a, b)) return false;
  if (isWide(a) || isWide(b)) return true;
  // Inside Latin words only after a hyphen that joins letters (SHA-256 stays whole), a slash or an underscore.
  if (a === 0x2d) return isLetter(b);
  return (a === 0x2f || a === 0x5f) && (isLetter(b) || isDigit(b));
}

const isDigit = (c: number): boolean => c >= 0x30 && c <= 0x39;

const isLetter = (c: number): boolean => (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a);
