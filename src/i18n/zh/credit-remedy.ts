/** 异议、解除、免予认定，以及修复的变更（chengnuo credit object、lift、decide --excuse、repair --step）。 */

export const dismissedAs = {
  unfounded: '不予认定',
  excused: '免予认定',
  objection: '异议成立，自始更正',
};

export const against = { content: '失信信息的内容', period: '公示或者限制的期限', repair: '信用修复的结果' };

const objectionState = { open: '处理中', upheld: '成立', rejected: '不成立' };

const correctionProblem = {
  missing: '对期限的异议成立的，须写明更正后的日期',
  unwanted: '只有对期限的异议成立时才更正日期',
  not_published: '该失信信息没有公示，没有公示期可以更正',
  no_term: '该失信的限制没有期限，没有截止日可以更正',
  before_decision: '更正后的日期不得早于认定之日',
};

const excuseProblem = {
  never: '政策不允许免予认定',
  seriousness: '失信程度不属于轻微',
  not_first: '当事人此前已有失信，不是初次',
  not_corrected: '没有写明在此之前已经改正（--corrected-on）',
  corrected_late: '超过责令改正的期限才改正',
};

export const creditRemedy = {
  dismissedAs,
  against,
  objectionState,
  askReason: '理由',
  object: {
    summary: '登记异议；用 --uphold 或 --reject 答复',
    content: '异议的事实和理由',
    against: '异议对象：content 内容（默认）、period 期限、repair 修复结果',
    at: '收到异议或者答复的日期（默认今日）',
    uphold: '异议成立：内容有误的自始更正，期限或者修复结果有误的只更正该项',
    reject: '异议不成立',
    reason: '答复的理由',
    document: '答复文号；其他机关认定的，填该机关答复的文号',
    publicityUntil: '更正后的公示截止日（对期限的异议成立时）',
    earliestRepair: '更正后的最早修复日（对期限的异议成立时）',
    barUntil: '更正后的限制截止日（对期限的异议成立时）',
    askContent: '异议的事实和理由',
    filed: (p: { breach: string; against: string; due: string; provisional: boolean }) =>
      `已登记对 ${p.breach} 的异议（${p.against}），应于 ${p.due} 前答复${p.provisional ? '（该年放假安排未公布，暂计）' : ''}。\n` +
      `处理期间标注“异议”，原决定照常执行。\n答复：chengnuo credit object ${p.breach} --uphold 或者 --reject，并用 --reason 写明理由\n`,
    annulled: (p: { breach: string; bars: number }) =>
      `异议成立：${p.breach} 自始更正，不再作为失信${p.bars > 0 ? `；${p.bars} 项限制自始无效` : ''}。\n`,
    corrected: (p: { breach: string }) => `异议成立：已更正 ${p.breach} 的期限，其余不变。\n`,
    repaired: (p: { breach: string }) =>
      `异议成立：${p.breach} 的修复自原不予修复之日起成立，停止公示，解除限制。\n`,
    rejected: (p: { breach: string }) => `异议不成立：${p.breach} 维持不变。\n`,
  },
  lift: {
    summary: '按有关机关的决定或者裁判，从现在起解除一项失信的全部措施，或者其中一项限制',
    reason: '解除的理由',
    document: '据以解除的文书文号',
    askDocument: '据以解除的文书文号',
    at: '解除的日期（默认今日）',
    done: (p: { of: string; day: string; bars: number; publicity: boolean }) =>
      `${p.of} 自 ${p.day} 起解除${p.bars > 0 ? `，解除限制 ${p.bars} 项` : ''}${p.publicity ? '，停止公示' : ''}。此前的效力不变。\n`,
  },
  decide: {
    excuse: '免予认定的理由：初次、轻微并及时改正，条件由政策 credit.excuse 规定',
    dismiss: '不予认定的理由：事实不成立或者证据不足',
    correctedOn: '改正失信行为的日期（免予认定时必填）',
    second: '与经办人共同认定的另一人',
    excused: (p: { breach: string }) => `${p.breach} 免予认定：不限制、不公示，记录在案。\n`,
    dismissed: (p: { breach: string }) => `${p.breach} 不予认定。\n`,
  },
  repair: {
    reason: '延长、不予修复或者认定违背修复承诺的理由',
    extended: (p: { breach: string; due: string }) => `${p.breach} 的修复办理期限延长至 ${p.due}。\n`,
    rejected: (p: { breach: string }) =>
      `${p.breach} 不予修复。当事人可以提出异议：chengnuo credit object ${p.breach} --against repair\n`,
    broken: (p: { breach: string; bars: number; earliest: string }) =>
      `${p.breach} 违背修复承诺：恢复限制 ${p.bars} 项，恢复公示至最长期限；最早可于 ${p.earliest} 再次申请修复。\n`,
  },
  show: {
    disputed: (p: { state: string }) => `${p.state}（异议处理中）`,
    dismissal: '处理结果',
    dismissalOf: (p: { as: string; day: string; reason: string }) => `${p.as}，${p.day}：${p.reason}`,
    correctedOn: '改正日期',
    lift: '解除',
    liftOf: (p: { document: string; day: string; reason: string }) => `${p.document}，${p.day}：${p.reason}`,
    second: '共同认定人',
    risk: '风险等级',
    riskUntil: (p: { class: string; until: string }) => `提高至 ${p.class}，至 ${p.until}`,
    riskOpen: (p: { class: string }) => `提高至 ${p.class}，至修复为止`,
    objection: '异议',
    objectionOpen: (p: { against: string; day: string; due: string; overdue: boolean }) =>
      `对${p.against}，${p.day} 收到，应于 ${p.due} 前答复${p.overdue ? '（已超期）' : ''}`,
    objectionClosed: (p: { against: string; day: string; state: string; closed: string; answer: string }) =>
      `对${p.against}，${p.day} 收到；${p.closed} 答复：${p.state}，${p.answer}`,
    barNo: (p: { bar: string; no: string }) => `${p.bar}；编号 ${p.no}`,
    barVoid: (p: { bar: string }) => `${p.bar}；自始无效`,
    barLiftedBy: (p: { bar: string; day: string; document: string; reason: string }) =>
      `${p.bar}；自 ${p.day} 起解除（${p.document}：${p.reason}）`,
    publicityVoid: (p: { period: string }) => `${p.period}；自始不应公示，已删除`,
    repairBroken: (p: { repaired: string; day: string; reason: string }) =>
      `曾于 ${p.repaired} 修复；${p.day} 认定违背修复承诺：${p.reason}`,
    repairRejected: (p: { day: string; reason: string }) => `${p.day} 不予修复：${p.reason}`,
  },
  list: {
    objections: '改为列出异议',
    overdue: '与 --objections 合用，只列超期未答复的',
    against: '异议对象',
    filedOn: '收到日期',
    due: '答复期限',
    state: '办理结果',
    closedOn: '答复日期',
    late: (p: { due: string }) => `${p.due}（超期）`,
  },
  /** Basis of a date that no rule of the decision's day gave. */
  setBy: {
    objection: (p: { document: string }) => `异议成立，更正期限${p.document === '' ? '' : `，${p.document}`}`,
  },
  paper: {
    publicityEnded: (p: { day: string }) => `自${p.day}起停止公示失信信息`,
    riskEnded: '恢复原抽查风险等级',
    annulled: '撤销原认定，自始不作为失信，删除已公示、共享的有关信息',
    barsVoid: '据以采取的限制措施自始无效',
    publicityUntil: (p: { day: string }) => `公示截止日更正为${p.day}`,
    earliestRepair: (p: { day: string }) => `最早可申请修复日更正为${p.day}`,
    barUntil: (p: { day: string }) => `限制截止日更正为${p.day}`,
    repaired: (p: { day: string }) => `原不予修复的结果更正为准予修复，自${p.day}起停止公示，解除限制`,
  },
};

