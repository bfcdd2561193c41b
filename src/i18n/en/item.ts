import type { Translation } from '../types.ts';
import type * as zh from '../zh/item.ts';

export const item = {} satisfies Translation<typeof zh.item>;

export const itemErrors = {} satisfies Translation<typeof zh.itemErrors>;
