/** The column types that migrations name, for SQLite: STRICT tables take no others. PostgreSQL will map the same words. */
export const column = { int: 'integer', text: 'text', real: 'real', bytes: 'blob' } as const;
export const strict = ' strict';
/** A whole number given by the engine when a row is inserted. */
export const serialKey = 'integer primary key';
