import type { Translation } from '../types.ts';
import type * as zh from '../zh/check-request.ts';

/** Department verification: requests to other authorities, their replies, reminders. */
const states = {
  open: 'open',
  overdue: 'overdue',
  lapsed: 'lapsed',
  replied: 'replied',
  cancelled: 'cancelled',
};
const closed = { ...states, replied: 'answered' };
const results = { true: 'true', untrue: 'untrue', unverifiable: 'cannot be verified' };

export const checkRequest = {
  states,
  results,
  fields: {
    request_no: 'Request',
    authority_name: 'Authority asked',
    ask: 'To be verified',
    requested_on: 'Sent',
    due: 'Reply due',
    state: 'State',
    result: 'Reply',
    replied_on: 'Replied',
    reply_days: 'Working days',
    detail: 'Detail',
  },
  request: {
    summary:
      'Ask another authority to verify one case or many (numbered, with its clock, letter and reply sheet)',
    item: 'all cases of this item that await verification and have no request yet',
    to: "authority to ask (default: the item's authority)",
    ask: "what is to be verified (default: by what the item's certificate proves)",
    within: 'time for the reply, such as 3wd (default: assist_reply in policy/checks.yaml)',
    at: 'when it is sent (default: now)',
    out: 'folder for the letter (PDF) and the reply sheet (CSV)',
    again: 'print the letter and reply sheet of a request once more (needs --out); nothing is sent anew',
    againAlone: '--again goes with --out and with nothing else',
    printed: ({ requests }) => `Printed once more: ${requests.join(', ')}.`,
    askTo: 'Authority to ask',
    done: ({ requestNo, caseNo, authority, due }) =>
      `Request ${requestNo}: "${authority}" is asked about case ${caseNo}, reply due ${due}.`,
    many: ({ count, first, last, authority, due }) =>
      `Request${count === 1 ? ` ${first}` : `s ${first} to ${last}`} (${count}): "${authority}" is asked, reply due ${due}.`,
    file: ({ file }) => `  ${file}`,
    none: 'No case needs a request.',
    late: ({ due, deadline }) =>
      `Note: the reply is due on ${due}, after the deadline of a case, ${deadline}; --within makes it shorter.`,
    next: 'When the reply is there: chengnuo check reply REQUEST --result …, or chengnuo check reply --import SHEET.csv',
    defaultAsk: ({ subject, content }) =>
      content === null ? `Please verify: ${subject}` : `Please verify: ${subject}, that is: ${content}`,
  },
  paper: {
    numbers: ({ first, last }) => (first === last ? first : `${first} to ${last}`),
    caseNo: 'Case no.',
    applicant: 'Applicant',
    idNumber: 'Identity number',
    item: 'Item',
  },
  reply: {
    summary: "Record an authority's reply, or import the sheet that it filled in",
    result: 'reply: true, untrue, unverifiable',
    detail: 'detail',
    at: 'when the reply came (default: now)',
    import: 'import a sheet of replies (CSV or XLSX; - is stdin)',
    askResult: 'Reply',
    done: ({ requestNo, caseNo, result }) =>
      `The reply to request ${requestNo} (case ${caseNo}) is recorded: ${result}.`,
    took: ({ days, late }) =>
      `It took ${days} working day${days === 1 ? '' : 's'}${late ? ' and was late' : ''}.`,
    mayGrant: ({ caseNo }) => `It may be granted: chengnuo case decide ${caseNo} --grant`,
    refuse: ({ caseNo }) => `Found untrue, it cannot be granted: chengnuo case decide ${caseNo} --refuse`,
    unverifiable: 'What cannot be verified is not untrue: ask elsewhere, or decide on another ground.',
    checked: 'The check is recorded: true, by another department.',
    judge: ({ caseNo }) =>
      `For a person to judge (no breach by itself), then: chengnuo check record ${caseNo} --outcome … --method assist`,
    facts: {
      true: 'Added: true',
      untrue: 'Added: untrue',
      unverifiable: 'Added: cannot be verified',
      toJudge: 'For a person to judge',
    },
    imported: 'The replies are recorded. See: chengnuo check list --requests',
    closed: ({ requestNo, state, day }) =>
      `request ${requestNo} was ${closed[state]} on ${day} and takes no second reply`,
    early: ({ requestNo, day }) => `the reply is dated before request ${requestNo} was sent (${day})`,
  },
  cancel: {
    summary: 'Cancel a request that is not answered yet (such as one sent to the wrong authority)',
    reason: 'why it is cancelled',
    done: ({ requestNo }) => `Request ${requestNo} is cancelled.`,
  },
  list: {
    requests: 'list requests to other authorities, their replies and the average time of a reply',
    overdue: 'overdue ones only (with --requests)',
    open: 'open ones only (with --requests)',
    toJudgeFlag: 'replies that did not bear a promise out, for a person to judge (with --requests)',
    alsoReplies: ({ count }) =>
      `${count} ${count === 1 ? 'reply' : 'replies'} of other authorities to be judged too: chengnuo check list --requests --to-judge`,
    toJudge: 'to judge',
    average: ({ days, replied, inTime, overdue }) =>
      `${replied === 0 ? 'No reply yet' : `Average time of a reply: ${days} working days (${replied} replied, ${inTime} in time)`}${overdue === 0 ? '' : `; ${overdue} overdue`}.`,
    figures: {
      authority_name: 'Authority asked',
      sent: 'Sent',
      replied: 'Replied',
      in_time: 'In time',
      open: 'Open',
      overdue: 'Overdue',
      average: 'Average days',
    },
  },
} satisfies Translation<typeof zh.checkRequest>;

export const checkRequestErrors = {
  E_CHECK_REQUEST_UNKNOWN: {
    message: ({ request_no }) => `No such request: ${request_no}`,
    hint: 'Find its number with chengnuo check list --requests',
  },
  E_CHECK_REQUEST_CLOSED: {
    message: ({ request_no, state, day }) =>
      `Request ${request_no} was ${closed[state]} on ${day}; nothing was changed.`,
    hint: ({ case_no }) =>
      `Where the reply was wrong, ask again: chengnuo check request ${case_no}; the first reply stays on record.`,
  },
  E_CHECK_REQUEST_OPEN: {
    message: ({ case_no, request_no, authority, due }) =>
      `"${authority}" has been asked about case ${case_no} already (request ${request_no}, reply due ${due}); nothing was sent.`,
    hint: ({ request_no }) =>
      `Wait for the reply, or cancel it first: chengnuo check cancel ${request_no} --reason WHY`,
  },
  E_CHECK_REQUEST_WHICH: {
    message: 'Name one case or several, or an item with --item: one of the two.',
    hint: 'chengnuo check request CASE --out FOLDER, or chengnuo check request --item CODE --out FOLDER',
  },
  E_CHECK_REPLY_TIME: {
    message: ({ request_no, day }) => `The reply is dated before request ${request_no} was sent (${day}).`,
    hint: 'Correct --at and run it again.',
  },
  E_CHECK_REPLY_WHICH: {
    message: 'Name one request, or import a sheet of replies with --import: one of the two.',
    hint: 'chengnuo check reply REQUEST --result true, or chengnuo check reply --import FILE',
  },
} satisfies Translation<typeof zh.checkRequestErrors>;
