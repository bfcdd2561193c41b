import type { TrueType } from '../fonts/true-type.ts';
import type { FontSet, Role } from '../fonts.ts';
import { glyphError } from '../fonts.ts';
import { hasLeftInk, hasRightInk, isWide, mayBreakBetween, mayNotStart } from './characters.ts';

/** A stretch of text in one role; `\n` in it ends a line. */
export type Span = { readonly text: string; readonly role: Role };

export type Glyph = {
  readonly codePoint: number;
  readonly font: TrueType;
  /** Width of the glyph itself, in points. */
  readonly width: number;
  /** What is added after it, in points: tracking, justification, or less than zero for squeezed punctuation. */
  readonly extra: number;
};

/** `width` counts all extras but the last glyph's. */
export type Line = { readonly glyphs: readonly Glyph[]; readonly size: number; readonly width: number };

export type LineStyle = {
  readonly size: number;
  /** Width for the lines, in points; the first line has `indent` less. */
  readonly width: number;
  readonly indent?: number;
  /** Added after each full-width character. */
  readonly tracking?: number;
  readonly justify?: boolean;
};

type LineEnd = { readonly end: number; readonly next: number; readonly used: number };

type Draft = { codePoint: number; font: TrueType; width: number; extra: number };

/** A gap is never stretched by more than this part of an em: a looser line is left short instead. */
const MAX_STRETCH = 0.2;
/** A word longer than this (a number of 31 digits, an address) may be broken anywhere rather than leave half a line empty. */
const LONG_WORD = 20;

/** Breaks text into lines: greedy, by kinsoku rules, full-width marks squeezed, justified by the gaps between characters. */
export function breakLines(fonts: FontSet, spans: readonly Span[], style: LineStyle): Line[] {
  const lines: Line[] = [];
  for (const paragraph of measure(fonts, spans, style)) {
    const indent = lines.length === 0 ? (style.indent ?? 0) : 0;
    const cuts = cutsOf(paragraph, indent, style);
    for (const [i, { start, end }] of cuts.entries()) {
      const room = style.width - (i === 0 ? indent : 0);
      lines.push(finish(paragraph.slice(start, end), room, style, i === cuts.length - 1));
    }
  }
  return lines;
}

type Cut = { start: number; end: number };

/** Where the lines of a paragraph begin and end. */
function cutsOf(text: readonly Draft[], indent: number, style: LineStyle): Cut[] {
  const cuts: Cut[] = [];
  let start = 0;
  do {
    const room = style.width - (cuts.length === 0 ? indent : 0);
    const { end, next } = lineEnd(text, start, room, style);
    cuts.push({ start, end });
    start = next;
  } while (start < text.length);
  fillLastLine(text, cuts);
  return cuts;
}

/** A last line of one character and its mark (“条。”) takes a few along from the line before it, which is spread a little. */
function fillLastLine(text: readonly Draft[], cuts: readonly Cut[]): void {
  const before = cuts.at(-2);
  const last = cuts.at(-1);
  if (!before || !last || last.end - last.start > 2 || before.end !== last.start) return;
  for (let at = last.start - 1; at >= last.start - 3 && at > before.start + 8; at--) {
    const a = text[at - 1]?.codePoint ?? 0x20;
    const b = text[at]?.codePoint ?? 0x20;
    if (a === 0x20 || b === 0x20 || !mayBreakBetween(a, b)) continue;
    before.end = at;
    last.start = at;
    return;
  }
}

/** Characters with their widths, one list a forced line. Punctuation next to punctuation gives up its empty half. */
function measure(fonts: FontSet, spans: readonly Span[], style: LineStyle): Draft[][] {
  const paragraphs: Draft[][] = [[]];
  let current: Draft[] = paragraphs[0] ?? [];
  for (const span of spans) {
    for (const char of span.text) {
      if (char === '\n') {
        current = [];
        paragraphs.push(current);
        continue;
      }
      const codePoint = char.codePointAt(0) ?? 0;
      const font = fonts.faceOf(span.role, codePoint);
      if (!font) throw glyphError(char);
      const width = (font.advanceOf(font.glyphOf(codePoint)) * style.size) / 1000;
      const before = current.at(-1);
      if (before) squeeze(before, codePoint, style.size);
      current.push({
        codePoint,
        font,
        width,
        extra: isFullWidth(width, style.size) ? (style.tracking ?? 0) : 0,
      });
    }
  }
  return paragraphs;
}

const isFullWidth = (width: number, size: number): boolean => width > size * 0.99;

