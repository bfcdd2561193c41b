import type { Translation } from '../types.ts';
import type * as zh from '../zh/letter-paper.ts';
import { cases } from './case.ts';

const notice42 = 'State Council Office notice 42 of 2020 on the notification-commitment system';

export const letterPaper = {
  summary: 'Print the papers of a case or of a breach (without a kind: list them all)',
  out: 'file (.pdf) or folder to write',
  blank: 'a blank form to fill in by hand (nothing is recorded)',
  set: 'fill a field, such as --set reason=…; may be repeated; lists part by ；, columns of a table by |',
  document: "the office's own document number (default: the next one)",
  date: 'the day it bears (default: today)',
  another: 'one more, with a number of its own (default: printed again it keeps number and day)',
  template: "another template of the office's, such as papers/acceptance-food",
  lang: 'language of the paper, zh or en (default: that of the interface)',
  kind: 'Kind',
  title: 'Paper',
  about: 'About',
  abouts: { case: 'case', breach: 'breach', none: '—' },
  by: (p) => `printed by chengnuo ${p.command}`,
  done: (p) => `${p.title}${p.document_no === null ? '' : ` (${p.document_no})`}: ${p.file}`,
  words: {
    noGrade: 'none',
    copies: { applicant: 'First copy: for the applicant', archive: 'Second copy: for the file' },
    template: (p) => `template ${p.name} ${p.version}`,
    basis: {
      licenceNonAcceptance: 'Article 32(1) of the Administrative Licence Law',
      licenceRefusal: 'Article 38(2) of the Administrative Licence Law',
      licenceRevocation: 'Article 69(2) of the Administrative Licence Law',
      revocation: notice42,
      rectification: notice42,
    },
  },
} satisfies Translation<typeof zh.letterPaper>;

export const letterPaperErrors = {
  E_PAPER_KIND: {
    message: (p) =>
      `There is no paper of the kind ${p.kind}${p.meant === null ? '' : ` (did you mean ${p.meant}?)`}.`,
    hint: 'See them all with chengnuo letter paper list.',
  },
  E_PAPER_ABOUT: {
    message: (p) =>
      p.about === 'none'
        ? `The paper ${p.kind} is printed by chengnuo ${p.by}; here only as a blank form.`
        : `Which ${p.about} is the paper ${p.kind} for?`,
    hint: (p) =>
      `For example: chengnuo letter paper ${p.kind} ${p.about === 'none' ? '--blank ' : 'NUMBER '}--out papers`,
  },
  E_PAPER_FIELD: {
    message: (p) =>
      `The paper ${p.kind} has no field ${p.field}${p.meant === null ? '' : ` (did you mean ${p.meant}?)`}.`,
    hint: (p) => `It has: ${p.known.join(', ')}`,
  },
  E_PAPER_STATE: {
    message: (p) =>
      `Case ${p.case_no} is ${cases.states[p.state]}: the paper ${p.kind} cannot be printed now.`,
    hint: (p) => `See where it stands with chengnuo case show ${p.case_no}; --blank prints a blank form.`,
  },
  E_PAPER_NUMBER: {
    message: (p) => `The document number ${p.document_no} is that of another paper.`,
    hint: 'Check the number; without --document the next one is given.',
  },
} satisfies Translation<typeof zh.letterPaperErrors>;
