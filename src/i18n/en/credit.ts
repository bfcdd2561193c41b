import type { Translation } from '../types.ts';
import type * as zh from '../zh/credit.ts';
import { creditExport, creditExportErrors } from './credit-export.ts';
import { creditImport } from './credit-import.ts';
import { creditRemedy, creditRemedyErrors } from './credit-remedy.ts';
import { identity } from './identity.ts';
import { limitOnPaper } from './limit.ts';

const state = {
  suspected: 'suspected',
  notified: 'notified',
  decided: 'decided',
  dismissed: 'dismissed',
  repaired: 'repaired',
  lifted: 'lifted',
};

const repairState = {
  none: 'not applied for',
  applied: 'applied for',
  accepted: 'accepted',
  completed: 'completed',
  rejected: 'rejected',
};

const step = {
  notify: 'notice',
  decide: 'decision',
  dismiss: 'dismissal',
  repair: 'repair',
  breakRepair: 'broken repair promise',
  lift: 'lift',
  object: 'objection',
};

const repairStep = {
  apply: 'application',
  accept: 'acceptance',
  complete: 'completion',
  extend: 'extension',
  reject: 'rejection',
};

const scope = {
  all: 'all items',
  authority: 'items of the authority',
  domain: 'items of the domain',
  item: 'this item',
};

