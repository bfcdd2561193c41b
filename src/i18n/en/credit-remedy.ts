import type { Translation } from '../types.ts';
import type * as zh from '../zh/credit-remedy.ts';

const dismissedAs = {
  unfounded: 'dismissed as unfounded',
  excused: 'excused',
  objection: 'corrected from the start',
} satisfies Translation<typeof zh.dismissedAs>;

const against = {
  content: 'the content',
  period: 'the periods',
  repair: 'the result of a repair',
} satisfies Translation<typeof zh.against>;

const correctionProblem = {
  missing: 'to uphold an objection to the period, give the right dates',
  unwanted: 'dates are corrected only where an objection to the period is upheld',
  not_published: 'it is not published, so there is no publicity to correct',
  no_term: 'its bars have no term that could be corrected',
  before_decision: 'a corrected date cannot be before the decision',
};

const excuseProblem = {
  never: 'policy lets none be excused',
  seriousness: 'it is not minor',
  not_first: 'the subject had a breach before, so it is not the first',
  not_corrected: 'that it has been put right by then is not stated (--corrected-on)',
  corrected_late: 'it was put right only after the time given to correct it',
};

export const creditRemedy = {
  dismissedAs,
  against,
  objectionState: { open: 'open', upheld: 'upheld', rejected: 'rejected' },
  askReason: 'Reason',
  object: {
    summary: 'Take in an objection; answer it with --uphold or --reject',
    content: 'facts and grounds of the objection',
    against: 'what is wrong: content (default), period, or repair (its result)',
    at: 'day of receipt or of the answer (default: today)',
    uphold: 'uphold it: content is corrected from the start, a period or the result of a repair just there',
    reject: 'reject it',
    reason: 'reason of the answer',
    document: "number of the answer; the other authority's where that decided",
    publicityUntil: 'the right last day of publicity (objection to the period upheld)',
    earliestRepair: 'the right first day of repair (objection to the period upheld)',
    barUntil: 'the right last day of the bar (objection to the period upheld)',
    askContent: 'Facts and grounds',
    filed: (p) =>
      `Objection to ${p.breach} taken in (${p.against}); to be answered by ${p.due}${p.provisional ? " (provisional: that year's calendar is not published)" : ''}.\n` +
      `It is marked as disputed meanwhile; the decision holds.\nAnswer: chengnuo credit object ${p.breach} --uphold or --reject, with --reason\n`,
    annulled: (p) =>
      `Upheld: ${p.breach} is corrected from the start and counts as no breach${p.bars > 0 ? `; ${p.bars === 1 ? 'its bar is' : `${p.bars} bars are`} void from the start` : ''}.\n`,
    corrected: (p) => `Upheld: the dates of ${p.breach} are corrected; all else stays.\n`,
    repaired: (p) =>
      `Upheld: ${p.breach} is repaired as from the day the repair was rejected; publicity ends and the bars are lifted.\n`,
    rejected: (p) => `Rejected: ${p.breach} stays as it is.\n`,
  },
  lift: {
    summary: 'End all measures of a breach, or one bar, from now on, by decision of an authority or a court',
    reason: 'why it is lifted',
    document: 'number of the document that ends it',
    askDocument: 'Number of the document that ends it',
    at: 'day of the lift (default: today)',
    done: (p) =>
      `${p.of} lifted from ${p.day}${p.bars === 0 ? '' : p.bars === 1 ? ': 1 bar' : `: ${p.bars} bars`}${p.publicity ? '; publicity ends' : ''}. What held before then stays.\n`,
  },
  decide: {
    excuse:
      'excuse a light first fault put right in time, with this reason (conditions: policy credit.excuse)',
    dismiss: 'dismiss what is not proved, with this reason',
    correctedOn: 'day by which the fault was put right (needed to excuse it)',
    second: 'who confirms the decision beside the actor',
    excused: (p) => `${p.breach} is excused: no bar, no publicity, kept on record.\n`,
    dismissed: (p) => `${p.breach} is dismissed.\n`,
  },
  repair: {
    reason: 'why it is extended or rejected, or how the repair promise was broken',
    extended: (p) => `Repair of ${p.breach} extended; to be completed by ${p.due}.\n`,
    rejected: (p) =>
      `Repair of ${p.breach} rejected. The subject may object: chengnuo credit object ${p.breach} --against repair\n`,
    broken: (p) =>
      `${p.breach}: the repair promise was broken. ${p.bars === 1 ? '1 bar is' : `${p.bars} bars are`} back, with publicity to the longest period; repair may be applied for again from ${p.earliest}.\n`,
  },
  show: {
    disputed: (p) => `${p.state} (disputed)`,
    dismissal: 'Outcome',
    dismissalOf: (p) => `${p.as}, ${p.day}: ${p.reason}`,
    correctedOn: 'Put right on',
    lift: 'Lift',
    liftOf: (p) => `${p.document}, ${p.day}: ${p.reason}`,
    second: 'Confirmed by',
    risk: 'Risk class',
    riskUntil: (p) => `raised to ${p.class} until ${p.until}`,
    riskOpen: (p) => `raised to ${p.class} until credit is repaired`,
    objection: 'Objection',
    objectionOpen: (p) =>
      `to ${p.against}, received ${p.day}; to be answered by ${p.due}${p.overdue ? ' (overdue)' : ''}`,
    objectionClosed: (p) => `to ${p.against}, received ${p.day}; ${p.state} on ${p.closed}: ${p.answer}`,
    barNo: (p) => `${p.bar}; no. ${p.no}`,
    barVoid: (p) => `${p.bar}; void from the start`,
    barLiftedBy: (p) => `${p.bar}; lifted from ${p.day} (${p.document}: ${p.reason})`,
    publicityVoid: (p) => `${p.period}; deleted as wrong from the start`,
    repairBroken: (p) => `repaired on ${p.repaired}; promise found broken on ${p.day}: ${p.reason}`,
    repairRejected: (p) => `rejected on ${p.day}: ${p.reason}`,
  },
  list: {
    objections: 'list objections instead',
    overdue: 'with --objections, only those not answered in time',
    against: 'Against',
    filedOn: 'Received on',
    due: 'Answer by',
    state: 'Result',
    closedOn: 'Answered on',
    late: (p) => `${p.due} (overdue)`,
  },
  setBy: {
    objection: (p) => `objection upheld, date corrected${p.document === '' ? '' : `, ${p.document}`}`,
  },
  paper: {
    publicityEnded: (p) => `the breach is no longer published from ${p.day}`,
    riskEnded: 'the raised risk class for sampling ends',
    annulled: 'the decision is withdrawn from the start, and what was published or shared is deleted',
    barsVoid: 'the bars that followed from it are void from the start',
    publicityUntil: (p) => `the last day of publicity is ${p.day}`,
    earliestRepair: (p) => `repair is possible from ${p.day}`,
    barUntil: (p) => `the last day of the bar is ${p.day}`,
    repaired: (p) =>
      `the repair that was rejected is granted; from ${p.day} publicity ends and the bars are lifted`,
  },
} satisfies Translation<typeof zh.creditRemedy>;

