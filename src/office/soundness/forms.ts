import { idTypes } from '../../identity/id-types.ts';
import { paces } from '../../item/item.ts';
import { isDay } from '../../kernel/time.ts';
import type { Finding, Row } from './finding.ts';

/** The forms in which values are stored, told by the names of their columns: one word for one thing holds here too. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const SHA256 = /^(?:hmac:)?[0-9a-f]{64}$/;
/** A day, or a minute of one in the office's zone. */
const DUE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{3})?)?(?:Z|\+08:00))?$/;

const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
const isSha256 = (value: unknown): boolean => typeof value === 'string' && SHA256.test(value);
const isDue = (value: unknown): boolean => typeof value === 'string' && DUE.test(value);
const isStoredDay = (value: unknown): boolean => typeof value === 'string' && isDay(value);
const isFlag = (value: unknown): boolean => value === 0 || value === 1;
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

const oneOf =
  (...codes: readonly string[]): Form =>
  (value) =>
    typeof value === 'string' && codes.includes(value);

type Form = (value: unknown) => boolean;

/** Instants that people give as text and that are kept as they came. */
const asGiven = new Set(['draws.seeded_at', 'top_ups.seeded_at']);

/** Codes that the schema leaves open, since later versions may add some. */
const coded: Readonly<Record<string, Form>> = {
  'cases.gate_check': oneOf('normal', 'full'),
  'cases.gate_pace': oneOf(...paces),
  'cases.gate_source': oneOf('office'),
  'subjects.id_type': oneOf(...idTypes),
};

const named: readonly (readonly [RegExp, Form])[] = [
  [/(?:^|_)at$|^paused_since$/, isInstant],
  [
    /_day$|_on$|^(?:effective|listed)_(?:from|to)$|^defence_until$|^publicity_(?:from|until)$|^earliest_repair$/,
    isStoredDay,
  ],
  [/^(?:deadline|check_due|materials_due|due|accept_due|complete_due)$/, isDue],
  [/sha256$|^digest$/, isSha256],
  [
    /_provisional$|^(?:history|retires|deferred|offered|chosen|gate_allowed|until_repaired|assigned|in_time)$/,
    isFlag,
  ],
  [/^(?:revision|version|read|added|updated|unchanged|rejected|population|quota|row_count|last)$/, isCount],
];

/** The form of each column of a table that has one; a column that may be empty is checked where it is filled. */
export function formsOf(table: string, columns: readonly string[]): ReadonlyMap<string, Form> {
  const forms = new Map<string, Form>();
  for (const column of columns) {
    if (asGiven.has(`${table}.${column}`)) continue;
    const form = coded[`${table}.${column}`] ?? named.find(([name]) => name.test(column))?.[1];
    if (form !== undefined) forms.set(column, form);
  }
  return forms;
}

const PROVISIONAL = '_provisional';

/** The day that a mark says is provisional: `deadline_provisional` is about `deadline`, `accept_provisional` about `accept_due`. */
function dayOf(row: Row, column: string): unknown {
  const name = column.slice(0, -PROVISIONAL.length);
  return row[name] ?? row[`${name}_due`] ?? row[`${name}_until`] ?? null;
}

export function checkForms(
  row: Row,
  forms: ReadonlyMap<string, Form>,
  region: string,
): readonly Pick<Finding, 'fault' | 'column'>[] {
  const wrong: Pick<Finding, 'fault' | 'column'>[] = [];
  for (const [column, form] of forms) {
    const value = row[column];
    if (value !== null && !form(value)) wrong.push({ fault: 'form', column });
    else if (value === 1 && column.endsWith(PROVISIONAL) && dayOf(row, column) === null) {
      wrong.push({ fault: 'form', column });
    }
  }
  if ('office_region' in row && row['office_region'] !== region) {
    wrong.push({ fault: 'office', column: 'office_region' });
  }
  return wrong;
}
