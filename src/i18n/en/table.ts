import type { Translation } from '../types.ts';
import type * as zh from '../zh/table.ts';

export const table = {
  problemsColumn: 'problems',
  found: (p) => `"${p.value}"`,
  problem: {
    'missing-cell': (p) => `${p.column} must be filled in; it is empty here`,
    'type-error': (p) => `${p.column}: ${p.found} cannot be read: ${p.expected}`,
    'constraint-error': (p) => `${p.column}: ${p.found} is not allowed: ${p.expected}`,
    'number-damaged': (p) =>
      `${p.column}: ${p.found} was damaged by a spreadsheet (scientific notation or rounded to zeros) and cannot be restored; format the column as text and enter the number again from the original`,
    'unique-error': (p) => `${p.columns} ${p.found} repeats line ${p.line}`,
    'foreign-key': (p) => `${p.column}: ${p.found} is not known here`,
    'extra-cell': (p) =>
      `the row has ${p.actual} cells but the header only ${p.expected}: what is too much belongs to no column`,
    'short-row': (p) =>
      `the row has only ${p.actual} cells but the header ${p.expected}: they are missing from ${p.column} on`,
    'missing-label': (p) => `the header lacks the required column ${p.column}`,
    'duplicate-label': (p) =>
      `the header has ${p.column} more than once (${p.headers}), so none of them can be trusted`,
  },
  oneOf: (p) => p.columns.join(' or '),
  joinColumns: (p) => p.columns.join(' + '),
  expected: {
    integer: 'a whole number is expected',
    day: 'a real date is expected, such as 2026-03-05 or 2026/3/5',
    instant: 'a date and time is expected, such as 2026-03-05 09:30',
    limit:
      'one number and one unit is expected, such as 20wd, 0.5wd, 2h, 20min, 30d, 2mo, 1y, or on_the_spot',
    readable: 'it holds control characters or damaged text; enter it again',
    noFormulaError: "it is a spreadsheet's formula error; enter the actual content",
    noFormula:
      'it is a formula whose result was not stored; open the file in Excel or WPS and save it again, or enter the value itself',
    noDate:
      'it is a date cell: the spreadsheet may have turned a code into a date; format the column as text and enter the code again',
    choice: (p) => `one of ${p.choices.join(', ')} is expected`,
    pattern: (p) => `${p.note} is expected`,
    maxLength: (p) => `at most ${p.max} characters`,
    minimum: (p) => `not less than ${p.min}`,
    maximum: (p) => `not more than ${p.max}`,
    undamaged: 'the whole, unchanged number is expected',
  },
  moreChoices: '…',
  problemsSeparator: '; ',
  ignoredColumns: (p) =>
    `these columns do not belong to this layout and were not read: ${p.headers.join(', ')}`,
  xlsx: {
    notesSheet: 'Notes',
    noteColumn: 'column',
    noteText: 'note',
    choicesSheet: 'Values',
  },
  closingSkipped: (p) =>
    p.lines.length === 1
      ? `Line ${p.lines[0]} is a sum or a signature, and was not read.`
      : `Lines ${p.lines.join(', ')} are sums or signatures, and were not read.`,
  sheetChosen: (p) =>
    `Read the sheet "${p.sheet}"; there is also ${p.others.map((name) => `"${name}"`).join(', ')}: choose with --sheet.`,
  otherLists: (p) =>
    p.sheets.length === 1
      ? `Note: the sheet "${p.sheets[0]}" holds such a list too and was not read: import it with --sheet, or put both on one sheet.`
      : `Note: the sheets ${p.sheets.map((name) => `"${name}"`).join(', ')} hold such lists too and were not read: import each with --sheet, or put all on one sheet.`,
  hiddenLines: (p) =>
    p.count === 1
      ? `A row that the sheet hides (by hand or by a filter) was read too: line ${p.lines[0]}.`
      : `${p.count} rows that the sheet hides (by hand or by a filter) were read too: lines ${p.lines.join(', ')}${p.count > p.lines.length ? ' …' : ''}.`,
  hiddenColumns: (p) => `columns that the sheet hides were read too: ${p.headers.join(', ')}`,
  mergedFilled: (p) =>
    p.count === 1
      ? 'One row took a value from a cell merged over it.'
      : `${p.count} rows took a value from a cell merged over them.`,
  sheetOption: 'sheet of an XLSX file, by name or number (default: detected)',
  sheet: (p) => `sheet "${p.sheet}"`,
  reading: 'Checking',
} satisfies Translation<typeof zh.table>;

