import { compareUtf8, toHalfWidth } from '../../kernel/text.ts';

/** What a clerk may look for. */
export interface Searchable {
  readonly item_code: string;
  readonly item_name: string;
  readonly certificate_name: string | null;
  readonly authority_name: string;
}

/** The syllables a character is read with, without tones (`长` is chang and zhang); none for what is no Chinese character. */
export type Readings = (character: string) => readonly string[];

/**
 * The items that fit what was typed, the best first: by code, by name, by certificate, by the sound of the name (`jszg`, `jiaoshi`,
 * `jszige` all find 教师资格), by authority. Nothing typed: all, by code.
 */
export function searchItems<T extends Searchable>(
  items: readonly T[],
  typed: string,
  readings: Readings,
): T[] {
  const wanted = plain(typed);
  if (wanted === '') return items.toSorted(byCode);
  return items
    .flatMap((item) => {
      const rank = rankOf(item, wanted, readings);
      return rank === null ? [] : [{ item, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank || byCode(a.item, b.item))
    .map(({ item }) => item);
}

const byCode = (a: Searchable, b: Searchable): number => compareUtf8(a.item_code, b.item_code);

const plain = (text: string): string =>
  toHalfWidth(text)
    .toLowerCase()
    .replace(/[\s']+/g, '');

/** How well an item fits; less is better, null is not at all. */
function rankOf(item: Searchable, wanted: string, readings: Readings): number | null {
  const code = plain(item.item_code);
  const name = plain(item.item_name);
  const certificate = plain(item.certificate_name ?? '');
  if (code === wanted) return 0;
  if (code.startsWith(wanted)) return 1;
  if (name.startsWith(wanted)) return 2;
  if (name.includes(wanted)) return 3;
  if (certificate.includes(wanted)) return 4;
  if (/^[a-z]+$/.test(wanted)) {
    if (soundsFrom(name, wanted, readings)) return 5;
    if (soundsLike(name, wanted, readings)) return 6;
    if (soundsLike(certificate, wanted, readings)) return 7;
  }
  if (code.includes(wanted)) return 8;
  return plain(item.authority_name).includes(wanted) ? 9 : null;
}

/** True where some part of a text is read as typed: each character by its syllable or the beginning of it. */
function soundsLike(text: string, typed: string, readings: Readings): boolean {
  const characters = [...text];
  return characters.some((_, start) => soundsFrom(characters.slice(start).join(''), typed, readings));
}

function soundsFrom(text: string, typed: string, readings: Readings): boolean {
  const characters = [...text];
  const fits = (at: number, rest: string): boolean => {
    if (rest === '') return true;
    const character = characters[at];
    if (character === undefined) return false;
    const syllables = readings(character);
    if (syllables.length === 0) {
      // Letters stand for themselves; signs between the characters are not spoken.
      if (/[a-z0-9]/.test(character)) return rest.startsWith(character) && fits(at + 1, rest.slice(1));
      return at > 0 && fits(at + 1, rest);
    }
    return syllables.some((syllable) =>
      beginnings(syllable, rest).some((length) => fits(at + 1, rest.slice(length))),
    );
  };
  return fits(0, typed);
}

/** The lengths of all beginnings of a syllable with which the rest begins, the longest first. */
function beginnings(syllable: string, rest: string): number[] {
  let length = 0;
  while (length < syllable.length && syllable[length] === rest[length]) length++;
  return Array.from({ length }, (_, i) => length - i);
}
