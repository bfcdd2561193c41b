import type { Block, Inlines } from '../blocks.ts';
import type { Line, LineStyle } from './break-lines.ts';
import { evenLines } from './even-lines.ts';
import { type PageDraws, paginate, type Strip } from './flow.ts';
import { layOutTable } from './lay-out-table.ts';
import type { TextSetter } from './text-setter.ts';
import { area, baseline, headingRole, type Theme } from './theme.ts';

/** Blocks to pages: what stands where in the text area of GB/T 9704-2012. */
export function layOut(blocks: readonly Block[], theme: Theme, set: TextSetter): PageDraws[] {
  const strips: Strip[] = [];
  let breakNext = false;
  let signatureAt: number | undefined;
  for (const [i, block] of blocks.entries()) {
    if (block.type === 'pagebreak') {
      breakNext = true;
      continue;
    }
    const signed = block.type === 'signature' || (block.type === 'paragraph' && block.align === 'right');
    if (signed) holdLastLines(strips);
    // The small print below a signature stays with it: a page with nothing else on it looks lost.
    const belowSignature = block.type === 'paragraph' && block.small === true && signatureAt !== undefined;
    const added = spaced(stripsOf(block, theme, set), block, blocks[i + 1], theme);
    if (belowSignature) keepTogether(strips, signatureAt ?? 0);
    else signatureAt = block.type === 'signature' ? strips.length + added.length - 1 : undefined;
    for (const strip of added) {
      strips.push(breakNext ? { ...strip, breakBefore: true } : strip);
      breakNext = false;
    }
    if (belowSignature) keepTogether(strips, strips.length - added.length, 1);
  }
  return paginate(strips, area.height);
}

/** The strips of a block, with what its neighbour asks for: lines that lead to something stay with it, lists stay close. */
function spaced(strips: Strip[], block: Block, next: Block | undefined, theme: Theme): Strip[] {
  if (block.type !== 'paragraph' || next === undefined) return strips;
  const isEntry = (one: Block): boolean => one.type === 'paragraph' && one.marker !== undefined;
  if (isEntry(block) && isEntry(next) && strips.at(-1)?.blank)
    strips.splice(-1, 1, { ...gap(theme.listGap), keepNext: strips.at(-2)?.keepNext === true });
  if (leadsOn(block)) {
    let at = strips.length - 1;
    while (at > 0 && strips[at]?.blank) at--;
    keepTogether(strips, at);
  }
  return strips;
}

/** Whether a paragraph only leads to what follows: a heading set in bold, or a sentence that ends in a colon. */
function leadsOn(block: Extract<Block, { type: 'paragraph' }>): boolean {
  return isBold(block) || /[：:]\s*$/.test(block.inlines.at(-1)?.text ?? '');
}

const isBold = ({ inlines }: Extract<Block, { type: 'paragraph' }>): boolean =>
  inlines.length > 0 && inlines.every(({ role }) => role === 'bold');

/** A signature block, or name and date at the right, takes the last two lines before it along: no page holds it alone. */
function holdLastLines(strips: Strip[]): void {
  let held = 0;
  for (let i = strips.length - 1; i >= 0 && held < 2; i--) {
    const strip = strips[i];
    if (!strip) break;
    strips[i] = { ...strip, keepNext: true };
    if (!strip.blank) held++;
  }
}

/** Binds each strip from `from` on to the next one; the last `free` strips stay free. */
function keepTogether(strips: Strip[], from: number, free = 0): void {
  for (let i = from; i < strips.length - free; i++) {
    const strip = strips[i];
    if (strip) strips[i] = { ...strip, keepNext: true };
  }
}

