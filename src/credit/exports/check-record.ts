import { checkIdentityNumber } from '../../identity/check-identity-number.ts';
import { residentIdProblem } from '../../identity/resident-id.ts';
import { usccProblem } from '../../identity/uscc.ts';
import { type Day, isDay } from '../../kernel/time.ts';
import { type Condition, fieldOf, type Layout, type LayoutField } from './layout.ts';
import type { Cells } from './record.ts';

/** What is wrong with a cell: its code (frictionless where there is one), and what was expected. */
export interface CellProblem {
  readonly column: string;
  readonly code: 'missing-cell' | 'type-error' | 'constraint-error' | 'masked-cell' | 'guarded-cell';
  readonly expected: Expectation;
}

/** What a problem's sentence is made of (`credit.export.expected`). */
export type Expectation =
  | { readonly kind: 'filled' }
  | { readonly kind: 'filledWith'; readonly other: string }
  | { readonly kind: 'filledWhen' | 'emptyWhen'; readonly other: string }
  | { readonly kind: 'oneOf'; readonly others: readonly string[] }
  | { readonly kind: 'length'; readonly max: number }
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'date'; readonly format: string }
  | { readonly kind: 'past' }
  | { readonly kind: 'notBefore'; readonly other: string }
  | { readonly kind: 'amount'; readonly decimals: number; readonly unit: string }
  | { readonly kind: 'positive' | 'uscc' | 'identity' | 'pattern' | 'controls' | 'unmasked' | 'unguarded' };

/** A row against its layout, every cell by itself and then with its neighbours. Pure; knows nothing of how rows are made. */
export function checkRecord(layout: Layout, cells: Cells, today: Day): CellProblem[] {
  const problems = layout.fields.flatMap((field) => checkCell(layout, field, cells, today));
  const wrong = new Set(problems.map(({ column }) => column));
  const more = layout.fields
    .filter(({ name }) => !wrong.has(name))
    .flatMap((field) => checkBeside(layout, field, cells));
  const groups = layout.one_of
    .filter(
      ({ when, fields }) => holds(layout, when, cells) && fields.every((name) => cellIn(cells, name) === ''),
    )
    .map(({ fields }) => problem(fields[0] ?? '', 'missing-cell', { kind: 'oneOf', others: fields }));
  return [...problems, ...more, ...groups];
}

const cellIn = (cells: Cells, name: string): string => cells[name] ?? '';

const problem = (column: string, code: CellProblem['code'], expected: Expectation): CellProblem => ({
  ...{ column, code, expected },
});

