import { padEnd, widthOf } from '../../cli/width.ts';
import { visible } from '../../kernel/text.ts';

/** Signs that never begin a line. */
const clinging = /^[，。；：、？！）》」』”’,.;:?!)\]}]/u;

/** A text in lines of a terminal, at most `width` columns each; words stay whole where they can. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(visible(line), Math.max(8, width)));
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of partsOf(text, width)) {
    if (line !== '' && widthOf(line + part.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = part.trimStart();
    } else line += part;
  }
  return [...lines, line.trimEnd()];
}

/** Chinese characters, which may be parted anywhere, words between spaces, and the spaces. */
const pieces =
  /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]|\s+|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu;

/** The pieces with the signs that cling to them; one longer than a line is cut. */
function partsOf(text: string, width: number): string[] {
  const parts: string[] = [];
  for (const [piece] of text.matchAll(pieces)) {
    const last = parts.at(-1);
    const sticks = clinging.test(piece) && last !== undefined && last.trim() !== '';
    if (sticks) parts[parts.length - 1] = last + piece;
    else if (widthOf(piece) <= width) parts.push(piece);
    else parts.push(...[...new Intl.Segmenter('zh').segment(piece)].map(({ segment }) => segment));
  }
  return parts;
}

/** Label and value a line, like `renderFacts`, the values wrapped under themselves to fit a terminal. */
export function wrapFacts(
  facts: readonly (readonly [label: string, value: string | number | null])[],
  width: number,
): string {
  const labels = Math.max(0, ...facts.map(([label]) => widthOf(label)));
  return facts
    .flatMap(([label, value]) =>
      wrap(String(value ?? '—'), width - labels - 2).map((line, i) =>
        `${padEnd(i === 0 ? label : '', labels)}  ${line}`.trimEnd(),
      ),
    )
    .map((line) => `${line}\n`)
    .join('');
}
