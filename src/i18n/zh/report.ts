import { savings } from './report-savings.ts';

/** 分段落写出的数字。金额、件数为整数；比率已按口径取整，连同百分号写好。 */
interface Summary {
  month: string;
  office: string;
  items: number;
  commitmentItems: number;
  tracks: { certification: number; licence: number; material: number };
  cases: number;
  modes: { commitment: number; data_query: number; dept_verify: number; ordinary: number };
  share: string;
  shareChange: string | null;
  casesBefore: number;
  casesChange: string | null;
  casesLastYear: number;
  casesLastYearChange: string | null;
  choice: string | null;
  papers: number;
  visits: number;
  median: string | null;
  onTime: string | null;
  top: readonly { authority: string; cases: number }[];
}

interface Supervision {
  due: number;
  checked: number;
  rate: string;
  pending: number;
  pendingAt: readonly { authority: string; cases: number }[];
  untrue: number;
  partly: number;
  untrueRate: string | null;
  made: number;
  found: number;
  breaches: number;
  barred: number;
  repairs: number;
  objections: number;
}

const change = (text: string, more: string, less: string, same: string): string =>
  text.startsWith('-') ? `${less}${text.slice(1)}` : /^[0.%]+$/.test(text) ? same : `${more}${text}`;

const listed = (rows: readonly { authority: string; cases: number }[]): string =>
  rows.map(({ authority, cases }) => `${authority}（${cases}件）`).join('、');

const yearMonth = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

const identities = {
  cases_by_mode: '各方式办件数之和＝办结数',
  commitment_cases: '告知承诺办件量＝各方式中的告知承诺数',
  items_by_track: '各类别事项数之和＝事项总数',
  open_cases: '上期结存＋本期受理＝办结＋撤回＋终止＋期末在办',
  completed_cases: '流转表中的办结数＝办结数',
  checks_due: '应核查＝已核查＋未核查',
  check_outcomes: '已核查＝属实＋部分不实＋不实＋无法核实',
  bars: '期初限制＋新增−解除＝期末限制',
  rows_to_total: '各单位之和＝合计',
};

