import MarkdownIt, { type Token } from 'markdown-it';
import type { Block, Cell, Inline, Inlines, Row } from './blocks.ts';
import type { Role } from './fonts.ts';

/**
 * Markdown to blocks. Headings, paragraphs, **bold**, *kai*, lists and tables are Markdown's own; what a form needs
 * stands between `::: name` and `:::` (docs/templates.md). HTML, links and pictures are printed as text.
 */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let plain: string[] = [];
  const flush = (): void => {
    blocks.push(...plainBlocks(plain.join('\n')));
    plain = [];
  };
  const lines = source.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const open = /^:::\s*([a-z]+)\s*(.*?)\s*$/.exec(lines[i] ?? '');
    if (!open) {
      plain.push(lines[i] ?? '');
      continue;
    }
    flush();
    const inside: string[] = [];
    while (++i < lines.length && (lines[i] ?? '').trim() !== ':::') inside.push(lines[i] ?? '');
    blocks.push(...container(open[1] ?? '', open[2] ?? '', inside));
  }
  flush();
  return blocks;
}

/** The names of containers, for the template check. */
export const containerNames = [
  'form',
  'fields',
  'sign',
  'note',
  'right',
  'center',
  'plain',
  'space',
  'pagebreak',
] as const;

type Parser = ReturnType<typeof MarkdownIt>;

let parser: Parser | undefined;

function markdownIt(): Parser {
  if (parser) return parser;
  parser = MarkdownIt({ html: false, linkify: false, typographer: false });
  parser.disable(['link', 'image', 'autolink', 'code', 'html_block']);
  // Markdown wants a space beside a star that touches a punctuation mark; Chinese sets none: **（一）依据。**下列文件
  parser.inline.State = class extends parser.inline.State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const found = super.scanDelims(start, canSplitWord);
      if (this.src[start] !== '*') return found;
      const before = this.src[start - 1] ?? ' ';
      const after = this.src[start + found.length] ?? ' ';
      return { ...found, can_open: !/\s/.test(after), can_close: !/\s/.test(before) };
    }
  };
  return parser;
}

function container(name: string, argument: string, lines: readonly string[]): Block[] {
  // Only blanks: full-width spaces at the ends are meant (年　月　日).
  const texts = lines.map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ''));
  const filled = texts.filter((line) => line !== '');
  switch (name) {
    case 'form':
      return [form(argument, filled)];
    case 'fields':
      return [{ type: 'fields', rows: filled.map(fieldRow) }];
    case 'sign':
      return [{ type: 'signature', columns: columnsOf(texts) }];
    case 'note':
      return filled.map((line) => ({ type: 'paragraph', inlines: inlineOf(line), small: true }));
    case 'right':
      return [{ type: 'paragraph', inlines: linesOf(filled), align: 'right' }];
    case 'center':
      return filled.map((line) => ({ type: 'paragraph', inlines: inlineOf(line), align: name }));
    case 'plain':
      return filled.map((line) => ({ type: 'paragraph', inlines: inlineOf(line), indent: false }));
    case 'space':
      return [{ type: 'space', lines: Number(argument) || 1 }];
    case 'pagebreak':
      return [{ type: 'pagebreak' }];
    default:
      return plainBlocks(lines.join('\n'));
  }
}

/** `| label | value | label | value |` a row; every other cell is a label, the last one reaches to the margin. */
function form(argument: string, lines: readonly string[]): Block {
  const weights = argument
    .split(/\s+/)
    .map(Number)
    .filter((weight) => weight > 0);
  const rows: Row[] = lines.map((line) =>
    line
      .replace(/^\|/, '')
      .replace(/\|$/, '')
      .split('|')
      .map((text, i): Cell => ({ inlines: inlineOf(text.trim()), ...(i % 2 === 0 ? { label: true } : {}) })),
  );
  const count = Math.max(...rows.map((row) => row.length), 2);
  return {
    type: 'table',
    columns: weights.length >= count ? weights : Array.from({ length: count }, () => 1),
    head: [],
    rows,
  };
}

function fieldRow(line: string): { label: Inlines; value: Inlines } {
  const at = /[：:]/.exec(line);
  const end = at ? at.index + 1 : line.length;
  return { label: inlineOf(line.slice(0, end)), value: inlineOf(line.slice(end).trim()) };
}

/** Columns of lines, divided by a line `---`. An empty line stays empty. */
function columnsOf(lines: readonly string[]): Inlines[][] {
  const columns: Inlines[][] = [[]];
  for (const line of lines) {
    if (/^-{3,}$/.test(line)) columns.push([]);
    else columns.at(-1)?.push(inlineOf(line));
  }
  return columns;
}

