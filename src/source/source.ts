/** Another authority's data set as it stands now. */
export interface Source {
  readonly source_id: number;
  readonly name: string;
  readonly version: number;
  /** The header of its key. */
  readonly key: string;
  /** Headers of the columns kept beside the key, in the order of a row's values. */
  readonly columns: readonly string[];
  readonly rows: number;
  readonly sha256: string;
  readonly imported_at: string;
}
