import { application } from './case-application.ts';
import { caseClockErrors, clock, clockTimes } from './case-clock.ts';
import { caseDeferralErrors, deferral } from './case-deferral.ts';
import { subject } from './subject.ts';

const states = {
  recorded: '已登记',
  notified: '已告知',
  signed: '已承诺',
  deferred: '待补正',
  granted: '准予',
  refused: '不予',
  withdrawn: '已撤回',
  terminated: '已终止',
  revoked: '已撤销',
  closed: '已归档',
};

const steps = {
  notify: '告知',
  sign: '签署承诺书',
  unsign: '承诺书作废，签署失效',
  defer: '容缺受理',
  supply: '补正容缺材料',
  grant: '准予',
  refuse: '不予',
  withdraw: '撤回申请',
  terminate: '终止办理',
  revoke: '撤销决定',
  close: '归档',
  ...clock.steps,
  ...deferral.steps,
};

const modes = {
  cancelled: '直接取消',
  commitment: '告知承诺',
  data_query: '数据查询',
  dept_verify: '部门核验',
  ordinary: '一般程序',
};

const roles = { applicant: '申请人', agent: '代理人', representative: '法定代表人' };

const timeColumns = {
  received_at: '受理时间',
  signed_at: '承诺时间',
  decided_at: '办结时间',
  supplied_at: '补正时间',
  withdrawn_at: '撤回时间',
  terminated_at: '终止办理时间',
  revoked_at: '撤销决定时间',
  ...clockTimes,
};

export type CaseTimeName = keyof typeof timeColumns;

