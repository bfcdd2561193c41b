import type { Inlines } from '../blocks.ts';
import type { Line } from './break-lines.ts';
import type { TextSetter } from './text-setter.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Lines of a title: as few as needed and of about the same length, no word torn apart (GB/T 9704-2012, 7.3.1).
 * A line break in the text itself is kept.
 */
export function titleLines(set: TextSetter, inlines: Inlines, size: number, width: number): readonly Line[] {
  const lines = set(inlines, 'title', { size, width });
  if (lines.length < 2) return lines;
  const known = remembered.get(inlines);
  if (known) return set(known, 'title', { size, width });
  const text = inlines.map((inline) => inline.text).join('');
  const broken: Inlines = [
    {
      text: text
        .split('\n')
        .map((part) => balanced(set, part, size, width))
        .join('\n'),
    },
  ];
  remembered.set(inlines, broken);
  return set(broken, 'title', { size, width });
}

const remembered = new WeakMap<Inlines, Inlines>();

/** What a title is broken between: words; what stands in brackets and the name of the paper stay whole. */
const partsOf = (text: string): string[] =>
  text
    .split(/(（[^（）]{1,12}）|告知承诺书)/)
    .flatMap((part) =>
      /^（|^告知承诺书$/.test(part) ? [part] : Array.from(words.segment(part), ({ segment }) => segment),
    )
    .filter((part) => part !== '');

/** The text with line breaks at word ends, so that the longest of the fewest possible lines is as short as can be. */
function balanced(set: TextSetter, text: string, size: number, width: number): string {
  const parts = partsOf(text);
  const widths = parts.map((part) => set([{ text: part }], 'title', { size, width })[0]?.width ?? 0);
  const total = widths.reduce((sum, w) => sum + w, 0);
  const count = Math.ceil(total / width);
  for (let limit = total / count; limit < width; limit += size / 2) {
    const lines = fill(parts, widths, limit);
    if (lines.length <= count) return lines.join('\n');
  }
  return fill(parts, widths, width).join('\n');
}

function fill(parts: readonly string[], widths: readonly number[], limit: number): string[] {
  const lines: string[] = [''];
  let used = 0;
  for (const [i, part] of parts.entries()) {
    const width = widths[i] ?? 0;
    // Marks stay with the word before them.
    if (used > 0 && used + width > limit && /[\p{L}\p{N}（《〔“]/u.test(part[0] ?? '')) {
      lines.push('');
      used = 0;
    }
    lines[lines.length - 1] += part;
    used += width;
  }
  return lines.map((line) => line.trim());
}
