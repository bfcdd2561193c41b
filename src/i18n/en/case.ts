import type { Translation } from '../types.ts';
import type * as zh from '../zh/case.ts';
import { application } from './case-application.ts';
import { caseClockErrors, clock, clockTimes } from './case-clock.ts';
import { caseDeferralErrors, deferral } from './case-deferral.ts';
import { subject } from './subject.ts';

const states = {
  recorded: 'recorded',
  notified: 'notified',
  signed: 'signed',
  deferred: 'awaiting materials',
  granted: 'granted',
  refused: 'refused',
  withdrawn: 'withdrawn',
  terminated: 'terminated',
  revoked: 'revoked',
  closed: 'closed',
};

const steps = {
  notify: 'give notice',
  sign: 'sign the letter',
  unsign: 'the letter is void, and its signature with it',
  defer: 'accept with materials to follow',
  supply: 'supply the deferred materials',
  grant: 'grant',
  refuse: 'refuse',
  withdraw: 'withdraw',
  terminate: 'terminate handling',
  revoke: 'revoke the decision',
  close: 'close',
  ...clock.steps,
  ...deferral.steps,
};

const modes = {
  cancelled: 'cancelled',
  commitment: 'commitment',
  data_query: 'data query',
  dept_verify: 'department verification',
  ordinary: 'ordinary procedure',
};

const roles = { applicant: 'applicant', agent: 'agent', representative: 'legal representative' };

const timeColumns = {
  received_at: 'receipt',
  signed_at: 'signature',
  decided_at: 'decision',
  supplied_at: 'supply',
  withdrawn_at: 'withdrawal',
  terminated_at: 'termination',
  revoked_at: 'revocation',
  ...clockTimes,
};