export const credit = {
  kindOf: (p) => `${p.kind}, ${p.seriousness}`,
  kind: { false_promise: 'false promise', broken_promise: 'broken promise', refusal: 'refusal of a check' },
  seriousness: { minor: 'minor', general: 'general', serious: 'serious' },
  state,
  repairState,
  step,
  repairStep,
  scope,
  defence: {
    heard: 'defence heard',
    waived: 'defence waived',
    expired: 'no defence made within the time',
  },
  scopeOf: (p) => `${p.scope} (${p.value})`,
  reveal: 'show personal data unmasked, with the reason (entered in the ledger)',
  import: creditImport,
  export: creditExport,
  remedy: creditRemedy,
  gate: {
    summary: 'Ask whether an applicant may commit (exit 5 when not)',
    item: 'item code; needed where a bar reaches single items, domains or authorities only',
    on: 'the day asked about (default: today)',
    idType: 'kind of document (default: by the number)',
  },
  breach: {
    summary: 'Report a suspected breach and get its number',
    subject: 'identity number or credit code of the subject',
    name: 'name of the subject (needed if not yet known here)',
    type: 'person, organization or self_employed (needed if not yet known here)',
    idType: 'kind of document (default: by the number)',
    caseNo: 'number of the case it hangs on',
    kind: 'false_promise, broken_promise or refusal',
    seriousness: 'minor, general or serious',
    facts: 'what happened',
    authority: 'the authority that decides (default: this office)',
    at: 'day of discovery (default: today)',
    askSubject: 'Identity number of the subject',
    askName: 'Name of the subject',
    askType: 'Type of the subject',
    askKind: 'Kind of breach',
    askSeriousness: 'Seriousness',
    askFacts: 'What happened',
    done: (p) => `Recorded ${p.breach} (suspected).\nNext: chengnuo credit notify ${p.breach}\n`,
  },
  notify: {
    summary: 'Notify the subject of facts, reason, basis and the right to state and defend',
    at: 'day of the notice (default: today)',
    done: (p) =>
      `Notified ${p.breach}; time to state and defend until ${p.until}${p.provisional ? " (provisional: that year's calendar is not published)" : ''}.\n`,
  },
  decide: {
    summary: 'Decide a breach; penalties follow from the rules in force that day',
    document: 'number of the deciding document',
    askDocument: 'Number of the deciding document',
    at: 'day of the decision (default: today)',
    defence: 'heard or waived: needed before the time to defend has ended, or without a written notice',
    publish: 'publish a minor breach because that is really needed',
    revoke: 'also revoke what was granted in its case, by the same document and in the same act',
    done: (p) => `Decided ${p.breach} (${p.document}).\n`,
    revoked: (p) => `The decision on case ${p.caseNo} is revoked with it.\n`,
  },
  paper: {
    out: 'folder for the paper (PDF) to be written too',
    opinion: 'findings on the defence, for the paper (left blank to be filled in by hand without it)',
    done: (p) => `Paper: ${p.file}\n`,
    evidence: (p) => `${p.day}, ${p.method}: ${p.outcome}${p.detail ? ` (${p.detail})` : ''}`,
    scope: {
      all: 'any item',
      authority: 'any item of the authority',
      domain: 'any item of the domain',
      item: 'the same item',
    },
    barIntended: (p) =>
      `no commitment for ${p.scope} from the day of the decision ${p.term ? 'for the term of the bar' : 'until credit is repaired'}`,
    publicityIntended: 'publication of the breach as the law provides, counted from the day of the decision',
    bar: (p) => {
      const until = p.until === null ? '' : `${p.untilRepaired ? ' and at least' : ''} to ${p.until}`;
      return `no commitment for ${p.scope} from ${p.from}${p.untilRepaired ? ' until credit is repaired' : ''}${until}`;
    },
    noMeasure: 'a reminder; commitment is not barred',
    within: limitOnPaper,
    condition: {
      published: (p) => `the shortest period of publicity has ended (${p.day})`,
      fulfilled:
        'the breach has been corrected, and the duties under this decision and the law are fulfilled',
      promised:
        'a public promise has been made that the papers handed in are true, with liability for a breach of it',
    },
    material: {
      proof: 'proof that the breach was corrected and the duties fulfilled',
      promise: 'the promise',
    },
    channel: (p) => `On the website Credit China, or with ${p.authority}`,
  },
  repair: {
    summary: 'Repair credit: apply, accept, complete; all three at once without --step',
    at: 'day of the step (default: today)',
    step: 'one step only: apply, accept, complete; or extend, reject, broken (the promise), each with --reason',
    fulfilledOn: 'day by which all duties were fulfilled (default: the day of application)',
    promise: 'number of the public repair promise',
    applied: (p) => `Repair of ${p.breach} applied for; acceptance is to be decided by ${p.due}.\n`,
    accepted: (p) => `Repair of ${p.breach} accepted; to be completed by ${p.due}.\n`,
    completed: (p) =>
      `${p.breach} was repaired on ${p.day}: it is published no more${p.bars === 0 ? '' : `, and ${p.bars} ${p.bars === 1 ? 'bar is' : 'bars are'} lifted`}.\n`,
  },
  show: {
    summary: 'Show the credit of a subject or one breach, and which rule gave which date',
    breaches: (p) => (p.total === 1 ? '1 breach' : `${p.total} breaches`),
    clean: 'No breach on record.\n',
    subject: 'Subject',
    idNumber: 'Identity number',
    type: 'Type',
    breach: 'Breach',
    kind: 'Kind',
    state: 'State',
    facts: 'Facts',
    foundOn: 'Found on',
    caseNo: 'Case',
    authority: 'Authority concerned',
    decidedBy: 'Deciding authority',
    notifiedOn: 'Notified on',
    defenceUntil: 'Defence until',
    defence: 'Defence',
    decision: 'Decision',
    decisionOf: (p) => `${p.document}, ${p.day}`,
    publicity: 'Publicity',
    notPublished: 'not published',
    between: (p) => `${p.from} to ${p.until}`,
    noEnd: 'no end',
    earliestRepair: 'Repair possible from',
    bar: 'Bar',
    barUntilRepaired: (p) => `${p.scope}, from ${p.from} until credit is repaired`,
    barUntil: (p) => `${p.scope}, ${p.from} to ${p.until}`,
    barBoth: (p) => `${p.scope}, from ${p.from} until credit is repaired, and at least to ${p.until}`,
    barLifted: (p) => `${p.bar}; lifted from ${p.day}`,
    untilRepaired: 'until credit is repaired',
    noBar: 'none',
    repair: 'Repair',
    repairOf: (p) => `${p.state}, ${p.day}`,
    rules: 'Which rule gave which date',
    rule: {
      defence_until: 'Defence until',
      publicity: 'Publicity',
      earliest_repair: 'Repair possible from',
      bar: 'Bar',
      repair: 'Repair application',
      risk: 'Risk class',
    },
    ruleLine: (p) => `${p.what} ${p.value}: ${p.basis} (${p.regime})`,
    ruleOfRepair: (p) => `made on ${p.day} goes by ${p.regime}, possible from ${p.earliest}`,
    choice: {
      better_for_subject: 'the better for the subject',
      decision_date: 'the rules of the decision',
      application_date: 'the rules of the application',
    },
    endedOn: (p) => `${p.period}; ended on ${p.day}`,
  },
  promises: {
    title: 'Promises',
    none: 'none has been checked yet',
    tally: ({ checked, kept, partly, untrue, unverifiable }) =>
      `${checked} checked: ${kept} true, ${partly} partly untrue, ${untrue} untrue, ${unverifiable} could not be verified`,
    record: ({ case_no, item_name, outcome, checked_on }) =>
      `${checked_on} ${case_no} ${item_name} ${outcome}`,
    kept: 'list promises that were checked and found true instead',
    limit: 'with --kept, list so many at most (default 200; JSON and CSV: 100000)',
  },
  expire: {
    summary: 'List the bars and publicity that end soon',
    within: 'how far ahead, such as 30d or 3mo (default 30d)',
    lastDay: 'Last day',
    what: 'What ends',
  },
  list: {
    summary: 'List breaches',
    state: 'only this state',
    kind: 'only this kind',
    name: 'Subject',
    idNumber: 'Identity number',
    seriousness: 'Seriousness',
    decidedOn: 'Decided on',
    earliestRepair: 'Repair from',
    publicityUntil: 'Published until',
  },
} satisfies Translation<typeof zh.credit>;

