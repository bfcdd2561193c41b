import { withResidentCheckDigit } from '../../src/identity/resident-id.ts';
import { firmFor } from './firms.ts';
import type { SampleItem } from './items.ts';
import { addressIn, type District, districts, mobile, personName, residentNumber } from './people.ts';
import type { Random } from './random.ts';

/** The applicant's cells of a case row. */
export type Applicant = Readonly<Record<string, string>>;

/** Somebody whom the item is for: a person, or a firm whose trade fits. */
export function newApplicant(random: Random, item: SampleItem, district: District): Applicant {
  const { who, ages } = item.source;
  if (who === 'person') return person(random, personName(random), residentNumber(random, ages), district);
  const firm = firmFor(random, item, district);
  return {
    applicant_name: firm.name,
    applicant_type: firm.type === 'organization' ? '法人及非法人组织' : '个体工商户',
    id_type: '统一社会信用代码',
    id_number: firm.code,
    legal_representative: personName(random),
    phone: mobile(random),
    address: addressIn(random, district),
  };
}

function person(random: Random, name: string, number: string, district: District): Applicant {
  return {
    applicant_name: name,
    applicant_type: '自然人',
    id_type: number.startsWith('8') ? '港澳台居民居住证' : '居民身份证',
    id_number: number,
    phone: mobile(random),
    address: addressIn(random, district),
  };
}

/** People whose names many fonts and old systems cannot show, and one who holds a residence permit. */
export function rareApplicants(random: Random): Applicant[] {
  const home = districts[0];
  return [
    person(random, '陈㛃', withResidentCheckDigit('32040219920617204'), home),
    person(random, '周䶮', withResidentCheckDigit('32041119880302311'), home),
    person(random, '欧阳慧文', withResidentCheckDigit('32048119950923422'), home),
    person(random, '林嘉怡', withResidentCheckDigit('81000019900811006'), home),
  ];
}
