import { type FontPart, makeFontPart } from '../fonts/font-part.ts';
import type { TrueType } from '../fonts/true-type.ts';
import type { Glyph, Line } from '../layout/break-lines.ts';
import type { Common, EncodedLine } from './common.ts';

export type Encoder = {
  readonly encode: (line: Line, common: Common) => EncodedLine;
  /** The parts that the encoded lines need, by the names that page contents use: prepared ones, and new ones with all other characters. */
  readonly parts: () => { readonly name: string; readonly part: FontPart }[];
};

/** How page contents name a prepared part: by its subset tag, so that parts of several templates meet in one file. */
export const fontName = (part: FontPart): string => part.name.slice(0, 6);

/** The few characters of a letter take as long to compress as all else that is made of them, for two kilobytes. */
const WORTH_PACKING = 100;

/**
 * Encodes the lines of one document. Characters of a prepared part take their codes from it; all others get codes in a small part of
 * the document's own, in the order of their appearance.
 */
export function makeEncoder(): Encoder {
  const own = new Map<TrueType, { name: string; codes: Map<number, number> }>();
  const used = new Set<FontPart>();

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

  const encode = (line: Line, common: Common): EncodedLine => {
    const known = common.lines.get(line);
    if (known) {
      for (const part of known.parts) used.add(part);
      return known;
    }
    const parts = new Set<FontPart>();
    const ownNames = new Set<string>();
    const spacing = usualExtra(line.glyphs);
    let operators = `${short(spacing)} Tc `;
    let font = '';
    let text = '';
    const flush = (): void => {
      if (text !== '') operators += `[<${text}>] TJ `;
      text = '';
    };
    for (const glyph of line.glyphs) {
      const part = partOf(glyph, common);
      const place = part
        ? { name: fontName(part), code: part.codes.get(glyph.codePoint) ?? 0 }
        : ownCode(glyph);
      if (part) parts.add(part);
      else ownNames.add(place.name);
      if (place.name !== font) {
        flush();
        font = place.name;
        operators += `/${font} ${short(line.size)} Tf `;
      }
      text += place.code.toString(16).padStart(4, '0');
      const difference = glyph.extra - spacing;
      if (Math.abs(difference) > 0.005) text += `>${short((-difference * 1000) / line.size)}<`;
    }
    flush();
    const encoded = { operators, parts: [...parts], own: [...ownNames] };
    for (const part of parts) used.add(part);
    if (ownNames.size === 0 && !common.isOwn(line)) common.lines.set(line, encoded);
    return encoded;
  };

  return {
    encode,
    parts: () => [
      ...[...used].map((part) => ({ name: fontName(part), part })),
      ...[...own].map(([font, { name, codes }]) => ({
        name,
        part: makeFontPart(font, [...codes.keys()], codes.size > WORTH_PACKING ? 6 : 0),
      })),
    ],
  };
}

function partOf({ font, codePoint }: Glyph, { layers }: Common): FontPart | undefined {
  for (const layer of layers) {
    const part = layer.get(font);
    if (part?.codes.has(codePoint)) return part;
  }
  return undefined;
}

/** The extra of the first glyph that has one in common with its neighbour: set once a line instead of at every glyph. */
function usualExtra(glyphs: readonly Glyph[]): number {
  for (const [i, glyph] of glyphs.entries()) if (glyph.extra === glyphs[i + 1]?.extra) return glyph.extra;
  return 0;
}

/** At most two decimals, no exponent. */
export const short = (value: number): string => String(Math.round(value * 100) / 100);
