/** 部门协查：协查函、答复、催办。 */
const states = {
  open: '待答复',
  overdue: '逾期未答复',
  lapsed: '办件已结束',
  replied: '已答复',
  cancelled: '已取消',
};
const results = { true: '属实', untrue: '不实', unverifiable: '无法核实' };

export const checkRequest = {
  states,
  results,
  fields: {
    request_no: '协查编号',
    authority_name: '协查部门',
    ask: '请予核查事项',
    requested_on: '发函日期',
    due: '答复期限',
    state: '状态',
    result: '答复',
    replied_on: '答复日期',
    reply_days: '用时（工作日）',
    detail: '说明',
  },
  request: {
    summary: '就一个或多个办件向有关部门发协查函（编号、计时，可打印函件和答复表）',
    item: '该事项全部待核验、待核查而尚未发函的办件',
    to: '协查部门（默认：事项的实施主体）',
    ask: '请予核查的事项（默认：按事项的证明内容）',
    within: '答复期限，如 3工作日、3wd（默认按 policy/checks.yaml 的 assist_reply）',
    at: '发函时间（默认：现在）',
    out: '函件（PDF）和答复表（CSV）存入的文件夹',
    again: '再次打印已发协查函的函件和答复表（须有 --out），不另行发函',
    againAlone: '--again 须与 --out 同用，不与其他选项或办件编号同用',
    printed: (p: { requests: readonly string[] }) => `已再次打印：${p.requests.join('、')}。`,
    askTo: '协查部门',
    done: (p: { requestNo: string; caseNo: string; authority: string; due: string }) =>
      `协查函 ${p.requestNo}：办件 ${p.caseNo}，请“${p.authority}”于 ${p.due} 前答复。`,
    many: (p: { count: number; first: string; last: string; authority: string; due: string }) =>
      `协查函 ${p.first}${p.count === 1 ? '' : ` 至 ${p.last}`}（${p.count} 件），请“${p.authority}”于 ${p.due} 前答复。`,
    file: (p: { file: string }) => `  ${p.file}`,
    none: '没有需要发函的办件。',
    late: (p: { due: string; deadline: string }) =>
      `注意：答复期限 ${p.due} 晚于办件的办结期限 ${p.deadline}；可用 --within 缩短。`,
    next: '收到答复后：chengnuo check reply 协查编号 --result …，或 chengnuo check reply --import 答复表.csv',
    defaultAsk: (p: { subject: string; content: string | null }) =>
      p.content === null ? `请核实${p.subject}的有关情况` : `请核实${p.subject}：${p.content}`,
  },
  paper: {
    numbers: (p: { first: string; last: string }) =>
      p.first === p.last ? p.first : `${p.first} 至 ${p.last}`,
    caseNo: '办件编号',
    applicant: '申请人',
    idNumber: '证件号码',
    item: '事项',
  },
  reply: {
    summary: '登记有关部门的答复，或导入其填好的答复表',
    result: '答复：true 属实、untrue 不实、unverifiable 无法核实',
    detail: '说明',
    at: '收到答复的时间（默认：现在）',
    import: '导入答复表（CSV 或 XLSX；- 表示标准输入）',
    askResult: '答复',
    done: (p: { requestNo: string; caseNo: string; result: string }) =>
      `协查函 ${p.requestNo}（办件 ${p.caseNo}）的答复已登记：${p.result}。`,
    took: (p: { days: number; late: boolean }) => `用时 ${p.days} 个工作日${p.late ? '，已逾期' : ''}。`,
    mayGrant: (p: { caseNo: string }) => `可以准予：chengnuo case decide ${p.caseNo} --grant`,
    refuse: (p: { caseNo: string }) => `核验不实，不能准予：chengnuo case decide ${p.caseNo} --refuse`,
    unverifiable: '无法核实不等于不实：可另行协查，或以其他依据办理。',
    checked: '已记为部门协查属实。',
    judge: (p: { caseNo: string }) =>
      `须由人判断后记录结论（不自动成为失信）：chengnuo check record ${p.caseNo} --outcome … --method assist`,
    facts: {
      true: '新增中属实',
      untrue: '新增中不实',
      unverifiable: '新增中无法核实',
      toJudge: '须由人判断',
    },
    imported: '答复已登记。查看：chengnuo check list --requests',
    closed: (p: { requestNo: string; state: keyof typeof states; day: string }) =>
      `协查函 ${p.requestNo} ${states[p.state]}（${p.day}），不能再次答复`,
    early: (p: { requestNo: string; day: string }) => `答复时间早于协查函 ${p.requestNo} 的发函日期 ${p.day}`,
  },
  cancel: {
    summary: '取消一件尚未答复的协查函（如发错部门）',
    reason: '取消的原因',
    done: (p: { requestNo: string }) => `协查函 ${p.requestNo} 已取消。`,
  },
  list: {
    requests: '列出协查函及答复、平均用时',
    overdue: '只列逾期未答复的（与 --requests 同用）',
    open: '只列待答复的（与 --requests 同用）',
    toJudgeFlag: '只列答复不实或无法核实、待人判断的承诺（与 --requests 同用）',
    alsoReplies: (p: { count: number }) =>
      `另有 ${p.count} 件协查答复待人判断：chengnuo check list --requests --to-judge`,
    toJudge: '待判断',
    average: (p: { days: string; replied: number; inTime: number; overdue: number }) =>
      `${p.replied === 0 ? '尚无答复' : `平均 ${p.days} 个工作日答复（${p.replied} 件，按时 ${p.inTime} 件）`}${p.overdue === 0 ? '' : `；逾期未答复 ${p.overdue} 件`}。`,
    figures: {
      authority_name: '协查部门',
      sent: '发函',
      replied: '答复',
      in_time: '按时',
      open: '待答复',
      overdue: '逾期',
      average: '平均工作日',
    },
  },
};