export const tableErrors = {
  E_TABLE_EMPTY: {
    message: (p) => `The file is empty: ${p.file}`,
    hint: 'Check that the export had finished and that this is the right file.',
  },
  E_TABLE_NO_ROWS: {
    message: (p) => `The file has a header but no rows: ${p.file}`,
    hint: 'Fill in the rows and import it again.',
  },
  E_TABLE_SPREADSHEET: {
    message: (p) =>
      p.format === 'encrypted'
        ? `The file is encrypted and cannot be read: ${p.file}`
        : `The file is ${p.format}, neither CSV nor XLSX: ${p.file}`,
    hint: 'Another name does not change the content. Open it in Excel or WPS (remove its password) and save it as .xlsx or "CSV UTF-8 (comma delimited)".',
  },
  E_TABLE_NOT_CSV: {
    message: (p) => `The file is ${p.found}, not CSV: ${p.file}`,
    hint: 'Open it in the program it comes from and save it as "CSV UTF-8 (comma delimited)".',
  },
  E_TABLE_NOT_TEXT: {
    message: (p) => `The file holds NUL bytes or many control characters; it is no text: ${p.file}`,
    hint: 'It may be damaged or no CSV at all; export it again from its system.',
  },
  E_TABLE_ENCODING: {
    message: (p) => `The file cannot be read as ${p.encoding}: ${p.file}`,
    hint: 'Save it as "CSV UTF-8"; if you know its encoding, name it with --encoding (utf-8, utf-16, gb18030).',
  },
  E_TABLE_MIXED_ENCODING: {
    message: (p) => `The file mixes two encodings: line ${p.line} differs from the lines before: ${p.file}`,
    hint: 'It may have been pasted together; save each part as "CSV UTF-8" first, then join them.',
  },
  E_TABLE_TOO_LARGE: {
    message: (p) => `The file is larger than ${p.maxMegabytes} MB: ${p.file}`,
    hint: 'Split it into several files and import them one by one.',
  },
  E_TABLE_QUOTE: {
    message: (p) =>
      `The quotes do not pair from line ${p.line} on, so the cells cannot be told apart: ${p.file}`,
    hint: 'Check the quotes of that line: a quote inside a cell is doubled (""), and the whole cell stands in quotes.',
  },
  E_TABLE_NO_HEADER: {
    message: (p) =>
      `No header was found, so this does not look like the table expected: ${p.file}. It needs at least: ${p.expected.join(', ')}`,
    hint: 'Check that the cells are separated by comma, semicolon, tab or bar, or that --sheet names the right sheet, and that the header is within the first 20 rows.',
  },
  E_TABLE_LONG_ROW: {
    message: (p) => `The record that starts on line ${p.line} is longer than ${p.maxMegabytes} MB: ${p.file}`,
    hint: 'Most likely a quote of that line was never closed, or a whole file was pasted into one cell.',
  },
  E_TABLE_SHEET: {
    message: (p) =>
      `There is no sheet "${p.sheet}" in ${p.file}; there are: ${p.sheets.map((name, i) => `${i + 1} ${name}`).join(', ')}`,
    hint: 'Give the name of a sheet or its number (from 1) with --sheet.',
  },
  E_TABLE_NO_SHEETS: {
    message: (p) => `--sheet is for XLSX only; this file has no sheets: ${p.file}`,
    hint: 'Leave --sheet out.',
  },
  E_TABLE_WORKBOOK: {
    message: (p) => `The workbook is damaged or incomplete and cannot be read: ${p.file}`,
    hint: 'Open it in Excel or WPS (let it be repaired if asked) and save it as .xlsx or "CSV UTF-8".',
  },
  E_TABLE_BOMB: {
    message: (p) =>
      `The workbook unfolds to too much (over ${p.maxMegabytes} MB, too many cells, or more than it declares) and was not read: ${p.file}`,
    hint: 'Do not open files of unknown origin. If there really is that much data, save it as "CSV UTF-8" or split it.',
  },
  E_TABLE_ENTITY: {
    message: (p) =>
      `The workbook holds a document type (DTD), which may refer to external entities, and was not read: ${p.file}`,
    hint: 'Excel and WPS write no such files. Check where it comes from and save it as .xlsx again.',
  },
  E_TABLE_REJECTED: {
    message: (p) => `${p.rejected} of ${p.read} rows have problems; nothing was written.`,
    hint: ({ given = [] }) => {
      if (given.includes('--rejects') && !given.includes('--skip-invalid'))
        return 'Correct them and import the file again; or write the good rows with --skip-invalid, then import the corrected rejects file.';
      const offers = [
        ...(given.includes('--rejects') ? [] : ['--rejects FILE writes the bad rows to a file']),
        ...(given.includes('--skip-invalid') ? [] : ['--skip-invalid imports the good ones']),
      ];
      return `Correct them and import again${offers.length === 0 ? '' : `; ${offers.join(', ')}`}.`;
    },
  },
  E_TABLE_PARTLY_REJECTED: {
    message: (p) =>
      `${p.rejected} of ${p.read} rows have problems and were not written; the others were dealt with.`,
    hint: ({ given = [] }) =>
      given.includes('--rejects')
        ? 'Correct the rows in the rejects file and import that file.'
        : 'Correct the bad rows and import them again; --rejects FILE writes them to a file.',
  },
} satisfies Translation<typeof zh.tableErrors>;
