import type { Day } from '../kernel/time.ts';
import type { ItemVersionsTable } from '../store/schema/item.ts';

/** The columns of the contract, in its order: each is a column of the table too. */
export const listColumns = [
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

/**
 * Further columns that a list may have: the elements of a service guide (GB/T 39046 table 4), which the cross-field rules compare.
 * They are stored together, as one JSON object.
 */
export const detailColumns = [
  'case_type',
  'review_type',
  'result_name',
  'completion',
  'result_sample',
  'onsite_reason',
  'application_forms',
  'online_depth',
  'fee_charged',
  'fee_basis',
  'fee_items',
  'online_payment',
  'enquiry_phone',
  'complaint_phone',
  'service_targets',
  'person_themes',
  'organization_themes',
  'process_steps',
  'faq_count',
  'daily_supervision',
] as const;

/** All columns in the layout's order: what is compared, shown and exported follows this one list. */
export const itemColumns = [...listColumns, ...detailColumns] as const;

export type ListColumn = (typeof listColumns)[number];
export type DetailColumn = (typeof detailColumns)[number];
export type ItemColumn = ListColumn | DetailColumn;

/** `faq_count` is the one number among them. */
export type ItemDetails = {
  readonly [C in DetailColumn]: C extends 'faq_count' ? number | null : string | null;
};

/** One row of a list, its cells read: codes are codes, absent cells are null, days are `YYYY-MM-DD`. */
export type ItemFields = { readonly [C in ListColumn]: ItemVersionsTable[C] } & ItemDetails;

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
  readonly sheet: string | null;
  /** SHA-256 of the file the row came in; null where an act made the version. */
  readonly file_sha256: string | null;
  readonly source_line: number | null;
  readonly created_at: string;
}

/** The row as its list gave it, without what publication made of its days. */
export function listedFields(item: Item): ItemFields {
  const fields: Partial<Record<ItemColumn, string | number | null>> = {};
  for (const column of itemColumns) fields[column] = item[column];
  fields.effective_from = item.listed_from;
  fields.effective_to = item.listed_to;
  return fields as ItemFields;
}

/** Between the parts of a multi-valued cell, as lists write it. */
export const LIST_SEPARATOR = '；';

/** The parts of a stored multi-valued cell (`materials`, `check_rules`, `eligible_classes`). */
export const partsOf = (cell: string | null): string[] => (cell === null ? [] : cell.split(LIST_SEPARATOR));
