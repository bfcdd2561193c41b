import type { State } from '../../case/case.ts';

/**
 * One kind of paper: the template `papers/KIND`, and what it is filled from. To add one, write its template in both languages and a
 * line here.
 */
export interface PaperKind {
  /** Whose data fill it; `none`: nothing but the office's own, or what another command gives. */
  readonly about: 'case' | 'breach' | 'none';
  /** The word for this kind in its document number, after the office's prefix: 受 in 常审受〔2026〕1号. Absent: it bears no number. */
  readonly mark?: string;
  /** A copy for each, bound in one file: the name of its copy stands on each. */
  readonly copies?: readonly ('applicant' | 'archive')[];
  /** States of a case in which it may be printed; absent: any. */
  readonly states?: readonly State[];
  /** Only for a case whose materials follow later. */
  readonly deferred?: true;
  /** The command that prints it with what it records; here it is printed blank only. */
  readonly by?: string;
}

const open: readonly State[] = ['recorded', 'notified', 'signed', 'deferred'];
const promised: readonly State[] = ['signed', 'deferred', 'granted', 'terminated', 'revoked', 'closed'];

/** Every paper beside the letters (domain 2.3), in the order of a case's life. */
const paperKinds = {
  authorization: { about: 'case' },
  'credit-check': { about: 'case' },
  acceptance: { about: 'case', mark: '受' },
  'non-acceptance': { about: 'case', mark: '不受' },
  supplement: { about: 'case', mark: '补' },
  'deferred-promise': { about: 'case', deferred: true },
  'deferred-notice': { about: 'case', mark: '容', deferred: true, copies: ['applicant', 'archive'] },
  withdrawal: { about: 'case', states: [...open, 'withdrawn'] },
  refusal: { about: 'case', mark: '不准', states: ['refused', 'closed'] },
  'check-notice': { about: 'case', mark: '核', states: promised },
  'check-request': { about: 'none', by: 'check request' },
  'joint-task': { about: 'none', by: 'sample visits' },
  referral: { about: 'none', by: 'sample refer' },
  'task-sheet': { about: 'case', states: promised },
  'onsite-record': { about: 'case', states: promised },
  rectification: { about: 'case', mark: '责改', states: promised },
  revocation: { about: 'case', mark: '撤', states: ['granted', 'revoked', 'closed'] },
  'credit-notice': { about: 'none', by: 'credit notify' },
  'credit-decision': { about: 'none', by: 'credit decide' },
  'repair-application': { about: 'breach' },
  objection: { about: 'breach' },
  'objection-acceptance': { about: 'breach', mark: '异受' },
  'objection-answer': { about: 'breach', mark: '异复' },
  'lift-notice': { about: 'breach', mark: '信解' },
  'excuse-decision': { about: 'breach', mark: '免认' },
} as const satisfies Readonly<Record<string, PaperKind>>;

export type PaperKindName = keyof typeof paperKinds;

export const paperKindNames = Object.keys(paperKinds) as PaperKindName[];

export const paperKindOf = (name: PaperKindName): PaperKind => paperKinds[name];
