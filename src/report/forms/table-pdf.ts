import type { Desk } from '../../cli/desk.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Result } from '../../kernel/result.ts';
import type { Block, Cell } from '../../paper/blocks.ts';
import { openFonts } from '../../paper/fonts.ts';
import { renderDocument } from '../../paper/render-document.ts';
import type { DocumentTable, TableDocument } from '../table-document.ts';

/** The document on paper. E_PAPER_GLYPH, E_PAPER_FONT_FILE. */
export async function tablePdf(desk: Desk, doc: TableDocument): Promise<Result<Uint8Array, AppError>> {
  const heading = (text: string): Block => ({ type: 'heading', level: 1, inlines: [{ text }] });
  const blocks: Block[] = [
    { type: 'title', inlines: [{ text: doc.title }] },
    { type: 'paragraph', inlines: [{ text: doc.subtitle }], align: 'center' },
    {
      type: 'table',
      columns: [15, 85],
      head: [],
      rows: doc.facts.map(([label, value]) => [{ ...cell(label), label: true }, cell(value)]),
    },
    ...doc.tables.flatMap((table) => [heading(table.heading), tableBlock(table)]),
    heading(doc.notesHeading),
    ...doc.notes.map((text): Block => ({ type: 'paragraph', inlines: [{ text }], small: true })),
  ];
  return renderDocument(blocks, {
    fonts: openFonts(desk.workspace.config.fonts),
    lang: desk.lang,
    layout: 'compact',
    title: `${doc.title} ${doc.subtitle}`,
    footer: doc.subtitle,
    createdAt: desk.now(),
  });
}

const cell = (text: string, align: 'left' | 'right' = 'left', bold = false): Cell => ({
  inlines: [bold ? { text, role: 'bold' } : { text }],
  align,
});

const tableBlock = ({ columns, rows, totalLast }: DocumentTable): Block => ({
  type: 'table',
  columns: columns.map(({ weight }) => weight),
  head: [columns.map(({ title }) => ({ inlines: [{ text: title }] }))],
  rows: rows.map((row, at) =>
    row.map((text, i) => cell(text, columns[i]?.align, totalLast && at === rows.length - 1)),
  ),
});
