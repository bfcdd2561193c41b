/**
 * How a cell is read. code: no inner space, half-width, may be one of `values`; list: several values, by line break or ；;
 * limit: `20wd`; level: 1–6; day: `YYYY-MM-DD`; instant: UTC ISO.
 */
export type FieldKind = 'code' | 'text' | 'list' | 'limit' | 'level' | 'day' | 'instant' | 'integer';

/** What a code means; `aliases` are further names that people write. */
export interface CodeLabel {
  readonly zh: string;
  readonly en: string;
  readonly aliases: readonly string[];
}

/** A condition on other columns: it holds if each named column has one of the listed codes. */
export type Condition = Readonly<Record<string, readonly string[]>>;

export interface Field {
  /** English header and key of the typed value. */
  readonly name: string;
  /** Chinese header. */
  readonly title: string;
  readonly kind: FieldKind;
  /** True where the typed value is a number. */
  readonly numeric: boolean;
  readonly aliases: readonly string[];
  readonly required: boolean;
  readonly requiredWhen: Condition | null;
  readonly requiredUnless: Condition | null;
  /** Longest normalised value, in characters. */
  readonly maxLength: number;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly pattern: RegExp | null;
  /** What the pattern asks for, in words. */
  readonly note: { readonly zh: string; readonly en: string } | null;
  /** The codes of an enumerated column, in the schema's order. */
  readonly values: ReadonlyMap<string, CodeLabel> | null;
  /** Every accepted way to write a code (see `matchKey`) → code. */
  readonly lookup: ReadonlyMap<string, string>;
  /** A list of codes, not of texts. */
  readonly codeItems: boolean;
  /** Personal data: masked in problems. */
  readonly personal: boolean;
  /** An identity number or USCC: an 18-digit number that a spreadsheet rounded is recognised by its check character. */
  readonly identity: boolean;
}

/** A layout of `data/schemas/` (a Frictionless Table Schema with custom keys), or one made for a file of any columns. */
export interface TableSchema {
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  readonly fields: readonly Field[];
  /** Other columns of the file are left out on purpose: worth no notice. */
  readonly partial?: boolean;
  readonly byName: ReadonlyMap<string, Field>;
  /** The columns that must be unique together. */
  readonly primaryKey: readonly string[];
  /** Of each group one column must be filled in every row. */
  readonly requireOneOf: readonly (readonly string[])[];
  /** A row that shows how the sheet is filled in, by column; what is a code stands as its code. */
  readonly example: ReadonlyMap<string, { readonly zh: string; readonly en: string }>;
}
