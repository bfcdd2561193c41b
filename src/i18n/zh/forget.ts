/** The kinds of record that forgetting erases, by their table. */
const records = {
  subjects: '主体：姓名、证件号码、法定代表人、电话、地址',
  subject_grades: '其他平台的评价等级',
  subject_representatives: '与法定代表人的对应关系',
  cases: '办件：承诺内容、证据、容缺材料',
  case_steps: '办件环节的备注',
  case_pauses: '中止计时的事由',
  case_extensions: '延期的事由',
  material_extensions: '补交材料延期的事由',
  letters: '告知承诺书的摘要（改存带密钥的摘要）',
  letter_voids: '编号作废的事由',
  papers: '文书的文件名和摘要（改存带密钥的摘要）',
  checks: '核查说明',
  check_requests: '协查事项和答复',
  rectifications: '整改要求和复查说明',
  breaches: '失信事实和终止事由',
  bars: '解除限制的事由',
  repairs: '信用修复的终止事由',
  objections: '异议理由和答复',
  export_rows: '报送记录的摘要（改存带密钥的摘要）',
  export_returns: '平台退回的说明',
  penalty_fines: '许可证件号',
  source_rows: '其他部门数据集中的记录',
  visit_results: '抽查情况说明',
  referrals: '移送事项和处理说明',
};

export const forget = {
  summary: '保存期限届满后，清除一个当事人的个人信息（证件号码，或 S 开头的主体编号）',
  basis: '清除的依据，记入存证日志，如“本人申请，2036-09-30 收件第12号”',
  files: '承诺书和文书还可能存放的文件夹，可重复（工作区总会查找）',
  dryRun: '只列出将要清除的内容，不作改动',
  subject: '主体编号',
  lastAct: '最后一次办理',
  allowedFrom: '可清除之日',
  rule: '保存期限依据',
  record: '内容',
  how: '处理',
  rows: '条数',
  hows: { blank: '清空', drop: '删除' },
  records,
  already: (p: { subject: string; day: string }) =>
    `主体 ${p.subject} 的个人信息已于 ${p.day} 清除，没有可再清除的内容；本次未作改动。\n`,
  nothing: '数据库中已没有可清除的个人信息。\n',
  filesPlanned: '将删除的文件：',
  filesDeleted: '已删除的文件：',
  byHand: '有记录但未找到的文件，请查找后自行删除：',
  planned: '以上为计划，未作任何改动。\n',
  done: '个人信息已清除并记入存证日志；办件数、核查数等统计不变，编号、日期、结果和加密摘要保留。\n',
  notWiped: '数据库文件正被占用，旧内容可能仍残留在空闲页中；请在无人使用时再运行一次本命令。\n',
  serverLeft: '服务器的空闲页、预写日志和备份由数据库管理员清理（vacuum full，更换备份）。\n',
  elsewhere:
    '本程序不掌握的副本须自行处理：合并打印的文件、导入用的清单和退回文件、已导出的表格、数据库备份、纸质件；他人材料中提到此人的文字不会被识别。\n',
};

export const forgetErrors = {
  E_FORGET_UNKNOWN: {
    message: (p: { id: string }) => `没有这个当事人：${p.id}`,
    hint: '请核对证件号码；也可以用 S 开头的主体编号。',
  },
  E_FORGET_OPEN: {
    message: (p: {
      subject_no: string;
      cases: readonly string[];
      breaches: readonly string[];
      grades: readonly string[];
    }) =>
      `${p.subject_no} 还有未了结的事项，不能清除：${[
        ...(p.cases.length > 0 ? [`在办办件 ${p.cases.join('、')}`] : []),
        ...(p.breaches.length > 0 ? [`未终结的失信行为或者限制 ${p.breaches.join('、')}`] : []),
        ...(p.grades.length > 0 ? [`仍在限制期内的评价 ${p.grades.join('、')}`] : []),
      ].join('；')}。`,
    hint: '先把这些事项办结、修复或者解除；保存期限自最后一次办理起算。',
  },
  E_FORGET_RETENTION: {
    message: (p: { subject_no: string; last_act: string; allowed_from: string; basis: string }) =>
      `${p.subject_no} 的保存期限未满：最后一次办理在 ${p.last_act}，${p.allowed_from} 起方可清除（${p.basis}）。`,
    hint: '期限由 policy/retention.yaml 规定，可按本单位档案保管期限表调整并写明依据。',
  },
};
