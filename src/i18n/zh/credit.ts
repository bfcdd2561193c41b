import { creditExport, creditExportErrors } from './credit-export.ts';
import { creditImport } from './credit-import.ts';
import { creditRemedy, creditRemedyErrors } from './credit-remedy.ts';
import { identity } from './identity.ts';
import { limitOnPaper } from './limit.ts';

const kind = { false_promise: '虚假承诺', broken_promise: '违背承诺', refusal: '拒不配合核查' };

const seriousness = { minor: '轻微', general: '一般', serious: '严重' };

const state = {
  suspected: '待告知',
  notified: '已告知',
  decided: '已认定',
  dismissed: '不予认定',
  repaired: '已修复',
  lifted: '已解除',
};

const repairState = {
  none: '未申请',
  applied: '已申请',
  accepted: '已受理',
  completed: '已办结',
  rejected: '不予修复',
};

const step = {
  notify: '告知',
  decide: '认定',
  dismiss: '不予认定',
  repair: '修复',
  breakRepair: '违背修复承诺',
  lift: '解除',
  object: '异议',
};

const repairStep = { apply: '申请', accept: '受理', complete: '办结', extend: '延长', reject: '不予修复' };

const scope = { all: '全部事项', authority: '本部门事项', domain: '本领域事项', item: '本事项' };

