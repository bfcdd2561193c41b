const outcomes = { true: '属实', partly: '部分不实', untrue: '不实', unverifiable: '无法核实' };

export const check = {
  outcomes,
  methods: {
    online: '在线核查',
    assist: '部门协查',
    document: '书面核查',
    onsite: '现场检查',
    publicity: '公示核查',
    daily: '日常监管发现',
    exempt: '免予核查',
  },
  fields: {
    case_no: '办件编号',
    item_name: '事项名称',
    authority_name: '实施主体',
    method: '核查方式',
    outcome: '核查结论',
    checked_on: '核查日期',
    detail: '情况说明',
    decided_at: '办结时间',
    actor: '经办人',
  },
  record: {
    summary: '记录一个办件的承诺核查结果',
    outcome: '结论：true 属实、partly 部分不实、untrue 不实、unverifiable 无法核实',
    method: '方式：online、assist、document、onsite、publicity、daily、exempt',
    at: '核查日期（YYYY-MM-DD，默认：今天）',
    detail: '情况说明',
    askOutcome: '核查结论',
    askMethod: '核查方式',
    done: (p: { caseNo: string; outcome: string }) => `办件 ${p.caseNo} 的核查结果已记录：${p.outcome}。`,
    untrue: (p: { caseNo: string }) =>
      `核查不实须由人认定，不自动成为失信。如需立案：chengnuo credit breach --subject 证件号码 --case ${p.caseNo} --kind false_promise --seriousness general --facts "……"`,
    exempted: (p: { caseNo: string }) => `办件 ${p.caseNo} 免予核查，理由已记录；仍纳入日常监管。`,
    remedy: (p: { commands: readonly string[] }) => `后续处理：${p.commands.join('；')}`,
    unverifiable: '无法核实不等于不实，不记为失信；可换一种方式再核查。',
  },
  list: {
    summary: '列出核查记录',
    outcome: '结论',
    method: '方式',
    from: '核查日期自',
    to: '核查日期至',
    exempt: '列出免予核查的办件及理由（--from、--to 为办结日期）',
    reason: '免予核查的理由',
    byList: (p: { basis: string }) => `事项清单列为免予核查（${p.basis}）`,
  },
  due: {
    summary: '列出到期应办的核查：应核查的承诺、待答复的协查函、待复查的整改',
    on: '截至该日（YYYY-MM-DD，默认：今天）',
    kind: '类别',
    number: '编号',
    who: '责任单位',
    since: '起算日',
    due: '期限',
    signal: '提醒',
    kinds: { check: '核查', request: '协查', rectification: '整改' },
  },
};

export const checkErrors = {
  E_CHECK_EXEMPT: {
    message: '免予核查没有核查结论，须写明理由。',
    hint: '不带 --outcome，用 --detail 写明免予核查的理由：chengnuo check record 办件编号 --method exempt --detail 理由',
  },
  E_CHECK_NO_PROMISE: {
    message: (p: { case_no: string }) =>
      `办件 ${p.case_no} 没有可核查的承诺或事实（一般程序、未签署或已撤回）。`,
    hint: (p: { case_no: string }) => `用 chengnuo case show ${p.case_no} 查看办件的现状。`,
  },
  E_CHECK_TIME_ORDER: {
    message: (p: { case_no: string; day: string }) => `所填日期 ${p.day} 早于办件 ${p.case_no} 的受理日期。`,
    hint: '改正 --at 后重新运行。',
  },
};
