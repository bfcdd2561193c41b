import type { Translation } from '../types.ts';
import type * as zh from '../zh/source.ts';

export const source = {
  import: {
    summary:
      "Import another authority's data set, to check promises and answer data queries with (CSV or XLSX, any columns); importing again makes a new version",
    key: 'header of the key column, such as id_number (its values are kept as keyed hashes only)',
    columns: 'keep these columns only, parted by commas; default: all but the key, "" keeps none',
    askKey: 'Which column is the key',
    source: 'Source',
    version: 'Version',
    keyColumn: 'Key column',
    keptColumns: 'Columns kept',
    noColumns: 'none',
    separator: ', ',
    repeated: ({ keys }) =>
      `Some keys have several rows (${keys} different keys): a rule holds if one of them satisfies it.`,
    done: ({ name, version }) =>
      `Version ${version} is written. Check rules of items call it "${name}"; to check promises: chengnuo check run`,
  },
  list: { summary: 'List the sources', rows: 'Rows', importedAt: 'Imported' },
  drop: {
    summary: 'Delete all rows of a source (evidence of earlier checks stays)',
    confirm: ({ source, rows }) =>
      `Delete all ${rows} rows of source ${source}? They cannot be brought back, only imported again.`,
    done: ({ source, version, rows }) => `Source ${source} (version ${version}, ${rows} rows) is deleted.`,
  },
} satisfies Translation<typeof zh.source>;

export const sourceErrors = {
  E_SOURCE_NAME: {
    message: ({ name }) => `"${name}" cannot be the name of a source.`,
    hint: 'A name has letters, digits and _ . -, starts with a letter or digit and has at most 64 characters, such as offence.',
  },
  E_SOURCE_UNKNOWN: {
    message: ({ source }) => `There is no source called "${source}".`,
    hint: 'See what there is with chengnuo source list; import one with chengnuo source import.',
  },
  E_SOURCE_COLUMN: {
    message: ({ file, column, columns }) =>
      `${file} has no column "${column}".${columns.length === 0 ? '' : ` Its columns: ${columns.join(', ')}`}`,
    hint: 'Give the header of the key with --key and of the columns to keep with --columns, as the file has them; choose the sheet of a workbook with --sheet.',
  },
} satisfies Translation<typeof zh.sourceErrors>;