export const credit = {
  kindOf: (p: { kind: string; seriousness: string }) => `${p.kind}（${p.seriousness}）`,
  kind,
  seriousness,
  state,
  repairState,
  step,
  repairStep,
  scope,
  defence: { heard: '已听取陈述、申辩', waived: '当事人放弃陈述、申辩', expired: '期满未提出陈述、申辩' },
  scopeOf: (p: { scope: string; value: string }) => `${p.scope}（${p.value}）`,
  reveal: '显示未脱敏的个人信息并说明理由（记入存证日志）',
  import: creditImport,
  export: creditExport,
  remedy: creditRemedy,
  gate: {
    summary: '查询信用门槛：能否适用告知承诺制（不能适用时退出码为 5）',
    item: '事项编码；限制只及于个别事项、领域或部门时需要',
    on: '查询的日期（默认今日）',
    idType: '证件类型（默认按号码判断）',
  },
  breach: {
    summary: '登记涉嫌失信的线索，取得失信编号',
    subject: '当事人证件号码或统一社会信用代码',
    name: '当事人姓名或名称（主体尚未登记时必填）',
    type: '当事人类型 person、organization 或 self_employed（主体尚未登记时必填）',
    idType: '证件类型（默认按号码判断）',
    caseNo: '相关办件编号',
    kind: '失信种类 false_promise、broken_promise 或 refusal',
    seriousness: '严重程度 minor、general 或 serious',
    facts: '事实经过',
    authority: '认定机关（默认本单位）',
    at: '发现日期（默认今日）',
    askSubject: '当事人证件号码',
    askName: '当事人姓名或名称',
    askType: '当事人类型',
    askKind: '失信种类',
    askSeriousness: '严重程度',
    askFacts: '事实经过',
    done: (p: { breach: string }) =>
      `已登记 ${p.breach}（待告知）。\n下一步：chengnuo credit notify ${p.breach}\n`,
  },
  notify: {
    summary: '告知拟认定的事实、理由、依据和陈述申辩权',
    at: '告知日期（默认今日）',
    done: (p: { breach: string; until: string; provisional: boolean }) =>
      `已告知 ${p.breach}；陈述、申辩期至 ${p.until}${p.provisional ? '（该年放假安排未公布，暂计）' : ''}。\n`,
  },
  decide: {
    summary: '作出失信认定，并按当日有效的规则确定惩戒措施',
    document: '认定决定书文号',
    askDocument: '认定决定书文号',
    at: '认定日期（默认今日）',
    defence: '陈述、申辩情况：heard 已听取，waived 已放弃（期满前或未经书面告知即认定时必填）',
    publish: '轻微失信确需公示的，予以公示',
    revoke: '同时撤销所涉办件已作出的准予决定（同一文号、同一事务）',
    done: (p: { breach: string; document: string }) => `已认定 ${p.breach}（${p.document}）。\n`,
    revoked: (p: { caseNo: string }) => `办件 ${p.caseNo} 的决定已一并撤销。\n`,
  },
  /** Words inside the papers of a breach. */
  paper: {
    out: '同时生成文书（PDF）的文件夹',
    opinion: '对陈述、申辩的复核意见，写入决定书（不填则留空，手工填写）',
    done: (p: { file: string }) => `文书：${p.file}\n`,
    evidence: (p: { day: string; method: string; outcome: string; detail: string | null }) =>
      `${p.day}${p.method}，结论为${p.outcome}${p.detail ? `（${p.detail}）` : ''}`,
    scope: { all: '全部事项', authority: '本部门的事项', domain: '本领域的事项', item: '同一事项' },
    barIntended: (p: { scope: string; term: boolean }) =>
      `自作出认定决定之日起${p.term ? '的限制期内' : '至信用修复前'}，${p.scope}不适用告知承诺制`,
    publicityIntended: '依法公示失信信息，公示期自作出认定决定之日起计算',
    bar: (p: { from: string; until: string | null; untilRepaired: boolean; scope: string }) => {
      const until = p.until === null ? '' : `${p.untilRepaired ? '且不早于' : '至'}${p.until}`;
      return `自${p.from}起${p.untilRepaired ? '至信用修复前' : ''}${until}，${p.scope}不适用告知承诺制`;
    },
    noMeasure: '予以提醒，不限制适用告知承诺制',
    within: limitOnPaper,
    condition: {
      published: (p: { day: string }) => `最短公示期届满（${p.day}）`,
      fulfilled: '已经纠正失信行为，履行本决定和有关法律规定的义务',
      promised: '作出信用承诺：所提交的材料真实有效，愿意承担违背承诺的责任，并同意公开该承诺',
    },
    material: { proof: '已经纠正失信行为、履行义务的证明', promise: '信用承诺书' },
    channel: (p: { authority: string }) => `可以通过“信用中国”网站提出，也可以向${p.authority}提出`,
  },
  repair: {
    summary: '办理信用修复：申请、受理、办结；不加 --step 时三步一次办完',
    at: '办理日期（默认今日）',
    step: '只办一步：apply 申请、accept 受理、complete 办结；extend 延长、reject 不予修复、broken 违背修复承诺（须写 --reason）',
    fulfilledOn: '义务履行完毕的日期（默认申请当日）',
    promise: '信用修复承诺书编号',
    applied: (p: { breach: string; due: string }) =>
      `已收到 ${p.breach} 的修复申请，应于 ${p.due} 前决定是否受理。\n`,
    accepted: (p: { breach: string; due: string }) =>
      `已受理 ${p.breach} 的修复申请，应于 ${p.due} 前办结。\n`,
    completed: (p: { breach: string; day: string; bars: number }) =>
      `${p.breach} 已于 ${p.day} 完成信用修复：不再公示${p.bars === 0 ? '' : `，解除限制 ${p.bars} 项`}。\n`,
  },
  show: {
    summary: '查看主体或某一失信的信用情况，并说明各日期的依据',
    breaches: (p: { total: number }) => `失信记录 ${p.total} 条`,
    clean: '没有失信记录。\n',
    subject: '主体',
    idNumber: '证件号码',
    type: '类型',
    breach: '失信编号',
    kind: '种类',
    state: '状态',
    facts: '事实',
    foundOn: '发现日期',
    caseNo: '办件编号',
    authority: '所涉部门',
    decidedBy: '认定机关',
    notifiedOn: '告知日期',
    defenceUntil: '陈述申辩期至',
    defence: '陈述申辩',
    decision: '认定决定',
    decisionOf: (p: { document: string; day: string }) => `${p.document}，${p.day}`,
    publicity: '公示期',
    notPublished: '不公示',
    between: (p: { from: string; until: string }) => `${p.from} 至 ${p.until}`,
    noEnd: '无截止日',
    earliestRepair: '最早可申请修复',
    bar: '限制适用',
    barUntilRepaired: (p: { from: string; scope: string }) => `${p.scope}，自 ${p.from} 起至信用修复前`,
    barUntil: (p: { from: string; until: string; scope: string }) => `${p.scope}，${p.from} 至 ${p.until}`,
    barBoth: (p: { from: string; until: string; scope: string }) =>
      `${p.scope}，自 ${p.from} 起至信用修复前，且不早于 ${p.until}`,
    barLifted: (p: { bar: string; day: string }) => `${p.bar}；自 ${p.day} 起解除`,
    untilRepaired: '信用修复前',
    noBar: '无',
    repair: '信用修复',
    repairOf: (p: { state: string; day: string }) => `${p.state}，${p.day}`,
    rules: '各日期的依据',
    rule: {
      defence_until: '陈述申辩期',
      publicity: '公示期',
      earliest_repair: '最早可申请修复',
      bar: '限制适用',
      repair: '修复申请',
      risk: '风险等级',
    },
    ruleLine: (p: { what: string; value: string; basis: string; regime: string }) =>
      `${p.what} ${p.value}：${p.basis}（${p.regime}）`,
    ruleOfRepair: (p: { earliest: string; day: string; regime: string }) =>
      `${p.day} 申请的按 ${p.regime}，最早 ${p.earliest}`,
    choice: {
      better_for_subject: '从旧兼有利于当事人',
      decision_date: '适用认定时的规则',
      application_date: '适用申请时的规则',
    },
    endedOn: (p: { period: string; day: string }) => `${p.period}；自 ${p.day} 起停止公示`,
  },
  promises: {
    title: '践诺记录',
    none: '尚无经核查的承诺',
    tally: (p: { checked: number; kept: number; partly: number; untrue: number; unverifiable: number }) =>
      `承诺经核查 ${p.checked} 件：属实 ${p.kept}、部分不实 ${p.partly}、不实 ${p.untrue}、无法核实 ${p.unverifiable}`,
    record: (p: { case_no: string; item_name: string; outcome: string; checked_on: string }) =>
      `${p.checked_on} ${p.case_no} ${p.item_name} ${p.outcome}`,
    kept: '改为列出践诺记录：经核查属实的承诺',
    limit: '与 --kept 合用，最多列出多少条（默认200；JSON 和 CSV 默认 100000）',
  },
  expire: {
    summary: '列出近期届满的限制和公示',
    within: '多长时间内届满，如 30d、3mo（默认 30d）',
    lastDay: '最后一日',
    what: '届满事项',
  },
  list: {
    summary: '列出失信记录',
    state: '只列某一状态',
    kind: '只列某一种类',
    name: '主体',
    idNumber: '证件号码',
    seriousness: '程度',
    decidedOn: '认定日期',
    earliestRepair: '最早修复',
    publicityUntil: '公示至',
  },
};

