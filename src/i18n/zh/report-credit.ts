import { dayText, spanName } from './report-words.ts';

const listed = (rows: readonly { name: string; breaches: number }[]): string =>
  rows.map(({ name, breaches }) => `${name}${breaches}件`).join('、');

/** 信用情况统计（chengnuo report credit）。 */
export const credit = {
  summary: '信用情况：失信认定、惩戒、信用修复、异议，按种类、程度、单位、事项、代理人',
  file: (p: { from: string; to: string }) => `信用情况-${p.from}至${p.to}`,
  title: '告知承诺信用情况统计',
  headings: {
    breaches: '失信认定与惩戒',
    remedies: '信用修复与异议',
    kinds: '按种类和程度',
    scopes: '期末生效的限制（按范围）',
    authorities: '分单位情况',
    items: '分事项情况',
    agents: '分代理人情况',
  },
  columns: {
    kind: '种类',
    scope: '范围',
    inForce: '条数',
    agent: '代理人',
    breaches: '认定',
    bars: '新增限制',
    repairs: '完成修复',
    objections: '提出异议',
  },
  indicators: {
    notified: { name: '事先告知', formula: '本期发出事实告知、听取陈述申辩的' },
    breaches: { name: '认定失信', formula: '本期作出认定决定的；异议成立、自始更正的不计' },
    excused: { name: '不予记入', formula: '本期因轻微、初次并及时改正等不予认定的' },
    unfounded: { name: '不能成立', formula: '本期因事实不能成立不予认定的' },
    on_record: { name: '期末在册记录', formula: '期末已认定、未修复、未解除的' },
    bars_new: { name: '新增限制', formula: '本期生效的限制；自始无效的不计' },
    bars_in_force: { name: '期末生效限制', formula: '期末仍在限制期内的限制' },
    subjects_barred: { name: '限制适用主体', formula: '期末处于限制期内的主体，一个主体计一次' },
    repairs_applied: {
      name: '修复申请',
      formula: '本期提出的信用修复申请；异议成立、自始更正的失信，其修复不计（下同）',
    },
    repairs_accepted: { name: '修复受理', formula: '本期受理的信用修复申请' },
    repairs: { name: '完成修复', formula: '本期办结的信用修复' },
    repairs_rejected: { name: '不予修复', formula: '本期决定不予修复的' },
    repairs_broken: { name: '违背修复承诺', formula: '本期查明违背修复承诺的' },
    repair_days: { name: '修复平均用时', formula: '本期办结的，从申请到办结的自然日数，平均' },
    repair_rate: { name: '修复率', formula: '已修复÷期末前已可申请修复的' },
    objections: { name: '提出异议', formula: '本期提出的异议' },
    objections_closed: { name: '办结异议', formula: '本期答复的异议' },
    upheld_rate: { name: '异议成立率', formula: '成立÷本期答复的异议' },
    objections_open: { name: '期末在办异议', formula: '期末尚未答复的异议' },
  },
  breachText: (p: {
    from: string;
    to: string;
    notified: number;
    breaches: number;
    excused: number;
    kinds: readonly { name: string; breaches: number }[];
    serious: number;
    bars: number;
    subjects: number;
    top: readonly { name: string; breaches: number }[];
  }) => {
    const parts = [`${spanName(p)}发出事先告知${p.notified}件，`];
    if (p.breaches === 0) parts.push('未认定失信行为');
    else {
      parts.push(`认定失信行为${p.breaches}件，其中${listed(p.kinds)}`);
      if (p.serious > 0) parts.push(`；程度严重的${p.serious}件`);
    }
    if (p.excused > 0) parts.push(`；因轻微并及时改正等不予认定${p.excused}件`);
    parts.push('。');
    if (p.top.length > 0) parts.push(`认定较多的是${listed(p.top)}。`);
    parts.push(
      p.bars === 0 ? '期末没有生效的限制。' : `期末生效的限制${p.bars}条，涉及${p.subjects}个主体。`,
    );
    return parts.join('');
  },
  remedyText: (p: {
    applied: number;
    completed: number;
    rejected: number;
    rate: string | null;
    objections: number;
    closed: number;
    upheld: string | null;
    open: number;
  }) =>
    [
      p.applied + p.completed + p.rejected === 0
        ? '本期没有信用修复申请。'
        : `收到信用修复申请${p.applied}件，办结${p.completed}件，不予修复${p.rejected}件。`,
      ...(p.rate === null ? [] : [`已到可修复之日的，修复率${p.rate}。`]),
      p.objections + p.closed + p.open === 0
        ? '没有异议。'
        : `提出异议${p.objections}件，答复${p.closed}件${p.upheld === null ? '' : `，成立率${p.upheld}`}；期末在办${p.open}件。`,
    ].join(''),
  notes:
    '失信按决定日期计入，归于行为发生的实施主体；修复、异议按各自发生的日期计入。代理人是自然人的，只列编号。没有办件的失信不列入分事项，没有代理的不列入分代理人，故各行之和可能少于合计。',
  runningNote: (p: { day: string }) => `报告期尚未结束，数据截至${dayText(p.day)}。`,
  charts: { kinds: '认定失信（按种类）', authorities: '认定失信（前十位单位）' },
};
