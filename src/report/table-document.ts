import type { ReportChart } from './chart-style.ts';

/** A report as a paper: every text ready, in one language. Terminal, HTML, PDF, XLSX and CSV are drawn from it. */
export interface TableDocument {
  readonly title: string;
  readonly subtitle: string;
  /** Label and value: office, period, status … */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Paragraphs written from the figures; the terminal leaves them out, since its reader sees the tables at once. */
  readonly texts: readonly DocumentText[];
  readonly tables: readonly DocumentTable[];
  readonly notes: readonly string[];
  /** Notes that the terminal leaves out. */
  readonly moreNotes?: readonly string[];
  /** How each figure is computed: on paper in running text, elsewhere a column of its table says it. */
  readonly formulas?: readonly { readonly name: string; readonly text: string }[];
}

export interface DocumentText {
  readonly heading: string;
  readonly text: string;
}

export interface DocumentTable {
  readonly heading: string;
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly (readonly string[])[];
  /** The last row is the total of the others. */
  readonly totalLast?: boolean;
  /** Rows that belong to the row above: indented. */
  readonly parts?: ReadonlySet<number>;
  /** Left out on the terminal: a breakdown for whoever reads the whole report. */
  readonly detail?: boolean;
}

export interface DocumentColumn {
  readonly title: string;
  /** Shorter, for an upright page. */
  readonly narrow?: string;
  readonly align: 'left' | 'right';
  /** Relative width on paper. */
  readonly weight: number;
  /** Only where there is room: in HTML and XLSX. */
  readonly wide?: boolean;
  /** Left out of the PDF alone, whose upright page has no room for it. */
  readonly offPage?: boolean;
}

export const left = (title: string, weight: number): DocumentColumn => ({ title, align: 'left', weight });
export const right = (title: string, weight: number): DocumentColumn => ({ title, align: 'right', weight });

/** What a report hands to its commands: its figures for programs, and its paper. */
export interface Report {
  /** Of its files, without the ending. */
  readonly fileName: string;
  readonly json: (files: readonly string[]) => unknown;
  /** One figure a line or one group a line, in codes. */
  readonly csv: { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] };
  /** The CSV file for people where it is not the tables of the document one below another. */
  readonly csvFile?: () => string;
  readonly document: TableDocument;
  /** Drawn only where a form shows them. */
  readonly charts: () => Promise<readonly ReportChart[]>;
}

export type CsvRow = readonly (string | number | null)[];

export const noCharts = async (): Promise<readonly ReportChart[]> => [];
