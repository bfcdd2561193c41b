import type { Translation } from '../types.ts';
import type * as zh from '../zh/identity.ts';

export const identity = {} satisfies Translation<typeof zh.identity>;

export const identityErrors = {} satisfies Translation<typeof zh.identityErrors>;