type Step = keyof typeof step;
type State = keyof typeof state;

export const creditErrors = {
  ...creditRemedyErrors,
  ...creditExportErrors,
  E_CREDIT_BARRED: {
    message: '该主体现在不适用告知承诺，理由见上。',
    hint: '可按一般程序办理：chengnuo case record --ordinary。',
  },
  E_CREDIT_UNKNOWN: {
    message: (p: { breach: string }) => `没有编号为 ${p.breach} 的失信记录。`,
    hint: '用 chengnuo credit list 查看全部失信记录。',
  },
  E_CREDIT_SUBJECT_UNKNOWN: {
    message: (p: { id_number: string }) => `本单位没有这个主体的记录：${p.id_number}`,
    hint: '请核对证件号码；登记失信时可用 --name 和 --type 新建主体。',
  },
  E_CREDIT_ID_NUMBER: {
    message: (p: { id_number: string; problem: keyof typeof identity.problems }) =>
      `证件号码 ${p.id_number} 有误：${identity.problems[p.problem]}。`,
    hint: '请核对号码；号码看不出证件类型的，用 --id-type 指明。',
  },
  E_CREDIT_CASE_SUBJECT: {
    message: (p: { case_no: string }) => `当事人既不是办件 ${p.case_no} 的申请人，也不是其代理人。`,
    hint: '请核对证件号码和办件编号；与办件无关的失信不要填 --case。',
  },
  E_CREDIT_CASE_WITHDRAWN: {
    message: (p: { case_no: string }) => `办件 ${p.case_no} 已撤回；撤回承诺不是失信。`,
    hint: '已撤回的办件不得据以认定失信。',
  },
  E_CREDIT_CASE_UNVERIFIABLE: {
    message: (p: { case_no: string }) => `办件 ${p.case_no} 的核查结论是“无法核实”，不能据此认定承诺不实。`,
    hint: '查实后用 chengnuo check record 登记新的核查结论，再登记失信。',
  },
  E_CREDIT_CASE_NO_PROMISE: {
    message: (p: { case_no: string; mode: string }) =>
      `办件 ${p.case_no} 没有承诺（办理方式 ${p.mode}），谈不上虚假承诺或违背承诺。`,
    hint: '请核对办件编号。',
  },
  E_CREDIT_STATE: {
    message: (p: { breach: string; state: State; step: Step }) =>
      `${p.breach} 的状态是“${state[p.state]}”，不能办理“${step[p.step]}”。`,
    hint: (p: { breach: string }) => `用 chengnuo credit show ${p.breach} 查看办理经过。`,
  },
  E_CREDIT_NOT_NOTIFIED: {
    message: (p: { breach: string }) => `${p.breach} 尚未告知当事人，不能认定。`,
    hint: (p: { breach: string }) =>
      `先用 chengnuo credit notify ${p.breach} 告知；当事人已陈述申辩或已放弃的，用 --defence heard|waived 注明。`,
  },
  E_CREDIT_DEFENCE_OPEN: {
    message: (p: { breach: string; until: string }) =>
      `${p.breach} 的陈述、申辩期至 ${p.until} 届满，此前不能认定。`,
    hint: '当事人已陈述申辩或已书面放弃的，用 --defence heard|waived 注明。',
  },
  E_CREDIT_REVOKE_NO_CASE: {
    message: (p: { breach: string }) => `${p.breach} 不涉及办件，没有可以撤销的决定；未作认定。`,
    hint: '去掉 --revoke 后重新运行。',
  },
  E_CREDIT_DATE: {
    message: (p: { breach: string; day: string; after: Step; after_day: string }) =>
      `${p.breach}：日期 ${p.day} 早于此前的“${step[p.after]}”（${p.after_day}）。`,
    hint: '请核对 --at。',
  },
  E_CREDIT_TWO_PERSONS: {
    message: (p: { breach: string }) => `${p.breach} 须由两人经办：登记人不能自行认定。`,
    hint: '请由另一经办人办理（--actor），或者由另一人共同认定（--second）；是否要求两人由政策 credit.two_person_rule 决定。',
  },
  E_CREDIT_SCOPE: {
    message: (p: { breach: string; scope: keyof typeof scope }) =>
      `政策规定限制范围为“${scope[p.scope]}”，但 ${p.breach} 没有相关办件，无从确定范围。`,
    hint: '登记失信时用 --case 指明办件，或修改政策 credit.bars。',
  },
  E_CREDIT_NOT_PUBLISHED: {
    message: (p: { breach: string; regime: string }) => `按规则 ${p.regime}，${p.breach} 不得公示。`,
    hint: '去掉 --publish。',
  },
  E_CREDIT_REPAIR_AUTHORITY: {
    message: (p: { breach: string; authority: string }) =>
      `${p.breach} 由${p.authority}认定，应由该单位修复（谁认定、谁修复）。`,
    hint: (p: { authority: string }) => `请当事人向${p.authority}或“信用中国”网站申请。`,
  },
  E_CREDIT_REPAIR_EARLY: {
    message: (p: { breach: string; earliest: string; why: 'shortest' | 'set' }) =>
      `${p.breach} ${p.why === 'shortest' ? '未满最短公示期' : '还不能申请修复'}，最早可于 ${p.earliest} 申请修复。`,
    hint: (p: { breach: string }) => `用 chengnuo credit show ${p.breach} 查看该日期的依据。`,
  },
  E_CREDIT_REPAIR_UNFULFILLED: {
    message: (p: { breach: string; day: string }) =>
      `${p.breach} 的义务于 ${p.day} 才履行完毕，此前不能申请修复。`,
    hint: '请核对 --fulfilled-on 和 --at。',
  },
  E_CREDIT_REPAIR_STEP: {
    message: (p: { breach: string; step: keyof typeof repairStep; state: keyof typeof repairState }) =>
      `${p.breach} 的修复状态是“${repairState[p.state]}”，不能办理“${repairStep[p.step]}”。`,
    hint: '修复依次为申请、受理、办结（apply、accept、complete）。',
  },
};
