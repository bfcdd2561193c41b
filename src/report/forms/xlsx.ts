import type { Cell, SheetData } from 'write-excel-file/node';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { ReportDocument } from '../report-document.ts';
import { authorityColumns, NONE } from '../show-value.ts';

const head = (value: string): Cell => ({
  value,
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#EEF2F6',
  align: 'center',
});

/** Text stays text (never a formula), numbers are numbers with the decimals shown; — where there is none. */
function cell(text: string, bold = false): Cell {
  const style = bold ? { fontWeight: 'bold' as const } : {};
  if (text === NONE) return { value: text, type: String, align: 'right', ...style };
  if (!/^-?\d+(\.\d+)?$/.test(text)) return { value: text, type: String, wrap: true, ...style };
  const decimals = text.split('.')[1]?.length ?? 0;
  return {
    value: Number(text),
    type: Number,
    format: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`,
    ...style,
  };
}

/** A workbook of two sheets: the indicators with their formulas, and the table by authority. */
export async function reportXlsx(doc: ReportDocument, t: Catalogue): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const c = t.report.columns;
  const titleRows: SheetData = [
    [{ value: `${doc.title}　${doc.subtitle}`, type: String, fontWeight: 'bold', fontSize: 14 }],
    [{ value: doc.facts.map(([label, value]) => `${label}：${value}`).join('　'), type: String }],
    [],
  ];
  const indicators: SheetData = [
    ...titleRows,
    [c.indicator, c.value, c.unit, c.basis, c.id, c.formula].map(head),
    ...doc.indicators.map((line) => [
      cell(line.part ? `　${line.name}` : line.name),
      cell(line.value),
      cell(line.unit),
      { value: line.basis, type: String, align: 'right' as const },
      cell(line.id),
      cell(line.formula),
    ]),
    [],
    [{ value: doc.roundingNote, type: String }],
    [{ value: doc.footer, type: String }],
  ];
  const authorities: SheetData = [
    ...titleRows,
    authorityColumns.map((column) => head(c[column])),
    ...doc.authorities.map((row, i) => row.map((text) => cell(text, i === doc.authorities.length - 1))),
  ];
  return writeExcelFile([
    {
      data: indicators,
      sheet: sheetName(t.report.headings.indicators),
      columns: [26, 12, 12, 14, 8, 80].map((width) => ({ width })),
      stickyRowsCount: 4,
    },
    {
      data: authorities,
      sheet: sheetName(t.report.headings.authorities),
      columns: authorityColumns.map((_, i) => ({ width: i === 0 ? 34 : 12 })),
      stickyRowsCount: 4,
    },
  ]).toBuffer();
}

/** Without the heading's number: `三、主要指标` → `主要指标`, `3. Main figures` → `Main figures`. */
const sheetName = (heading: string): string => heading.replace(/^(\S、|\d+\. )/u, '');