function stripsOf(block: Exclude<Block, { type: 'pagebreak' }>, theme: Theme, set: TextSetter): Strip[] {
  const { body } = theme;
  switch (block.type) {
    case 'title': {
      const { size, pitch } = theme.title;
      const lines = evenLines(set, block.inlines, { role: 'title', size }, area.width);
      const strips = lines.map((line) => lineStrip(line, (area.width - line.width) / 2, pitch, true));
      return [...strips, { ...gap(theme.chinese ? body.pitch * 0.6 : body.pitch * 0.5), keepNext: true }];
    }
    case 'heading': {
      const size = theme.headingSizes[block.level - 1] ?? body.size;
      const role = headingRole(block.level, theme.chinese);
      const indent = theme.chinese ? size * 2 : 0;
      const style = { ...bodyStyle(theme, size), indent };
      const lines = set(block.inlines, role, style);
      const strips = lines.map((line, i) => lineStrip(line, i === 0 ? indent : 0, body.pitch, true));
      return underHeading(strips, theme);
    }
    case 'paragraph':
      return paragraphStrips(block, theme, set);
    case 'fields':
      return block.rows.flatMap((row) => fieldStrips(row.label, row.value, theme, set));
    case 'table':
      return [
        ...layOutTable(block, theme, set),
        gap(theme.chinese ? body.pitch * 0.3 : theme.paragraphGap * 1.5),
      ];
    case 'signature':
      return [{ ...gap(body.pitch), keepNext: true }, signatureStrip(block.columns, theme, set)];
    case 'space':
      return [gap(block.lines * body.pitch)];
    case 'picture': {
      const scale = Math.min(1, area.width / block.width);
      const width = block.width * scale;
      const height = block.height * scale;
      const x = (area.width - width) / 2;
      return [{ height: height + 6, draws: [{ type: 'picture', x, y: 3, width, height, svg: block.svg }] }];
    }
  }
}

const gap = (height: number): Strip => ({ height, draws: [], blank: true });

const lineStrip = (line: Line, x: number, pitch: number, keepNext = false): Strip => ({
  height: pitch,
  draws: line.glyphs.length === 0 ? [] : [{ type: 'line', x, y: baseline(line.size, pitch), line }],
  keepNext,
});

const bodyStyle = (theme: Theme, size: number, width: number = area.width): LineStyle => ({
  size,
  width,
  tracking: size === theme.body.size ? theme.tracking : 0,
  justify: theme.chinese,
});

function paragraphStrips(
  block: Extract<Block, { type: 'paragraph' }>,
  theme: Theme,
  set: TextSetter,
): Strip[] {
  const { size, pitch } = block.small ? theme.note : theme.body;
  const em = size + (block.small ? 0 : theme.tracking);
  if (block.align === 'center' || block.align === 'right') {
    const lines = set(block.inlines, 'body', { ...bodyStyle(theme, size), justify: false });
    if (block.align === 'right')
      return lines.map((line, i) =>
        lineStrip(line, rightPlace(lines, i, theme.chinese ? 4 * em : 0), pitch, i < lines.length - 1),
      );
    const strips = lines.map((line) => lineStrip(line, (area.width - line.width) / 2, pitch));
    return isBold(block) ? underHeading(strips, theme) : strips;
  }
  const strips: Strip[] = [];
  if (block.marker === undefined) {
    const indent = theme.chinese && block.indent !== false ? em * 2 : 0;
    const lines = set(block.inlines, 'body', { ...bodyStyle(theme, size), indent });
    for (const [i, line] of lines.entries()) strips.push(lineStrip(line, i === 0 ? indent : 0, pitch));
  } else {
    strips.push(...listStrips(block.marker, block.inlines, (block.depth ?? 1) - 1, theme, set));
  }
  bindEnds(strips);
  if (theme.paragraphGap > 0) strips.push(gap(block.small ? theme.paragraphGap / 2 : theme.paragraphGap));
  return strips;
}

/**
 * Where a line of name and date begins: the last one, the date, stands `inset` from the right margin (four characters, GB/T
 * 9704-2012, 7.3.5); in Chinese papers the organ's name is centred above it and gives way to the margin (7.3.5.1).
 */
function rightPlace(lines: readonly Line[], at: number, inset: number): number {
  const width = lines[at]?.width ?? 0;
  const date = lines.at(-1)?.width ?? 0;
  if (inset === 0 || at === lines.length - 1) return area.width - inset - width;
  return Math.max(0, Math.min(area.width - inset - (date + width) / 2, area.width - width));
}

/** The lines of a heading with the white space around them. */
function underHeading(strips: readonly Strip[], theme: Theme): Strip[] {
  const lines = [gap(theme.headingGap), ...strips, gap(theme.headingGapAfter)];
  return lines.filter(({ height }) => height > 0).map((strip) => ({ ...strip, keepNext: true }));
}

/** No first or last line of a paragraph stands alone on a page. */
function bindEnds(strips: Strip[]): void {
  for (const at of [0, strips.length - 2]) {
    const strip = strips[at];
    if (strip && strips.length > 1) strips[at] = { ...strip, keepNext: true };
  }
}

