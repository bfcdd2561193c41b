/** Columns of which nothing else in the database tells: a value that is damaged there, and still has its form, is taken for what was written. */
export const uncovered: readonly string[] = [];
