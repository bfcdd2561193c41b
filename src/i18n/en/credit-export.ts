import type { Translation } from '../types.ts';
import type * as zh from '../zh/credit-export.ts';

const s = (count: number): string => (count === 1 ? '' : 's');

export const creditExport = {
  set: { commitment: 'commitments', licence: 'licences', penalty: 'penalties', removal: 'removals' },
  waiting: {
    unchecked: 'not checked yet',
    unverifiable: 'could not be verified',
    undecided: 'found untrue, not decided yet',
    materials: 'deferred materials still to come',
  },
  removal: {
    repaired: 'repaired',
    objection_upheld: 'objection upheld',
    lifted: 'lifted',
    publicity_over: 'publicity over',
    erased: 'erased',
    withdrawn: 'no longer to be reported',
  },
  mode: { full: 'full', delta: 'delta' },
  summary:
    'Report to the credit platforms: write commitments, licences and penalties, check a file, keep pushes and returns',
  options: {
    set: 'data set: commitment, licence or penalty; may be given several times (default: all)',
    out: 'folder for the files',
    to: 'forms, separated by commas: csv, xlsx, json (default: csv)',
    since:
      'LAST (default): what changed since the last push; a push number: all that later pushes sent goes again',
    full: 'everything in force, whether it changed or not',
    again: 'returned rows that were not corrected go again too',
    headings: 'first line in Chinese (zh) or by field code (code); default: as the data set has it',
    reveal:
      'with the reason given, identity numbers are written in full and it is a push (entered in the ledger); else a masked copy to look over',
    check: 'check a file against its layout, exit 4 where something is wrong',
    pushes: 'list the pushes',
    returned: 'read the errors that a platform gave back; without a file, list those still open',
    fines: 'read the sums of penalties in yuan; the export turns them into 10,000 yuan',
  },
  modes: '--check, --pushes, --returned and --fines stand alone, one at a time and without --out',
  out: 'name the folder by --out; to see only what would be sent, use --dry-run',
  fullSince: '--full and --since exclude each other',
  masked: 'This is a masked copy to look over, not a push. To report, add --reveal REASON.',
  columns: {
    set: 'Data set',
    push: 'Push',
    mode: 'Mode',
    rows: 'Rows',
    added: 'Added',
    changed: 'Changed',
    removed: 'Removed',
    held: 'Held back',
    late: 'Late',
    returned: 'Returned',
    on: 'Day',
    key: 'Number',
    field: 'Field',
    error: 'Error',
  },
  nothing: (p) => `${p.set}: nothing to report, no file is written.`,
  dry: 'This was a rehearsal: nothing was written.',
  files: 'Files',
  removals: (p) => `${p.set}: ${p.count} taken down: ${p.reasons}.`,
  waitingOf: (p) => `${p.set}: ${p.count} not to be reported yet: ${p.reasons}.`,
  held: (p) =>
    `${p.set}: ${p.count} row${s(p.count)} held back against the layout; correct and report again${p.shown < p.count ? ` (the first ${p.shown})` : ''}:`,
  late: (p) =>
    `${p.set}: ${p.count} not published within ${p.days} working days${p.shown < p.count ? ` (the first ${p.shown})` : ''}:`,
  lateRow: (p) => `decided on ${p.decided}, to be published by ${p.due}`,
  returnedOf: (p) =>
    `${p.set}: ${p.count} returned by the platform and not changed since, so not sent: correct them, or add --again.`,
  separator: ', ',
  counted: (p) => `${p.word} (${p.count})`,
  uniqueHeld: 'another row has the same number',
  returnedDone:
    'Recorded. Correct the data; they go again with the next push. To look: chengnuo credit export --returned',
  finesDone: 'Recorded; the next push reports them in units of 10,000 yuan.',
  check: {
    ok: (p) => `${p.file}: ${p.set}, ${p.rows} row${s(p.rows)}, as the layout asks.`,
    bad: (p) => `${p.file}: ${p.set}, ${p.rows} row${s(p.rows)}, ${p.problems} problem${s(p.problems)}:`,
    line: (p) => `line ${p.line}`,
    wholeFile: 'file',
    more: (p) => `${p.count} more problem${s(p.count)}: see --format json.`,
    fault: {
      'byte-order-mark':
        'the file begins with a byte-order mark, which a platform reads into the first field',
      'encoding-error': 'not UTF-8',
      'csv-error': 'a quote does not close; what follows cannot be read',
      'json-error': 'not a JSON array of objects',
    },
    blankRow: 'a blank row',
    cellCount: (p) => `this row has ${p.cells} cells, the first line ${p.columns}`,
    missingLabel: (p) => `the first line lacks "${p.column}"`,
    duplicateLabel: (p) => `the first line has "${p.column}" twice`,
    extraLabel: (p) => `"${p.name}" in the first line is no field of this layout`,
    labelOrder: "the fields of the first line are not in the layout's order",
    repeated: (p) => `repeats line ${p.line}`,
    sentence: (p) => `"${p.column}" ${p.expected}`,
    expected: {
      filled: 'is empty',
      filledWith: (p) => `is empty although "${p.other}" is filled in`,
      filledWhen: (p) => `is empty although "${p.other}" asks for it`,
      emptyWhen: (p) => `must be empty by "${p.other}"`,
      oneOf: (p) =>
        `is empty, and so is ${p.others
          .slice(1)
          .map((one) => `"${one}"`)
          .join(', ')}: one is needed`,
      length: (p) => `is longer than ${p.max} characters`,
      values: (p) => `must be one of: ${p.values.join(', ')}`,
      date: (p) => `is no date of the form ${p.format}`,
      past: 'is after today',
      notBefore: (p) => `is before "${p.other}"`,
      amount: (p) => `must be a number in ${p.unit} (10,000 yuan) with at most ${p.decimals} decimals`,
      positive: 'must be above zero',
      uscc: 'is no valid unified social credit code',
      identity: 'is no valid identity number',
      pattern: 'has the wrong form',
      controls: 'holds control characters, or spaces at its ends',
      unmasked: 'is masked: the platform needs the whole number',
      unguarded: "has a ' before it, as spreadsheets guard formulas",
      text: 'must be text',
    },
  },
} satisfies Translation<typeof zh.creditExport>;

export const creditExportErrors = {
  E_EXPORT_CHECK: {
    message: (p) => `${p.file} has ${p.problems} problem${s(p.problems)} against its layout.`,
    hint: 'Correct the data and export again; docs/exports.md has the rules of every field.',
  },
  E_EXPORT_LAYOUT: {
    message: (p) => `The first line of ${p.file} is that of no export layout.`,
    hint: 'It must hold the Chinese names or the codes of the fields of commitments, licences, penalties or removals.',
  },
  E_EXPORT_PUSH_UNKNOWN: {
    message: (p) => `${p.set} has no push ${p.push}; the last one is ${p.last}.`,
    hint: 'The pushes: chengnuo credit export --pushes',
  },
  E_EXPORT_WORKBOOK: {
    message: (p) => `More than ${p.most} rows do not go into one workbook; nothing was written.`,
    hint: 'Use --to csv or --to json.',
  },
} satisfies Translation<typeof zh.creditExportErrors>;
