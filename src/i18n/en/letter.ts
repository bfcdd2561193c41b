import type { Translation } from '../types.ts';
import type * as zh from '../zh/letter.ts';
import { template, templateErrors } from './letter-template.ts';
import { limitOnPaper } from './limit.ts';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

const count = (amount: number, [one, many]: readonly [string, string]): string =>
  `${amount} ${amount === 1 ? one : many}`;

export const letter = {
  issue: {
    summary: 'Print commitment letters (PDF, one a case)',
    pending: 'all open commitment cases that have no letter yet',
    item: 'only open cases of this item code',
    out: 'output folder',
    merge: 'also one file of all letters (each starts on an odd page, for duplex printing)',
    strict: 'one bad case and nothing is printed',
    lang: 'language of the letter, zh or en (default: that of the interface)',
    progress: 'printing letters',
    mergeProgress: 'merging letters',
    done: (p) =>
      `${[
        `${count(p.issued, ['letter', 'letters'])} issued`,
        ...(p.skipped > 0 ? [`${p.skipped} unchanged`] : []),
        ...(p.failed > 0 ? [`${p.failed} failed`] : []),
      ].join(', ')}: ${p.dir}`,
    merged: (p) => `merged file: ${p.file}`,
    why: 'Why',
    failedTitle: 'Cases without a letter:',
    nothing: 'No case needs a letter.',
    strictNothing: 'Nothing was issued, because of --strict.',
  },
  blank: {
    summary: 'Write blank letters for applicants to fill in by hand',
    all: 'every commitment item in force',
    type: 'who fills it in (default: a person for certificates, an organization for licences)',
    progress: 'printing blank letters',
    footer: (p) => `item version ${p.version}, blank form`,
    done: (p) => `${count(p.count, ['blank letter', 'blank letters'])} written: ${p.dir}`,
  },
  preview: {
    summary: "Show a case's letter without recording it",
    out: 'file to write: .pdf, or .png (a picture a page; of several pages -1, -2, and so on)',
    done: (p) => `preview written: ${p.files.join(', ')} (not recorded, not a letter)`,
    footer: 'Preview, not recorded, not a letter',
  },
  verify: {
    summary: 'Tell whether a letter is genuine: the file against the record',
    code: 'commitment code (20 digits, or the text of the QR code): show what is recorded',
    valid: 'Genuine: the letter is exactly what this office recorded.',
    codeValid: 'There is such a letter. Compare the paper with the record below.',
    erasedSame:
      "The same: byte for byte the file that was issued. The person's data has been erased from the record since.",
    reasons: {
      erased:
        "The content cannot be compared: the person's data has been erased from the record. The file as it was issued can still be verified.",
      changed: 'Changed: it bears a number of this office, but its content is not what was recorded.',
      void: "Void: the letter's number has been voided.",
      replaced: 'Replaced: the case was given another letter or another number later.',
      foreign: 'Foreign: this office never issued it.',
      not_issued: 'Not issued: the number was handed out, but no letter was ever printed.',
    },
    hints: {
      length: (p) =>
        `A commitment code has 20 digits (a scanned one 16 more of a digest); what was typed has ${p.characters}. Please check it.`,
      read_as: (p) => `Letters that look like digits were read as such: ${p.code}.`,
      near: (p) => `Is one digit wrong? Codes that are near: ${p.codes.join(', ')}`,
      region: (p) =>
        `The first six digits, ${p.region}, are not the region of this office: please ask the office there.`,
    },
    facts: {
      letter_no: 'Letter number',
      commitment_code: 'Commitment code',
      case_no: 'Case',
      applicant: 'Applicant',
      id_number: 'Document number',
      item: 'Item',
      item_version: 'Item version',
      authority: 'Authority',
      issued_at: 'Issued at',
      template: 'Template',
      void_reason: 'Reason of voiding',
      content: 'Digest of content',
    },
  },
  void: {
    summary: "Void a letter's number for good",
    reason: 'why it is voided',
    done: (p) => `${p.letter_no} is void (case ${p.case_no}).`,
    unsigned: 'Its signature is void with it: the case has to be signed anew.',
    next: (p) =>
      `The case now bears ${p.letter_no}. Print its letter: chengnuo letter issue ${p.case_no} --out letters`,
  },
  template,
  mergedTitle: (p) => count(p.count, ['commitment letter', 'commitment letters']),
  words: {
    date: (p) => `${p.day} ${months[p.month - 1] ?? ''} ${p.year}`,
    checkWithin: (p) =>
      p.unit === 'on_the_spot' ? 'on the spot' : `within ${limitOnPaper(p)} of the decision`,
    itemVersion: (p) => String(p.version),
    copies: 'two',
    blankDate: '____ / ____ / ________',
    blankStatus: '□ handed in\n□ to follow',
    joinClauses: '; ',
    joinNames: ', ',
    publishRange: "on the authority's website or the credit website, until the promise has been checked",
    checkMethods: {
      online: 'online verification',
      assist: 'assistance of other departments',
      document: 'verification on paper',
      onsite: 'on-site inspection',
      publicity: 'public notice',
      daily: 'daily supervision',
      exempt: 'exempt from checking',
    },
    material: {
      anyForm: 'paper or electronic',
      original: 'original',
      copy: 'copy',
      handedIn: 'handed in',
      later: 'to follow after the promise',
      laterBy: (p) => `to follow by ${p.day}`,
      replaced: 'replaced by the promise',
    },
  },
} satisfies Translation<typeof zh.letter>;

