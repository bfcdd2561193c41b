/** How the long cells of an item list are read for a letter. Pure. */

/** Marks a material that may follow within a limit (contract, section 3). */
const DEFERRABLE = /\s*[（(]容缺[）)]\s*$/;

/** Without the white space and the closing stop of a cell's part: the template sets its own. */
const trimmed = (text: string): string =>
  text
    .trim()
    .replace(/^[；;、，,]+|[；;。]+$/g, '')
    .trim();

const parts = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map(trimmed)
    .filter((part) => part !== '');

/**
 * The laws of a basis, one an entry. Line breaks divide; `；` only before a law's title, since a quoted article holds
 * semicolons of its own.
 */
export const legalBases = (text: string | null): string[] => parts(text ?? '', /\n+|[；;](?=\s*《)/);

/** The entries of a list cell: by line breaks where there are any, else by `；`. */
export function clauses(text: string | null): string[] {
  const cell = (text ?? '').trim();
  return parts(cell, /\n/.test(cell) ? /\n+/ : /[；;]/).map(withoutNumber);
}

/** `1．`, `（一）`, `①` at the start go: the letter numbers its entries itself. */
const withoutNumber = (text: string): string =>
  text.replace(
    /^(?:[（(]?\d{1,2}[）).．、](?!\d)|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*/,
    '',
  );

/**
 * What the applicant said, without the lead-in that online forms put before it: the letter has that sentence already.
 */
export const promisedFacts = (text: string | null): string[] =>
  clauses(
    (text ?? '')
      .trim()
      .replace(/^(?:(?:本人|我|本单位)?已(?:经)?知晓[^：:。；\n]{0,20}[，,])?(?:现)?承诺[：:]\s*/, ''),
  );

/** A material's name without its mark, and whether the list allows it to follow later. */
function materialName(part: string): { name: string; deferrable: boolean } {
  return { name: part.replace(DEFERRABLE, '').trim(), deferrable: DEFERRABLE.test(part) };
}

/** The materials of a list or of a case. */
export const materialsOf = (text: string | null): { name: string; deferrable: boolean }[] =>
  parts(text ?? '', /\n+|[；;]/).map(materialName);

/** Forms that a material's name states; null where it states none. */
export function materialForm(name: string): 'copy' | 'original' | null {
  if (/复印件|影印件|\bcopy\b|\bcopies\b/i.test(name)) return 'copy';
  if (/原件|申请表|申请书|登记表|审批表|申报表|\boriginal\b|\bapplication\b/i.test(name)) return 'original';
  return null;
}

const numerals = '零一二三四五六七八九十';

/** Copies that a name states (`一式两份`, `3份`); 1 where it states none. */
export function materialCopies(name: string): string {
  const found = /(?:一式)?([一二两三四五六七八九]|\d{1,2})份/.exec(name)?.[1];
  if (found === undefined) return '1';
  if (found === '两') return '2';
  const index = numerals.indexOf(found);
  return index > 0 ? String(index) : found;
}
