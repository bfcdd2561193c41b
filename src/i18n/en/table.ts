import type { Translation } from '../types.ts';
import type * as zh from '../zh/table.ts';

export const table = {} satisfies Translation<typeof zh.table>;

export const tableErrors = {} satisfies Translation<typeof zh.tableErrors>;
