import type { ChecksTable } from '../store/schema/case.ts';

export type CheckOutcome = ChecksTable['outcome'];
export type CheckMethod = ChecksTable['method'];

export const outcomes = [
  'true',
  'partly',
  'untrue',
  'unverifiable',
] as const satisfies readonly CheckOutcome[];
export const methods = [
  'online',
  'assist',
  'document',
  'onsite',
  'publicity',
  'daily',
  'exempt',
] as const satisfies readonly CheckMethod[];
