import type { Translation } from '../types.ts';
import type * as zh from '../zh/subject.ts';

export const subject = {} satisfies Translation<typeof zh.subject>;

export const subjectErrors = {} satisfies Translation<typeof zh.subjectErrors>;