export const cases = {
  states,
  steps,
  modes,
  /** 代替已经清除的姓名。 */
  erased: '（已清除）',
  channels: { window: '窗口', online: '网上', mobile: '移动端', courier: '快递' },
  decisions: { granted: '准予', refused: '不予', withdrawn: '撤回' },
  coverages: { full: '全覆盖', sample: '抽查', exempt: '免予核查' },
  fields: {
    case_no: '办件编号',
    state: '状态',
    item_code: '事项编码',
    item_name: '事项名称',
    authority_name: '实施主体',
    applicant_name: '申请人',
    applicant_type: '申请人类型',
    id_number: '证件号码',
    legal_representative: '法定代表人',
    phone: '联系电话',
    address: '地址',
    agent_name: '代理人',
    agent_id_number: '代理人证件号码',
    channel: '渠道',
    received_at: '受理时间',
    mode: '办理方式',
    facts: '承诺内容',
    deferred: '容缺材料',
    signed_at: '承诺时间',
    decided_at: '办结时间',
    decision: '办理结果',
    evidence: '决定依据',
    letter_no: '告知承诺书编号',
    commitment_code: '承诺编码',
    deadline: '办结期限',
    check_due: '核查期限',
    check_coverage: '核查范围',
    gate: '信用核查',
    version: '事项版本',
    actor: '经办人',
    subject_no: '主体编号',
    steps: '办理经过',
  },
  clock,
  deferral,
  application,
  step: '步骤',
  at: '时间',
  provisionalMark: '* 暂定：该年度工作日历尚未公布。',
  provisional: (p: { due: string }) => `${p.due}（暂定：该年度工作日历尚未公布）`,
  inFuture: (p: { time: string }) => `注意：所填时间 ${p.time} 晚于现在。`,
  options: {
    reveal: '显示未脱敏的个人信息并说明理由（记入存证日志）',
    at: '发生的时间，如 2026-04-15T09:30（默认：现在）',
    item: '事项编码',
    state: '状态',
    mode: '办理方式',
    authority: '实施主体',
    from: '受理日期自（YYYY-MM-DD）',
    to: '受理日期至（YYYY-MM-DD）',
    idNumber: '申请人或代理人的证件号码（完整号码）',
    name: '申请人姓名或名称中含有的文字',
    limit: '最多显示的条数（默认 200；JSON 和 CSV 默认 100000）',
    after: '从这一办件之后接着列（翻页）',
    number: '办件编号的开头部分',
    channel: '渠道',
    deferred: '只列容缺受理的',
    bundle: '一件事编码或申请编号',
  },
  record: {
    summary: '登记一个办件：先查信用，再告知，由申请人选择',
    item: '事项编码',
    name: '申请人姓名或名称',
    type: '申请人类型：person、organization、self_employed',
    idType: '证件类型（默认按号码判断）',
    idNumber: '证件号码',
    legalRepresentative: '法定代表人',
    legalRepresentativeIdNumber: '法定代表人证件号码（按政策查询其信用时需要；登记一次即可）',
    phone: '联系电话',
    address: '地址',
    agentName: '代理人姓名',
    agentIdNumber: '代理人证件号码',
    channel: '渠道：window、online、mobile、courier',
    receivedAt: '受理时间（默认：现在）',
    region: '行政区划代码（默认：本单位）',
    applicantRegion: '申请人行政区划代码',
    facts: '承诺内容',
    deferred: '容缺材料，多项以；分隔（须为该事项可容缺的材料）',
    ordinary: '申请人不选择告知承诺，按一般程序办理',
    askItem: '事项（输入名称、证明、部门或编码的一部分）',
    askType: '申请人类型',
    askName: '申请人姓名或名称',
    askIdNumber: '证件号码',
    askChannel: '渠道',
    askChoice: (p: { item: string }) => `已向申请人一次性告知“${p.item}”的全部内容。申请人选择`,
    chooseCommitment: '以告知承诺方式办理',
    chooseOrdinary: '按一般程序办理',
    askAgentIdNumber: '代理人证件号码',
    offerOrdinary: '是否改按一般程序办理？',
    filled: '请填写',
    next: (p: { caseNo: string }) =>
      `下一步：chengnuo letter issue ${p.caseNo} --out 文件夹 打印告知承诺书；签署后 chengnuo case sign ${p.caseNo}`,
    nextVerify: (p: { caseNo: string }) =>
      `下一步：chengnuo check request ${p.caseNo} --out 文件夹 向有关部门发协查函；收到答复后办结`,
    nextOrdinary: (p: { caseNo: string }) =>
      `下一步：办结时 chengnuo case decide ${p.caseNo} --grant 或 --refuse`,
  },
  sign: {
    summary: '登记申请人已签署告知承诺书',
    done: (p: { caseNo: string }) => `办件 ${p.caseNo} 已签署告知承诺书。`,
    renewed: (p: { letterNo: string; code: string }) =>
      `签署日与登记日不同，已换发文书编号 ${p.letterNo}、承诺编码 ${p.code}；请按新编号重新打印告知承诺书。`,
  },
  decide: {
    summary: '登记办理结果',
    grant: '准予',
    refuse: '不予',
    evidence: '作出决定的依据（数据查询、部门核验必需，除非已有核查结果）',
    ask: '办理结果',
    both: '--grant 与 --refuse 只能选一个',
    done: (p: { caseNo: string; decision: string }) => `办件 ${p.caseNo} 已办结：${p.decision}。`,
  },
  supply: {
    summary: '登记容缺材料已经补来（全部或其中几项）',
  },
  withdraw: {
    summary: '登记申请人撤回（撤回不是失信）',
    reason: '撤回的原因',
    done: (p: { caseNo: string }) => `办件 ${p.caseNo} 已由申请人撤回。`,
  },
  show: {
    summary: '显示一个办件的全部内容、办理经过和核验经过',
    recorded: '登记',
    verifications: '核验经过',
    verification: '方式',
    result: '结果',
    compared: '数据比对',
  },
  list: {
    summary: '查找、列出办件（新受理的在前）',
    next: (p: { after: string }) => `还有。下一页：在原命令后加 --after ${p.after}`,
  },
  export: {
    summary: '按办件清单格式导出（CSV、XLSX；个人信息脱敏，加 --reveal 方为原文，可再导入）',
    out: '写入文件（.csv 或 .xlsx；默认：标准输出）',
    done: (p: { count: number; file: string }) => `已导出 ${p.count} 个办件：${p.file}`,
    masked: '个人信息已脱敏；要可再导入的原文，加 --reveal 并写明理由。',
  },
  import: {
    summary: '导入办件清单（CSV 或 XLSX；- 表示标准输入）；有办结时间的按历史办件导入',
    done: '已写入。查看：chengnuo case list',
    history: '其中历史办件',
    rows: {
      identity: (p: { column: string; reason: string }) => `“${p.column}”有误：${p.reason}`,
      order: (p: { early: string; late: string }) => `“${p.late}”早于“${p.early}”`,
      decisionWithoutDay: '填写了办理结果，却没有办结时间',
      agentNumber: '有代理人的，须填写代理人证件号码',
      handled: '该办件已在本系统继续办理，不能再由清单覆盖；请用 case 的各命令办理',
      notYet: (p: { code: string; day: string }) =>
        `事项 ${p.code} 在 ${p.day} 尚未生效或已不在实施，按历史办件导入`,
      noDecision: '有办结时间而没有办理结果，按已归档、结果不详导入',
      future: (p: { column: string }) => `“${p.column}”晚于现在`,
      agentUnknown: '代理人没有证件号码，未登记代理人',
    },
  },
  timeColumns,
};

