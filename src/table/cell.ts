import { residentCheckCharacter } from '../identity/resident-id.ts';
import { usccProblem } from '../identity/uscc.ts';
import { formatLimit, parseLimit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseCode, normaliseText, toHalfWidth } from '../kernel/text.ts';
import { matchKey } from './match-key.ts';
import { readDay, readInstant } from './read-time.ts';
import type { Field } from './schema.ts';

/** The typed value of a cell: text, code, day, instant or limit as a string; integers and levels as numbers; lists; null if empty. */
export type CellValue = string | number | readonly string[] | null;

/** What a cell should have been: the catalogue has a text for each (`table.expected`). */
export type Expected =
  | 'integer'
  | 'day'
  | 'instant'
  | 'limit'
  | 'readable'
  | 'noFormulaError'
  | 'noFormula'
  | 'noDate'
  | 'choice'
  | 'pattern'
  | 'maxLength'
  | 'minimum'
  | 'maximum'
  | 'undamaged';

export interface CellFault {
  readonly code: 'type-error' | 'constraint-error' | 'number-damaged';
  readonly expected: Expected;
}

type Cell = Result<CellValue, CellFault>;

const fault = (code: CellFault['code'], expected: Expected): Cell => err({ code, expected });

/** What a reader must not obey (C0 but Tab and line ends, DEL, bidi overrides) and the mark of an earlier wrong decoding. */
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffd]/;

/** What a spreadsheet writes where a formula failed or a column was too narrow. */
const formulaError = /^(#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)|#{3,})$/i;

/** Drops the `'` that our own files put before a formula sign. */
export const dropGuard = (raw: string): string =>
  raw.startsWith("'") && /^'+[=+\-@\t\r]/.test(raw) ? raw.slice(1) : raw;

/** What nearly every cell is: a letter, digit or common character first, nothing odd in it. Only its end is to be looked at. */
const plainCell = /^[0-9A-Za-z\u4e00-\u9fff][ -~\u4e00-\u9fff]*$/;

/** A cell as it came without its guard (which is dropped once), read by its column: normalised and typed, never guessed. An empty cell is null. */
export function readCell(field: Field, raw: string): Cell {
  if (raw === '') return ok(null);
  if (raw.length <= field.maxLength && plainCell.test(raw) && !raw.endsWith(' ')) return readText(field, raw);
  const text = normaliseText(raw);
  if (text === '') return ok(null);
  if (text.length > field.maxLength && [...text].length > field.maxLength) {
    return fault('constraint-error', 'maxLength');
  }
  if (unreadable.test(text) || !text.isWellFormed()) return fault('type-error', 'readable');
  if (formulaError.test(text)) return fault('type-error', 'noFormulaError');
  return readText(field, text);
}

/** A text that is readable and without noise. */
function readText(field: Field, text: string): Cell {
  switch (field.kind) {
    case 'text':
      return checkPattern(field, text);
    case 'code':
    case 'level':
      return readCode(field, text);
    case 'list':
      return readList(field, text);
    case 'integer':
      return readInteger(field, normaliseCode(text));
    case 'day': {
      const day = readDay(normaliseCode(text));
      return day === null ? fault('type-error', 'day') : ok(day);
    }
    case 'instant': {
      const instant = readInstant(toHalfWidth(text).trim());
      return instant === null ? fault('type-error', 'instant') : ok(instant);
    }
    case 'limit': {
      const limit = parseLimit(text);
      return limit === null ? fault('type-error', 'limit') : ok(formatLimit(limit, 'en'));
    }
  }
}

function readCode(field: Field, text: string): Cell {
  if (field.values === null) {
    const code = normaliseCode(text);
    if (isDamagedNumber(code, field.identity)) return fault('number-damaged', 'undamaged');
    return checkPattern(field, code);
  }
  const found = codeOf(field, text);
  if (found !== undefined) return ok(field.numeric ? Number(found) : found);
  // frictionless: a number outside the list breaks the constraint, a word is not of the type.
  return fault(field.numeric && !/^\d+$/.test(text) ? 'type-error' : 'constraint-error', 'choice');
}

const writtenCodes = new WeakMap<Field, Map<string, string>>();

/** The code that a way of writing it stands for; remembered as written, for a column has few and a list many rows. */
function codeOf(field: Field, text: string): string | undefined {
  let written = writtenCodes.get(field);
  if (written === undefined) {
    written = new Map();
    writtenCodes.set(field, written);
  }
  const known = written.get(text);
  if (known !== undefined) return known;
  const code = field.lookup.get(matchKey(text));
  if (code !== undefined && written.size < 1000) written.set(text, code);
  return code;
}

function readList(field: Field, text: string): Cell {
  const parts = text
    .split(/[\n；;]/)
    .map((part) => (field.codeItems ? normaliseCode(part) : normaliseText(part)))
    .filter((part) => part !== '');
  if (field.values === null) {
    const damaged = field.codeItems && parts.some((part) => isDamagedNumber(part, false));
    return damaged ? fault('number-damaged', 'undamaged') : ok(parts.length === 0 ? null : parts);
  }
  const codes: string[] = [];
  for (const part of parts) {
    const code = codeOf(field, part);
    if (code === undefined) return fault('constraint-error', 'choice');
    codes.push(code);
  }
  return ok(codes.length === 0 ? null : [...new Set(codes)]);
}

function readInteger(field: Field, text: string): Cell {
  if (!/^[+-]?\d{1,15}$/.test(text)) return fault('type-error', 'integer');
  const value = Number(text);
  if (field.minimum !== null && value < field.minimum) return fault('constraint-error', 'minimum');
  if (field.maximum !== null && value > field.maximum) return fault('constraint-error', 'maximum');
  return ok(value);
}

const checkPattern = (field: Field, value: string): Cell =>
  field.pattern === null || field.pattern.test(value) ? ok(value) : fault('constraint-error', 'pattern');

/**
 * True for a long number that a spreadsheet damaged: `3.30782E+17`, or more than 15 digits whose rest became zeros. A spreadsheet
 * keeps 15 digits. In an 18-digit identity number three zeros at the end may be real: only a wrong check digit proves the damage.
 */
export function isDamagedNumber(code: string, identity: boolean): boolean {
  if (/^\d(\.\d+)?E\+\d{1,3}$/i.test(code)) return true;
  if (!/^[1-9]\d{15,}$/.test(code) || !/^0+$/.test(code.slice(15))) return false;
  if (code.length >= 24) return true;
  if (!identity || code.length !== 18) return false;
  return residentCheckCharacter(code.slice(0, 17)) !== code[17] && usccProblem(code) !== null;
}
