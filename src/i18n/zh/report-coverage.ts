import { dayText } from './report-words.ts';

/** 清单覆盖情况（chengnuo report coverage）。 */
export const coverage = {
  summary:
    '统计清单覆盖情况：告知承诺占比或“最多跑一次”占比，按方式、单位、层级、领域、类别、批次，可对照目标',
  measure: '统计什么：commitment 告知承诺，visits 现场次数不超过一次',
  by: '分组',
  count: '计数单位：entries 清单条目，services 政务服务事项（同一服务编码计一次）',
  asOfFlag: '按该日实施的版本统计（默认：今天）',
  batch: '只统计该批次中的事项',
  target: '目标，如 40%@2026-03-31,90%@2027-06-30（须超过，等于不算达到；不写则按政策 targets.yaml）',
  file: (p: { measure: 'commitment' | 'visits'; by: string; byName: string; as_of: string }) =>
    `${p.measure === 'commitment' ? '告知承诺覆盖' : '最多跑一次'}-按${p.byName}-${p.as_of}`,
  titles: { commitment: '告知承诺覆盖情况', visits: '“最多跑一次”覆盖情况' },
  subtitle: (p: { office: string; asOf: string }) => `${p.office}　截至 ${p.asOf}`,
  targetsHeading: '目标完成情况',
  targetsTable: '目标对照表',
  groupsHeading: (p: { by: string }) => `按${p.by}分`,
  chart: (p: { by: string; measure: 'commitment' | 'visits' }) =>
    `${p.measure === 'commitment' ? '告知承诺' : '“最多跑一次”'}覆盖，按${p.by}分`,
  overview: (p: {
    office: string;
    asOf: string;
    measure: 'commitment' | 'visits';
    count: number;
    total: number;
    share: string;
    leaders: {
      groups: readonly { name: string; count: number; share: string }[];
      none: readonly string[];
    };
    /** 列的是全部分组，不是居前的几个。 */
    whole: boolean;
  }) => {
    if (p.total === 0) return `${dayText(p.asOf)}，${p.office}清单上没有有效事项。`;
    const what = p.measure === 'commitment' ? '实行告知承诺' : '现场次数不超过一次';
    const listed = p.leaders.groups.map(({ name, count, share }) => `${name}${count}项（${share}）`);
    return [
      `截至${dayText(p.asOf)}，${p.office}清单有效事项${p.total}项，其中${what}${p.count}项，占${p.share}。`,
      ...(listed.length === 0 ? [] : [`${p.whole ? '' : '占比居前的：'}${listed.join('、')}。`]),
      ...(p.leaders.none.length === 0 ? [] : [`尚未有事项${what}的：${p.leaders.none.join('、')}。`]),
    ].join('');
  },
  targets: (p: {
    lines: readonly {
      above: string;
      by: string;
      reached: string;
      verdict: 'met' | 'missed' | 'open';
      missing: number;
    }[];
  }) =>
    p.lines
      .map(({ above, by, reached, verdict, missing }) => {
        const gap = missing === 0 ? '' : `，还差${missing}项`;
        const result = { met: '已达到', missed: `未达到${gap}`, open: `未到期${gap}` }[verdict];
        return `${dayText(by)}前超过${above}%的目标：实际${reached}，${result}。`;
      })
      .join(''),
  asOf: '统计日期',
  counts: '计数单位',
  countings: { entries: '清单条目', services: '政务服务事项（同一服务编码计一次）' },
  reachedLabel: '总体情况',
  reachedText: (p: { measure: 'commitment' | 'visits'; count: number; total: number; share: string }) =>
    `${p.total}项中，${p.measure === 'commitment' ? '实行告知承诺' : '现场次数不超过一次的'}${p.count}项，占${p.share}`,
  keys: {
    mode: '办理方式',
    authority: '实施主体',
    level: '行使层级',
    domain: '领域',
    track: '类别',
    batch: '批次',
  },
  columns: {
    number: '项数',
    total: '总数',
    count: { commitment: '告知承诺', visits: '不超过一次' },
    share: '占本组',
    part: '占清单',
    target: '目标',
    by: '期限',
    on: '测算日期',
    reached: '达到',
    needed: '需达到项数',
    met: '结果',
    basis: '依据',
  },
  above: (p: { share: string }) => `超过${p.share}%`,
  reachedCell: (p: { share: string; count: number; total: number }) => `${p.share}（${p.count}/${p.total}）`,
  verdicts: { met: '已达到', missed: '未达到', open: '未到期，尚未达到' },
  unknown: (p: { count: number }) => `其中 ${p.count} 项未填现跑动次数，不计为“不超过一次”。`,
  servicesNote: {
    commitment:
      '一个政务服务事项有多个条目的，只要有一个条目实行告知承诺即计为实行；条目分属多个组的，在各组中各计一次。',
    visits: '一个政务服务事项有多个条目的，各条目均不超过一次才计入；条目分属多个组的，在各组中各计一次。',
  },
};
