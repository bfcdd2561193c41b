import type { Translation } from '../types.ts';
import type * as zh from '../zh/report.ts';

export const report = {} satisfies Translation<typeof zh.report>;

export const reportErrors = {} satisfies Translation<typeof zh.reportErrors>;
