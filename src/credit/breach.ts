import type { BarsTable, BreachesTable, ObjectionsTable, RepairsTable } from '../store/schema/credit.ts';

export type BreachKind = BreachesTable['kind'];
export type BreachState = BreachesTable['state'];
export type BreachSeriousness = BreachesTable['seriousness'];
export type Defence = 'heard' | 'waived';
export type BarScope = BarsTable['scope'];
export type RepairState = RepairsTable['state'];
/** What follows upon an application, in this order. */
export type RepairStep = 'apply' | 'accept' | 'complete';
/** The same, more time for completion, and the two ways in which a repair comes to nothing. */
export type RepairAct = RepairStep | 'extend' | 'reject' | 'broken';
export type ObjectionAgainst = ObjectionsTable['against'];

export const breachKinds = [
  'false_promise',
  'broken_promise',
  'refusal',
] as const satisfies readonly BreachKind[];
export const seriousnesses = ['minor', 'general', 'serious'] as const satisfies readonly BreachSeriousness[];
export const barScopes = ['all', 'authority', 'domain', 'item'] as const satisfies readonly BarScope[];
export const breachStates = [
  'suspected',
  'notified',
  'decided',
  'dismissed',
  'repaired',
  'lifted',
] as const satisfies readonly BreachState[];
export const defences = ['heard', 'waived'] as const satisfies readonly Defence[];
/** In their order: without `--step` a repair takes all three at once. */
export const repairSteps = ['apply', 'accept', 'complete'] as const satisfies readonly RepairStep[];
export const repairActs = [
  ...repairSteps,
  'extend',
  'reject',
  'broken',
] as const satisfies readonly RepairAct[];
export const objectionAgainsts = [
  'content',
  'period',
  'repair',
] as const satisfies readonly ObjectionAgainst[];

/** A text that is kept in both languages, as policy gives it. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** `X330702-2026-0001`: place, year and serial of a breach of this office. */
export const breachNo = (region: string, year: string, serial: number): string =>
  `X${region}-${year}-${String(serial).padStart(4, '0')}`;

/** Tells a breach number from an identity number: no identity document has this form. */
export const isBreachNo = (text: string): boolean => /^X\d{6}-\d{4}-\d{4,}$/.test(text);

/** `X330702-2026-0001-1`: a bar is told by its breach and its place among that breach's bars, from 1. */
export const barNo = (breach: string, place: number): string => `${breach}-${place}`;

/** The parts of such a number, or null. */
export function parseBarNo(text: string): { readonly breach: string; readonly place: number } | null {
  const [, breach, place] = /^(X\d{6}-\d{4}-\d{4,})-([1-9]\d?)$/.exec(text) ?? [];
  return breach === undefined ? null : { breach, place: Number(place) };
}
