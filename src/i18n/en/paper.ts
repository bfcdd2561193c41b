import type { Translation } from '../types.ts';
import type * as zh from '../zh/paper.ts';

const place = (line: number, column: number): string => (line > 0 ? `, line ${line}, column ${column}` : '');

const fontFaults: Readonly<Record<zh.FontFault, string>> = {
  no_font: 'it is no font',
  woff2: 'it is a WOFF2 web font, which is not supported',
  damaged: 'it is incomplete, or lacks what printing needs',
};

export const paperErrors = {
  E_PAPER_GLYPH: {
    message: ({ char, codePoint }) =>
      `no font has the character "${char}" (${codePoint}); the paper was not made`,
    hint: 'check whether it was typed wrongly; for a rare character name a font file that has it at fonts.rare in chengnuo.yaml',
  },
  E_PAPER_FONT_FILE: {
    message: ({ file }) => `the font file ${file} cannot be read`,
    hint: 'check the paths under fonts in chengnuo.yaml and the permissions of the file',
  },
  E_PAPER_FONT: {
    message: ({ file, fault }) => `the font file ${file} cannot be used for printing: ${fontFaults[fault]}`,
    hint: 'name another file under fonts in chengnuo.yaml: .ttf, .ttc, .otf or .woff, with a Unicode table',
  },
  E_TEMPLATE_NONE: {
    message: ({ name, dirs }) => `there is no template ${name} (looked in ${dirs.join(', ')})`,
    hint: 'check the name; a template file is called NAME.LANGUAGE.md, such as letters/certification.en.md',
  },
  E_TEMPLATE_FRONT_MATTER: {
    message: ({ file, detail }) => `the front matter of template ${file} is wrong: ${detail}`,
    hint: 'it stands between two lines --- and holds name, kind, version, lang, title and fields; see docs/templates.md',
  },
  E_TEMPLATE_SYNTAX: {
    message: ({ file, line, column, detail }) => `template ${file}${place(line, column)}: ${detail}`,
    hint: 'check that the {{ }} and {% %} there are closed and spelt right; docs/templates.md lists the tags and filters',
  },
  E_TEMPLATE_LIMIT: {
    message: ({ file, line, column }) =>
      `template ${file}${place(line, column)}: stopped, because it went beyond its limits`,
    hint: 'check whether a loop there runs too often, or whether the file is too large',
  },
  E_TEMPLATE_FIELD_UNKNOWN: {
    message: ({ field, file, line, column }) =>
      `template ${file}${place(line, column)} uses the field ${field}, which it does not declare`,
    hint: 'check the spelling; every field of a template is declared under fields in its front matter',
  },
  E_TEMPLATE_FIELD_MISSING: {
    message: ({ field, label, template }) =>
      `the required field "${label}" (${field}) of template ${template} has no value; the paper was not made`,
    hint: 'fill it in first: in the list of items, in the case or in the settings of the office',
  },
  E_TEMPLATE_FIELD_VALUE: {
    message: ({ field, template, expected }) =>
      `the value of field ${field} of template ${template} does not fit; expected: ${expected}`,
    hint: 'see type and values of the field in the front matter of the template',
  },
} satisfies Translation<typeof zh.paperErrors>;
