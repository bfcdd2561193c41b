import { must } from '../../kernel/assert.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import { isKeyedDigest, keyedDigest } from '../../subject/keyed-digest.ts';
import type { Keys } from '../../workspace/keys.ts';
import { fieldOf, type Layout, type LayoutField } from './layout.ts';

/**
 * What a row says, by field: days as `YYYY-MM-DD`, enumerated values by our own words for them (several as a list), sums in
 * hundredths of a yuan (fen). A field that is left out is empty.
 */
export type Facts = Readonly<Record<string, string | number | readonly string[] | null>>;

/** A row as the file has it: a text a field, empty where there is none. */
export type Cells = Readonly<Record<string, string>>;

/** Fen in ten thousand yuan, the unit of the platforms. */
const FEN_PER_UNIT = 1_000_000;

/** Facts in the form of the layout. Throws BugError for a fact that the layout does not know. */
export function toCells(layout: Layout, facts: Facts): Cells {
  for (const name of Object.keys(facts)) fieldOf(layout, name);
  return Object.fromEntries(
    layout.fields.map((field) => [field.name, cellOf(layout, field, facts[field.name])]),
  );
}

function cellOf(layout: Layout, field: LayoutField, fact: Facts[string] | undefined): string {
  if (fact === null || fact === undefined) return '';
  if (typeof fact === 'number') return inUnits(fact, field.decimals);
  if (typeof fact !== 'string') return fact.map((one) => fileValue(field, one)).join(field.list ?? '');
  if (field.kind === 'date') return layout.date_format === 'YYYY/MM/DD' ? fact.replaceAll('-', '/') : fact;
  return field.kind === 'enum' ? fileValue(field, fact) : tidy(fact);
}

/** What was typed, without the debris that platforms refuse: line ends alone may break a text. */
const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .trim();

/** The file's value of our own word; another text stands for itself where the layout lets it (`also`). */
function fileValue(field: LayoutField, word: string): string {
  const known = field.values?.[word]?.value;
  return known ?? must(field.also?.test(word) === true ? word : null, `${field.name} has the value ${word}`);
}

/** 2,000 yuan (200000 fen) = `0.2`: exact, without zeros at the end. */
function inUnits(fen: number, decimals: number): string {
  const whole = Math.floor(fen / FEN_PER_UNIT);
  const rest = String(fen % FEN_PER_UNIT)
    .padStart(decimals, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}

/** By this a row is told from how it was last sent; keyed, since a plain digest of a person's row could be guessed from. */
export const digestOf = (keys: Keys, cells: Cells): string =>
  keyedDigest(keys, sha256Hex(canonicalJson(cells)));

/** Whether a row is as it was sent. Pushes made before digests were keyed kept plain ones: these are compared by their keyed form. */
export const isAsSent = (keys: Keys, sent: string, digest: string): boolean =>
  (isKeyedDigest(sent) ? sent : keyedDigest(keys, sent)) === digest;
