import type { Pace } from '../item/item.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { compareUtf8 } from '../kernel/text.ts';
import type { Day } from '../kernel/time.ts';
import { findScheme, type GradeScheme, gradeVerdict } from '../policy/grade.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import { type BarFact, barInForce, type GateItem, lastBarredDay, reachesItem } from './bar-rules.ts';

/**
 * Why the gate answers as it does, the same in both languages. The first three let the applicant commit: nothing speaks
 * against it, only with a check of everything, only after a query of the data. The others do not: the last two only where policy
 * lets the bar on a legal representative reach the body.
 */
export const gateReasons = [
  'none',
  'full_check_by_grade',
  'query_first_by_grade',
  'barred_by_breach',
  'barred_by_platform',
  'barred_by_grade',
  'barred_by_representative',
  'barred_representative_unknown',
] as const;
export type GateReason = (typeof gateReasons)[number];
export type BarredReason = Extract<GateReason, `barred_${string}`>;

export const isBarredReason = (reason: GateReason): reason is BarredReason => reason.startsWith('barred_');

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** The gate's answer for one subject (contract, section 4); `credit gate` and `case record` print it. */
export interface GateAnswer {
  readonly allowed: boolean;
  readonly reason: GateReason;
  readonly basis: Words | null;
  /** The last barred day; null while there is none: not barred, or barred until repaired. */
  readonly until: Day | null;
  readonly until_repaired: boolean;
  /** First day on which repair of all that bars is possible. */
  readonly earliest_repair: Day | null;
  /** The grade that decided, as its platform wrote it, and its scheme. */
  readonly grade: string | null;
  readonly grade_scheme: string | null;
  readonly grade_scheme_name: Words | null;
  /** The pace a grade asks for; null = the item's own. */
  readonly pace: Pace | null;
  readonly check: 'normal' | 'full';
  /** What bars is disputed: an objection to it is open. It bars all the same until the objection is upheld. */
  readonly disputed: boolean;
}

export interface GradeFact {
  readonly scheme: string;
  readonly value: string;
  readonly dated_on: Day;
  readonly valid_until: Day | null;
  readonly barred: number;
  readonly basis: string | null;
}

export interface Standing {
  readonly bars: readonly BarFact[];
  readonly grades: readonly GradeFact[];
}

export interface GateFacts extends Standing {
  /** What is on record of the body's legal representative; absent where nobody is known by identity number. */
  readonly representative?: Standing;
}

export const noFacts: GateFacts = { bars: [], grades: [] };

export interface GateDay {
  readonly day: Day;
  /** Null: any item, so that a bar of any scope counts. */
  readonly item: GateItem | null;
  /** The subject is a body that has a legal representative. */
  readonly isBody: boolean;
  /** It is asked for as an agent: nobody asks an agent for its representative's number, so only one on record counts. */
  readonly isAgent?: boolean;
}

/**
 * May this subject commit on this day? Bars of decided breaches go first, then bars set by other platforms, then the strictest
 * of its grades under the rules of that day; nobody is barred for having no grade (policy gate.yaml). Where policy says so, what
 * bars the legal representative bars the body; who that is is known by identity number or not at all, never guessed by name.
 */
export function judgeGate(policy: Policy, facts: GateFacts, question: GateDay): Result<GateAnswer, AppError> {
  const own = judgeStanding(policy, facts, question);
  if (!own.ok || !own.value.allowed || !question.isBody) return own;
  const reaches = regimeOn(policy.gate.legal_representative, question.day);
  if (!reaches.ok) return reaches;
  if (!reaches.value.value) return own;
  if (facts.representative === undefined) {
    if (question.isAgent === true) return own;
    const unknown = { allowed: false, reason: 'barred_representative_unknown' } as const;
    return ok({ ...own.value, ...unknown, basis: reaches.value.basis, pace: null });
  }
  const theirs = judgeStanding(policy, facts.representative, question);
  if (!theirs.ok || theirs.value.allowed) return theirs.ok ? own : theirs;
  const { grade, grade_scheme, grade_scheme_name } = own.value;
  return ok({
    ...theirs.value,
    ...{ reason: 'barred_by_representative', grade, grade_scheme, grade_scheme_name },
  });
}

function judgeStanding(
  policy: Policy,
  facts: Standing,
  { day, item }: Pick<GateDay, 'day' | 'item'>,
): Result<GateAnswer, AppError> {
  const schemes = regimeOn(policy.gate.schemes, day);
  if (!schemes.ok) return schemes;
  const ungraded = regimeOn(policy.gate.ungraded, day);
  if (!ungraded.ok) return ungraded;
  const grades = gradesOn(facts.grades, day);
  const graded = strictest(grades, schemes.value, ungraded.value);
  const bars = facts.bars.filter((bar) => barInForce(bar, day) && reachesItem(bar, item));
  if (bars.length > 0) return ok({ ...graded, ...barredByBreach(bars) });
  const flagged = grades.filter((grade) => grade.barred === 1);
  if (flagged.length > 0) return ok({ ...graded, ...barredByPlatform(flagged) });
  return ok(graded);
}

/** Of each scheme the newest grade that is valid on the day. */
function gradesOn(grades: readonly GradeFact[], day: Day): GradeFact[] {
  const newest = new Map<string, GradeFact>();
  for (const grade of grades) {
    if (grade.dated_on > day || (grade.valid_until !== null && grade.valid_until < day)) continue;
    const known = newest.get(grade.scheme);
    if (known === undefined || known.dated_on < grade.dated_on) newest.set(grade.scheme, grade);
  }
  return [...newest.values()];
}

