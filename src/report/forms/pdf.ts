import type { Desk } from '../../cli/desk.ts';
import type { Catalogue, Lang } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Result } from '../../kernel/result.ts';
import type { Block, Cell, Row } from '../../paper/blocks.ts';
import { openFonts } from '../../paper/fonts.ts';
import { renderDocument } from '../../paper/render-document.ts';
import type { ReportChart } from '../charts.ts';
import type { ReportDocument } from '../report-document.ts';
import { authorityColumns, type IndicatorLine } from '../show-value.ts';

/** The report as an office hands it to its leader: text, tables, charts, signatures. E_PAPER_GLYPH, E_PAPER_FONT_FILE. */
export async function reportPdf(
  desk: Desk,
  doc: ReportDocument,
  charts: readonly ReportChart[],
  t: Catalogue,
): Promise<Result<Uint8Array, AppError>> {
  return renderDocument(reportBlocks(doc, charts, t, desk.lang), {
    fonts: openFonts(desk.workspace.config.fonts),
    lang: desk.lang,
    layout: 'compact',
    title: `${doc.title} ${doc.subtitle}`,
    footer: doc.footer,
    createdAt: desk.now(),
  });
}

function reportBlocks(
  doc: ReportDocument,
  charts: readonly ReportChart[],
  t: Catalogue,
  lang: Lang,
): Block[] {
  const r = t.report;
  const heading = (text: string): Block => ({ type: 'heading', level: 1, inlines: [{ text }] });
  const paragraph = (text: string): Block => ({ type: 'paragraph', inlines: [{ text }] });
  const [by, reviewed, day] = [r.signature.by, r.signature.reviewed, r.signature.day];
  return [
    { type: 'title', inlines: [{ text: doc.title }] },
    { type: 'paragraph', inlines: [{ text: doc.subtitle }], align: 'center' },
    factsTable(doc.facts),
    heading(r.headings.overview),
    paragraph(doc.overview),
    heading(r.headings.supervision),
    paragraph(doc.supervision),
    heading(r.headings.indicators),
    indicatorTable(doc.indicators, t),
    heading(r.headings.authorities),
    authorityTable(doc.authorities, t, lang),
    ...(charts.length > 0 ? [heading(r.headings.charts)] : []),
    ...charts.flatMap(chartBlocks),
    heading(r.headings.notes),
    { type: 'paragraph', inlines: [{ text: doc.roundingNote }], small: true },
    formulas(doc.indicators, t),
    {
      type: 'signature',
      columns: [
        [[{ text: by }], [{ text: reviewed }]],
        [[{ text: `${day}${doc.day}` }], [{ text: r.signature.seal }]],
      ],
    },
  ];
}

const text = (value: string, align?: 'left' | 'center' | 'right'): Cell =>
  align === undefined ? { inlines: [{ text: value }] } : { inlines: [{ text: value }], align };

const headRow = (titles: readonly string[]): Row[] => [titles.map((title) => text(title))];

/** Two facts a line; the last one alone takes the whole line. */
function factsTable(facts: ReportDocument['facts']): Block {
  const rows: Row[] = [];
  for (let i = 0; i < facts.length; i += 2) {
    rows.push(
      facts
        .slice(i, i + 2)
        .flatMap(([label, value]) => [{ ...text(label), label: true }, text(value, 'left')]),
    );
  }
  return { type: 'table', columns: [15, 35, 13, 37], head: [], rows };
}

function indicatorTable(lines: readonly IndicatorLine[], t: Catalogue): Block {
  const c = t.report.columns;
  return {
    type: 'table',
    columns: [42, 18, 14, 16, 10],
    head: headRow([c.indicator, c.value, c.unit, c.basis, c.id]),
    rows: lines.map((line) => [
      text(line.part ? `　　${line.name}` : line.name, 'left'),
      text(line.value, 'right'),
      text(line.unit, 'center'),
      text(line.basis, 'right'),
      text(line.id, 'center'),
    ]),
  };
}

/** The list's stock is left out here: what a leader compares is the month's work, and the page is upright. */
const columns = authorityColumns.filter((column) => column !== 'items');
const rates = new Set<string>(['commitment_share', 'check_rate', 'untrue_rate']);

/** Relative widths of names, counts and rates: English headings need more room than Chinese ones. */
const weights = { zh: [29, 7, 9.6], en: [22, 8.4, 9.2] } as const;

function authorityTable(lines: readonly (readonly string[])[], t: Catalogue, lang: Lang): Block {
  const someJoint = lines.some((line) => !['0', ''].includes(line[authorityColumns.indexOf('joint')] ?? ''));
  const shown = columns.filter((column) => column !== 'joint' || someJoint);
  const [name, count, rate] = weights[lang];
  return {
    type: 'table',
    columns: shown.map((column) => (column === 'authority' ? name : rates.has(column) ? rate : count)),
    head: headRow(shown.map((column) => t.report.narrow[column])),
    rows: lines.map((line, at) =>
      shown.map((column) => {
        const value = line[authorityColumns.indexOf(column)] ?? '';
        const last = at === lines.length - 1;
        return {
          inlines: [last ? { text: value, role: 'bold' as const } : { text: value }],
          align: column === 'authority' ? ('left' as const) : ('right' as const),
        };
      }),
    ),
  };
}

/** How each figure is computed, in running text, once for a figure and its parts. */
function formulas(lines: readonly IndicatorLine[], t: Catalogue): Block {
  const keys = [...new Set(lines.map(keyOf))];
  const entries = keys.map((key) => t.report.indicators[key]);
  return { type: 'paragraph', inlines: [{ text: t.report.formulas({ entries }) }], small: true };
}

const keyOf = ({ key }: IndicatorLine) =>
  (key.split('.')[0] ?? key) as keyof Catalogue['report']['indicators'];

function chartBlocks({ title, svg, size }: ReportChart): Block[] {
  return [
    { type: 'heading', level: 2, inlines: [{ text: title }] },
    { type: 'picture', svg, width: size.width, height: size.height },
  ];
}