/** Chinese papers run a list entry on like a paragraph; English ones hang the text behind its number. */
function listStrips(marker: string, inlines: Inlines, level: number, theme: Theme, set: TextSetter): Strip[] {
  const { size, pitch } = theme.body;
  const em = size + theme.tracking;
  if (theme.chinese) {
    const indent = em * (2 + level);
    const lines = set(markedInlines(marker, inlines), 'body', { ...bodyStyle(theme, size), indent });
    return lines.map((line, i) => lineStrip(line, i === 0 ? indent : 0, pitch));
  }
  const hang = em * (2.3 + level * 1.7);
  const lines = set(inlines, 'body', { ...bodyStyle(theme, size, area.width - hang) });
  const [number] = set(markerInlines(marker), 'body', { size, width: area.width });
  return lines.map((line, i) => {
    const strip = lineStrip(line, hang, pitch);
    if (i > 0 || !number) return strip;
    const x = hang - em * 0.45 - number.width;
    return { ...strip, draws: [...strip.draws, { type: 'line', x, y: baseline(size, pitch), line: number }] };
  });
}

// The same objects every time, so that their lines are remembered.
const marked = new WeakMap<Inlines, Map<string, Inlines>>();
const markers = new Map<string, Inlines>();

function markedInlines(marker: string, inlines: Inlines): Inlines {
  let known = marked.get(inlines);
  if (!known) {
    known = new Map();
    marked.set(inlines, known);
  }
  let result = known.get(marker);
  if (!result) {
    result = [{ text: marker }, ...inlines];
    known.set(marker, result);
  }
  return result;
}

function markerInlines(marker: string): Inlines {
  let known = markers.get(marker);
  if (!known) {
    known = [{ text: marker }];
    markers.set(marker, known);
  }
  return known;
}

/** `label` and behind it the value on a ruled line that reaches the margin; a long value goes on on further ruled lines. */
function fieldStrips(label: Inlines, value: Inlines, theme: Theme, set: TextSetter): Strip[] {
  const { size, pitch } = theme.body;
  const indent = theme.chinese ? (size + theme.tracking) * 2 : 0;
  const [head] = set(label, 'body', { size, width: area.width * 0.6, tracking: theme.tracking });
  if (!head) return [];
  const from = indent + head.width + (theme.chinese ? 2 : 6);
  const lines = set(value, 'body', { size, width: area.width - from - 4, tracking: theme.tracking });
  const base = baseline(size, pitch);
  return lines.map((line, i) => {
    const ruleY = base + size * 0.22;
    const draws: Strip['draws'] = [
      ...(i === 0 ? [{ type: 'line' as const, x: indent, y: base, line: head }] : []),
      ...(line.glyphs.length > 0 ? [{ type: 'line' as const, x: from + 4, y: base, line }] : []),
      { type: 'rule', x1: from, y1: ruleY, x2: area.width, y2: ruleY, weight: 0.5 },
    ];
    return { height: pitch, draws, keepNext: i < lines.length - 1 };
  });
}

/** All columns in one strip: it moves to the next page as a whole. The last entries, the dates, stand on one line. */
function signatureStrip(columns: readonly (readonly Inlines[])[], theme: Theme, set: TextSetter): Strip {
  const { size, pitch } = theme.body;
  const spacing = 14;
  const width = (area.width - spacing * (columns.length - 1)) / columns.length;
  const broken = (inlines: Inlines) => set(inlines, 'body', { size, width, tracking: theme.tracking });
  const linesOf = columns.map((entries) => entries.map(broken));
  const rows = Math.max(
    0,
    ...linesOf.map((entries) => entries.reduce((sum, lines) => sum + lines.length, 0)),
  );
  const draws: Strip['draws'][number][] = [];
  for (const [column, entries] of linesOf.entries()) {
    const x = column * (width + spacing);
    let row = 0;
    for (const [i, lines] of entries.entries()) {
      if (i === entries.length - 1) row = rows - lines.length;
      for (const line of lines) {
        if (line.glyphs.length > 0)
          draws.push({ type: 'line', x, y: row * pitch + baseline(size, pitch), line });
        row += 1;
      }
    }
  }
  // A little air, so that the small print below does not touch the dates.
  return { height: (rows + 0.35) * pitch, draws };
}
