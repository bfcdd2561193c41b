import type { Translation } from '../types.ts';
import type * as zh from '../zh/credit.ts';

export const credit = {} satisfies Translation<typeof zh.credit>;

export const creditErrors = {} satisfies Translation<typeof zh.creditErrors>;