function squeeze(before: Draft, codePoint: number, size: number): void {
  const closesFirst = hasLeftInk(before.codePoint) && (hasLeftInk(codePoint) || hasRightInk(codePoint));
  const opensTwice = hasRightInk(before.codePoint) && hasRightInk(codePoint);
  if ((closesFirst || opensTwice) && isFullWidth(before.width, size)) before.extra -= size / 2;
}

/** The end of the line that starts at `start`, and where the next one starts (spaces at the break are dropped). */
function lineEnd(
  text: readonly Draft[],
  start: number,
  room: number,
  { size, justify }: LineStyle,
): { end: number; next: number } {
  let used = 0;
  let best: LineEnd | undefined;
  let second: LineEnd | undefined;
  for (let i = start; i < text.length; i++) {
    const glyph = text[i];
    if (!glyph) break;
    if (glyph.codePoint === 0x20) {
      // A line may end before a space: the space then disappears.
      const end = { end: i, next: skipSpaces(text, i), used };
      if (i > start && used <= room + 0.01 && mayStartLine(text, end.next)) {
        if (bindsNumber(text, i)) second = end;
        else best = end;
      }
      used += glyph.width + glyph.extra;
      continue;
    }
    const hangs = hasLeftInk(glyph.codePoint) && isFullWidth(glyph.width, size) ? size / 2 : 0;
    if (used + glyph.width - hangs > room + 0.01) {
      const short = best === undefined || room - best.used > size * 2.5;
      // A justified line would gape: rather part a code from its number, or a very long number itself.
      if (justify && short && second && second.used > (best?.used ?? 0)) return second;
      if (best && (room - best.used < size * 5 || !inLongWord(text, i))) return best;
      return { end: Math.max(i, start + 1), next: Math.max(i, start + 1) };
    }
    used += glyph.width + glyph.extra;
    const following = text[i + 1];
    const next = skipSpaces(text, i + 1);
    if (!following || (mayBreakBetween(glyph.codePoint, following.codePoint) && mayStartLine(text, next)))
      best = { end: i + 1, next, used: used - glyph.extra };
  }
  return { end: text.length, next: text.length };
}

/** The space in GB 37488: a standard's letters and its number stay on one line. */
function bindsNumber(text: readonly Draft[], space: number): boolean {
  const before = text[space - 1]?.codePoint ?? 0;
  const after = text[space + 1]?.codePoint ?? 0;
  return before >= 0x41 && before <= 0x5a && after >= 0x30 && after <= 0x39;
}

/** Behind a space, too, a closing mark (申 %) stays with what it closes. */
function mayStartLine(text: readonly Draft[], at: number): boolean {
  const glyph = text[at];
  return glyph === undefined || !mayNotStart(glyph.codePoint);
}

function skipSpaces(text: readonly Draft[], at: number): number {
  let next = at;
  while (text[next]?.codePoint === 0x20) next++;
  return next;
}

function inLongWord(text: readonly Draft[], at: number): boolean {
  const plain = (i: number): boolean => {
    const glyph = text[i];
    return glyph !== undefined && glyph.codePoint !== 0x20 && !isWide(glyph.codePoint);
  };
  if (!plain(at)) return false;
  let from = at;
  let to = at;
  while (plain(from - 1)) from--;
  while (plain(to + 1)) to++;
  return to - from + 1 > LONG_WORD;
}

function finish(glyphs: Draft[], room: number, style: LineStyle, last: boolean): Line {
  let width = 0;
  for (const [i, glyph] of glyphs.entries()) width += glyph.width + (i < glyphs.length - 1 ? glyph.extra : 0);
  const tail = glyphs.at(-1);
  const slack = room - width;
  // A closing mark that did not fit whole stands in half its width: only its empty half reaches over the margin.
  if (slack < 0 && tail && hasLeftInk(tail.codePoint)) width = room;
  else if (style.justify && !last && slack > 0.05) width += stretch(glyphs, slack, style.size);
  return { glyphs, size: style.size, width };
}

/** Spreads what is left over the gaps at full-width characters; returns what was spread. */
function stretch(glyphs: Draft[], slack: number, size: number): number {
  const gaps: Draft[] = [];
  for (let i = 0; i + 1 < glyphs.length; i++) {
    const glyph = glyphs[i];
    const following = glyphs[i + 1];
    if (!glyph || !following) continue;
    if (isWide(glyph.codePoint) || isWide(following.codePoint) || glyph.codePoint === 0x20) gaps.push(glyph);
  }
  const each = slack / gaps.length;
  if (gaps.length === 0 || each > size * MAX_STRETCH) return 0;
  for (const glyph of gaps) glyph.extra += each;
  return slack;
}