export const creditRemedyErrors = {
  E_CREDIT_REPAIR_PROMISE: {
    message: (p) => `${p.breach} has no numbered repair promise yet and cannot be completed.`,
    hint: 'Give its number with --promise; the policy credit.repair_promise asks for it.',
  },
  E_CREDIT_REPAIR_EXTENDED: {
    message: (p) => `The repair of ${p.breach} was extended on ${p.day}; it cannot be extended again.`,
    hint: 'Complete it (--step complete) or reject it (--step reject).',
  },
  E_CREDIT_SECOND: {
    message: (p) =>
      `The second person for ${p.breach} cannot be ${p.same_as === 'actor' ? 'the one who decides' : 'the one who reported it'}.`,
    hint: 'Let another person confirm the decision (--second).',
  },
  E_CREDIT_EXCUSE: {
    message: (p) =>
      `${p.breach} cannot be excused: ${p.problems.map((problem) => excuseProblem[problem]).join('; ')}.`,
    hint: 'The policy credit.excuse sets the conditions; use --dismiss for what is not proved, else decide it.',
  },
  E_CREDIT_OBJECTION_OPEN: {
    message: (p) => `An objection to ${p.breach}, received ${p.since}, is still open.`,
    hint: (p) => `Answer it first: chengnuo credit object ${p.breach} --uphold or --reject.`,
  },
  E_CREDIT_OBJECTION_NONE: {
    message: (p) => `There is no open objection to ${p.breach}.`,
    hint: (p) => `Take one in: chengnuo credit object ${p.breach} --content "facts and grounds".`,
  },
  E_CREDIT_OBJECTION_NO_RESULT: {
    message: (p) => `No repair of ${p.breach} was rejected, so there is no result to object to.`,
    hint: 'Object to the content (--against content) or the period (--against period).',
  },
  E_CREDIT_OBJECTION_AUTHORITY: {
    message: (p) => `${p.breach} was decided by ${p.authority}, which alone can answer the objection.`,
    hint: (p) => `Pass it on to ${p.authority}; enter its answer with its number (--document).`,
  },
  E_CREDIT_CORRECTION: {
    message: (p) => `${p.breach}: ${correctionProblem[p.problem]}.`,
    hint: 'Corrected dates are given with --publicity-until, --earliest-repair or --bar-until.',
  },
  E_CREDIT_BAR_UNKNOWN: {
    message: (p) => `There is no bar ${p.bar}.`,
    hint: 'chengnuo credit show lists the bars of a breach.',
  },
  E_CREDIT_LIFT_NOTHING: {
    message: (p) => `${p.what} has nothing to lift on ${p.day}.`,
    hint: 'Its bars have ended, were lifted, or never were.',
  },
} satisfies Translation<typeof zh.creditRemedyErrors>;