export const letterErrors = {
  ...templateErrors,
  E_LETTER_MODE: {
    message: (p) => `Case ${p.case_no} is not handled by commitment: it has no letter.`,
    hint: 'See its mode with chengnuo case show NUMBER.',
  },
  E_LETTER_NO_NUMBER: {
    message: (p) => `Case ${p.case_no} has no letter number (cases of the past are not numbered).`,
    hint: 'Only cases whose notice was given in this system are numbered.',
  },
  E_LETTER_VOIDED: {
    message: (p) => `The letter number ${p.letter_no} of case ${p.case_no} is void and cannot be printed.`,
    hint: 'The case is signed or has ended, so it gets no other number: end it with chengnuo case withdraw and record it anew.',
  },
  E_LETTER_STATE: {
    message: (p) =>
      `Case ${p.case_no} has ended (refused, withdrawn, terminated or revoked): no letter is printed.`,
    hint: 'See its course with chengnuo case show NUMBER.',
  },
  E_LETTER_FIELD_UNKNOWN: {
    message: (p) => `Template ${p.template} declares a field that no letter has: ${p.field}`,
    hint: 'See the fields with chengnuo letter template list letters/certification, then correct the template.',
  },
  E_LETTER_UNKNOWN: {
    message: (p) => `There is no letter number ${p.letter_no}.`,
    hint: 'Give the whole number, such as 常审承〔2026〕12号; chengnuo case show NUMBER shows it.',
  },
  E_LETTER_VOID_ALREADY: {
    message: (p) => `Letter number ${p.letter_no} is void already.`,
    hint: 'There is nothing left to do.',
  },
  E_LETTER_VOID_REASON: { message: 'Voiding a letter needs a reason.', hint: 'Give it with --reason.' },
  E_LETTER_WHICH: {
    message: 'Which cases are to get a letter?',
    hint: 'Give case numbers, or --pending or --item CODE (not together with case numbers).',
  },
  E_LETTER_BLANK_WHICH: {
    message: 'Give an item code, or --all for every item (one of the two).',
    hint: 'For example: chengnuo letter blank --all --out blank-letters',
  },
  E_LETTER_BLANK_MODE: {
    message: (p) => `Item ${p.code} is not handled by commitment at present: it has no letter.`,
    hint: 'See the items with chengnuo item list --mode commitment.',
  },
  E_LETTER_VERIFY_WHAT: {
    message: 'Give a file to verify, or a commitment code with --code (one of the two).',
    hint: 'For example: chengnuo letter verify letter.pdf',
  },
  E_LETTER_NOT_GENUINE: {
    message: 'The letter did not pass; the reason is given above.',
    hint: 'What this office recorded counts; for a paper copy use chengnuo letter verify --code CODE.',
  },
  E_LETTER_FAILED: {
    message: (p) =>
      p.failed === 1
        ? '1 case got no letter; the reason is given above.'
        : `${p.failed} cases got no letter; the reasons are given above.`,
    hint: 'Correct them and run again; what is issued is not issued twice.',
  },
  E_LETTER_FOLDER_BUSY: {
    message: (p) => `Another batch is writing letters into ${p.folder}; this one printed nothing.`,
    hint: 'Run it again when the other one is done, or name another folder with --out.',
  },
} satisfies Translation<typeof zh.letterErrors>;
