import type { Translation } from '../types.ts';
import type * as zh from '../zh/cli.ts';

export const cli = {
  usage: 'Usage:',
  arguments: 'Arguments:',
  options: 'Options:',
  globalOptions: 'Global options:',
  commands: 'Commands:',
  description:
    'chengnuo (承诺): the workbench of the notification-commitment system: item lists, commitment letters, cases, supervision sampling, credit penalties and monthly reports.',
  helpOption: 'show help',
  helpCommand: 'show the help of a command',
  versionOption: 'show the version',
  option: {
    workspace: 'workspace folder (default: nearest parent with chengnuo.yaml, or CHENGNUO_WORKSPACE)',
    db: 'database (sqlite:PATH or postgres://USER@HOST/NAME; default from the workspace)',
    lang: 'language, zh or en (default: that of chengnuo.yaml, else of the locale)',
    format: 'output format: table, json or csv',
    yes: 'answer every confirmation with yes',
    noInput: 'ask nothing; a missing answer is an error',
    quiet: 'no progress and no notices',
    actor: 'who acts (written to the ledger; default: the system user)',
    debug: 'show the stack of an error',
  },
  clockBehind: (p) =>
    `Note: this machine's time, ${p.now}, is before the last entry of the ledger (${p.last}). Check the clock first: what is done now is recorded, and its deadlines are counted, by this machine's time.`,
  sheetName: 'a file name ending in .csv or .xlsx',
  import: {
    dryRun: 'check and show the plan, write nothing',
    skipInvalid: 'leave out rows with problems and write the others',
    rejects:
      'write the rows with problems, and why, to this file (.csv or .xlsx), ready to be corrected and imported again',
    encoding: 'encoding of the file (default: detected)',
    file: 'File',
    batch: 'Batch',
    read: 'Read',
    added: 'Added',
    updated: 'Updated',
    unchanged: 'Unchanged',
    rejected: 'Rejected',
    line: (p) => `line ${p.line}`,
    wholeFile: 'whole file',
    problems: (p) =>
      p.shown < p.total
        ? `${p.total} problems, the first ${p.shown}:`
        : `${p.total} problem${p.total === 1 ? '' : 's'}:`,
    warnings: (p) =>
      p.shown < p.total
        ? `${p.total} warnings (nothing is held back for them), the first ${p.shown}:`
        : `${p.total} warning${p.total === 1 ? '' : 's'} (nothing is held back for them):`,
    splitBy: 'one rejects file for each department, in the folder --rejects (so far only: authority)',
    rejectsFolder: 'folder for the rejects files',
    authority: 'Authority',
    noAuthority: 'no authority named',
    dry: 'A dry run: nothing was written. Without --dry-run this plan is applied.',
    same: 'Nothing has changed, so nothing was written.',
    rejectsFile: (p) => `Rejected rows written to ${p.file}`,
  },
  commandWord: '<command>',
  optionsWord: '[options]',
  defaultWord: (p) => `default ${p.value}`,
  remarks: (p) => ` (${p.remarks.join('; ')})`,
  total: (p) => `${p.total} in all`,
  none: 'Nothing found.',
  yes: 'yes',
  no: 'no',
  keys: { move: '↑↓ move', enter: 'Enter select', tick: 'space tick', back: 'Esc back' },
  yesOrNo: 'Answer yes or no',
  notNow: 'This cannot be chosen now.',
  listComma: ', ',
  elapsed: (p) => `took ${p.seconds} s`,
  didYouMean: (p) => `(did you mean ${p.name}?)`,
  usageError: {
    unknownOption: (p) => `there is no ${p.name}`,
    valueMissing: (p) => `${p.name} needs a value`,
    required: (p) => `${p.name} is required`,
    argumentMissing: (p) => `${p.name} is missing`,
    tooMany: 'too many arguments',
  },
} satisfies Translation<typeof zh.cli>;

export const cliErrors = {
  E_USAGE_OPTION: {
    message: (p) => `Wrong option: ${p.detail}`,
    hint: 'See the options of this command with --help.',
  },
  E_USAGE_TOGETHER: {
    message: (p) => `${p.options} cannot be given together.`,
    hint: 'See the options of this command with --help.',
  },
  E_USAGE_NEEDS: {
    message: (p) => `${p.option} is given together with ${p.needs} only.`,
    hint: 'See the options of this command with --help.',
  },
  E_USAGE_ARGUMENT: {
    message: (p) => `Wrong argument: ${p.detail}`,
    hint: 'See the arguments of this command with --help.',
  },
  E_USAGE_COMMAND: {
    message: (p) => `There is no command "${p.command}". ${p.meant}`.trimEnd(),
    hint: 'See all commands with chengnuo --help.',
  },
  E_USAGE_COMMAND_MISSING: { message: 'A command is missing.', hint: 'Choose one of those listed above.' },
  E_USAGE_VALUE: {
    message: (p) => `${p.flag} cannot be "${p.value}"; expected: ${p.expected}.`,
    hint: 'Correct the option and run again.',
  },
  E_DAY_FUTURE: {
    message: (p) =>
      `${p.flag}: ${p.day} is after today (${p.today}); what has not happened yet is not recorded.`,
    hint: 'Look at the day; record it when the day has come.',
  },
  E_USAGE_ANSWER_MISSING: {
    message: (p) => `An answer is missing: ${p.question}, and nothing can be asked here.`,
    hint: (p) => `Give it with ${p.flag}, or run in a terminal.`,
  },
  E_CANCELLED: { message: 'Cancelled; nothing was changed.', hint: 'Run it again when you need it.' },
  E_BUG: {
    message: (p) => `Internal error: ${p.detail}`,
    hint: 'This is a fault of the program. Run again with --debug and hand the output to its maintainers.',
  },
  E_FILE_NOT_FOUND: { message: (p) => `No such file: ${p.file}`, hint: 'Check the path and the name.' },
  E_FILE_UNREADABLE: {
    message: (p) => `Cannot read ${p.file} (${p.reason})`,
    hint: 'Check its permissions, and that it is no folder.',
  },
  E_FILE_NAME: {
    message: (p) => `This path cannot be used: ${p.file} (${p.reason})`,
    hint: 'Check whether a name is too long or holds invisible characters, and whether a link points to itself.',
  },
  E_FILE_EXISTS: {
    message: (p) => `The file exists and was not overwritten: ${p.file}`,
    hint: 'Choose another name, or move the old file away.',
  },
  E_FOLDER_READ_ONLY: {
    message: (p) => `No permission to write in ${p.folder}`,
    hint: 'Choose a folder you may write to, or ask for the permission.',
  },
  E_DISK_FULL: {
    message: (p) => `The disk is full (or a file-size limit was reached): cannot write in ${p.folder}`,
    hint: 'Free some space and run again; unfinished files have been removed.',
  },
  E_STDIN_TERMINAL: {
    message: 'The file - means standard input, but standard input is a terminal.',
    hint: 'Pipe the content in, for example: cat list.csv | chengnuo item import - --batch NAME',
  },
} satisfies Translation<typeof zh.cliErrors>;
