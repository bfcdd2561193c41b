import type { Desk } from '../../cli/desk.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Result } from '../../kernel/result.ts';
import type { Block, Cell, Inlines, Row } from '../../paper/blocks.ts';
import { openFonts } from '../../paper/fonts.ts';
import { themeOf } from '../../paper/layout/theme.ts';
import { renderDocument } from '../../paper/render-document.ts';
import type { ReportChart } from '../chart-style.ts';
import type { DocumentTable, TableDocument } from '../table-document.ts';
import { columnWidths } from './column-widths.ts';
import type { Frame } from './frame.ts';

/** The report as an office hands it to its leader: text, tables, charts, signatures. E_PAPER_GLYPH, E_PAPER_FONT_FILE. */
export async function reportPdf(
  desk: Desk,
  doc: TableDocument,
  charts: readonly ReportChart[],
  frame: Frame,
  t: Catalogue,
): Promise<Result<Uint8Array, AppError>> {
  const layout = 'compact';
  const { size } = themeOf(desk.lang, layout).table;
  return renderDocument(reportBlocks(doc, charts, frame, size, t), {
    fonts: openFonts(desk.workspace.config.fonts),
    ...{ lang: desk.lang, layout },
    title: `${doc.title} ${doc.subtitle}`,
    footer: frame.footer,
    createdAt: desk.now(),
  });
}

function reportBlocks(
  doc: TableDocument,
  charts: readonly ReportChart[],
  frame: Frame,
  size: number,
  t: Catalogue,
): Block[] {
  let no = 0;
  const heading = (text: string): Block => ({
    type: 'heading',
    level: 1,
    inlines: [{ text: t.report.numbered({ no: ++no, text }) }],
  });
  const { signature, headings } = t.report;
  const notes: Inlines[] = [...doc.notes, ...(doc.moreNotes ?? [])].map((note) => [{ text: note }]);
  if (doc.formulas !== undefined) {
    notes.push(
      doc.formulas.flatMap((one) => [{ text: one.name, role: 'bold' as const }, { text: one.text }]),
    );
  }
  return [
    { type: 'title', inlines: [{ text: doc.title }] },
    { type: 'paragraph', inlines: [{ text: doc.subtitle }], align: 'center' },
    { type: 'space', lines: 0.3 },
    factsTable(doc.facts),
    ...doc.texts.flatMap((part): Block[] => [
      heading(part.heading),
      { type: 'paragraph', inlines: [{ text: part.text }] },
    ]),
    ...doc.tables.flatMap((table) => [heading(table.heading), tableBlock(table, size)]),
    ...(charts.length > 0 ? [heading(headings.charts)] : []),
    ...charts.flatMap(chartBlocks),
    ...(notes.length > 0 ? [heading(headings.notes)] : []),
    ...notes.map((inlines): Block => ({ type: 'paragraph', inlines, small: true })),
    {
      type: 'signature',
      columns: [
        [[{ text: signature.by }], [{ text: signature.reviewed }]],
        [[{ text: `${signature.day}${frame.day}` }], [{ text: signature.seal }]],
      ],
    },
  ];
}

const text = (value: string, align?: 'left' | 'center' | 'right'): Cell =>
  align === undefined ? { inlines: [{ text: value }] } : { inlines: [{ text: value }], align };

/** A fact of more than this many characters takes a line of its own. */
const SHORT_FACT = 24;

/** Two short facts a line; a long one, and the last one alone, takes the whole line. */
function factsTable(facts: TableDocument['facts']): Block {
  const rows: Row[] = [];
  let line: Cell[] = [];
  const end = (): void => {
    if (line.length > 0) rows.push(line);
    line = [];
  };
  for (const [label, value] of facts) {
    const long = value.length > SHORT_FACT;
    if (long) end();
    line.push({ ...text(label), label: true }, text(value, 'left'));
    if (long || line.length === 4) end();
  }
  end();
  return { type: 'table', columns: [15, 35, 13, 37], head: [], rows };
}

function tableBlock({ columns, rows, totalLast, parts }: DocumentTable, size: number): Block {
  const shown = columns.flatMap((column, i) =>
    column.wide === true || column.offPage === true ? [] : [{ ...column, i }],
  );
  const cells = rows.map((row) => shown.map(({ i }) => row[i] ?? ''));
  return {
    type: 'table',
    columns: columnWidths({ columns: shown, rows: cells, size }),
    head: [shown.map(({ title, narrow }) => text(narrow ?? title))],
    rows: cells.map((row, at) =>
      shown.map(({ align }, column) => {
        const value = row[column] ?? '';
        const shownValue = column === 0 && parts?.has(at) === true ? `　　${value}` : value;
        const bold = totalLast === true && at === rows.length - 1;
        return { inlines: [bold ? { text: value, role: 'bold' as const } : { text: shownValue }], align };
      }),
    ),
  };
}

function chartBlocks({ title, svg, size }: ReportChart): Block[] {
  return [
    { type: 'heading', level: 2, inlines: [{ text: title }] },
    { type: 'picture', svg, width: size.width, height: size.height },
  ];
}
