import type { Translation } from '../types.ts';
import type * as zh from '../zh/paper.ts';

export const paper = {} satisfies Translation<typeof zh.paper>;

export const paperErrors = {} satisfies Translation<typeof zh.paperErrors>;
