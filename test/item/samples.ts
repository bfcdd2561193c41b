import { writeFileSync } from 'node:fs';
import { readDetails } from '../../src/item/details.ts';
import { detailColumns, type ItemFields, listColumns } from '../../src/item/item.ts';
import { toCsv } from '../../src/table/write-table.ts';
import type { Office } from '../support/office.ts';

/** A sound row; a test names only what it is about. */
export function fieldsOf(change: Partial<ItemFields>): ItemFields {
  return {
    item_code: 'CN-JY-001',
    service_code: null,
    item_name: '教师资格认定',
    track: 'certification',
    kind: '07',
    certificate_name: '无犯罪记录证明',
    authority_name: '常澄市教育局',
    authority_code: null,
    level: 3,
    domain: '教育',
    mode: 'commitment',
    pace: null,
    legal_basis: '《教师资格条例》第十五条',
    conditions: null,
    standards: null,
    proof_content: null,
    liability: null,
    materials: null,
    materials_before: null,
    materials_after: null,
    visits_before: null,
    visits_after: null,
    statutory_limit: null,
    previous_limit: null,
    promised_limit_window: null,
    promised_limit_online: null,
    check_method: null,
    check_within: null,
    check_coverage: null,
    check_rules: null,
    eligible_classes: null,
    publish_letter: null,
    agent_allowed: null,
    bundle: null,
    effective_from: null,
    effective_to: null,
    ...readDetails(null),
    ...change,
  };
}

/** A list as a department hands it in, with the English headers; further columns only where a row fills them. */
export function listOf(...rows: readonly Partial<ItemFields>[]): string {
  const full = rows.map(fieldsOf);
  const further = detailColumns.filter((column) => full.some((row) => row[column] !== null));
  const columns = [...listColumns, ...further];
  return toCsv(
    columns,
    full.map((row) => columns.map((column) => row[column])),
  );
}

/** Writes a list into the office's folder; returns its name, ready for a command line. */
export function put(office: Office, name: string, content: string | Uint8Array): string {
  writeFileSync(office.path(name), content);
  return name;
}

/** Everything an import could have changed. */
export async function stateOf(office: Office): Promise<unknown> {
  const items = await office.run('item list --format json');
  const ledger = await office.run('ledger show --format json');
  return [items.json(), ledger.json()];
}