export const creditErrors = {
  ...creditRemedyErrors,
  ...creditExportErrors,
  E_CREDIT_BARRED: {
    message: 'This subject may not commit at present; the reason is given above.',
    hint: 'The ordinary procedure is open: chengnuo case record --ordinary.',
  },
  E_CREDIT_UNKNOWN: {
    message: (p) => `There is no breach ${p.breach}.`,
    hint: 'List the breaches with chengnuo credit list.',
  },
  E_CREDIT_SUBJECT_UNKNOWN: {
    message: (p) => `This office has no record of the subject ${p.id_number}.`,
    hint: 'Check the number; credit breach makes a new subject with --name and --type.',
  },
  E_CREDIT_ID_NUMBER: {
    message: (p) => `The identity number ${p.id_number} is wrong: ${identity.problems[p.problem]}.`,
    hint: 'Check the number; where it does not tell the kind of document, name it with --id-type.',
  },
  E_CREDIT_CASE_SUBJECT: {
    message: (p) => `The subject is neither the applicant nor the agent of case ${p.case_no}.`,
    hint: 'Check both numbers; leave out --case for a breach that hangs on no case.',
  },
  E_CREDIT_CASE_WITHDRAWN: {
    message: (p) => `Case ${p.case_no} was withdrawn, and a withdrawal is never a breach.`,
    hint: 'No breach may be based on a withdrawn case.',
  },
  E_CREDIT_CASE_UNVERIFIABLE: {
    message: (p) =>
      `The check of case ${p.case_no} ended "unverifiable", which does not prove the promise untrue.`,
    hint: 'When the facts are established, record a new check with chengnuo check record, then the breach.',
  },
  E_CREDIT_CASE_NO_PROMISE: {
    message: (p) => `Case ${p.case_no} (mode ${p.mode}) holds no promise that could be false or broken.`,
    hint: 'Check the case number.',
  },
  E_CREDIT_STATE: {
    message: (p) => `${p.breach} is ${state[p.state]}; the step "${step[p.step]}" is not possible.`,
    hint: (p) => `See its course with chengnuo credit show ${p.breach}.`,
  },
  E_CREDIT_NOT_NOTIFIED: {
    message: (p) => `${p.breach} cannot be decided: the subject has not been notified.`,
    hint: (p) =>
      `First chengnuo credit notify ${p.breach}; if the subject was heard or waived the right, say so with --defence heard|waived.`,
  },
  E_CREDIT_DEFENCE_OPEN: {
    message: (p) => `${p.breach} cannot be decided yet: the time to state and defend runs until ${p.until}.`,
    hint: 'If the subject was heard or waived the right in writing, say so with --defence heard|waived.',
  },
  E_CREDIT_REVOKE_NO_CASE: {
    message: (p) => `${p.breach} hangs on no case: there is no decision to revoke, and nothing was decided.`,
    hint: 'Run it again without --revoke.',
  },
  E_CREDIT_DATE: {
    message: (p) => `${p.breach}: ${p.day} is before the ${step[p.after]} of ${p.after_day}.`,
    hint: 'Check --at.',
  },
  E_CREDIT_TWO_PERSONS: {
    message: (p) => `${p.breach} needs two persons: who reported it may not decide it.`,
    hint: 'Let another person decide (--actor) or confirm it (--second); the policy credit.two_person_rule asks for it.',
  },
  E_CREDIT_SCOPE: {
    message: (p) =>
      `By policy the bar reaches ${scope[p.scope]}, but ${p.breach} hangs on no case that would tell which.`,
    hint: 'Name the case with --case when reporting the breach, or change the policy credit.bars.',
  },
  E_CREDIT_NOT_PUBLISHED: {
    message: (p) => `By the rules ${p.regime}, ${p.breach} may not be published.`,
    hint: 'Leave out --publish.',
  },
  E_CREDIT_REPAIR_AUTHORITY: {
    message: (p) => `${p.breach} was decided by ${p.authority}, which alone can repair it.`,
    hint: (p) => `The subject applies to ${p.authority} or on the website Credit China.`,
  },
  E_CREDIT_REPAIR_EARLY: {
    message: (p) =>
      `${p.breach} ${p.why === 'shortest' ? 'is within its shortest period' : 'cannot be repaired yet'}; repair may be applied for from ${p.earliest}.`,
    hint: (p) => `chengnuo credit show ${p.breach} tells which rule gave that date.`,
  },
  E_CREDIT_REPAIR_UNFULFILLED: {
    message: (p) =>
      `The duties of ${p.breach} are fulfilled on ${p.day}; repair cannot be applied for before.`,
    hint: 'Check --fulfilled-on and --at.',
  },
  E_CREDIT_REPAIR_STEP: {
    message: (p) =>
      `The repair of ${p.breach} is ${repairState[p.state]}; the step "${repairStep[p.step]}" is not possible.`,
    hint: 'A repair goes through apply, accept and complete, in this order.',
  },
} satisfies Translation<typeof zh.creditErrors>;
