/** Order by UTF-8 bytes (= code points): the only order used in anything hashed, stored or compared. */
export function compareUtf8(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    // UTF-16 units order like code points unless exactly one of the two is a surrogate.
    const xSurrogate = x >= 0xd800 && x <= 0xdfff;
    const ySurrogate = y >= 0xd800 && y <= 0xdfff;
    if (xSurrogate !== ySurrogate) return xSurrogate ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
}

/** Full-width letters, digits and signs to half-width; NBSP and full-width space to a space; ends trimmed. */
export function normaliseCode(text: string): string {
  // Printable ASCII without a space is what it will be.
  if (/^[!-~]*$/.test(text)) return text;
  return toHalfWidth(text).replace(/\s+/g, '').trim();
}

/** What `normaliseText` may have to change. */
const noise = /^\s|\s$|[\u00a0\u3000\u200b\ufeff\r]/;

/** Only what is surely noise: odd spaces at the ends, NBSP, zero-width marks. The inside of a text stays as typed. */
export function normaliseText(text: string): string {
  if (!noise.test(text)) return text;
  return text
    .replace(/[\u00a0\u3000]/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}

export function toHalfWidth(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u3000]/g, ' ')
    .replace(/[\u200b\ufeff]/g, '');
}

/** Untrusted text made safe for a terminal or a one-line message: control characters and bidi marks are shown, not obeyed. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The colours that we print ourselves (src/cli/colour.ts); none that hides a text. */
const OWN_COLOURS = /\u001b\[(?:1|2|22|31|32|33|39)m/;

/** The same for a text of several lines as it is printed: line ends, tabs and, with `colours`, our own colours stay. */
export function visibleLines(text: string, colours: boolean): string {
  const kept = colours ? new RegExp(`(${OWN_COLOURS.source}|[\\n\\t])`) : /([\n\t])/;
  return text
    .split(kept)
    .map((part, i) => (i % 2 === 1 ? part : visible(part)))
    .join('');
}

/** The first `max` characters (code points), with an ellipsis when something was left out. */
export function shorten(text: string, max: number): string {
  const chars = [...text];
  return chars.length <= max ? text : `${chars.slice(0, max - 1).join('')}…`;
}

/** A word as a label or a cell of its own begins: with a capital; Chinese has none. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
