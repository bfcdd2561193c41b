import type { Translation } from '../types.ts';
import type * as zh from '../zh/forget.ts';

export const forget = {
  summary:
    "Erase a person's data once it need not be kept any longer (identity number, or subject number S…)",
  basis: 'why it is erased, for the ledger, such as "own request, received 2036-09-30 as no. 12"',
  files:
    'a further folder where letters and papers may lie, repeatable (the workspace is always looked through)',
  dryRun: 'only list what would be erased',
  subject: 'Subject',
  lastAct: 'Last act',
  allowedFrom: 'May be erased from',
  rule: 'Why it is kept',
  record: 'What',
  how: 'How',
  rows: 'Rows',
  hows: { blank: 'emptied', drop: 'deleted' },
  records: {
    subjects: 'subject: names, number, phone, address',
    subject_grades: 'grades of other platforms',
    subject_representatives: 'link to the legal representative',
    cases: 'case: facts, evidence, deferred materials',
    case_steps: 'notes on steps',
    case_pauses: 'reasons for pauses',
    case_extensions: 'reasons for extensions',
    material_extensions: 'reasons for later materials',
    letters: 'digests of letters (now keyed)',
    letter_voids: 'reasons for void numbers',
    papers: 'file names and digests of papers (now keyed)',
    checks: 'details of checks',
    check_requests: 'requests to authorities, replies',
    rectifications: 'orders to correct, re-checks',
    breaches: 'facts of breaches, why they ended',
    bars: 'reasons for lifting bars',
    repairs: 'reasons for ending repairs',
    objections: 'grounds of objections, answers',
    export_rows: 'digests of rows sent (now keyed)',
    export_returns: 'messages of platforms',
    penalty_fines: 'permit numbers',
    source_rows: 'rows of other authorities',
    visit_results: 'details of visits',
    referrals: 'findings referred, answers',
  },
  already: ({ subject, day }) =>
    `The personal data of ${subject} was erased on ${day}; nothing is left to erase, and nothing was changed.\n`,
  nothing: 'The database holds nothing personal to erase any more.\n',
  filesPlanned: 'Files that would be deleted:',
  filesDeleted: 'Files deleted:',
  byHand: 'Recorded files that were not found: look for them and delete them by hand:',
  planned: 'This is the plan; nothing was changed.\n',
  done: 'The personal data is erased, and the ledger says so. Counts stay as they were; numbers, dates, results and keyed hashes remain.\n',
  notWiped:
    'The database file is in use, so old content may still lie in its free pages: run this command again when nobody else is at work.\n',
  serverLeft:
    "The server's free pages, write-ahead log and backups are for its administrator (vacuum full, new backups).\n",
  elsewhere:
    'Copies this program does not know of are yours to deal with: merged prints, lists and rejects used for imports, exported tables, backups of the database, paper. A mention of the person in the papers of others is not recognised.\n',
} satisfies Translation<typeof zh.forget>;

export const forgetErrors = {
  E_FORGET_UNKNOWN: {
    message: (p) => `No such subject: ${p.id}`,
    hint: 'Check the identity number; the subject number, which begins with S, will do as well.',
  },
  E_FORGET_OPEN: {
    message: (p) =>
      `${p.subject_no} has matters that are not over, so it cannot be forgotten: ${[
        ...(p.cases.length > 0 ? [`open cases ${p.cases.join(', ')}`] : []),
        ...(p.breaches.length > 0 ? [`breaches or bars not ended ${p.breaches.join(', ')}`] : []),
        ...(p.grades.length > 0 ? [`grades that still bar ${p.grades.join(', ')}`] : []),
      ].join('; ')}.`,
    hint: 'Close, repair or lift these first; the retention period runs from the last act.',
  },
  E_FORGET_RETENTION: {
    message: (p) =>
      `The data of ${p.subject_no} must still be kept: the last act was on ${p.last_act}, it may be erased from ${p.allowed_from} (${p.basis}).`,
    hint: "policy/retention.yaml sets the period; the office may change it to its records schedule, with the schedule's basis.",
  },
} satisfies Translation<typeof zh.forgetErrors>;
