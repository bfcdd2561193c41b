import { must } from '../../src/kernel/assert.ts';
import type { Row, SampleItem } from './items.ts';
import { districts, personName } from './people.ts';
import { seededRandom } from './random.ts';

/** Authorities with officers in the pool; those of the second list have three, so that a recusal can be made good. */
const pairs = [
  'police',
  'natural',
  'housing',
  'market',
  'culture',
  'agri',
  'emergency',
  'water',
  'health',
  'xb-approval',
  'zl-health',
  'jt-transport',
];
const threes = ['edu', 'tn-edu', 'hrss', 'wj-market'];

/** 40 inspectors: 36 officers, a leader and one or two members for each authority, and 4 experts without a certificate. */
export function sampleInspectors(items: readonly SampleItem[], cases: readonly Row[]): Row[] {
  const random = seededRandom('常宁市 2026 检查人员样例');
  const firms = cases.filter((row) => row['applicant_type'] === '法人及非法人组织');
  const officers = [
    ...pairs.map((key) => [key, 2] as const),
    ...threes.map((key) => [key, 3] as const),
  ].flatMap(([key, count]) => Array.from({ length: count }, (_, i) => ({ key, leader: i === 0 })));
  const experts = ['edu', 'hrss', 'market', 'emergency'].map((key) => ({ key, leader: undefined }));
  return [...officers, ...experts].map(({ key, leader }, i) => {
    const item = must(
      items.find(({ authority }) => authority.key === key),
      `an item of ${key}`,
    );
    const { authority } = item;
    const recused = i % 9 === 4 ? must(firms[(i * 7) % firms.length], 'a firm')['id_number'] : '';
    const expert = leader === undefined;
    return {
      inspector_no: `${expert ? 'ZJ' : 'ZF'}-${String(i + 1).padStart(4, '0')}`,
      name: personName(random),
      authority_code: authority.code,
      authority_name: authority.name.zh,
      certificate_no: expert
        ? ''
        : `1004${authority.region.slice(2)}${String(1021 + i * 13).padStart(5, '0')}`,
      valid_until: expert ? '' : `${2027 + random.below(4)}-${random.pick(['03-31', '06-30', '12-31'])}`,
      domains: must(item.zh['domain'], 'a domain'),
      regions:
        authority.region === '320400' ? districts.map(({ code }) => code).join('；') : authority.region,
      role: expert ? '专家' : leader ? '组长' : '成员',
      recuse: recused ?? '',
    };
  });
}
