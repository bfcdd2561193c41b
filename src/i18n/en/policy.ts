import type { Translation } from '../types.ts';
import type * as zh from '../zh/policy.ts';

export const policy = {} satisfies Translation<typeof zh.policy>;

export const policyErrors = {} satisfies Translation<typeof zh.policyErrors>;