const end = (p: { until: string; untilRepaired: string; earliest: string }): string =>
  p.until !== ''
    ? subject.gate.untilDay({ until: p.until })
    : p.untilRepaired === 'yes'
      ? subject.gate.untilRepaired({ earliest: p.earliest })
      : subject.gate.noEnd;

const what = { commitment: '告知承诺', deferred: '容缺受理' };

export const caseErrors = {
  ...caseClockErrors,
  ...caseDeferralErrors,
  E_CASE_UNKNOWN: {
    message: (p: { case_no: string }) => `没有这个办件：${p.case_no}`,
    hint: '用 chengnuo case list 查找办件编号。',
  },
  E_CASE_STEP: {
    message: (p: { case_no: string; state: string; step: string }) =>
      `办件 ${p.case_no} 现为“${states[p.state as keyof typeof states]}”，不能${steps[p.step as keyof typeof steps]}。`,
    hint: (p: { legal: readonly string[]; commands: readonly string[] }) =>
      p.legal.length === 0
        ? '该办件已经结束，没有可以进行的步骤。'
        : `现在可以：${p.legal.map((step, i) => `${steps[step as keyof typeof steps]} ${p.commands[i]}`).join('；')}`,
  },
  E_CASE_BARRED: {
    message: (p: {
      role: keyof typeof roles;
      what: keyof typeof what;
      reason: keyof typeof subject.gate.causes;
      basisZh: string;
      basisEn: string;
      until: string;
      untilRepaired: string;
      earliest: string;
      disputed: 'yes' | 'no';
    }) =>
      `${roles[p.role]}不能以${what[p.what]}方式办理：${subject.gate.causes[p.reason]}。` +
      `${p.basisZh === '' ? '' : `依据：${p.basisZh}。`}限制截止：${end(p)}。` +
      (p.disputed === 'yes' ? `${subject.gate.dispute}：${subject.gate.disputed}。` : ''),
    hint: (p: { what: keyof typeof what }) =>
      p.what === 'commitment'
        ? '可按一般程序办理，提交相应证明材料：加 --ordinary 重新登记。'
        : '请在材料齐全后登记，不带 --deferred。',
  },
  E_CASE_CERTIFICATE_CANCELLED: {
    message: (p: { code: string; name: string }) =>
      `事项 ${p.code}“${p.name}”已直接取消，无需提交证明，不必登记办件。`,
    hint: '请告知申请人：办理时不再需要该证明。',
  },
  E_CASE_MODE: {
    message: (p: { code: string; mode: keyof typeof modes; own: keyof typeof modes }) =>
      `事项 ${p.code} 的办理方式是“${modes[p.own]}”，不能按“${modes[p.mode]}”办理。`,
    hint: '按事项清单的办理方式登记，或按一般程序办理（--ordinary）。',
  },
  E_CASE_IDENTITY: {
    message: (p: { role: keyof typeof roles; reason: string; reasonEn: string; flag: string }) =>
      `${roles[p.role]}的证件号码有误：${p.reason}。未登记。`,
    hint: (p: { flag: string }) => `请对照证件逐位核对 ${p.flag}。`,
  },
  E_CASE_AGENT_NOT_ALLOWED: {
    message: (p: { code: string }) => `事项 ${p.code} 的承诺须由申请人本人作出，不能代办。`,
    hint: '请申请人本人办理，或按一般程序办理（--ordinary）。',
  },
  E_CASE_MATERIAL_NOT_DEFERRABLE: {
    message: (p: { code: string; material: string; deferrable: readonly string[] }) =>
      `事项 ${p.code} 的材料“${p.material}”不能容缺。`,
    hint: (p: { deferrable: readonly string[] }) =>
      p.deferrable.length === 0 ? '该事项没有可容缺的材料。' : `可容缺的材料：${p.deferrable.join('、')}。`,
  },
  E_CASE_EVIDENCE: {
    message: (p: {
      case_no: string;
      mode: 'data_query' | 'dept_verify';
      standing: 'none' | 'waiting' | 'unverifiable';
      request_no: string;
      authority: string;
      due: string;
    }) => {
      if (p.mode === 'data_query') return `办件 ${p.case_no} 按数据查询办理，尚无查询相符的结果，不能准予。`;
      const why = {
        none: '尚未向有关部门发出协查函',
        waiting: `协查函 ${p.request_no} 尚未得到“${p.authority}”的答复（答复期限 ${p.due}）`,
        unverifiable: `有关部门答复无法核实${p.request_no === '' ? '' : `（${p.request_no}）`}`,
      };
      return `办件 ${p.case_no} 按部门核验办理，${why[p.standing]}，不能准予。`;
    },
    hint: (p: {
      case_no: string;
      mode: 'data_query' | 'dept_verify';
      standing: 'none' | 'waiting' | 'unverifiable';
      request_no: string;
    }) =>
      p.mode === 'data_query'
        ? `用数据源查询：chengnuo check run --case ${p.case_no}；在别处查得的，用 chengnuo check record ${p.case_no} --outcome true --method online 记录，或用 --evidence 写明依据。`
        : {
            none: `先发协查函：chengnuo check request ${p.case_no} --out 文件夹；已有书面答复的，用 --evidence 写明。`,
            waiting: `收到答复后：chengnuo check reply ${p.request_no} --result true|untrue|unverifiable`,
            unverifiable: `无法核实不等于不实：可另行协查（chengnuo check request ${p.case_no} --to 部门），或用 --evidence 写明其他依据。`,
          }[p.standing],
  },
  E_CASE_UNTRUE: {
    message: (p: { case_no: string; request_no: string }) =>
      `办件 ${p.case_no} 的核验结果为不实${p.request_no === '' ? '' : `（协查函 ${p.request_no}）`}，不能准予。`,
    hint: (p: { case_no: string }) =>
      `不予：chengnuo case decide ${p.case_no} --refuse；答复有误的，请该部门重新核实：chengnuo check request ${p.case_no}`,
  },
  E_CASE_QUERY_FIRST: {
    message: (p: { case_no: string; grade: string }) =>
      `办件 ${p.case_no} 的申请人信用等级为“${p.grade}”，须先查询数据、结果相符，才能准予；尚无相符的查询结果。`,
    hint: (p: { case_no: string }) =>
      `用数据源查询：chengnuo check run --case ${p.case_no}；在别处查得的，用 chengnuo check record ${p.case_no} --outcome true --method online 记录，或用 --evidence 写明依据。`,
  },
  E_CASE_TIME_ORDER: {
    message: (p: { case_no: string; early: CaseTimeName; late: CaseTimeName; time: string }) =>
      `办件 ${p.case_no} 的${timeColumns[p.late]} ${p.time} 早于${timeColumns[p.early]}。`,
    hint: '改正 --at 后重新运行。',
  },
  E_CASE_CONFLICT: {
    message: (p: { case_no: string }) => `办件 ${p.case_no} 刚刚被他人改动，本次未作任何更改。`,
    hint: (p: { case_no: string }) => `先看现状：chengnuo case show ${p.case_no}，再决定是否继续。`,
  },
  E_CASE_EXPORT_LARGE: {
    message: (p: { count: number; most: number }) =>
      `共 ${p.count} 个办件，一个工作簿最多导出 ${p.most} 个。`,
    hint: '导出为 .csv，或用 --from、--to 等缩小范围。',
  },
  E_CASE_SERIAL: {
    message: (p: { day: string; from: number; to: number }) =>
      `${p.day} 的承诺编码流水号已用完（本单位的号段为 ${p.from}–${p.to}）。`,
    hint: '在 chengnuo.yaml 的 letters.serial_from、serial_to 中扩大号段。',
  },
};
