import type { Translation } from '../types.ts';
import type * as zh from '../zh/sample-joint.ts';
import { supervisionFigures } from './supervision-figures.ts';

export const sampleJoint = {
  join: {
    summary: 'One visit for all: merge the visits of several assigned plans into one a subject',
    name: 'name of the joint plan',
    theme: 'by a theme (without plans: all that were made for it)',
    lead: "leading authority (code or name; default: the theme's, else the one with the most units)",
    from: 'first day of the visits; spread evenly over working days',
    to: 'last day of the visits',
    dryRun: 'show what would be done and write nothing',
    done: ({ joint, visits, dry }) =>
      `Joint plan "${joint}" ${dry ? '(dry run)' : 'made'}: ${visits} ${visits === 1 ? 'visit' : 'visits'}.`,
    dryDone: 'This was a dry run: nothing was written. Leave out --dry-run to make the joint plan.',
    next: ({ joint }) => `Print the task sheets: chengnuo sample visits ${joint} --out FOLDER`,
  },
  visits: {
    summary: "List joint plans and the year's figures; with a name its visits, and print their task sheets",
    year: 'year of the figures (default: this year)',
    out: 'folder for the task sheets, one a visit',
    merge: 'one file of all task sheets',
    lang: 'language of the sheets',
    none: 'No joint plans yet. First: chengnuo sample join PLAN PLAN --name NAME',
    printed: ({ count }) => `Printed ${count} task ${count === 1 ? 'sheet' : 'sheets'}.`,
    figuresTitle: ({ from, to }) => `Supervision by sampling from ${from} to ${to}`,
    later: ({ units }) =>
      `${units.length} ${units.length === 1 ? 'unit' : 'units'} came to the plans after they were joined, and are visited apart: ${units.join(', ')}`,
    short: ({ visits }) =>
      `${visits} ${visits === 1 ? 'visit lacks' : 'visits lack'} officers (none assigned, or a certificate ends before): assign some before the day.`,
  },
  fields: {
    joint: 'Joint plan',
    plans: 'Plans',
    lead: 'Leading authority',
    days: 'Days',
    planned: 'Visits planned',
    made: 'Visits made',
    saved: 'Visits saved',
    saved_share: 'Share saved',
    done: 'Done',
    visit_no: 'Task sheet',
    day: 'Day',
    object: 'Subject',
    name: 'Name',
    authorities: 'Departments',
    units: 'Units',
    inspectors: 'Inspectors',
    state: 'State',
  },
  savedShare: ({ saved, share }) => `${saved} (${share}%)`,
  states: { done: 'done', open: 'to come', short: 'lacks officers' },
  figures: supervisionFigures,
  figureColumns: { name: 'Figure', value: 'Value', basis: 'Made of' },
  paper: { title: 'Task sheet of a joint visit', subject: 'General check of the subject' },
} satisfies Translation<typeof zh.sampleJoint>;

export const sampleTheme = {
  summary: 'Themes: different departments and objects under one task',
  importSummary:
    'Import themes (a row a department and what it looks at; a theme in the file is replaced whole)',
  importDone: 'The themes are written. Look at them: chengnuo sample theme list',
  listSummary: 'List themes',
  showSummary: 'Show a theme: departments, what they look at, objects',
  planSummary: 'Make the plans of a theme: one a department (NAME-1, NAME-2, …), all by the same rule',
  planName: 'first part of the names of the plans',
  rate: 'share to be drawn, such as 5%',
  size: 'units to be drawn by each plan',
  planned: ({ theme, count, dry }) =>
    `Theme "${theme}"${dry ? ' (dry run)' : ''}: ${count} ${count === 1 ? 'plan' : 'plans'}${dry ? '' : ' frozen'}.`,
  empty: ({ authority, matters }) => `${authority} (${matters}): no case in the period, so no plan.`,
  next: ({ theme, first }) =>
    `Next: draw every plan with one public seed (chengnuo sample draw ${first} --seed …), assign inspectors, then join: chengnuo sample join --theme ${theme} --name NAME`,
  readOut: "Read out the last plan's checkpoint, which covers all of them, before the seed is made:",
  fields: {
    theme_code: 'Theme',
    theme_name: 'Name',
    lead: 'Leading authority',
    departments: 'Departments',
    parts: 'Parts',
    authority: 'Department',
    matter: 'What it looks at',
    object: 'Objects',
    domain: 'Domain',
    item_code: 'Item',
    plan: 'Plan',
    population: 'Population',
    quota: 'Quota',
  },
  problems: {
    secondName: ({ code, first, line }) =>
      `code ${code} is named "${first}" in line ${line}: one code has one name`,
  },
} satisfies Translation<typeof zh.sampleTheme>;

