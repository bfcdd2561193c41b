import type { Day } from '../kernel/time.ts';
import type { ItemVersionsTable } from '../store/schema/item.ts';

/** The columns of an item list in the contract's order: what is stored, compared, shown and exported follows this one list. */
export const itemColumns = [
  'item_code',
  'service_code',
  'item_name',
  'track',
  'kind',
  'certificate_name',
  'authority_name',
  'authority_code',
  'level',
  'domain',
  'mode',
  'pace',
  'legal_basis',
  'conditions',
  'standards',
  'proof_content',
  'liability',
  'materials',
  'materials_before',
  'materials_after',
  'visits_before',
  'visits_after',
  'statutory_limit',
  'previous_limit',
  'promised_limit_window',
  'promised_limit_online',
  'check_method',
  'check_within',
  'check_coverage',
  'check_rules',
  'eligible_classes',
  'publish_letter',
  'agent_allowed',
  'bundle',
  'effective_from',
  'effective_to',
] as const satisfies readonly (keyof ItemVersionsTable)[];

export type ItemColumn = (typeof itemColumns)[number];

/** One row of a list, its cells read: codes are codes, absent cells are null, days are `YYYY-MM-DD`. */
export type ItemFields = { readonly [C in ItemColumn]: ItemVersionsTable[C] };

export const tracks = ['certification', 'licence', 'material'] as const;
export const modes = ['cancelled', 'commitment', 'data_query', 'dept_verify', 'ordinary'] as const;
export const paces = ['on_the_spot', 'after_query', 'after_verification'] as const;
export const coverages = ['full', 'sample', 'exempt'] as const;
export const itemStatuses = ['draft', 'published', 'retired'] as const;

export type Track = (typeof tracks)[number];
export type Mode = (typeof modes)[number];
export type Pace = (typeof paces)[number];
export type Coverage = (typeof coverages)[number];
export type ItemStatus = (typeof itemStatuses)[number];

/**
 * One version of an item. `effective_from` and `effective_to` are the days it is (or was) in force, as the item's published
 * versions cut each other; `listed_from` and `listed_to` are what the list said.
 */
export interface Item extends ItemFields {
  readonly item_version_id: number;
  readonly version: number;
  readonly status: ItemStatus | 'undone';
  /** The version takes the item off the list. */
  readonly retires: boolean;
  readonly batch: string;
  readonly listed_from: Day | null;
  readonly listed_to: Day | null;
  readonly digest: string;
  readonly file: string | null;
  readonly source_line: number | null;
  readonly created_at: string;
}

/** The row as its list gave it, without what publication made of its days. */
export function listedFields(item: Item): ItemFields {
  const fields = Object.fromEntries(itemColumns.map((column) => [column, item[column]]));
  return {
    ...(fields as unknown as ItemFields),
    effective_from: item.listed_from,
    effective_to: item.listed_to,
  };
}

/** Between the parts of a multi-valued cell, as lists write it. */
export const LIST_SEPARATOR = '；';

/** The parts of a stored multi-valued cell (`materials`, `check_rules`, `eligible_classes`). */
export const partsOf = (cell: string | null): string[] => (cell === null ? [] : cell.split(LIST_SEPARATOR));
