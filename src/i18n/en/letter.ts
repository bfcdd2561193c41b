import type { Translation } from '../types.ts';
import type * as zh from '../zh/letter.ts';

export const letter = {} satisfies Translation<typeof zh.letter>;

export const letterErrors = {} satisfies Translation<typeof zh.letterErrors>;
