import { compareUtf8 } from '../../kernel/text.ts';
import { partsOf } from '../item.ts';

/** Marks a material that may follow within a limit (contract, section 3); it says nothing about which material it is. */
const DEFERRABLE = /\s*[（(]\s*容缺\s*[）)]\s*$/;

/**
 * What makes two entries the same material: the name with full-width and half-width forms made one, letters in one case, and
 * white space, punctuation and the mark of deferral left out. Nothing else is guessed: 身份证 and 居民身份证 stay two materials.
 */
export function materialIdentity(text: string): string {
  return text
    .replace(DEFERRABLE, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{Z}\p{Cc}\p{Cf}]+/gu, '');
}

/** A material of a bundle, asked for once however many members need it. */
export interface SharedMaterial {
  /** As the first member that lists it writes it, without the mark. */
  readonly name: string;
  /** Every member that lists it lets it follow later. */
  readonly deferrable: boolean;
  /** Codes of the members that list it, in the bundle's order. */
  readonly items: readonly string[];
}

/** The materials of a list's cell, as they are written; entries that hold no word are none. */
export const listedMaterials = (cell: string | null): string[] =>
  partsOf(cell).filter((part) => materialIdentity(part) !== '');

/** The union of the members' materials by identity, in the order in which they are first listed. */
export function unionOfMaterials(
  members: readonly { readonly item_code: string; readonly materials: string | null }[],
): SharedMaterial[] {
  const union = new Map<string, { name: string; deferrable: boolean; items: Set<string> }>();
  for (const { item_code, materials } of members) {
    for (const part of listedMaterials(materials)) {
      const identity = materialIdentity(part);
      const known = union.get(identity);
      const deferrable = DEFERRABLE.test(part);
      if (known) {
        known.items.add(item_code);
        known.deferrable &&= deferrable;
      } else {
        const name = part.replace(DEFERRABLE, '').trim();
        union.set(identity, { name, deferrable, items: new Set([item_code]) });
      }
    }
  }
  return [...union.values()].map(({ items, ...material }) => ({ ...material, items: [...items] }));
}

/** The names of authorities, each once, in UTF-8 order: joint work is counted by department, not by item. */
export const distinctNames = (names: readonly string[]): string[] => [...new Set(names)].sort(compareUtf8);
