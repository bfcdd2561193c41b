import type { Translation } from '../types.ts';
import type * as zh from '../zh/letter-template.ts';

const number = (amount: number, one: string, many: string): string =>
  `${amount} ${amount === 1 ? one : many}`;

export const template = {
  summary: 'Templates of letters and papers',
  listSummary: 'List the templates; with a name, its fields',
  name: 'Template',
  lang: 'Language',
  title: 'Title',
  version: 'Version',
  origin: 'Origin',
  fields: 'Fields',
  shipped: 'shipped',
  office: 'office',
  broken: 'faulty',
  field: 'Field',
  label: 'Meaning',
  type: 'Type',
  required: 'Required',
  requiredWhen: (p) => `when ${p.condition}`,
  types: { text: 'text', flag: 'flag', list: 'list', rows: 'table' },
  check: {
    summary:
      'Check templates for unknown, misspelt and unused fields, missing statutory parts, unclosed tags (without a name: all)',
    line: 'Line',
    column: 'Column',
    severity: 'Weight',
    problem: 'Problem',
    severities: { error: 'error', notice: 'notice' },
    done: (p) =>
      `${number(p.checked, 'template', 'templates')} checked: ${number(p.errors, 'error', 'errors')}, ${number(p.notices, 'notice', 'notices')}.`,
    meant: (p) => ` (did you mean ${p.meant}?)`,
    problems: {
      'front-matter': (p) => `the front matter is wrong: ${p.name}`,
      syntax: (p) => `wrong syntax: ${p.name}`,
      'unclosed-tag': (p) => `not closed: ${p.name}`,
      'unknown-tag': (p) => `there is no such tag, or nothing for it to end: ${p.name}`,
      'unknown-filter': (p) => `there is no such filter: ${p.name}`,
      limit: () => 'it goes beyond the limits (a loop that is too long, or too large)',
      'unknown-field': (p) => `the field ${p.name} is used but not declared`,
      'unknown-column': (p) => `there is no column ${p.name}`,
      'unknown-value': (p) => `it is compared with "${p.name}", a value that never comes`,
      'foreign-field': (p) =>
        `the field ${p.name} is declared, but the paper has none: it would always be empty`,
      'unused-field': (p) => `the field ${p.name} is declared but not used`,
      'unknown-container': (p) => `there is no such layout: ::: ${p.name}`,
      'unclosed-container': (p) => `the layout is not closed by ::: (::: ${p.name})`,
      'missing-part': (p) => `a statutory part is missing: ${p.name}`,
    },
    parts: {
      name: 'notice, 1: name of the certificate or licence',
      legal_basis: 'notice, 2: legal basis',
      content: 'notice, 3: what is to be proved, or conditions, standards, technical requirements',
      materials: 'notice, 4: materials and how they may be replaced',
      way: 'notice, 5: way of promising (in writing)',
      liability: 'notice, 6: civil, administrative and criminal liability for an untrue promise',
      check: "notice, 7: the authority's power to check",
      publication: 'notice, 8: whether the letter is published, how far and how long',
      informed: 'promise, a: knows what was notified',
      fulfilled: 'promise, b: meets the conditions',
      accepts_liability: 'promise, c: accepts the liability for an untrue promise',
      true_will: 'promise, d: the promise is the true expression of will',
    },
  },
  copy: {
    summary: "Copy a template into the office's templates folder, where it comes first once it is edited",
    as: 'under another name, such as letters/licence-food',
    confirm: (p) => `There already: ${p.files.join(', ')}. Overwrite?`,
    done: (p) => `Copied: ${p.file}`,
  },
} satisfies Translation<typeof zh.template>;

export const templateErrors = {
  E_TEMPLATE_PROBLEMS: {
    message: (p) => `${number(p.errors, 'error', 'errors')} in the templates, given above.`,
    hint: 'Correct them at the lines and columns given, then check again; docs/templates.md says how templates are written.',
  },
  E_TEMPLATE_OUTSIDE: {
    message: (p) => `Template ${p.file} is a link that leads out of the templates folder; it was not used.`,
    hint: 'Put the file itself into the templates folder.',
  },
  E_TEMPLATE_EXISTS: {
    message: (p) => `The template exists and was not overwritten: ${p.file}`,
    hint: 'Use --yes to overwrite it with the shipped one, or --as NAME to copy under another name.',
  },
  E_LETTER_COPY_NAME: {
    message: (p) => `This cannot be the name of a template: ${p.name}`,
    hint: (p) =>
      `Stay in the same folder; small letters, digits and hyphens, such as ${p.folder || 'letters'}/licence-food.`,
  },
} satisfies Translation<typeof zh.templateErrors>;
