import { type GroupCounts, type IndicatorFacts, noCounts, type PeriodFacts } from '../../src/report/facts.ts';

const noItem = { item_name: null, authority_name: null };

const hall: GroupCounts = {
  ...noCounts,
  ...noItem,
  key: '市医疗保障局',
  items: 3,
  commitment_items: 2,
  cases: 7,
  commitment_cases: 5,
  offered: 6,
  chosen: 5,
  papers_saved: 9,
  timed: 6,
  on_time: 5,
  rated: 3,
  satisfied: 3,
  check_due: 4,
  checked: 3,
  true: 1,
  untrue: 1,
  unverifiable: 1,
  pending: 1,
  breaches: 1,
};

const town: GroupCounts = { ...noCounts, ...noItem, key: '甲镇人民政府', items: 1, cases: 2 };

const whole = { ...hall, items: 4, cases: 9 };
/** All in one group, as it is counted there. */
const only = (key: string, change: Partial<GroupCounts> = {}): GroupCounts[] => [
  { ...whole, key, breaches: 0, ...change },
];

const own: IndicatorFacts = {
  total: whole,
  byMode: { commitment: 5, data_query: 3, dept_verify: 0, ordinary: 1 },
  byTrack: { certification: 3, licence: 1, material: 0 },
  barredSubjects: 1,
  checksDone: { made: 4, untrue: 2 },
  repairs: 0,
  objections: 0,
  handling: [
    { days: 0, cases: 4 },
    { days: 1, cases: 2 },
    { days: 2, cases: 3 },
  ],
  late: [],
};

/** A small month that adds up; the month before it had 8 cases, 4 of them by commitment; the year before nothing. */
export const facts: PeriodFacts = {
  ...own,
  span: { from: '2026-08-01', to: '2026-08-31' },
  groups: {
    authority: [town, hall],
    level: only('3'),
    track: only('certification'),
    channel: only('window', { items: 0, commitment_items: 0 }),
    item: only('A', { item_name: '医保登记', authority_name: '市医疗保障局' }),
  },
  flow: {
    open_start: 2,
    accepted: 10,
    completed: 9,
    withdrawn: 1,
    terminated: 0,
    open_end: 2,
    bars_start: 1,
    bars_new: 1,
    bars_ended: 1,
    bars_end: 1,
  },
  trend: [
    { month: '2025-08', cases: 0, commitment_cases: 0 },
    { month: '2026-07', cases: 8, commitment_cases: 4 },
    { month: '2026-08', cases: 9, commitment_cases: 5 },
  ],
  previous: { ...own, total: { ...whole, cases: 8, commitment_cases: 4 } },
  lastYear: { ...own, total: noCounts, handling: [] },
  running: { ...own, total: { ...whole, cases: 60, commitment_cases: 40 } },
};
