import { type FontPart, makeFontPart } from '../fonts/font-part.ts';
import type { TrueType } from '../fonts/true-type.ts';
import type { Glyph, Line } from '../layout/break-lines.ts';

/** A line as PDF operators without its place, and the fonts it needs. */
export type EncodedLine = { readonly operators: string; readonly fonts: readonly string[] };

/** Prepared parts by face, with the names under which page contents refer to them. */
export type PreparedParts = ReadonlyMap<TrueType, { readonly name: string; readonly part: FontPart }>;

export type Encoder = {
  readonly encode: (line: Line) => EncodedLine;
  /** The parts that the encoded lines need: prepared ones that were used, and new ones with the other characters. */
  readonly parts: () => { readonly name: string; readonly part: FontPart }[];
};

/**
 * Encodes the lines of one document. Characters of a prepared part take their codes from it; all others get codes in a
 * small part of the document's own, in the order of their appearance. `remembered` keeps lines that need no such part.
 */
export function makeEncoder(prepared: PreparedParts, remembered: WeakMap<Line, EncodedLine>): Encoder {
  const own = new Map<TrueType, { name: string; codes: Map<number, number> }>();
  const used = new Set<string>();

  const ownCode = (glyph: Glyph): { name: string; code: number } => {
    let part = own.get(glyph.font);
    if (!part) {
      part = { name: `L${own.size + 1}`, codes: new Map() };
      own.set(glyph.font, part);
    }
    let code = part.codes.get(glyph.codePoint);
    if (code === undefined) {
      code = part.codes.size + 1;
      part.codes.set(glyph.codePoint, code);
    }
    return { name: part.name, code };
  };

  const encode = (line: Line): EncodedLine => {
    const known = remembered.get(line);
    if (known) {
      for (const name of known.fonts) used.add(name);
      return known;
    }
    const fonts = new Set<string>();
    let fixed = true;
    const spacing = usualExtra(line.glyphs);
    let operators = `${short(spacing)} Tc `;
    let font = '';
    let text = '';
    const flush = (): void => {
      if (text !== '') operators += `[<${text}>] TJ `;
      text = '';
    };
    for (const glyph of line.glyphs) {
      const entry = prepared.get(glyph.font);
      const code = entry?.part.codes.get(glyph.codePoint);
      const place = entry && code !== undefined ? { name: entry.name, code } : ownCode(glyph);
      if (code === undefined) fixed = false;
      if (place.name !== font) {
        flush();
        font = place.name;
        fonts.add(font);
        operators += `/${font} ${short(line.size)} Tf `;
      }
      text += place.code.toString(16).padStart(4, '0');
      const difference = glyph.extra - spacing;
      if (Math.abs(difference) > 0.005) text += `>${short((-difference * 1000) / line.size)}<`;
    }
    flush();
    const encoded = { operators, fonts: [...fonts] };
    for (const name of fonts) used.add(name);
    if (fixed) remembered.set(line, encoded);
    return encoded;
  };

  return {
    encode,
    parts: () => [
      ...[...prepared.values()].filter((entry) => used.has(entry.name)),
      ...[...own].map(([font, { name, codes }]) => ({
        name,
        part: makeFontPart(font, [...codes.keys()], 6),
      })),
    ],
  };
}

/** The extra of the first glyph that has one in common with its neighbour: set once a line instead of at every glyph. */
function usualExtra(glyphs: readonly Glyph[]): number {
  for (const [i, glyph] of glyphs.entries()) if (glyph.extra === glyphs[i + 1]?.extra) return glyph.extra;
  return 0;
}

/** At most two decimals, no exponent. */
export const short = (value: number): string => String(Math.round(value * 100) / 100);