export const report = {
  savings,
  monthly: {
    summary: '生成月报：指标、分单位表，可输出 PDF、HTML、XLSX、CSV、JSON，可定稿',
    month: '报告月份，如 2026-08',
    askMonth: '报告月份（YYYY-MM）',
    out: '输出文件夹（默认当前目录）',
    to: '输出格式，逗号分隔：pdf,html,xlsx,csv,json',
    issue: '定稿：冻结本月数据并记入存证日志',
    reason: '重新定稿的原因',
    askReason: (p: { month: string; version: number }) =>
      `${yearMonth(p.month)}已定稿（第${p.version}版），重新定稿的原因`,
    issued: (p: { month: string; version: number }) =>
      `${yearMonth(p.month)}月报已定稿，第 ${p.version} 版。`,
    same: (p: { version: number }) => `数据与已定稿的第 ${p.version} 版一致，未产生新版本。`,
    outdated: (p: { version: number }) =>
      `定稿后有补报或更正：以下仍为第 ${p.version} 版数据。需更新请用 --issue --reason 原因。`,
    running: (p: { month: string }) => `${yearMonth(p.month)}尚未结束，数据截至今日。`,
    wrote: (p: { file: string }) => `已生成：${p.file}`,
    file: (p: { month: string }) => `月报-${p.month}`,
  },
  coverage: {
    summary:
      '统计清单覆盖情况：告知承诺占比或“最多跑一次”占比，按方式、单位、层级、领域、类别、批次，可对照目标',
    measure: '统计什么：commitment 告知承诺，visits 现场次数不超过一次',
    by: '分组',
    count: '计数单位：entries 清单条目，services 政务服务事项（同一服务编码计一次）',
    asOfFlag: '按该日实施的版本统计（默认：今天）',
    batch: '只统计该批次中的事项',
    target: '目标，如 40%@2026-03-31,90%@2027-06-30（须超过，等于不算达到）',
    out: '输出文件夹（默认当前目录）',
    to: '输出格式，逗号分隔：html,csv,json',
    wrote: (p: { file: string }) => `已生成：${p.file}`,
    file: (p: { measure: 'commitment' | 'visits'; by: string; as_of: string }) =>
      `${p.measure === 'commitment' ? '告知承诺覆盖' : '最多跑一次'}-${p.by}-${p.as_of}`,
    titles: { commitment: '告知承诺覆盖情况', visits: '“最多跑一次”覆盖情况' },
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
    },
    above: (p: { share: string }) => `超过${p.share}%`,
    reachedCell: (p: { share: string; count: number; total: number }) =>
      `${p.share}（${p.count}/${p.total}）`,
    verdicts: { met: '已达到', missed: '未达到', open: '未到期，尚未达到' },
    unknown: (p: { count: number }) => `其中 ${p.count} 项未填现跑动次数，不计为“不超过一次”。`,
    servicesNote: {
      commitment:
        '一个政务服务事项有多个条目的，只要有一个条目实行告知承诺即计为实行；条目分属多个组的，在各组中各计一次。',
      visits: '一个政务服务事项有多个条目的，各条目均不超过一次才计入；条目分属多个组的，在各组中各计一次。',
    },
  },
  title: '告知承诺制工作月报',
  subtitle: (p: { office: string; month: string }) => `${p.office}　${yearMonth(p.month)}`,
  versionLine: (p: { version: number; issuedOn: string }) => `第${p.version}版，${p.issuedOn}定稿`,
  draftLine: '未定稿',
  office: '填报单位',
  period: '报告期',
  periodText: (p: { first: string; last: string }) => `${p.first} 至 ${p.last}`,
  status: '状态',
  phone: '联系电话',
  reissueReason: '重新定稿原因',
  headings: {
    overview: '一、总体情况',
    supervision: '二、核查与信用情况',
    indicators: '三、主要指标',
    authorities: '四、分单位情况',
    charts: '五、图示',
    notes: '六、统计口径',
  },
  columns: {
    indicator: '指标',
    id: '编号',
    value: '数值',
    unit: '单位',
    basis: '分子／分母',
    formula: '统计口径',
    scope: '范围',
    key: '代码',
    numerator: '分子',
    denominator: '分母',
    authority: '单位',
    items: '事项',
    cases: '办结',
    joint: '协办',
    commitment_cases: '告知承诺',
    commitment_share: '承诺占比%',
    check_due: '应核查',
    checked: '已核查',
    check_rate: '核查率%',
    untrue: '不实',
    untrue_rate: '不实率%',
    breaches: '失信',
  },
  /** 窄表头，用于纵向页面的分单位表。 */
  narrow: {
    authority: '单位',
    cases: '办结',
    joint: '协办',
    commitment_cases: '告知承诺',
    commitment_share: '承诺占比%',
    check_due: '应核查',
    checked: '已核查',
    check_rate: '核查率%',
    untrue: '不实',
    untrue_rate: '不实率%',
    breaches: '失信',
  },
  total: '合计',
  all: '全部',
  units: {
    items: '项',
    cases: '件',
    papers: '份',
    visits: '次',
    '%': '%',
    subjects: '个',
    records: '件',
    working_days: '工作日',
  },
  indicators: {
    items: { name: '清单事项数', formula: '期末有效的清单事项（各种办理方式）' },
    commitment_items: { name: '告知承诺事项', formula: '期末有效、办理方式为告知承诺的清单事项' },
    items_by_track: { name: '清单事项（按类别）', formula: '期末有效的清单事项，按类别分' },
    cases: { name: '办结件数', formula: '本月作出准予或不予决定的办件；撤回、终止不计' },
    joint: {
      name: '协办办件',
      formula: '“一件事”中由牵头单位计一件的，其他单位协办的办结件；不计入办结件数',
    },
    commitment_cases: { name: '告知承诺办件量', formula: '办结件中以告知承诺方式办理的' },
    cases_by_mode: { name: '办结件（按方式）', formula: '办结件按办理方式分；容缺只作标记，不单列为方式' },
    commitment_share: { name: '告知承诺占比', formula: '告知承诺办件量÷办结件数' },
    choice_rate: { name: '告知承诺选择率', formula: '选择告知承诺的÷告知可选的（办结件）' },
    papers_saved: {
      name: '减少证明材料',
      formula: '告知承诺办件按所用事项版本累计（原材料数−现材料数）；未列材料数的证明事项每件计1份',
    },
    visits_saved: { name: '减少跑动', formula: '告知承诺办件按所用事项版本累计（原跑动次数−现跑动次数）' },
    handling_mean: { name: '平均办理时长', formula: '受理次日至办结日的工作日数，平均' },
    handling_median: { name: '办理时长中位数', formula: '受理次日至办结日的工作日数，中位数' },
    on_time_rate: { name: '按期办结率', formula: '在承诺办结时限内办结的÷有时限的办结件' },
    deferred: { name: '容缺办件数', formula: '办结件中容缺受理的' },
    satisfaction: { name: '满意率', formula: '（非常满意＋满意＋基本满意）÷有评价的办结件' },
    check_due: { name: '应核查承诺', formula: '核查期限在本月届满的准予告知承诺办件；免予核查的不计' },
    checked: { name: '已核查承诺', formula: '应核查承诺中，期末前已核查的（提前核查的计入）' },
    check_rate: { name: '核查率', formula: '已核查承诺÷应核查承诺' },
    checks_done: { name: '本月实施核查', formula: '本月实施的核查次数，不论何时到期' },
    untrue_found: { name: '其中发现不实', formula: '本月实施的核查中结论为不实的，不论何时到期' },
    partly: { name: '部分不实', formula: '已核查承诺中，最近一次核查结论为部分不实的' },
    untrue: { name: '不实承诺', formula: '已核查承诺中，最近一次核查结论为不实的' },
    untrue_rate: { name: '不实率', formula: '不实承诺÷已核查承诺' },
    breaches: { name: '认定失信', formula: '本月作出认定决定的失信行为；异议成立撤销的不计' },
    bars_in_force: { name: '限制适用主体', formula: '期末处于限制适用告知承诺期内的主体，一个主体计一次' },
    repairs: { name: '完成信用修复', formula: '本月办结的信用修复' },
    objections: { name: '受理异议', formula: '本月提出的异议' },
  },
  partOf: (p: { whole: string; part: string }) => `${p.whole}：${p.part}`,
  formulas: (p: { entries: readonly { name: string; formula: string }[] }) =>
    `${p.entries.map(({ name, formula }) => `${name}：${formula}`).join('；')}。`,
  roundingNote: (p: { mode: 'half_up' | 'truncate'; decimals: number }) =>
    `比率保留${p.decimals}位小数，${p.mode === 'half_up' ? '四舍五入' : '舍去尾数'}；分母为零的记“—”。各项之和因取整可能与合计略有出入。`,
  overview: (p: Summary) => {
    const parts = [
      `截至期末，${p.office}清单在列事项${p.items}项，其中证明事项${p.tracks.certification}项、涉企经营许可${p.tracks.licence}项、申请材料${p.tracks.material}项；实行告知承诺${p.commitmentItems}项。`,
    ];
    if (p.cases === 0) return `${parts[0]}${yearMonth(p.month)}没有办结件。`;
    const compared = [
      ...(p.casesChange === null ? [] : [`环比${change(p.casesChange, '增长', '下降', '持平')}`]),
      ...(p.casesLastYearChange === null
        ? []
        : [`同比${change(p.casesLastYearChange, '增长', '下降', '持平')}`]),
    ];
    const share =
      p.shareChange === null
        ? ''
        : /^-?[0.]+$/.test(p.shareChange)
          ? '，与上月持平'
          : `，比上月${change(p.shareChange, '提高', '降低', '')}个百分点`;
    parts.push(
      `${yearMonth(p.month)}办结${p.cases}件${compared.length > 0 ? `，${compared.join('，')}` : ''}。其中告知承诺${p.modes.commitment}件，占${p.share}${share}；数据查询${p.modes.data_query}件、部门核验${p.modes.dept_verify}件、一般程序${p.modes.ordinary}件。`,
    );
    if (p.choice !== null) parts.push(`可以选择告知承诺的申请人中，${p.choice}选择了告知承诺。`);
    const effects = [
      `减少证明材料${p.papers}份`,
      ...(p.visits > 0 ? [`减少跑动${p.visits}次`] : []),
      ...(p.median === null
        ? []
        : [p.median === '0' ? '半数以上当日办结' : `办理时长中位数${p.median}个工作日`]),
      ...(p.onTime === null ? [] : [`按期办结率${p.onTime}`]),
    ];
    parts.push(`${effects.join('，')}。`);
    if (p.top.length > 0) parts.push(`告知承诺办件量居前的是${listed(p.top)}。`);
    return parts.join('');
  },
  supervision: (p: Supervision) => {
    const parts: string[] = [];
    if (p.due === 0) parts.push('本月没有核查期限届满的承诺。');
    else {
      parts.push(`本月应核查承诺${p.due}件，已核查${p.checked}件，核查率${p.rate}`);
      parts.push(
        p.pending === 0
          ? '，全部按月完成。'
          : `；尚有${p.pending}件未核查，涉及${listed(p.pendingAt)}，应抓紧完成。`,
      );
      if (p.untrueRate !== null) {
        parts.push(
          p.untrue === 0 && p.partly === 0
            ? '核查未发现不实承诺。'
            : `核查发现不实${p.untrue}件${p.partly > 0 ? `、部分不实${p.partly}件` : ''}，不实率${p.untrueRate}。`,
        );
      }
    }
    if (p.made > 0) {
      parts.push(
        `本月共实施核查${p.made}次（含提前和补做），${p.found === 0 ? '未发现不实' : `发现不实${p.found}件`}。`,
      );
    }
    parts.push(p.breaches === 0 ? '本月未认定失信行为；' : `本月认定失信行为${p.breaches}件；`);
    parts.push(
      p.barred === 0 ? '期末没有被限制适用告知承诺的主体。' : `期末有${p.barred}个主体被限制适用告知承诺。`,
    );
    if (p.repairs + p.objections > 0) {
      parts.push(`完成信用修复${p.repairs}件，受理异议${p.objections}件。`);
    }
    return parts.join('');
  },
  charts: {
    modes: '办结件构成（按办理方式）',
    authorities: '告知承诺办件量（前十位单位）',
    trend: '近六个月办结件与告知承诺办件量',
    cases: '办结',
    commitment: '告知承诺',
    unit: '件',
    others: '其他单位',
  },
  signature: {
    by: '填报人：',
    reviewed: '审核人：',
    day: '填报日期：',
    dayText: (p: { day: string }) =>
      `${p.day.slice(0, 4)}年${Number(p.day.slice(5, 7))}月${Number(p.day.slice(8))}日`,
    seal: '（单位盖章）',
  },
  footer: (p: { size: number; root: string }) => `存证日志检查点：${p.size} 条，根 ${p.root}…`,
  identities,
};

export const reportErrors = {
  E_REPORT_FUTURE: {
    message: (p: { month: string; today: string }) =>
      `${p.month} 尚未开始（今天是 ${p.today}），无法出月报。`,
    hint: '请选择本月或以前的月份。',
  },
  E_REPORT_IDENTITY: {
    message: (p: { month: string; identity: string; left: number; right: number; of: string }) =>
      `${p.month} 的数据对不上，不予出表：${identities[p.identity as keyof typeof identities] ?? p.identity}${p.of === '' ? '' : `（${p.of}）`}，左边 ${p.left}，右边 ${p.right}。`,
    hint: '先运行 chengnuo db check 查找有问题的记录，改正后重新生成。',
  },
  E_REPORT_FROZEN: {
    message: (p: { month: string; version: number }) =>
      `${p.month} 已定稿为第 ${p.version} 版，数据有变化，重新定稿须写明原因。`,
    hint: '加上 --reason 原因。',
  },
  E_REPORT_ALTERED: {
    message: (p: { month: string; version: number }) =>
      `${p.month} 第 ${p.version} 版的定稿数据与存证日志中的摘要不符，可能在数据库中被改动。`,
    hint: '运行 chengnuo ledger verify，并从备份恢复。',
  },
};