type Schemes = Policy['gate']['schemes']['periods'][number];
type Ungraded = Policy['gate']['ungraded']['periods'][number];
type Verdict = Ungraded['value']['verdict'];

const severity: Readonly<Record<Verdict, number>> = {
  allow: 0,
  allow_full_check: 1,
  after_query: 2,
  refuse: 3,
};

/** Of several paces the slowest holds. */
const paceOrder: readonly (Pace | null)[] = [null, 'on_the_spot', 'after_query', 'after_verification'];

/**
 * Several schemes side by side: the strictest verdict decides and names its grade; the slowest pace and the fullest check that any
 * of them asks for go with it. Grades of schemes that policy does not list say nothing.
 */
function strictest(grades: readonly GradeFact[], schemes: Schemes, ungraded: Ungraded): GateAnswer {
  const judged = grades.flatMap((grade) => {
    const scheme = findScheme(schemes.value, grade.scheme);
    const step = scheme === null ? null : gradeVerdict(scheme, grade.value);
    if (scheme === null || step === null) return [];
    const basis = scheme.basis ?? schemes.basis;
    return [{ ...step, of: { grade, scheme }, basis }];
  });
  const [first, ...rest] = judged;
  if (first === undefined) {
    const { verdict, pace } = ungraded.value;
    return answerFor({ verdict, pace, of: null, basis: ungraded.basis });
  }
  const worst = rest.reduce((a, b) => (severity[b.verdict] > severity[a.verdict] ? b : a), first);
  const answer = answerFor(worst);
  if (!answer.allowed) return answer;
  const slowest = Math.max(...judged.map(({ pace }) => paceOrder.indexOf(pace)));
  return { ...answer, pace: paceOrder[slowest] ?? null };
}

interface Judged {
  readonly verdict: Verdict;
  readonly pace: Pace | null;
  readonly of: { readonly grade: GradeFact; readonly scheme: GradeScheme } | null;
  readonly basis: Words;
}

const reasonOf = {
  allow: 'none',
  allow_full_check: 'full_check_by_grade',
  after_query: 'query_first_by_grade',
  refuse: 'barred_by_grade',
} as const;

function answerFor({ verdict, pace, of, basis }: Judged): GateAnswer {
  const refused = verdict === 'refuse';
  const until = refused ? (of?.grade.valid_until ?? null) : null;
  return {
    allowed: !refused,
    reason: reasonOf[verdict],
    basis: verdict === 'allow' ? null : withOwn(basis, of?.grade.basis ?? null),
    until,
    until_repaired: refused && until === null,
    earliest_repair: null,
    grade: of?.grade.value ?? null,
    grade_scheme: of?.grade.scheme ?? null,
    grade_scheme_name: of?.scheme.name ?? null,
    pace,
    check: verdict === 'allow_full_check' || verdict === 'after_query' ? 'full' : 'normal',
    disputed: false,
  };
}

const withOwn = (basis: Words, own: string | null): Words =>
  own === null ? basis : { zh: `${own}；${basis.zh}`, en: `${own}; ${basis.en}` };

type Barred = Pick<
  GateAnswer,
  | 'allowed'
  | 'reason'
  | 'basis'
  | 'until'
  | 'until_repaired'
  | 'earliest_repair'
  | 'pace'
  | 'check'
  | 'disputed'
>;

function barredByBreach(bars: readonly BarFact[]): Barred {
  const ends = bars.map(lastBarredDay);
  const open = bars.filter((bar) => bar.until_repaired === 1 && bar.lifted_on === null);
  return {
    allowed: false,
    reason: 'barred_by_breach',
    basis: {
      zh: [...new Set(bars.map((bar) => bar.basis))].join('；'),
      en: [...new Set(bars.map((bar) => bar.basis_en))].join('; '),
    },
    until: latest(ends),
    until_repaired: open.length > 0,
    // What was lifted for a later day needs no repair any more.
    earliest_repair: open.length === 0 ? null : latest(open.map((bar) => bar.earliest_repair)),
    pace: null,
    check: 'normal',
    disputed: bars.some((bar) => bar.disputed === 1),
  };
}

function barredByPlatform(
  grades: readonly GradeFact[],
): Barred & Pick<GateAnswer, 'grade' | 'grade_scheme' | 'grade_scheme_name'> {
  const text = (join: string) =>
    [...new Set(grades.map((grade) => grade.basis ?? `${grade.scheme} ${grade.value}`))].join(join);
  const until = latest(grades.map((grade) => grade.valid_until));
  return {
    allowed: false,
    reason: 'barred_by_platform',
    basis: { zh: text('；'), en: text('; ') },
    until,
    until_repaired: until === null,
    earliest_repair: null,
    grade: grades[0]?.value ?? null,
    grade_scheme: grades[0]?.scheme ?? null,
    grade_scheme_name: null,
    pace: null,
    check: 'normal',
    disputed: false,
  };
}

/** The latest day; null (no end known) is later than every day. */
function latest(days: readonly (Day | null)[]): Day | null {
  const known = days.filter((day) => day !== null);
  return known.length < days.length ? null : (known.toSorted(compareUtf8).at(-1) ?? null);
}
