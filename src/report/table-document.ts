/** A report made of tables: every text ready, in one language. HTML and PDF are drawn from it. */
export interface TableDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly tables: readonly DocumentTable[];
  readonly notesHeading: string;
  readonly notes: readonly string[];
}

export interface DocumentTable {
  readonly heading: string;
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly (readonly string[])[];
  /** The last row is the total of the others. */
  readonly totalLast: boolean;
}

export interface DocumentColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Relative width on paper. */
  readonly weight: number;
}
