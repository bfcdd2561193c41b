import type { Translation } from '../types.ts';
import type * as zh from '../zh/office.ts';

export const office = {} satisfies Translation<typeof zh.office>;

export const officeErrors = {} satisfies Translation<typeof zh.officeErrors>;
