import type { Translation } from '../types.ts';
import type * as zh from '../zh/calendar.ts';

export const calendar = {} satisfies Translation<typeof zh.calendar>;

export const calendarErrors = {} satisfies Translation<typeof zh.calendarErrors>;
