/** What bars somebody. */
const causes = {
  barred_by_breach: '有已认定且尚未结束惩戒的失信行为',
  barred_by_platform: '其他信用平台已列入限制',
  barred_by_grade: '信用等级不符合条件',
  barred_by_representative: '其法定代表人受到限制',
  barred_representative_unknown:
    '按政策须查询法定代表人，而其证件号码尚未登记（case record --legal-representative-id-number）',
};

/** Why the gate answers as it does, in plain words. */
const reasons = {
  none: '可以适用告知承诺。',
  full_check_by_grade: '可以适用告知承诺，须全覆盖核查（按信用等级）。',
  query_first_by_grade: '可以适用告知承诺，须先查询数据（按信用等级）。',
  barred_by_breach: `不适用告知承诺：${causes.barred_by_breach}。`,
  barred_by_platform: `不适用告知承诺：${causes.barred_by_platform}。`,
  barred_by_grade: `不适用告知承诺：${causes.barred_by_grade}。`,
  barred_by_representative: `不适用告知承诺：${causes.barred_by_representative}。`,
  barred_representative_unknown: `不适用告知承诺：${causes.barred_representative_unknown}。`,
};

export const subject = {
  types: { person: '自然人', organization: '法人及非法人组织', self_employed: '个体工商户' },
  revealReason: '显示未脱敏个人信息的理由',
  gate: {
    causes,
    reasons,
    allowed: '结论',
    basis: '依据',
    ends: '限制截止',
    grade: '信用等级',
    ofScheme: (p: { scheme: string }) => `（${p.scheme}）`,
    pace: '办理时序',
    check: '核查',
    checks: { normal: '按事项规定', full: '全覆盖核查' },
    /** What ends a bar. */
    untilDay: (p: { until: string }) => `至 ${p.until}（含当日）`,
    untilRepaired: (p: { earliest: string }) =>
      p.earliest === '' ? '至信用修复完成之日' : `至信用修复完成之日（最早可于 ${p.earliest} 申请修复）`,
    noEnd: '未载明截止日期，请向作出限制的单位核实',
    dispute: '异议',
    disputed: '异议处理中（异议成立前限制照常适用）',
    open: '—',
  },
};

export const subjectErrors = {};
