import type { Feature } from 'write-excel-file/node';
import { shorten } from '../../kernel/text.ts';
import { columnLetters } from './address.ts';

interface Helped {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes?: readonly string[];
  readonly choices?: readonly (readonly string[] | null)[];
}

/** Rows that offer choices and notes, if the sheet has no more rows than that. */
const PREPARED_ROWS = 5000;
/** Longest prompt and longest title of one (ECMA-376, CT_DataValidation, as Excel limits it). */
const MAX_PROMPT = 255;
const MAX_TITLE = 32;

const SHEET = 'xl/worksheets/sheet{id}.xml';

/**
 * What helps people to fill the first sheet in, which the library does not write itself: a drop-down for columns with choices
 * (from the sheet `choicesSheet`, since a list of its own ends at 255 characters), the note of a column as its prompt, and the
 * text format for columns as a whole.
 */
export async function entryHelp<Content>(table: Helped, choicesSheet: string): Promise<Feature<Content>> {
  const { getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings, sanitizeAttributeValue } =
    await import('write-excel-file/utility');
  const rules = validations(table, choicesSheet, sanitizeAttributeValue);
  const transform = (xml: string, _options: unknown, { sheetIndex }: { sheetIndex: number }): string => {
    if (sheetIndex !== 0) return xml;
    const text = withTextColumns(xml);
    if (rules.length === 0) return text;
    const markup = `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
    const order = getOrderOfSiblings(SHEET, 'worksheet') ?? [];
    return insertElementMarkupAccordingToOrderOfSiblings(text, markup, order, 'worksheet');
  };
  return { files: { transform: { [SHEET]: { transform } } } };
}

function validations(table: Helped, choicesSheet: string, attribute: (text: string) => string): string[] {
  const last = Math.max(PREPARED_ROWS, table.rows.length + 1000) + 1;
  return table.header.flatMap((title, i) => {
    const note = table.notes?.[i] ?? '';
    const choices = table.choices?.[i] ?? null;
    if (note === '' && choices === null) return [];
    const letters = columnLetters(i);
    const attributes = [
      ...(choices === null ? [] : ['type="list" errorStyle="warning" showErrorMessage="1"']),
      'allowBlank="1"',
      ...(note === '' ? [] : [`showInputMessage="1" promptTitle="${attribute(shorten(title, MAX_TITLE))}"`]),
      ...(note === '' ? [] : [`prompt="${attribute(shorten(note, MAX_PROMPT))}"`]),
      `sqref="${letters}2:${letters}${last}"`,
    ].join(' ');
    if (choices === null) return [`<dataValidation ${attributes}/>`];
    const range = `'${choicesSheet.replaceAll("'", "''")}'!$${letters}$2:$${letters}$${choices.length + 1}`;
    return [`<dataValidation ${attributes}><formula1>${range}</formula1></dataValidation>`];
  });
}

/** The style of the first cell below the header, which is a text cell, for every column. */
function withTextColumns(xml: string): string {
  const style = /<c r="A2"[^>]* s="(\d+)"/.exec(xml)?.[1];
  return style === undefined ? xml : xml.replace(/<col (?![^>]* style=)/g, `<col style="${style}" `);
}
