import type { Translation } from '../types.ts';
import type * as zh from '../zh/office.ts';
import { calendarImport, calendarYear } from './calendar-import.ts';
import { dbCheck } from './db-check.ts';

export const office = {
  nouns: {
    item: 'The list of items: import, check, publish, compare',
    bundle: 'Bundles of items for one life event: import, query, before and after',
    case: 'Cases: record, import, sign, decide, deadlines',
    letter: 'Commitment letters and papers: issue in batches, verify, templates',
    source: 'Sources: import and list data sets of other authorities',
    check: 'Checks of promises: by data, by request, by hand, and what follows',
    inspector: 'The pool of inspectors',
    sample: 'Supervision sampling: plan, draw, assign, results, joint visits, referrals, publish, verify',
    credit: 'Credit: gate, breaches, penalties, objection, repair, lift, export',
    report: 'Reports: month, period, coverage, savings, supervision, credit',
    site: 'The public site: build static pages',
    calendar: 'Working days and deadlines',
    ledger: 'The ledger: verify and show',
    db: 'The database: info, check, backup, move, roles, distribution, forgetting persons',
  },
  top: {
    init: 'Make a workspace',
    demo: 'Run the whole main job on sample data',
    status: 'Today: due, overdue, waiting',
    completion: 'Print a completion script (bash, zsh, fish)',
  },
  init: {
    office: 'Name of the office',
    uscc: 'Unified social credit code of the office (18 characters)',
    region: 'Region code of the place of acceptance (6 digits)',
    phone: 'telephone for questions (printed on letters)',
    supervisionPhone: 'telephone for complaints (printed on letters)',
    done: (p) =>
      `The workspace is ready: ${p.dir}\n` +
      '  chengnuo.yaml  configuration of the office\n' +
      `  ${p.database.padEnd(13)}  database\n` +
      '  .keys/         keys (readable by you alone; in no backup, so keep a copy in a safe place)\n' +
      'Next, in that folder: chengnuo item import LIST.csv --batch NAME\n',
  },
  db: {
    infoSummary: 'Where the database is, its schema version and its counts',
    checkSummary: 'Check that database, ledger and files are sound',
    migrateSummary: 'Bring the database to the newest schema (after a backup)',
    backupSummary: 'Copy the database to a file',
    restoreSummary: 'Restore a backup to where no database is yet',
    engine: 'Engine',
    path: 'Path',
    schema: 'Schema',
    itemVersions: 'Item versions',
    subjects: 'Subjects',
    cases: 'Cases',
    letters: 'Letters',
    breaches: 'Breaches',
    ledgerEntries: 'Ledger entries',
    check: dbCheck,
    migrated: (p) =>
      p.count === 0
        ? 'The schema is the newest already.\n'
        : p.backup === null
          ? `${p.count} ${p.count === 1 ? 'step' : 'steps'} applied. A server's database is not backed up by itself: have its administrator do so with pg_dump.\n`
          : `${p.count} ${p.count === 1 ? 'step' : 'steps'} applied; the backup from before: ${p.backup}\n`,
    backedUp: (p) => `Backed up to ${p.file}\n`,
    keysApart:
      'The keys (.keys/) are not in it and must be kept apart: without them the subjects of the backup cannot be compared and no checkpoint can be signed.',
    restored: (p) => `Restored to ${p.file}\n`,
    moveSummary: 'Move all data into another database (SQLite and PostgreSQL, either way)',
    moveTo: 'the target: sqlite:PATH or postgres://USER@HOST/DATABASE',
    moving: 'Moving',
    moveFrom: 'From',
    moveInto: 'Into',
    moveTables: 'Tables',
    moveBefore: 'Moved before',
    moveRows: 'Rows',
    moveRoot: 'Ledger root',
    moved: (p) =>
      `Rows, digests and the ledger root agree on both sides; the old database is unchanged. Before going on, put this line into chengnuo.yaml:\n  db: ${p.db}\n`,
    rolesSummary:
      'Rights by role: clerk, analyst, supervisor, auditor (PostgreSQL; printed only, unless --apply)',
    rolesLogin: 'a login of the database server, made by its administrator',
    rolesAs: 'the role of that login: clerk, analyst, supervisor or auditor',
    rolesAuthority:
      'an authority of a clerk (code or full name), may be repeated: its cases and their persons are all they see',
    rolesRemove: 'take every role from that login',
    rolesApply: 'run the statements (logged in as the owner of the tables)',
    rolesScript:
      'For the administrator of the database to run, or with --apply this program; run again they come to the same',
    rolesApplied: (p) =>
      `${p.statements} statements were run${p.login === '' ? '' : `; the roles of login ${p.login} are up to date`}.\n`,
    distributeSummary:
      "Distribute the large tables over machines by the office's region (Citus, an extension of PostgreSQL)",
    distributeDry: 'print the statements only, and change nothing',
    distributeAbsent:
      'The database has no Citus extension: nothing was changed. With it these would be run in turn:',
    distributePlanned: 'To be run in turn:',
    distributeDone: (p) =>
      p.done === 0
        ? `All ${p.before} tables were distributed before: nothing was changed.\n`
        : `${p.done} statements were run${p.before === 0 ? '' : `; ${p.before} tables were distributed before`}.\n`,
    distributing: 'Distributing',
  },
  ledger: {
    verifySummary: 'Recompute the whole tree from the texts of the entries',
    showSummary: 'List entries, each with its exact text',
    checkpointSummary: 'Print a signed checkpoint',
    act: 'only one kind of act, such as sample.draw',
    limit: 'how many to show at most',
    verifyCheckpoint: 'hold the log against an earlier signed checkpoint (file)',
    key: 'print only the key that checks the signature',
    proveSummary: 'Prove that an entry is in the log, to be checked offline (C2SP tlog-proof)',
    proveOut: 'write the proof to a file',
    proved: (p) => `The proof of entry ${p.seq} is in ${p.file}`,
    consistent: (p) => `The checkpoint (${p.size} entries) is signed by this office and agrees with the log.`,
    verified: (p) => `The ledger is sound: ${p.size} entries, root ${p.root}\n`,
    broken: 'The ledger did not verify:',
    finding: {
      gap: (p) => `entry ${p.seq} is missing`,
      hash: (p) => `the text of entry ${p.seq} does not match its hash`,
      content: (p) => `the text of entry ${p.seq} does not match its number, time or act`,
      leaves: (p) => `the leaves of entry ${p.seq} do not give the root it names`,
      checkpoint: (p) =>
        `entries up to ${p.seq} were changed, removed or swapped after a checkpoint over them was signed`,
    },
    seq: 'No.',
    at: 'Time',
    what: 'Act',
    data: 'Content',
  },
  calendar: {
    showSummary: "Show a year's special days, or a month's working days",
    dueSummary: 'Compute when a limit ends, day by day',
    import: calendarImport,
    year: calendarYear,
    month: 'month, such as 2026-10 (default: this month)',
    from: 'start, such as 2026-09-30 or 2026-02-14T10:30',
    limit: 'limit, such as 20wd, 0.5wd, 2mo, 2h',
    dayNames: ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'],
    off: '* ',
    work: '+ ',
    workingDays: (p) => `${p.count} working days`,
    due: (p) => `due: ${p.due}\n`,
    date: 'Date',
    counted: 'Counted',
    why: 'Why',
  },
  demo: {
    there: (p) => `The demo workspace is there already and was left as it is: ${p.dir}`,
    what: 'What was made',
    where: 'Where',
    tryNext: 'Try next:',
    facts: 'The visit found that the facts promised by the applicant do not agree with the register.',
    document: 'CN-Breach-2026-1',
    pushReason: 'Push to the credit platform, third quarter',
    reportFile: (p) => `monthly-${p.month}.pdf`,
    made: {
      workspace: 'the demo workspace (items, cases, draws, credit, ledger)',
      letters: 'commitment letters, one PDF a case',
      merged: 'all letters in one print file (duplex-safe)',
      draw: 'the published draw (anyone can verify it)',
      report: 'the monthly report (also HTML, XLSX, CSV, JSON; and the report of the quarter)',
      push: 'the file for the credit platform',
      site: 'the public site (both languages, opens from the disk)',
    },
    step: {
      init: () => 'workspace made',
      mistakes: (p) =>
        `a list with mistakes tried: ${p.read} rows read, ${p.rejected} rejected, each with its reason`,
      items: (p) => `list of ${p.added} items imported`,
      publish: () => 'list published, in force from that day',
      inspectors: (p) => `${p.added} inspectors imported`,
      cases: (p) => `${p.added} cases imported`,
      record: (p) => `a case recorded at the window, gate passed: ${p.caseNo}, commitment code ${p.code}`,
      letters: (p) => `${p.issued} commitment letters issued`,
      sign: () => 'promise signed',
      decide: () => 'granted on the spot',
      plan: (p) => `sampling plan frozen: ${p.population} cases in ${p.strata} strata`,
      draw: (p) => `${p.drawn} cases drawn with a public seed`,
      publishDraw: () => 'draw published, list and method',
      verifyDraw: (p) => `verified by a third party: ${p.drawn} cases, exactly as the seed says`,
      checks: () => 'results of the checks recorded, one promise untrue',
      breach: (p) => `suspected breach ${p.breach} entered`,
      notify: () => 'facts notified, the defence heard',
      decideBreach: () => 'false promise decided, commitment barred',
      barred: () => 'the next application is stopped and goes the ordinary way',
      report: () => "the month's report made and frozen",
      quarter: () => 'report of the third quarter made',
      push: () => 'the decision pushed to the credit platform, with a reason, entered in the ledger',
      checkPush: (p) =>
        `the file checked as its receiver would, without a workspace: every row in order (${p.rows})`,
      site: (p) => `public site built: ${p.pages} pages`,
      ledger: (p) => `ledger verified: ${p.size} entries`,
    },
  },
  status: {
    title: (p) => `${p.office}  ${p.day}`,
    overdue: 'Overdue, not decided',
    dueToday: 'Due today',
    dueSoon: (p) => (p.limit === '' ? 'Due soon' : `Due within ${p.limit}`),
    paused: 'Clock paused',
    by: 'list by clerk or authority: clerk, authority',
    open: 'Open cases',
    toSign: 'Waiting for the signature',
    toDecide: 'Signed, waiting for the decision',
    checksOverdue: 'Checks overdue',
    checksDue: 'Checks due within thirty days',
    requestsOverdue: 'Replies of other authorities overdue',
    requestsDue: 'Replies of other authorities due soon',
    rectificationsOverdue: 'Corrections overdue for their re-check',
    rectificationsDue: 'Corrections due soon',
    suspicions: 'Not borne out by data, to be judged',
    referralsOverdue: 'Referrals overdue for their reply',
    referralsDue: 'Referrals due soon',
    objectionsOverdue: 'Objections overdue for their answer',
    objectionsDue: 'Objections due soon',
    publicationsOverdue: 'Plans whose results are overdue to be published',
    publicationsDue: 'Plans whose results are to be published soon',
    repliesToJudge: 'Replies of other authorities to be judged',
    drafts: 'Batches of items not yet published',
    defence: 'Breaches within the defence period',
    toNotify: 'Suspected breaches not yet notified',
    bars: 'Bars from commitment in force',
    next: 'Details: chengnuo case due, chengnuo check due, chengnuo credit list.',
  },
} satisfies Translation<typeof zh.office>;

export const officeErrors = {
  E_OFFICE_USCC: {
    message: (p) => `Not a unified social credit code: ${p.code}`,
    hint: 'It has 18 characters and its last one is a check character (GB 32100): compare it with the certificate.',
  },
  E_OFFICE_REGION: {
    message: (p) => `Not a region code: ${p.code}`,
    hint: 'It has 6 digits (GB/T 2260), such as 320400.',
  },
  E_DEMO_FOLDER: {
    message: (p) => `Something else is there already, so the demo did not start: ${p.dir}`,
    hint: 'Choose another folder, for example chengnuo demo demo-2.',
  },
  E_DEMO_STEP: {
    message: (p) => `The demo stopped at ${p.command}: ${p.detail}`,
    hint: 'This is a fault of the program or of the disk; nothing half made was left, so it can be run again.',
  },
} satisfies Translation<typeof zh.officeErrors>;