const linesOf = (lines: readonly string[]): Inline[] =>
  lines.flatMap((line, i) => [...(i === 0 ? [] : [{ text: '\n' }]), ...inlineOf(line)]);

const inlineOf = (text: string): Inlines => inlines(markdownIt().parseInline(text, {})[0]?.children ?? []);

function inlines(tokens: readonly Token[]): Inline[] {
  const result: Inline[] = [];
  let bold = 0;
  let kai = 0;
  const push = (text: string): void => {
    if (text === '') return;
    const role: Role | undefined = bold > 0 ? 'bold' : kai > 0 ? 'kai' : undefined;
    result.push(role === undefined ? { text } : { text, role });
  };
  for (const token of tokens) {
    if (token.type === 'strong_open') bold++;
    else if (token.type === 'strong_close') bold--;
    else if (token.type === 'em_open') kai++;
    else if (token.type === 'em_close') kai--;
    else if (token.type === 'hardbreak') push('\n');
    else if (token.type === 'softbreak') push(joinOf(result.at(-1)?.text ?? ''));
    else push(token.content.replace(/<br>/g, '\n'));
  }
  return result;
}

/** A line end in the source is a space after Latin text and nothing after Chinese. */
const joinOf = (before: string): string => (/[\u2e80-\uffef“”‘’…—]$/.test(before) ? '' : ' ');

function plainBlocks(source: string): Block[] {
  const blocks: Block[] = [];
  const tokens = markdownIt().parse(source, {});
  const lists: { ordered: boolean; next: number }[] = [];
  let heading: number | undefined;
  let marker: string | undefined;
  let table:
    | { head: Cell[][]; rows: Cell[][]; row: Cell[]; inHead: boolean; align: Cell['align'] }
    | undefined;
  for (const token of tokens) {
    switch (token.type) {
      case 'heading_open':
        heading = Number(token.tag.slice(1));
        break;
      case 'heading_close':
        heading = undefined;
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        lists.push({
          ordered: token.type === 'ordered_list_open',
          next: Number(token.attrGet('start') ?? 1),
        });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open': {
        const list = lists.at(-1);
        marker = list?.ordered ? `${list.next++}. ` : '• ';
        break;
      }
      case 'table_open':
        table = { head: [], rows: [], row: [], inHead: false, align: undefined };
        break;
      case 'thead_open':
        if (table) table.inHead = true;
        break;
      case 'thead_close':
        if (table) table.inHead = false;
        break;
      case 'tr_open':
        if (table) table.row = [];
        break;
      case 'tr_close':
        if (table) (table.inHead ? table.head : table.rows).push(table.row);
        break;
      case 'th_open':
      case 'td_open':
        if (table) table.align = alignOf(String(token.attrGet('style') ?? ''));
        break;
      case 'table_close':
        if (table)
          blocks.push({ type: 'table', columns: weightsOf(table.head), head: table.head, rows: table.rows });
        table = undefined;
        break;
      case 'inline': {
        const content = inlines(token.children ?? []);
        if (table) table.row.push({ inlines: content, ...(table.align ? { align: table.align } : {}) });
        else if (heading === 1) blocks.push({ type: 'title', inlines: content });
        else if (heading !== undefined)
          blocks.push({ type: 'heading', level: Math.min(3, heading - 1) as 1 | 2 | 3, inlines: content });
        else {
          const entry = marker === undefined ? {} : { marker, depth: lists.length };
          blocks.push({ type: 'paragraph', inlines: content, ...entry });
        }
        marker = undefined;
        break;
      }
      default:
        break;
    }
  }
  return blocks;
}

function alignOf(style: string): Cell['align'] {
  const match = /text-align:(left|center|right)/.exec(style ?? '');
  return match ? (match[1] as 'left' | 'center' | 'right') : undefined;
}

/** Widths of a table's columns: a head cell may end in `{3}`, its share; 1 when it says nothing. The mark is taken off. */
function weightsOf(head: Cell[][]): number[] {
  return (head[0] ?? []).map((cell, i, row) => {
    const last = cell.inlines.at(-1);
    const match = /\s*\{(\d+(?:\.\d+)?)\}$/.exec(last?.text ?? '');
    if (!last || !match) return 1;
    row[i] = {
      ...cell,
      inlines: [...cell.inlines.slice(0, -1), { ...last, text: last.text.slice(0, match.index) }],
    };
    return Number(match[1]);
  });
}
