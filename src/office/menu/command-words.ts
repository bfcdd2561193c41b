/** A word of a command line; personal data is handed over, and never shown. */
export type CommandWord = string | { readonly personal: string };

/** The words as the program takes them. */
export const argvOf = (words: readonly CommandWord[]): string[] =>
  words.map((word) => (typeof word === 'string' ? word : word.personal));

/** The words as a person would type them in a shell, `…` in place of personal data. */
export const typedOf = (words: readonly CommandWord[]): string =>
  words.map((word) => (typeof word === 'string' ? quoted(word) : '…')).join(' ');

/** Chinese characters, letters, digits and a few signs stand as they are; anything else a shell might obey. */
const quoted = (word: string): string =>
  /^[\p{L}\p{N}_./:=@%+,\-（）〔〕；、]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