export const creditRemedyErrors = {
  E_CREDIT_REPAIR_PROMISE: {
    message: (p: { breach: string }) => `${p.breach} 还没有编号的信用修复承诺书，不能办结。`,
    hint: '用 --promise 填写承诺书编号；是否要求编号由政策 credit.repair_promise 决定。',
  },
  E_CREDIT_REPAIR_EXTENDED: {
    message: (p: { breach: string; day: string }) =>
      `${p.breach} 的修复已于 ${p.day} 延长过一次，不能再延长。`,
    hint: '请办结（--step complete）或者不予修复（--step reject）。',
  },
  E_CREDIT_SECOND: {
    message: (p: { breach: string; same_as: 'actor' | 'reporter' }) =>
      `${p.breach} 的共同认定人不能是${p.same_as === 'actor' ? '经办人本人' : '登记线索的人'}。`,
    hint: '请另一人共同认定（--second）。',
  },
  E_CREDIT_EXCUSE: {
    message: (p: { breach: string; problems: readonly (keyof typeof excuseProblem)[] }) =>
      `${p.breach} 不能免予认定：${p.problems.map((problem) => excuseProblem[problem]).join('；')}。`,
    hint: '条件见政策 credit.excuse；事实不成立的用 --dismiss，其余照常认定。',
  },
  E_CREDIT_OBJECTION_OPEN: {
    message: (p: { breach: string; since: string }) => `对 ${p.breach} 已有异议（${p.since} 收到）尚未答复。`,
    hint: (p: { breach: string }) => `先答复：chengnuo credit object ${p.breach} --uphold 或者 --reject。`,
  },
  E_CREDIT_OBJECTION_NONE: {
    message: (p: { breach: string }) => `对 ${p.breach} 没有待答复的异议。`,
    hint: (p: { breach: string }) => `登记异议：chengnuo credit object ${p.breach} --content 事实和理由。`,
  },
  E_CREDIT_OBJECTION_NO_RESULT: {
    message: (p: { breach: string }) => `${p.breach} 没有不予修复的结果，不能对修复结果提出异议。`,
    hint: '对内容的异议用 --against content，对期限的用 --against period。',
  },
  E_CREDIT_OBJECTION_AUTHORITY: {
    message: (p: { breach: string; authority: string }) =>
      `${p.breach} 由${p.authority}认定，应由该单位答复异议（谁认定、谁处理）。`,
    hint: (p: { authority: string }) => `请转${p.authority}；收到其答复后用 --document 填写文号。`,
  },
  E_CREDIT_CORRECTION: {
    message: (p: { breach: string; problem: keyof typeof correctionProblem }) =>
      `${p.breach}：${correctionProblem[p.problem]}。`,
    hint: '更正日期用 --publicity-until、--earliest-repair 或 --bar-until。',
  },
  E_CREDIT_BAR_UNKNOWN: {
    message: (p: { bar: string }) => `没有编号为 ${p.bar} 的限制。`,
    hint: '用 chengnuo credit show 查看一项失信有哪些限制。',
  },
  E_CREDIT_LIFT_NOTHING: {
    message: (p: { what: string; day: string }) => `${p.what} 在 ${p.day} 没有可以解除的措施。`,
    hint: '限制已经届满、已经解除，或者本来就没有。',
  },
};
