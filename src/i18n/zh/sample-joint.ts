import { supervisionFigures } from './supervision-figures.ts';

/** 联合检查、主题、移送。 */
export const sampleJoint = {
  join: {
    summary: '综合查一次：把多个已分派计划的检查合并，每个主体只上门一次',
    name: '联合检查名称',
    theme: '按主题合并（不列计划时，合并为该主题制定的全部计划）',
    lead: '牵头单位（代码或名称；默认取主题的牵头单位，否则取对象最多的部门）',
    from: '检查日期自（含）；按工作日均匀安排',
    to: '检查日期至（含）',
    dryRun: '只试算，不写入',
    done: (p: { joint: string; visits: number; dry: boolean }) =>
      `联合检查“${p.joint}”${p.dry ? '（试算）' : '已安排'}：共上门 ${p.visits} 次。`,
    dryDone: '这是试算，未写入任何内容；去掉 --dry-run 即写入。',
    next: (p: { joint: string }) => `打印检查任务书：chengnuo sample visits ${p.joint} --out 文件夹`,
  },
  visits: {
    summary: '列出联合检查及年度数据；指定名称时列出各次上门，可打印检查任务书',
    year: '年度数据所属年份（默认本年）',
    out: '检查任务书存入的文件夹（一次上门一份）',
    merge: '全部检查任务书合并为一个文件',
    lang: '文书语言',
    none: '还没有联合检查。先运行 chengnuo sample join 计划 计划 --name 名称',
    printed: (p: { count: number }) => `已打印检查任务书 ${p.count} 份。`,
    figuresTitle: (p: { from: string; to: string }) => `${p.from} 至 ${p.to} 双随机抽查情况`,
    later: (p: { units: readonly string[] }) =>
      `合并之后计划中新增了 ${p.units.length} 个对象（替换或补抽），未列入联合检查，请分头检查：${p.units.join('、')}`,
    short: (p: { visits: number }) =>
      `有 ${p.visits} 次上门缺少检查人员（未分派，或执法证到期），请在检查前补派。`,
  },
  fields: {
    joint: '联合检查',
    plans: '计划',
    lead: '牵头单位',
    days: '检查日期',
    planned: supervisionFigures.visits_planned.name,
    made: supervisionFigures.visits_made.name,
    saved: supervisionFigures.visits_saved.name,
    saved_share: '减少比例',
    done: '已完成',
    visit_no: '任务书编号',
    day: '日期',
    object: '对象',
    name: '名称',
    authorities: '部门',
    units: '抽查对象数',
    inspectors: '检查人员',
    state: '状态',
  },
  savedShare: (p: { saved: number; share: string }) => `${p.saved}（${p.share}%）`,
  states: { done: '已完成', open: '待检查', short: '缺人员' },
  figures: supervisionFigures,
  figureColumns: { name: '指标', value: '数值', basis: '分子 / 分母' },
  paper: { title: '联合检查任务书', subject: '对主体的综合检查' },
};

export const sampleTheme = {
  summary: '一件事监管的主题：不同部门、不同对象归在一个任务下',
  importSummary: '导入主题（一行一个部门的检查内容；文件中列出的主题整体替换）',
  importDone: '主题已写入。查看：chengnuo sample theme list',
  listSummary: '列出主题',
  showSummary: '显示一个主题：各部门、检查内容和对象',
  planSummary: '按主题制定计划：每个部门一个计划（名称-1、名称-2……），抽取规则相同',
  planName: '计划名称的前半',
  rate: '抽取比例，如 5%',
  size: '每个计划的抽取数',
  planned: (p: { theme: string; count: number; dry: boolean }) =>
    `主题“${p.theme}”${p.dry ? '（试算）' : ''}：${p.count} 个计划${p.dry ? '' : '已冻结'}。`,
  empty: (p: { authority: string; matters: string }) =>
    `${p.authority}（${p.matters}）：该期间没有可抽的办件，未制定计划。`,
  next: (p: { theme: string; first: string }) =>
    `下一步：对各计划用同一个公开产生的种子抽取（chengnuo sample draw ${p.first} --seed …），分派人员，再合并：chengnuo sample join --theme ${p.theme} --name 名称`,
  readOut: '请当众宣读最后一个计划的检查点（涵盖以上全部计划），然后再产生种子：',
  fields: {
    theme_code: '主题编码',
    theme_name: '主题',
    lead: '牵头单位',
    departments: '部门数',
    parts: '检查内容数',
    authority: '部门',
    matter: '检查内容',
    object: '检查对象',
    domain: '领域',
    item_code: '事项编码',
    plan: '计划',
    population: '对象数',
    quota: '抽取数',
  },
  problems: {
    secondName: (p: { code: string; first: string; line: number }) =>
      `编码 ${p.code} 在第 ${p.line} 行的名称是“${p.first}”，同一编码只能有一个名称`,
  },
};

