import type { Translation } from '../types.ts';
import type * as zh from '../zh/case.ts';

export const cases = {} satisfies Translation<typeof zh.cases>;

export const caseErrors = {} satisfies Translation<typeof zh.caseErrors>;
