import { must } from '../../src/kernel/assert.ts';
import type { Row, SampleItem } from './items.ts';

/** A bundle of the sample list: its members are the items whose list names it, in this order of steps. */
interface BundleSource {
  readonly code: string;
  readonly name: string;
  readonly lead: string;
  /** Item code and step, in the order of handling. */
  readonly steps: readonly (readonly [code: string, step: string])[];
  /** Of the whole; empty where the bundle's own time is not stated and its members' limits speak. */
  readonly limits: readonly [before: string, after: string];
}

const bundles: readonly BundleSource[] = [
  {
    code: 'YJS-01',
    name: '公民身后一件事',
    lead: '常澄市人力资源和社会保障局',
    steps: [
      ['CN-MZ-0505', '注销养老保险'],
      ['CN-RS-0204', '养老保险个人账户结算'],
      ['CN-YB-0403', '医疗保险个人账户结算'],
      ['CN-RS-0203', '供养亲属抚恤金核定'],
      ['CN-ZR-0901', '不动产继承登记'],
    ],
    limits: ['42工作日', '3工作日'],
  },
  {
    code: 'YJS-02',
    name: '开办人力资源服务机构一件事',
    lead: '常澄市人力资源和社会保障局',
    steps: [
      ['11320400014100280X3320114001000', '受理；许可'],
      ['11320400014100280X3320114002000', '许可；发证'],
    ],
    limits: ['20工作日', '0.5工作日'],
  },
  {
    code: 'YJS-03',
    name: '孕育一件事',
    lead: '常澄市卫生健康委员会',
    steps: [
      ['CN-WJ-0302', '孕前检查'],
      ['CN-WJ-0303', '生育登记'],
    ],
    limits: ['', ''],
  },
];

/** A row a member. A bundle that names an item of no list, or of another bundle, is a mistake here. */
export function sampleBundles(items: readonly SampleItem[]): Row[] {
  return bundles.flatMap(({ code, name, lead, steps, limits: [before, after] }) =>
    steps.map(([itemCode, step]) => {
      const item = must(
        items.find((one) => one.code === itemCode && one.source.bundle === name),
        `item ${itemCode} of ${name}`,
      );
      return {
        bundle_code: code,
        bundle_name: name,
        item_code: item.code,
        step,
        lead,
        limit_before: before,
        limit_after: after,
      };
    }),
  );
}
