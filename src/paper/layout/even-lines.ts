import type { Inlines } from '../blocks.ts';
import type { Role } from '../fonts.ts';
import type { Line } from './break-lines.ts';
import type { TextSetter } from './text-setter.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

type Face = { readonly role: Role; readonly size: number };

/**
 * Lines of a title or of a form's label: as few as needed and of about the same length, no word torn apart (GB/T 9704-2012,
 * 7.3.1). A line break in the text itself is kept; all is set in the one role. `width` in points.
 */
export function evenLines(set: TextSetter, inlines: Inlines, face: Face, width: number): readonly Line[] {
  const style = { size: face.size, width };
  const known = rememberedOf(set);
  // By its text: the same title and the same labels stand in every letter of a batch, as new objects each time.
  const text = inlines.map((inline) => `${inline.role ?? ''}\0${inline.text}`).join('\0');
  const key = `${face.role} ${face.size} ${width} ${text}`;
  let even = known.get(key);
  if (!even) {
    // Never the objects that came: whose text they were at first must not matter to later papers.
    even =
      set(inlines, face.role, style).length < 2
        ? inlines.map((inline) => ({ ...inline }))
        : broken(set, inlines, face, width);
    if (known.size >= 500) known.clear();
    known.set(key, even);
  }
  return set(even, face.role, style);
}

function broken(set: TextSetter, inlines: Inlines, face: Face, width: number): Inlines {
  const parts = inlines
    .map((inline) => inline.text)
    .join('')
    .split('\n');
  return [{ text: parts.map((part) => balanced(set, part, face, width)).join('\n') }];
}

/** Of one office's faces each: another office's are of other widths. */
const remembered = new WeakMap<TextSetter, Map<string, Inlines>>();

function rememberedOf(set: TextSetter): Map<string, Inlines> {
  const known = remembered.get(set) ?? new Map<string, Inlines>();
  remembered.set(set, known);
  return known;
}

const wholes = /(（[^（）]{1,14}）|(?:证明事项|申请材料)?告知承诺书|失信行为认定(?:告知|决定)书)/;

const opens = (text = ''): boolean => /[（《〔“]$/.test(text);

const isWhole = new RegExp(`^${wholes.source}$`);

/** What a title is broken between: words; what stands in brackets and the name of the paper stay whole. */
const partsOf = (text: string): string[] =>
  text
    .split(wholes)
    .flatMap((part, i) =>
      // Every other part is what the pattern found.
      i % 2 === 1 ? [part] : Array.from(words.segment(part), ({ segment }) => segment),
    )
    .filter((part) => part !== '');

/**
 * The text with line breaks at word ends, so that the longest of the fewest possible lines is as short as can be; two lines
 * are rather parted before a bracket or the paper's name, where that makes them little less even.
 */
function balanced(set: TextSetter, text: string, { role, size }: Face, width: number): string {
  const parts = partsOf(text);
  const widths = parts.map((part) => set([{ text: part }], role, { size, width })[0]?.width ?? 0);
  const total = widths.reduce((sum, w) => sum + w, 0);
  const count = Math.ceil(total / width);
  for (let limit = total / count; limit < width; limit += size / 2) {
    const lines = fill(parts, widths, limit);
    if (lines.length > count) continue;
    const most = Math.min(width, limit + 3 * size);
    return (lines.length === 2 ? (atWhole(parts, widths, most) ?? lines) : lines).join('\n');
  }
  return fill(parts, widths, width).join('\n');
}

/** Two lines parted before what stays whole, the most even ones of at most that width. */
function atWhole(parts: readonly string[], widths: readonly number[], most: number): string[] | undefined {
  const sum = (some: readonly number[]): number => some.reduce((total, width) => total + width, 0);
  const longer = (at: number): number => Math.max(sum(widths.slice(0, at)), sum(widths.slice(at)));
  const [best] = parts
    .flatMap((part, at) => (at > 0 && isWhole.test(part) && !opens(parts[at - 1]) ? [at] : []))
    .filter((at) => longer(at) <= most)
    .sort((a, b) => longer(a) - longer(b));
  return best === undefined ? undefined : [parts.slice(0, best).join(''), parts.slice(best).join('')];
}

function fill(parts: readonly string[], widths: readonly number[], limit: number): string[] {
  const lines: string[] = [''];
  let used = 0;
  for (const [i, part] of parts.entries()) {
    const width = widths[i] ?? 0;
    // Closing marks stay with the word before them, opening ones with the word after them.
    const mayBreak = /^[\p{L}\p{N}（《〔“]/u.test(part) && !opens(lines.at(-1));
    if (used > 0 && used + width > limit && mayBreak) {
      lines.push('');
      used = 0;
    }
    lines[lines.length - 1] += part;
    used += width;
  }
  return lines.map((line) => line.trim());
}