export const checkRequestErrors = {
  E_CHECK_REQUEST_UNKNOWN: {
    message: (p: { request_no: string }) => `没有这件协查函：${p.request_no}`,
    hint: '用 chengnuo check list --requests 查找协查编号。',
  },
  E_CHECK_REQUEST_CLOSED: {
    message: (p: { request_no: string; state: keyof typeof states; day: string }) =>
      `协查函 ${p.request_no} ${states[p.state]}（${p.day}），未作任何更改。`,
    hint: (p: { case_no: string }) =>
      `答复有误的，请另行发函：chengnuo check request ${p.case_no}；原答复保留在案。`,
  },
  E_CHECK_REQUEST_OPEN: {
    message: (p: { case_no: string; request_no: string; authority: string; due: string }) =>
      `办件 ${p.case_no} 已向“${p.authority}”发协查函 ${p.request_no}，尚未答复（期限 ${p.due}）；未发任何函。`,
    hint: (p: { request_no: string }) =>
      `等候答复，或先取消：chengnuo check cancel ${p.request_no} --reason 原因`,
  },
  E_CHECK_REQUEST_WHICH: {
    message: '须指明办件（可多个），或用 --item 指定事项，两者只能选一。',
    hint: 'chengnuo check request 办件编号 --out 文件夹，或 chengnuo check request --item 事项编码 --out 文件夹',
  },
  E_CHECK_REPLY_TIME: {
    message: (p: { request_no: string; day: string }) =>
      `答复时间早于协查函 ${p.request_no} 的发函日期 ${p.day}。`,
    hint: '改正 --at 后重新运行。',
  },
  E_CHECK_REPLY_WHICH: {
    message: '须指明一件协查函，或用 --import 导入答复表，两者只能选一。',
    hint: 'chengnuo check reply 协查编号 --result true，或 chengnuo check reply --import 文件',
  },
};
