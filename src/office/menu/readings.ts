import type { Readings } from './search-rules.ts';

/** How Chinese characters are read, all readings of each. The dictionary is loaded when it is first wanted. */
export async function loadReadings(): Promise<Readings> {
  const { pinyin } = await import('pinyin-pro');
  const known = new Map<string, readonly string[]>();
  const look = (character: string): readonly string[] => {
    if (!/^\p{Script=Han}$/u.test(character)) return [];
    const read = pinyin(character, { multiple: true, type: 'array', toneType: 'none' });
    // ü is typed as v, by some as u.
    const typed = read.flatMap((syllable) =>
      syllable.includes('ü') ? [syllable.replace('ü', 'v'), syllable.replace('ü', 'u')] : [syllable],
    );
    return typed.filter((syllable) => /^[a-z]+$/.test(syllable));
  };
  return (character) => {
    const found = known.get(character) ?? look(character);
    known.set(character, found);
    return found;
  };
}