export const cases = {
  states,
  steps,
  modes,
  erased: '(erased)',
  channels: { window: 'window', online: 'online', mobile: 'mobile', courier: 'courier' },
  decisions: { granted: 'granted', refused: 'refused', withdrawn: 'withdrawn' },
  coverages: { full: 'full', sample: 'sample', exempt: 'exempt' },
  fields: {
    case_no: 'Case no.',
    state: 'State',
    item_code: 'Item',
    item_name: 'Item name',
    authority_name: 'Authority',
    applicant_name: 'Applicant',
    applicant_type: 'Applicant type',
    id_number: 'Identity number',
    legal_representative: 'Legal representative',
    phone: 'Phone',
    address: 'Address',
    agent_name: 'Agent',
    agent_id_number: "Agent's identity number",
    channel: 'Channel',
    received_at: 'Received',
    mode: 'Mode',
    facts: 'Facts promised',
    deferred: 'Deferred materials',
    signed_at: 'Signed',
    decided_at: 'Decided',
    decision: 'Decision',
    evidence: 'Ground of decision',
    letter_no: 'Letter no.',
    commitment_code: 'Commitment code',
    deadline: 'Deadline',
    check_due: 'Check due',
    check_coverage: 'Check coverage',
    gate: 'Credit gate',
    version: 'Item version',
    actor: 'Actor',
    subject_no: 'Subject no.',
    steps: 'Steps',
  },
  clock,
  deferral,
  application,
  step: 'Step',
  at: 'Time',
  provisionalMark: '* provisional: the calendar of that year is not published yet.',
  provisional: ({ due }) => `${due} (provisional: the calendar of that year is not published yet)`,
  inFuture: ({ time }) => `Note: the time given, ${time}, lies in the future.`,
  options: {
    reveal: 'show personal data unmasked, with the reason (kept in the ledger)',
    at: 'when it happened, such as 2026-04-15T09:30 (default: now)',
    item: 'item code',
    state: 'state',
    mode: 'mode',
    authority: 'authority',
    from: 'received from (YYYY-MM-DD)',
    to: 'received to (YYYY-MM-DD)',
    idNumber: 'identity number of applicant or agent (the whole number)',
    name: "text in the applicant's name",
    limit: 'show at most so many (default 200; JSON and CSV: 100000)',
    after: 'go on behind this case (the next page)',
    number: 'what the case number begins with',
    channel: 'channel',
    deferred: 'only cases taken in with materials to follow',
    bundle: 'code of a bundle, or number of an application',
  },
  record: {
    summary: 'Record a case: ask the credit gate, give notice, let the applicant choose',
    item: 'item code',
    name: "applicant's name",
    type: 'applicant type: person, organization, self_employed',
    idType: 'kind of document (default: told by the number)',
    idNumber: 'identity number',
    legalRepresentative: 'legal representative',
    legalRepresentativeIdNumber:
      'identity number of the legal representative (needed once, where policy asks for it)',
    phone: 'phone',
    address: 'address',
    agentName: "agent's name",
    agentIdNumber: "agent's identity number",
    channel: 'channel: window, online, mobile, courier',
    receivedAt: 'time of receipt (default: now)',
    region: 'region code (default: that of the office)',
    applicantRegion: "applicant's region code",
    facts: 'facts promised',
    deferred: 'deferred materials, separated by ； (only those the item lets follow)',
    ordinary: 'the applicant does not commit: ordinary procedure',
    askItem: 'Item (type a part of its name, certificate, authority or code)',
    askType: 'Applicant type',
    askName: "Applicant's name",
    askIdNumber: 'Identity number',
    askChannel: 'Channel',
    askChoice: ({ item }) => `The applicant was told all there is to know about "${item}" and chooses`,
    chooseCommitment: 'to commit',
    chooseOrdinary: 'the ordinary procedure',
    askAgentIdNumber: "Agent's identity number",
    offerOrdinary: 'Go on by the ordinary procedure?',
    filled: 'please fill in',
    next: ({ caseNo }) =>
      `Next: print the letter with chengnuo letter issue ${caseNo} --out FOLDER; when it is signed, chengnuo case sign ${caseNo}`,
    nextVerify: ({ caseNo }) =>
      `Next: ask the authority that owns the fact with chengnuo check request ${caseNo} --out FOLDER; decide when its reply is there`,
    nextOrdinary: ({ caseNo }) => `Next: decide with chengnuo case decide ${caseNo} --grant or --refuse`,
  },
  sign: {
    summary: 'Record that the applicant has signed the letter',
    done: ({ caseNo }) => `The letter of case ${caseNo} is signed.`,
    renewed: ({ letterNo, code }) =>
      `Signed on another day than recorded: the letter is now ${letterNo}, its commitment code ${code}; print it anew.`,
  },
  decide: {
    summary: 'Record the decision',
    grant: 'grant',
    refuse: 'refuse',
    evidence: 'ground of the decision (data query and department verification need one, or a recorded check)',
    ask: 'Decision',
    both: 'give --grant or --refuse, not both',
    done: ({ caseNo, decision }) => `Case ${caseNo} is decided: ${decision}.`,
  },
  supply: {
    summary: 'Record that deferred materials have arrived (all or some of them)',
  },
  withdraw: {
    summary: "Record the applicant's withdrawal (never a breach)",
    reason: 'reason of the withdrawal',
    done: ({ caseNo }) => `Case ${caseNo} was withdrawn by the applicant.`,
  },
  show: {
    summary: 'Show a case with all its steps and verifications',
    recorded: 'record',
    verifications: 'Verifications',
    verification: 'Method',
    result: 'Result',
    compared: 'comparison with data',
  },
  list: {
    summary: 'Find and list cases, the latest first',
    next: ({ after }) => `There are more. Next page: the same command with --after ${after}`,
  },
  export: {
    summary:
      'Export cases in the layout of the case list (CSV, XLSX; masked unless --reveal, then importable)',
    out: 'write to a file (.csv or .xlsx; default: stdout)',
    done: ({ count, file }) => `Exported ${count} cases: ${file}`,
    masked: 'Personal data is masked; for a list that can be imported again, give --reveal with a reason.',
  },
  import: {
    summary: 'Import a list of cases (CSV or XLSX; - is stdin); rows with a decision time are history',
    done: 'Written. See them with: chengnuo case list',
    history: 'Of these history',
    rows: {
      identity: ({ column, reason }) => `"${column}" is wrong: ${reason}`,
      order: ({ early, late }) => `"${late}" is before "${early}"`,
      decisionWithoutDay: 'there is a decision without its time',
      agentNumber: "an agent needs the agent's identity number",
      handled: 'this case went on here and cannot be replaced by a list; use the case commands',
      notYet: ({ code, day }) => `item ${code} was not in force on ${day}; imported as history`,
      noDecision: 'decided, but the decision is missing: imported as closed, decision unknown',
      future: ({ column }) => `"${column}" lies in the future`,
      agentUnknown: 'the agent has no identity number and was not recorded',
    },
  },
  timeColumns,
} satisfies Translation<typeof zh.cases>;

const end = (p: { until: string; untilRepaired: string; earliest: string }): string =>
  p.until !== ''
    ? subject.gate.untilDay({ until: p.until })
    : p.untilRepaired === 'yes'
      ? subject.gate.untilRepaired({ earliest: p.earliest })
      : subject.gate.noEnd;

const what = { commitment: 'by commitment', deferred: 'with materials to follow' };

