import type { CheckRequestsTable } from '../store/schema/request.ts';

export type ReplyResult = NonNullable<CheckRequestsTable['result']>;

export const replyResults = ['true', 'untrue', 'unverifiable'] as const satisfies readonly ReplyResult[];

/** `XC330702-2026-0001`: place, year and serial of a request of this office. */
export const requestNo = (region: string, year: string, serial: number): string =>
  `XC${region}-${year}-${String(serial).padStart(4, '0')}`;