/** A cell by itself; the first thing that is wrong. */
function checkCell(layout: Layout, field: LayoutField, cells: Cells, today: Day): CellProblem[] {
  const text = cellIn(cells, field.name);
  const wrong = (code: CellProblem['code'], expected: Expectation) => [problem(field.name, code, expected)];
  if (text.trim() === '') return field.required ? wrong('missing-cell', { kind: 'filled' }) : [];
  // A line may break inside a text; any other control character is debris.
  const controls = field.kind === 'text' ? /[\u0000-\u0009\u000b-\u001f\u007f]/ : /[\u0000-\u001f\u007f]/;
  if (controls.test(text) || text !== text.trim()) return wrong('type-error', { kind: 'controls' });
  if (/^'+[=+\-@\t\r]/.test(text)) return wrong('guarded-cell', { kind: 'unguarded' });
  if (field.personal === 'number' && text.includes('*')) return wrong('masked-cell', { kind: 'unmasked' });
  if (field.kind !== 'enum' && [...text].length > field.max) {
    return wrong('constraint-error', { kind: 'length', max: field.max });
  }
  switch (field.kind) {
    case 'enum':
      return checkEnum(field, text);
    case 'date': {
      const day = dayOf(layout, text);
      if (day === null) return wrong('type-error', { kind: 'date', format: layout.date_format });
      return field.past && day > today ? wrong('constraint-error', { kind: 'past' }) : [];
    }
    case 'amount':
      return checkAmount(field, text);
    case 'uscc':
      return usccProblem(text) === null ? [] : wrong('constraint-error', { kind: 'uscc' });
    case 'identity':
      return isIdentity(layout, field, cells, text, today)
        ? []
        : wrong('constraint-error', { kind: 'identity' });
    case 'code':
    case 'text': {
      const shaped = field.pattern?.test(text) ?? true;
      const dated = field.day_at === undefined || isDay(dayAt(text, field.day_at));
      return shaped && dated ? [] : wrong('constraint-error', { kind: 'pattern' });
    }
  }
}

function checkEnum(field: LayoutField, text: string): CellProblem[] {
  const known = Object.values(field.values ?? {}).map(({ value }) => value);
  const parts = field.list === undefined ? [text] : text.split(field.list);
  const right =
    new Set(parts).size === parts.length &&
    parts.every(
      (part) => known.includes(part) || (field.also?.test(part) === true && [...part].length <= field.max),
    );
  return right ? [] : [problem(field.name, 'constraint-error', { kind: 'values', values: known })];
}

/** In units of ten thousand yuan; the classic slip, plain yuan, cannot be told from its form alone. */
function checkAmount(field: LayoutField, text: string): CellProblem[] {
  const { decimals, unit = '' } = field;
  const form = new RegExp(`^(?:0|[1-9]\\d{0,9})(?:\\.\\d{1,${decimals}})?$`);
  if (!form.test(text)) return [problem(field.name, 'type-error', { kind: 'amount', decimals, unit })];
  return Number(text) > 0 ? [] : [problem(field.name, 'constraint-error', { kind: 'positive' })];
}

/** Which documents each of the platforms' codes may be. */
const documents: Readonly<Record<string, readonly string[]>> = {
  resident_id: ['resident_id', 'hk_macao_taiwan_residence_permit'],
  passport: ['passport', 'foreign_passport'],
  hk_macao_permit: ['hk_macao_travel_permit'],
  taiwan_permit: ['taiwan_travel_permit'],
  foreigner_card: ['foreigner_permanent_residence'],
};

function isIdentity(layout: Layout, field: LayoutField, cells: Cells, number: string, today: Day): boolean {
  if (number !== number.toUpperCase()) return false;
  if (field.type_by !== undefined) {
    const type = wordIn(layout, field.type_by, cells);
    if (type !== 'person' && type !== 'organization' && type !== 'self_employed') return true;
    const checked = checkIdentityNumber({ type, number, today });
    // Documents that no standard tells by their shape: only their length and letters can be looked at.
    return (
      checked.ok ||
      (checked.problem === 'unrecognised' && type !== 'organization' && /^[0-9A-Z]{5,18}$/.test(number))
    );
  }
  // The field beside it says which document: filled in wherever the number is.
  const [beside] = field.required_with;
  const word = beside === undefined ? null : wordIn(layout, beside, cells);
  const allowed = word === null ? null : documents[word];
  if (!allowed) return true;
  // A passport's form lets nearly anything through: a sound resident ID is none all the same.
  if (word === 'passport' && residentIdProblem(number, today) === null) return false;
  return allowed.some((idType) => checkIdentityNumber({ type: 'person', idType, number, today }).ok);
}

/** A cell beside its neighbours. */
function checkBeside(layout: Layout, field: LayoutField, cells: Cells): CellProblem[] {
  const text = cellIn(cells, field.name);
  const found: CellProblem[] = [];
  const add = (code: CellProblem['code'], expected: Expectation) => {
    if (found.length === 0) found.push(problem(field.name, code, expected));
  };
  const { required_when: must, empty_when: no, empty_unless: only } = field;
  if (text === '') {
    if (must !== undefined && holds(layout, must, cells)) {
      add('missing-cell', { kind: 'filledWhen', other: Object.keys(must)[0] ?? '' });
    }
    const beside = field.required_with.find((name) => cellIn(cells, name) !== '');
    if (beside !== undefined) add('missing-cell', { kind: 'filledWith', other: beside });
    return found;
  }
  if (no !== undefined && holds(layout, no, cells)) {
    add('constraint-error', { kind: 'emptyWhen', other: Object.keys(no)[0] ?? '' });
  }
  if (only !== undefined && !holds(layout, only, cells)) {
    add('constraint-error', { kind: 'emptyWhen', other: Object.keys(only)[0] ?? '' });
  }
  if (field.not_before !== undefined) {
    const [day, before] = [dayOf(layout, text), dayOf(layout, cellIn(cells, field.not_before))];
    if (day !== null && before !== null && day < before) {
      add('constraint-error', { kind: 'notBefore', other: field.not_before });
    }
  }
  return found;
}

function holds(layout: Layout, condition: Condition, cells: Cells): boolean {
  return Object.entries(condition).some(([name, words]) => {
    const field = fieldOf(layout, name);
    const values = words.map((word) => field.values?.[word]?.value);
    return cellIn(cells, name)
      .split(field.list ?? '\n')
      .some((value) => values.includes(value));
  });
}

/** Our own word for the value of an enumerated cell; null where it has none. */
function wordIn(layout: Layout, name: string, cells: Cells): string | null {
  const entries = Object.entries(fieldOf(layout, name).values ?? {});
  return entries.find(([, { value }]) => value === cellIn(cells, name))?.[0] ?? null;
}

/** The day that a cell names in the layout's form; null where it names none. */
function dayOf(layout: Layout, text: string): Day | null {
  const form = layout.date_format === 'YYYY/MM/DD' ? /^\d{4}\/\d\d\/\d\d$/ : /^\d{4}-\d\d-\d\d$/;
  const day = text.replaceAll('/', '-');
  return form.test(text) && isDay(day) ? day : null;
}

const dayAt = (text: string, at: number): string =>
  `${text.slice(at, at + 4)}-${text.slice(at + 4, at + 6)}-${text.slice(at + 6, at + 8)}`;