export const sampleReferral = {
  states: { open: '待反馈', overdue: '逾期未反馈', replied: '已反馈', closed: '已终结' },
  results: { handled: '已依法处理', no_problem: '未发现问题', not_competent: '不属本单位职权' },
  fields: {
    referral_no: '移送编号',
    unit: '抽查对象',
    authority_name: '移送单位',
    finding: '发现的问题',
    referred_on: '移送日期',
    due: '反馈期限',
    state: '状态',
    result: '反馈',
    reply_days: '用时（工作日）',
  },
  refer: {
    summary: '把检查中发现的、不属于本单位职权的问题移送有权部门（编号、计时，可打印移送函）',
    to: '有权处理的部门',
    finding: '发现的问题',
    within: '反馈期限，如 5工作日、5wd（默认按 policy/sampling.yaml 的 referral_reply）',
    at: '移送时间（默认：现在）',
    out: '移送函（PDF）存入的文件夹',
    done: (p: { no: string; unit: string; authority: string; due: string }) =>
      `移送函 ${p.no}：抽查对象 ${p.unit} 的问题已移送“${p.authority}”，请于 ${p.due} 前反馈。`,
    file: (p: { file: string }) => `  ${p.file}`,
    next: (p: { no: string }) => `收到反馈后：chengnuo sample referral reply ${p.no} --result handled`,
  },
  summary: '移送的问题及其反馈',
  list: {
    summary: '列出移送的问题、反馈和平均用时',
    open: '只列待反馈的',
    overdue: '只列逾期未反馈的',
    plan: '只列某一计划',
    authority: '只列移送给某一单位的',
    average: (p: { days: string; replied: number; inTime: number; overdue: number }) =>
      `${p.replied === 0 ? '尚无反馈' : `平均 ${p.days} 个工作日反馈（${p.replied} 件，按时 ${p.inTime} 件）`}${p.overdue === 0 ? '' : `；逾期未反馈 ${p.overdue} 件`}。`,
  },
  reply: {
    summary: '登记有权部门的反馈',
    result: '反馈：handled 已依法处理、no_problem 未发现问题、not_competent 不属本单位职权',
    detail: '说明',
    at: '收到反馈的时间（默认：现在）',
    done: (p: { no: string; result: string; days: number; late: boolean }) =>
      `移送函 ${p.no} 的反馈已登记：${p.result}，用时 ${p.days} 个工作日${p.late ? '，已逾期' : ''}。`,
  },
  print: {
    summary: '再次打印移送函，按移送之日；不另行移送',
    out: '移送函（PDF）存入的文件夹',
    done: (p: { no: string }) => `已再次打印移送函 ${p.no}。`,
  },
  close: {
    summary: '终结一件不再等待反馈的移送（如移送有误）',
    reason: '终结的原因',
    done: (p: { no: string }) => `移送函 ${p.no} 已终结。`,
  },
};

export const sampleJointErrors = {
  E_THEME_UNKNOWN: {
    message: (p: { theme: string }) => `没有这个主题：${p.theme}`,
    hint: '用 chengnuo sample theme list 查看编码，或先用 sample theme import 导入。',
  },
  E_THEME_EMPTY: {
    message: (p: { theme: string }) => `主题“${p.theme}”各部门在该期间都没有可抽的办件。`,
    hint: '放宽 --from、--to，或检查主题中的部门、领域和事项编码；未写入任何内容。',
  },
  E_JOINT_EXISTS: {
    message: (p: { joint: string }) => `已有同名的联合检查：${p.joint}`,
    hint: '请另起一个名称。',
  },
  E_JOINT_UNKNOWN: {
    message: (p: { joint: string }) => `没有这个联合检查：${p.joint}`,
    hint: '用 chengnuo sample visits 查看名称。',
  },
  E_JOINT_PLANS: {
    message: '联合检查至少要有两个计划。',
    hint: '例如 chengnuo sample join 计划一 计划二 --name 名称，或用 --theme 合并为该主题制定的计划。',
  },
  E_JOINT_PLAN_KIND: {
    message: (p: { plan: string }) => `计划“${p.plan}”抽的是事项，没有可上门的主体。`,
    hint: '合并以办件（--of case）或主体（--of subject）为对象的计划。',
  },
  E_JOINT_PLAN_TAKEN: {
    message: (p: { plan: string; joint: string }) => `计划“${p.plan}”已并入联合检查“${p.joint}”。`,
    hint: '一个计划只合并一次，否则同一次上门会重复计算。',
  },
  E_JOINT_LEAD: {
    message: (p: { lead: string }) => `“${p.lead}”不在参与检查的部门之内。`,
    hint: '--lead 写参与部门的代码或名称。',
  },
  E_JOINT_DAYS: {
    message: (p: { from: string; to: string }) => `${p.from} 至 ${p.to} 没有工作日。`,
    hint: '放宽 --from、--to，且 --to 不早于 --from。',
  },
  E_REFERRAL_UNKNOWN: {
    message: (p: { referral_no: string }) => `没有这件移送：${p.referral_no}`,
    hint: '用 chengnuo sample referral list 查看编号。',
  },
  E_REFERRAL_UNIT: {
    message: (p: { plan: string; unit: string }) => `“${p.unit}”不是计划“${p.plan}”要检查的对象。`,
    hint: '编号须与抽中名单或必查名单一致；前导零不可省略。',
  },
  E_REFERRAL_TIME: {
    message: (p: { day: string }) => `时间早于 ${p.day}。`,
    hint: '移送不早于抽取，反馈不早于移送；请核对 --at。',
  },
  E_REFERRAL_CLOSED: {
    message: (p: { referral_no: string; day: string }) => `移送 ${p.referral_no} 已于 ${p.day} 反馈或终结。`,
    hint: '每件移送只登记一次反馈；需要时另行移送。',
  },
};
