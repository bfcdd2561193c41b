import type { CasesTable } from '../store/schema/case.ts';

export type State = CasesTable['state'];
/** How a case is handled: in exactly one mode. A cancelled certificate needs no case. */
export type CaseMode = CasesTable['mode'];
export type Channel = CasesTable['channel'];
export type Decision = NonNullable<CasesTable['decision']>;

export const states = [
  'recorded',
  'notified',
  'signed',
  'deferred',
  'granted',
  'refused',
  'withdrawn',
  'terminated',
  'revoked',
  'closed',
] as const satisfies readonly State[];
export const caseModes = [
  'commitment',
  'data_query',
  'dept_verify',
  'ordinary',
] as const satisfies readonly CaseMode[];
export const channels = ['window', 'online', 'mobile', 'courier'] as const satisfies readonly Channel[];
export const decisions = ['granted', 'refused', 'withdrawn'] as const satisfies readonly Decision[];
export const applicantTypes = ['person', 'organization', 'self_employed'] as const;
