import { spanName } from './report-words.ts';
import { supervisionFigures } from './supervision-figures.ts';

/** 双随机抽查情况统计（chengnuo report supervision）。 */
export const supervisionReport = {
  summary: '抽查情况：计划、抽取、检查、发现问题、按时公示、联合检查与减少的上门次数，不实率附置信区间',
  file: (p: { from: string; to: string }) => `抽查情况-${p.from}至${p.to}`,
  title: '“双随机、一公开”抽查情况统计',
  asOf: '统计日期',
  jointMark: '（联合）',
  headings: {
    tasks: '抽查任务完成情况',
    findings: '检查发现情况',
    plans: '分计划情况',
    estimates: '不实率估计（推及全部对象）',
    results: '检查结果分类',
    joint: '联合检查',
  },
  columns: {
    plan: '计划',
    frozenOn: '冻结日期',
    population: '对象总数',
    drawn: '抽中',
    toVisit: '应检查',
    visited: '已检查',
    completion: '完成率%',
    problems: '有问题',
    untrue: '不实',
    published: '按时/已公示',
    checked: '已核实',
    estimate: '不实率估计',
    interval: '95%置信区间',
    result: '检查结果',
    visits: '户次',
    joint: '联合检查',
    planned: '分头应查',
    made: '合并后上门',
    saved: '减少上门',
    savedRate: '减少率%',
  },
  results: {
    1: '1 未发现问题',
    2: '2 未按规定公示应当公示的信息',
    3: '3 公示信息隐瞒真实情况、弄虚作假',
    4: '4 通过登记的住所（经营场所）无法联系',
    5: '5 发现问题已责令改正',
    6: '6 不配合检查情节严重',
    7: '7 未发现开展本次抽查涉及的经营活动',
    8: '8 发现问题待后续处理',
  },
  indicators: {
    ...supervisionFigures,
    drawn: { name: '抽中对象', formula: '各计划抽中的对象，含递补的' },
    replaced: { name: '被递补对象', formula: '无法联系、已关闭、已迁移等，由递补对象顶替的' },
    objects: { name: '已检查（户）', formula: '已检查的主体，一个主体计一次' },
    untrue: { name: '承诺不实', formula: '承诺核查结论为不实的' },
    untrue_rate: { name: '不实率', formula: '承诺不实÷已核实（无法核实的不计）；推及全部对象的估计另列' },
    unverifiable: { name: '无法核实', formula: '承诺核查结论为无法核实的' },
    published: { name: '已公示', formula: '检查结果已公示的' },
    published_in_time_rate: {
      name: '按时公示率',
      formula: '在规定期限内公示的÷已公示或期限已过的检查结果',
    },
    credit_rule_share: { name: '信用规则应用率', formula: '按信用等级分层的计划÷全部计划' },
  },
  taskText: (p: {
    from: string;
    to: string;
    plans: number;
    drawn: number;
    toVisit: number;
    visited: number;
    completion: string | null;
    published: number;
    inTime: string | null;
    jointShare: string | null;
    saved: number;
    savedRate: string | null;
  }) => {
    if (p.plans === 0) return `${spanName(p)}没有抽查计划。`;
    return [
      `${spanName(p)}制定抽查计划${p.plans}个，抽中对象${p.drawn}户`,
      p.completion === null
        ? '，尚无应检查对象。'
        : `，应检查${p.toVisit}户，已检查${p.visited}户次，完成率${p.completion}。`,
      p.published === 0 && p.inTime === null
        ? ''
        : `检查结果已公示${p.published}户次${p.inTime === null ? '' : `，按时公示率${p.inTime}`}。`,
      p.jointShare === null ? '' : `联合检查占${p.jointShare}。`,
      p.savedRate === null ? '' : `联合检查少上门${p.saved}户次，扰企减少率${p.savedRate}。`,
    ].join('');
  },
  findingText: (p: {
    visited: number;
    problems: number;
    problemRate: string | null;
    untrue: number;
    untrueRate: string | null;
    unverifiable: number;
    referrals: number;
  }) => {
    if (p.visited === 0) return '尚未录入检查结果。';
    return [
      p.problems === 0
        ? '检查未发现问题'
        : `检查发现问题${p.problems}户次，问题发现率${p.problemRate ?? '—'}`,
      p.untrueRate === null ? '' : `；承诺不实${p.untrue}件，不实率${p.untrueRate}`,
      p.unverifiable > 0 ? `；无法核实${p.unverifiable}件，不作为失信` : '',
      p.referrals > 0 ? `；向其他部门移送线索${p.referrals}件` : '',
      '。',
    ].join('');
  },
  notes:
    '计划按冻结日期归期，其检查结果计至统计日期。一户一次检查可有几类结果，各类之和可多于户次。公示期限按本单位现行规则。',
  intervalNote: '不实率估计按层加权推及计划的全部对象，置信区间按 Clopper-Pearson 法（分层的按有效样本量）。',
  charts: { completion: '任务完成率', rates: '不实率估计（95%置信区间）' },
};
