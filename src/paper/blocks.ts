import type { Role } from './fonts.ts';

/** A stretch of running text. `role` is absent where the block's own role holds; `\n` in the text ends a line. */
export type Inline = { readonly text: string; readonly role?: Role };
export type Inlines = readonly Inline[];

export type Cell = {
  readonly inlines: Inlines;
  /** A label of a form: set in the heading face, centred. */
  readonly label?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  /** Columns it takes, 1 when absent. */
  readonly span?: number;
};

export type Row = readonly Cell[];

/** What a paper is made of. Lengths in points. */
export type Block =
  | { readonly type: 'title'; readonly inlines: Inlines }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly inlines: Inlines }
  | {
      readonly type: 'paragraph';
      readonly inlines: Inlines;
      readonly align?: 'left' | 'center' | 'right';
      /** First line indented by two characters (Chinese papers). */
      readonly indent?: boolean;
      /** Number or dot of a list entry, in front of the text; depth counts from 1. */
      readonly marker?: string;
      readonly depth?: number;
      readonly small?: boolean;
    }
  /** `columns` are relative widths. The head is repeated on every page that the table reaches. */
  | {
      readonly type: 'table';
      readonly columns: readonly number[];
      readonly head: readonly Row[];
      readonly rows: readonly Row[];
    }
  /** Lines of a form: a label, and its value on a ruled line. */
  | {
      readonly type: 'fields';
      readonly rows: readonly { readonly label: Inlines; readonly value: Inlines }[];
    }
  /** Two columns that never stand alone on a page. */
  | { readonly type: 'signature'; readonly columns: readonly (readonly Inlines[])[] }
  | { readonly type: 'space'; readonly lines: number }
  | { readonly type: 'pagebreak' }
  | { readonly type: 'picture'; readonly svg: string; readonly width: number; readonly height: number };

/** Every text of a block list, for the check that all characters can be printed. */
export function* textsOf(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks)
    for (const inlines of inlinesOf(block)) for (const inline of inlines) yield inline.text;
}

function inlinesOf(block: Block): Inlines[] {
  switch (block.type) {
    case 'title':
    case 'heading':
      return [block.inlines];
    case 'paragraph':
      return block.marker === undefined ? [block.inlines] : [[{ text: block.marker }], block.inlines];
    case 'table':
      return [...block.head, ...block.rows].flatMap((row) => row.map((cell) => cell.inlines));
    case 'fields':
      return block.rows.flatMap((row) => [row.label, row.value]);
    case 'signature':
      return block.columns.flat();
    default:
      return [];
  }
}
