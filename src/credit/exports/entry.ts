import type { ApplicantType } from '../../identity/check-identity-number.ts';
import { maskIdNumberOf, maskName, maskNameOf, maskText } from '../../identity/mask.ts';
import type { Day } from '../../kernel/time.ts';
import type { Layout, LayoutField } from './layout.ts';
import type { Cells, Facts } from './record.ts';
import type { Removal } from './standing.ts';

/** Why a row is not sent yet. */
export type WaitReason = 'unchecked' | 'unverifiable' | 'undecided' | 'materials';

/** What the office's books say of one row of a data set. */
export interface Entry {
  /** Its number in the office's books, by which pushes know it again; never personal. */
  readonly rowKey: string;
  /** What the platform knows it by: the value of the layout's key. */
  readonly platformKey: string;
  readonly standing:
    | { readonly kind: 'send'; readonly facts: Facts }
    | { readonly kind: 'wait'; readonly reason: WaitReason }
    | ({ readonly kind: 'remove' } & Removal);
  /** The day of the decision, where a clock for publishing runs from it. */
  readonly decidedOn: Day | null;
  readonly type: ApplicantType;
  /** Names of natural persons that may stand in its texts. */
  readonly persons: readonly string[];
}

/** The office that pushes. */
export interface Office {
  readonly name: string;
  readonly uscc: string;
}

/** One page of entries in the order of the books; the last one is behind `next`. */
export interface EntryPage {
  readonly entries: readonly Entry[];
  /** Where the next page begins; null: this was the last. */
  readonly next: number | null;
}

/** The cells as they may be shown around: numbers and names of natural persons masked. */
export const maskCells = (layout: Layout, cells: Cells, entry: Entry): Cells =>
  Object.fromEntries(
    layout.fields.map((field) => [field.name, maskCell(field, cells[field.name] ?? '', entry)]),
  );

function maskCell({ personal }: LayoutField, text: string, { type, persons }: Entry): string {
  switch (personal) {
    case 'name':
      return maskNameOf(type, text);
    case 'representative':
      return maskName(text);
    case 'number':
      return text === '' ? '' : maskIdNumberOf(type, text);
    case 'text':
      return maskText(text, persons);
    case undefined:
      return text;
  }
}

/** Those of a subject's names that are a natural person's. */
export const personsOf = (type: ApplicantType, name: string, representative: string | null): string[] => [
  ...(type === 'organization' ? [] : [name]),
  ...(representative === null ? [] : [representative]),
];
