import type { Translation } from '../types.ts';
import type * as zh from '../zh/check.ts';

export const check = {} satisfies Translation<typeof zh.check>;

export const checkErrors = {} satisfies Translation<typeof zh.checkErrors>;