export const sampleReferral = {
  states: { open: 'open', overdue: 'overdue', replied: 'answered', closed: 'closed' },
  results: { handled: 'dealt with', no_problem: 'no problem found', not_competent: 'not within its power' },
  fields: {
    referral_no: 'Referral',
    unit: 'Unit',
    authority_name: 'Referred to',
    finding: 'Finding',
    referred_on: 'Referred on',
    due: 'Answer due',
    state: 'State',
    result: 'Answer',
    reply_days: 'Working days',
  },
  refer: {
    summary:
      'Copy a finding outside your power to the authority in charge: numbered, with its own clock, with a letter',
    to: 'the authority in charge',
    finding: 'what was found',
    within: 'time for the answer, such as 5wd (default: referral_reply of policy/sampling.yaml)',
    at: 'when it was referred (default: now)',
    out: 'folder for the letter (PDF)',
    done: ({ no, unit, authority, due }) =>
      `Referral ${no}: unit ${unit} to "${authority}", answer due ${due}.`,
    file: ({ file }) => `  ${file}`,
    next: ({ no }) => `When the answer is there: chengnuo sample referral reply ${no} --result handled`,
  },
  summary: 'Referrals and their answers',
  list: {
    summary: 'List referrals, answers and the average time they take',
    open: 'only those that wait for an answer',
    overdue: 'only those whose answer is overdue',
    plan: 'only those of a plan',
    authority: 'only those to an authority',
    average: ({ days, replied, inTime, overdue }) =>
      `${replied === 0 ? 'No answer yet' : `Answered in ${days} working days on average (${replied}, of which ${inTime} in time)`}${overdue === 0 ? '' : `; ${overdue} overdue`}.`,
  },
  reply: {
    summary: 'Record the answer of the authority in charge',
    result: 'answer: handled, no_problem, not_competent',
    detail: 'detail',
    at: 'when the answer came (default: now)',
    done: ({ no, result, days, late }) =>
      `Answer to referral ${no}: ${result}, after ${days} working ${days === 1 ? 'day' : 'days'}${late ? ', late' : ''}.`,
  },
  print: {
    summary: 'Print the letter of a referral once more, as of its day; nothing is sent anew',
    out: 'folder for the letter (PDF)',
    done: ({ no }) => `Printed referral ${no} once more.`,
  },
  close: {
    summary: 'Close a referral whose answer is no longer waited for, such as one sent by mistake',
    reason: 'why it is closed',
    done: ({ no }) => `Referral ${no} is closed.`,
  },
} satisfies Translation<typeof zh.sampleReferral>;

export const sampleJointErrors = {
  E_THEME_UNKNOWN: {
    message: ({ theme }) => `There is no theme ${theme}`,
    hint: 'See the codes with chengnuo sample theme list, or import themes first.',
  },
  E_THEME_EMPTY: {
    message: ({ theme }) => `No department of theme ${theme} has a case in the period.`,
    hint: 'Widen --from and --to, or look at the departments, domains and item codes of the theme; nothing was written.',
  },
  E_JOINT_EXISTS: {
    message: ({ joint }) => `There is a joint plan of this name: ${joint}`,
    hint: 'Choose another name.',
  },
  E_JOINT_UNKNOWN: {
    message: ({ joint }) => `There is no joint plan ${joint}`,
    hint: 'See the names with chengnuo sample visits.',
  },
  E_JOINT_PLANS: {
    message: 'A joint plan needs at least two plans.',
    hint: 'Such as chengnuo sample join PLAN1 PLAN2 --name NAME, or --theme for the plans made for a theme.',
  },
  E_JOINT_PLAN_KIND: {
    message: ({ plan }) => `The units of plan ${plan} are items: there is nobody to visit.`,
    hint: 'Join plans of cases (--of case) or of subjects (--of subject).',
  },
  E_JOINT_PLAN_TAKEN: {
    message: ({ plan, joint }) => `Plan ${plan} is part of joint plan ${joint} already.`,
    hint: 'A plan is joined once, else a visit would count twice.',
  },
  E_JOINT_LEAD: {
    message: ({ lead }) => `"${lead}" takes no part in these visits.`,
    hint: '--lead takes the code or the name of a department that takes part.',
  },
  E_JOINT_DAYS: {
    message: ({ from, to }) => `There is no working day from ${from} to ${to}.`,
    hint: 'Widen --from and --to; --to is not before --from.',
  },
  E_REFERRAL_UNKNOWN: {
    message: ({ referral_no }) => `There is no referral ${referral_no}`,
    hint: 'See the numbers with chengnuo sample referral list.',
  },
  E_REFERRAL_UNIT: {
    message: ({ plan, unit }) => `"${unit}" is no unit that plan ${plan} visits.`,
    hint: 'Write the unit as in the list of drawn units or of those visited in any case, with leading zeros.',
  },
  E_REFERRAL_TIME: {
    message: ({ day }) => `The time is before ${day}.`,
    hint: 'A referral is not before the draw, nor an answer before the referral: look at --at.',
  },
  E_REFERRAL_CLOSED: {
    message: ({ referral_no, day }) => `Referral ${referral_no} was answered or closed on ${day}.`,
    hint: 'An answer is recorded once; send another referral where one is needed.',
  },
} satisfies Translation<typeof zh.sampleJointErrors>;
