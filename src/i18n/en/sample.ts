import type { Translation } from '../types.ts';
import type * as zh from '../zh/sample.ts';

export const sample = {} satisfies Translation<typeof zh.sample>;

export const sampleErrors = {} satisfies Translation<typeof zh.sampleErrors>;
