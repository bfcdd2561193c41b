import { must } from '../../src/kernel/assert.ts';
import { type Applicant, newApplicant, rareApplicants } from './applicants.ts';
import type { Row, SampleItem } from './items.ts';
import { type District, districts, personName, residentNumber } from './people.ts';
import { type Random, seededRandom } from './random.ts';
import { clock, workingDays } from './workdays.ts';

const seed = '常宁市 2026 办件样例';
const decidedCount = 260;
const openCount = 60;
/** The samples stand at half past nine on this day: what is open was received shortly before it. */
const today = '2026-09-16';

/** 320 cases: 260 decided from January to September 2026, 60 open ones of the last weeks. Ordered by receipt. */
export function sampleCases(items: readonly SampleItem[]): Row[] {
  const random = seededRandom(seed);
  const days = workingDays('2026-01-04', today);
  const history = days.filter((day) => day < '2026-09-10');
  const recent = days.filter((day) => day < today);
  const pool = weightedItems(items);
  const waiting = pool.filter(([item]) => limitDaysOf(item) >= 1);
  const applicants = new ApplicantBook(random);
  const drafts = [
    ...Array.from({ length: decidedCount }, () => ({
      day: random.pick(history),
      open: false,
      item: random.weighted(pool),
    })),
    ...Array.from({ length: openCount }, () => {
      const item = random.weighted(waiting);
      return { day: openDay(random, recent, limitDaysOf(item)), open: true, item };
    }),
  ].map((draft) => ({ ...draft, minute: receiptMinute(random) }));
  drafts.sort((a, b) => (a.day === b.day ? a.minute - b.minute : a.day < b.day ? -1 : 1));
  const serials = new Map<string, number>();
  return drafts.map((draft) => {
    const { item } = draft;
    const district = districtOf(item, random);
    const serial = (serials.get(district.code) ?? 0) + 1 + random.below(9);
    serials.set(district.code, serial);
    const caseNo = `${district.code}-2026-${String(serial).padStart(6, '0')}`;
    const applicant = applicants.next(item, district);
    return caseRow({ random, district, caseNo, applicant, days, ...draft });
  });
}

/** Whole working days of the limit promised at the window; 0 for hours, minutes and on the spot, which leave nothing open overnight. */
const limitDaysOf = ({ source }: SampleItem): number =>
  Number(/^(\d+)(?:工作日|自然日)$/.exec(source.limits[2])?.[1] ?? '0');

/** An open case was received within its limit; one in eleven was left lying a few days longer. */
function openDay(random: Random, recent: readonly string[], limitDays: number): string {
  const ago = random.below(limitDays) + (random.chance(9) ? limitDays + 1 : 0);
  return must(recent[recent.length - 1 - ago], 'a working day of this year');
}

/** Items that take cases, the ones of the seed stories more often. Items that came into force by publication have none. */
function weightedItems(items: readonly SampleItem[]): (readonly [SampleItem, number])[] {
  return items
    .filter(({ source }) => source.mode !== 'cancelled' && source.from !== '')
    .map((item) => [item, /教师资格|人力资源|异地就医|低风险|设立登记/.test(item.source.zh.name) ? 5 : 2]);
}

function districtOf({ authority }: SampleItem, random: Random): District {
  const own = districts.find(({ code }) => code === authority.region);
  return own ?? random.pick(districts);
}

const receiptMinute = (random: Random): number =>
  random.chance(58) ? 9 * 60 + random.below(165) : 13 * 60 + 30 + random.below(180);

interface Draft {
  readonly random: Random;
  readonly item: SampleItem;
  readonly district: District;
  readonly caseNo: string;
  readonly applicant: Applicant;
  readonly days: readonly string[];
  readonly day: string;
  readonly minute: number;
  readonly open: boolean;
}