export const caseErrors = {
  ...caseClockErrors,
  ...caseDeferralErrors,
  E_CASE_UNKNOWN: {
    message: ({ case_no }) => `There is no case ${case_no}.`,
    hint: 'Find its number with chengnuo case list.',
  },
  E_CASE_STEP: {
    message: ({ case_no, state, step }) =>
      `Case ${case_no} is ${states[state as keyof typeof states]}: it is not possible to ${steps[step as keyof typeof steps]}.`,
    hint: ({ legal, commands }) =>
      legal.length === 0
        ? 'The case is over; no step is left.'
        : `Possible now: ${legal.map((step, i) => `${steps[step as keyof typeof steps]}: ${commands[i]}`).join('; ')}`,
  },
  E_CASE_BARRED: {
    message: (p) =>
      `The ${roles[p.role]} may not be handled ${what[p.what]}: ${subject.gate.causes[p.reason]}.` +
      `${p.basisEn === '' ? '' : ` Basis: ${p.basisEn}.`} The bar ends ${end(p)}.` +
      (p.disputed === 'yes' ? ` ${subject.gate.dispute}: ${subject.gate.disputed}.` : ''),
    hint: (p) =>
      p.what === 'commitment'
        ? 'The ordinary procedure is open, with the usual papers: record again with --ordinary.'
        : 'Record the case when all materials are there, without --deferred.',
  },
  E_CASE_CERTIFICATE_CANCELLED: {
    message: ({ code, name }) =>
      `Item ${code} (${name}) is cancelled: no certificate is needed, and no case.`,
    hint: 'Tell the applicant that this certificate is no longer asked for.',
  },
  E_CASE_MODE: {
    message: ({ code, mode, own }) => `Item ${code} is handled by ${modes[own]}, not by ${modes[mode]}.`,
    hint: 'Record it in the mode of the item list, or by the ordinary procedure (--ordinary).',
  },
  E_CASE_IDENTITY: {
    message: ({ role, reasonEn }) =>
      `The ${roles[role]}'s identity number is wrong: ${reasonEn}. Nothing was recorded.`,
    hint: ({ flag }) => `Compare ${flag} with the document, digit by digit.`,
  },
  E_CASE_AGENT_NOT_ALLOWED: {
    message: ({ code }) => `The promise of item ${code} must be made in person, not by an agent.`,
    hint: 'Ask the applicant to come, or take the ordinary procedure (--ordinary).',
  },
  E_CASE_MATERIAL_NOT_DEFERRABLE: {
    message: ({ code, material }) => `Item ${code}: the material "${material}" may not follow later.`,
    hint: ({ deferrable }) =>
      deferrable.length === 0
        ? 'No material of this item may follow later.'
        : `May follow later: ${deferrable.join(', ')}.`,
  },
  E_CASE_EVIDENCE: {
    message: ({ case_no, mode, standing, request_no, authority, due }) => {
      if (mode === 'data_query')
        return `Case ${case_no} goes by data query and no match is on record: it cannot be granted.`;
      const why = {
        none: 'no authority has been asked yet',
        waiting: `request ${request_no} to "${authority}" is not answered yet (due ${due})`,
        unverifiable: `the authority could not verify it${request_no === '' ? '' : ` (${request_no})`}`,
      };
      return `Case ${case_no} goes by department verification and ${why[standing]}: it cannot be granted.`;
    },
    hint: ({ case_no, mode, standing, request_no }) =>
      mode === 'data_query'
        ? `Query the sources: chengnuo check run --case ${case_no}; enter what was found elsewhere with chengnuo check record ${case_no} --outcome true --method online, or state the ground with --evidence.`
        : {
            none: `Ask first: chengnuo check request ${case_no} --out FOLDER; where there is a written reply already, state it with --evidence.`,
            waiting: `When the reply is there: chengnuo check reply ${request_no} --result true|untrue|unverifiable`,
            unverifiable: `This is not "untrue": ask another authority (chengnuo check request ${case_no} --to AUTHORITY), or state another ground with --evidence.`,
          }[standing],
  },
  E_CASE_UNTRUE: {
    message: ({ case_no, request_no }) =>
      `Verification found case ${case_no} untrue${request_no === '' ? '' : ` (request ${request_no})`}: it cannot be granted.`,
    hint: ({ case_no }) =>
      `Refuse it: chengnuo case decide ${case_no} --refuse; where the reply was wrong, ask that authority again: chengnuo check request ${case_no}`,
  },
  E_CASE_QUERY_FIRST: {
    message: (p) =>
      `The applicant of case ${p.case_no} has the credit grade "${p.grade}": the data must be queried and agree before it is granted, and no match is on record.`,
    hint: (p) =>
      `Query the sources: chengnuo check run --case ${p.case_no}; enter what was found elsewhere with chengnuo check record ${p.case_no} --outcome true --method online, or give the ground with --evidence.`,
  },
  E_CASE_TIME_ORDER: {
    message: ({ case_no, early, late, time }) =>
      `Case ${case_no}: the ${timeColumns[late]} at ${time} is before the ${timeColumns[early]}.`,
    hint: 'Correct --at and run it again.',
  },
  E_CASE_CONFLICT: {
    message: ({ case_no }) =>
      `Case ${case_no} was changed by somebody else a moment ago; nothing was changed now.`,
    hint: ({ case_no }) => `Look at it first: chengnuo case show ${case_no}`,
  },
  E_CASE_EXPORT_LARGE: {
    message: ({ count, most }) => `There are ${count} cases; a workbook takes at most ${most}.`,
    hint: 'Export to .csv, or narrow the list with --from, --to and the like.',
  },
  E_CASE_SERIAL: {
    message: ({ day, from, to }) =>
      `The serials of commitment codes for ${day} are used up (this office's range is ${from}–${to}).`,
    hint: 'Widen letters.serial_from and serial_to in chengnuo.yaml.',
  },
} satisfies Translation<typeof zh.caseErrors>;
