import { type ApplicantType, checkIdentityNumber } from '../../identity/check-identity-number.ts';
import type { BundleRow } from '../../item/bundle/bundle.ts';
import { withDigest } from '../../item/bundle/import-rules.ts';
import { readDetails } from '../../item/details.ts';
import { type ItemFields, listColumns } from '../../item/item.ts';
import { digestOf } from '../../item/rules.ts';
import { canonicalJson, type Json } from '../../kernel/canonical-json.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import { officeDay } from '../../kernel/time.ts';
import { rowDigest } from '../../source/source-row.ts';
import type { Keys } from '../../workspace/keys.ts';
import { keyedHash } from '../../workspace/keys.ts';
import { type Row, textOf } from './finding.ts';
import type { KnownFacts } from './known-facts.ts';
import { parseEntry } from './known-facts.ts';

/** What a row is held against beside itself. */
export interface Around {
  readonly keys: Keys;
  readonly facts: KnownFacts;
  /** Rows that it belongs to, by `table/key`. */
  readonly parent: (table: string, key: unknown) => Row | undefined;
  /** The text of a ledger entry. */
  readonly entry: (seq: unknown) => string | undefined;
  /** True once somebody was forgotten: then free text may be gone that a digest was made over. */
  readonly someForgotten: boolean;
}

type Agrees = (row: Row, around: Around) => boolean;

const hashOf = (value: unknown): string => sha256Hex(canonicalJson(value as Json));
const pick = (row: Row, columns: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));

const inspectorColumns = [
  ...['inspector_no', 'name', 'authority_code', 'authority_name', 'certificate_no', 'valid_until'],
  ...['domains', 'regions', 'role', 'recuse'],
];
const resultColumns = ['unit', 'inspected_on', 'results', 'promise', 'detail', 'rectify_by'];
const memberColumns = ['item_code', 'step', 'lead', 'limit_before', 'limit_after'];

/** Tables whose rows hold, or are leaves under, a digest of themselves: it is made again and compared. */
export const digested: Readonly<Record<string, Agrees>> = {
  item_versions: (row) => digestOf(itemFieldsOf(row)) === row['digest'],
  item_opinions: (row) => sha256Hex(textOf(row, 'opinion') ?? '') === row['opinion_sha256'],
  bundle_members(row, { parent, facts }) {
    const bundle = parent('bundles', row['bundle_id']) ?? {};
    // A list of a part of a bundle may have renamed it, and left the other members with the name they came with.
    if (facts.times('bundle.import') > 1) return true;
    const member = { ...pick(bundle, ['bundle_code', 'bundle_name']), ...pick(row, memberColumns) };
    return withDigest(member as unknown as BundleRow).digest === row['digest'];
  },
  inspectors: (row) => hashOf(pick(row, inspectorColumns)) === row['digest'],
  visit_results: (row, { keys, someForgotten }) =>
    keyedHash(keys, canonicalJson(pick(row, resultColumns) as Json)) === row['digest'] ||
    (someForgotten && row['detail'] === null),
  issued_reports: (row, { entry }) =>
    sha256Hex(textOf(row, 'figures') ?? '') === row['sha256'] &&
    (entry(row['ledger_seq']) ?? '').includes(`"sha256":"${String(row['sha256'])}"`),
  imports: (row, { facts }) => facts.importEntry(row) !== null,
  letters(row, { keys, facts }) {
    const [content, file] = [textOf(row, 'content_sha256') ?? '', textOf(row, 'file_sha256') ?? ''];
    // Of a person who was forgotten only keyed digests are left.
    if (content.startsWith('hmac:')) return true;
    const leaf = canonicalJson({ letter_no: textOf(row, 'letter_no'), content, file });
    return facts.isLeaf(keyedHash(keys, leaf));
  },
  source_rows: (row, { keys, facts }) =>
    facts.isLeaf(
      rowDigest(keys.hashKey, row['key_hash'] as Uint8Array, textOf(row, 'data') ?? '').toString('hex'),
    ),
  subjects(row, { keys }) {
    const number = textOf(row, 'id_number');
    if (number === null) return true;
    const [type, idType] = [row['type'] as ApplicantType, textOf(row, 'id_type') ?? ''];
    const question = { type, idType, number, today: officeDay(String(row['created_at'])), history: true };
    return keyedHash(keys, number) === row['id_key'] && checkIdentityNumber(question).ok;
  },
  batches(row, { entry }) {
    const data = parseEntry(entry(row['ledger_seq']) ?? '')['data'];
    return typeof data === 'object' && data !== null && Reflect.get(data, 'batch') === row['name'];
  },
};

/** The row as its list gave it, as `listedFields` has it. */
function itemFieldsOf(row: Row): ItemFields {
  const listed = {
    ...pick(row, listColumns),
    effective_from: row['listed_from'],
    effective_to: row['listed_to'],
  };
  let details: ReturnType<typeof readDetails>;
  try {
    details = readDetails(textOf(row, 'details'));
  } catch {
    details = readDetails(null); // no JSON any more: without it the digest does not come out
  }
  return { ...listed, ...details } as unknown as ItemFields;
}
