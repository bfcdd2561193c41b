/** What a catalogue in another language must have: the same keys, and functions that take the same params. */
export type Translation<T> = T extends (params: infer P) => string
  ? (params: P) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: Translation<T[K]> };