function caseRow(draft: Draft): Row {
  const { random, item, district, applicant } = draft;
  const ordinary = item.source.mode === 'commitment' && random.chance(8);
  const promises = item.source.mode === 'commitment' && !ordinary;
  const deferrable = item.source.zh.materials.split('；').filter((one) => one.endsWith('（容缺）'));
  const deferred = promises && deferrable.length > 0 && random.chance(22) ? deferrable[0] : undefined;
  const agent = item.source.agent === 'yes' && random.chance(9);
  return {
    case_no: draft.caseNo,
    item_code: item.code,
    ...applicant,
    ...(agent ? { agent_name: personName(random), agent_id_number: residentNumber(random) } : {}),
    channel: random.weighted([
      ['窗口', 48],
      ['网上', 34],
      ['移动端', 15],
      ['快递', 3],
    ] as const),
    region_code: district.code,
    received_at: `${draft.day} ${clock(draft.minute)}`,
    mode: ordinary ? '一般程序' : must(item.zh['mode'], 'every item has a mode'),
    facts: promises ? `已知晓告知事项，承诺：${item.source.zh.proof}` : '',
    deferred: deferred?.replace('（容缺）', '') ?? '',
    applicant_region: random.chance(90) ? district.code : random.pick(districts).code,
    ...outcome(draft, promises, ordinary),
  };
}

/** Times in order: received < signed < decided; one limit in twenty-five is missed by a day or two. */
function outcome(draft: Draft, promises: boolean, ordinary: boolean): Row {
  const { random, item, days, day, minute, open } = draft;
  const signedMinute = minute + 6 + random.below(24);
  const signed = promises && (!open || random.chance(55)) ? `${day} ${clock(signedMinute)}` : '';
  if (open) return { signed_at: signed };
  const limitDays = /^(\d+)(?:工作日|自然日)$/.exec(item.source.limits[ordinary ? 1 : 2])?.[1] ?? '0';
  const late = random.chance(4) && limitDays !== '0' ? 1 + random.below(2) : 0;
  const wait = Math.min(random.below(Number(limitDays) + 1), 12) + (late > 0 ? Number(limitDays) : 0) + late;
  const at = Math.min(days.indexOf(day) + wait, days.length - 2);
  const sameDay = at === days.indexOf(day);
  const decidedMinute = sameDay ? signedMinute + 8 + random.below(20) : receiptMinute(random);
  const decision = random.weighted([
    ['准予', 94],
    ['不予', 3],
    ['撤回', 3],
  ] as const);
  return {
    signed_at: signed,
    decided_at: `${must(days[at], 'a working day')} ${clock(decidedMinute)}`,
    decision,
    satisfaction: decision === '准予' && random.chance(72) ? random.weighted(ratings) : '',
  };
}

const ratings = [
  [1, 70],
  [2, 24],
  [3, 5],
  [4, 1],
] as const;

/** Matters of anybody's life, where the same person may come for several. */
const everyday = ({ source }: SampleItem): boolean =>
  /继承|抚恤金|异地就医|法律援助|户口/.test(source.zh.name);

/** Hands out applicants: now and then one who has been here before, and the few with rare characters in their names. */
class ApplicantBook {
  readonly #random: Random;
  readonly #firms = new Map<string, Applicant>();
  readonly #persons: Applicant[] = [];
  readonly #rare: Applicant[];

  constructor(random: Random) {
    this.#random = random;
    this.#rare = rareApplicants(random);
  }

  next(item: SampleItem, district: District): Applicant {
    const fresh = newApplicant(this.#random, item, district);
    const name = must(fresh['applicant_name'], 'an applicant has a name');
    if (item.source.who !== 'person') {
      // A firm that comes a second time has the same representative, telephone and address.
      const firm = this.#firms.get(name) ?? fresh;
      this.#firms.set(name, firm);
      return firm;
    }
    if (everyday(item) && this.#persons.length > 20 && this.#random.chance(20)) {
      return this.#random.pick(this.#persons);
    }
    const rare = everyday(item) ? this.#rare.pop() : undefined;
    const applicant = rare ?? fresh;
    if (everyday(item)) this.#persons.push(applicant);
    return applicant;
  }
}
