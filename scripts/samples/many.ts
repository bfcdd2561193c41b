import { must } from '../../src/kernel/assert.ts';
import { addDays } from '../../src/kernel/time.ts';
import { firmFor } from './firms.ts';
import type { Row, SampleItem } from './items.ts';
import { districts, mobile, personName, residentNumber } from './people.ts';
import { seededRandom } from './random.ts';
import { clock, workingDays } from './workdays.ts';

/** The twelve columns of a generated case list. */
export const caseColumns = [
  'case_no',
  'item_code',
  'applicant_name',
  'applicant_type',
  'id_number',
  'phone',
  'channel',
  'region_code',
  'received_at',
  'signed_at',
  'decided_at',
  'decision',
] as const;

/** Decided cases of the year, as many as asked for, in no particular order; nothing is kept in memory. */
export function* manyCases(items: readonly SampleItem[], rows: number, seed: string): Generator<Row> {
  const random = seededRandom(`cases ${seed}`);
  const days = workingDays('2026-01-04', '2026-09-15');
  const pool = items.filter(({ source }) => source.mode === 'commitment' && source.from !== '');
  for (let i = 1; i <= rows; i++) {
    const item = random.pick(pool);
    const district = districts.find(({ code }) => code === item.authority.region) ?? random.pick(districts);
    const day = random.pick(days);
    const minute = 540 + random.below(430);
    const { who, ages } = item.source;
    const firm = who === 'person' ? undefined : firmFor(random, item, district);
    yield {
      case_no: `${district.code}-2026-${String(i).padStart(7, '0')}`,
      item_code: item.code,
      applicant_name: firm?.name ?? personName(random),
      applicant_type:
        firm === undefined ? '自然人' : firm.type === 'organization' ? '法人及非法人组织' : '个体工商户',
      id_number: firm?.code ?? residentNumber(random, ages),
      phone: mobile(random),
      channel: random.pick(['窗口', '网上', '移动端']),
      region_code: district.code,
      received_at: `${day} ${clock(minute)}`,
      signed_at: `${day} ${clock(minute + 10)}`,
      decided_at: `${day} ${clock(minute + 20 + random.below(30))}`,
      decision: random.chance(97) ? '准予' : '不予',
    };
  }
}

/** Items as many as asked for: the sample's, again and again under new local codes, with other dates. */
export function* manyItems(items: readonly SampleItem[], rows: number, seed: string): Generator<Row> {
  const random = seededRandom(`items ${seed}`);
  for (let i = 1; i <= rows; i++) {
    const item = must(items[(i - 1) % items.length], 'an item');
    const round = Math.floor((i - 1) / items.length) + 1;
    yield {
      ...item.zh,
      item_code: `CN-GEN-${String(i).padStart(7, '0')}`,
      item_name: `${item.source.zh.name}（${round}）`,
      effective_from: addDays('2026-01-01', random.below(90)),
    };
  }
}
