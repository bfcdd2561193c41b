/** 办件的计时：中止、恢复、延长，期限清单和逐日说明。 */
const kinds = {
  hearing: '听证',
  testing: '检验检测',
  expert_review: '专家评审',
  survey: '实地核查',
  suspension: '依法中止',
};

const steps = {
  pause: '中止计时（case pause）',
  resume: '恢复计时（case resume）',
  extend: '延长期限（case extend）',
};

const signals = {
  overdue: '已超期',
  today: '今日到期',
  soon: '临期',
  in_time: '未到期',
  paused: '中止中',
};

export const clock = {
  kinds,
  steps,
  signals,
  pausedSince: '中止自',
  because: (p: { kind: string; reason: string }) => `${p.kind}：${p.reason}`,
  at: '发生的时间，如 2026-04-15T09:30（默认：现在）',
  pause: {
    summary: '中止办件的计时（听证、检验检测、专家评审、实地核查、依法中止），所需时间不计入期限',
    kind: '种类：hearing、testing、expert_review、survey、suspension（默认 suspension）',
    reason: '中止的事由',
    done: (p: { caseNo: string; kind: string }) => `办件 ${p.caseNo} 已中止计时（${p.kind}）。`,
    next: (p: { caseNo: string }) => `恢复办理时：chengnuo case resume ${p.caseNo}`,
  },
  resume: {
    summary: '恢复办件的计时，并按规则重新计算办结期限',
    done: (p: { caseNo: string; from: string; to: string }) =>
      p.from === p.to
        ? `办件 ${p.caseNo} 已恢复计时，办结期限仍为 ${p.to}。`
        : `办件 ${p.caseNo} 已恢复计时，办结期限由 ${p.from} 改为 ${p.to}。`,
  },
  extend: {
    summary: '经本单位负责人批准，延长办件的办结期限',
    by: '延长多少，如 10工作日、10wd',
    reason: '延长的理由（须告知申请人）',
    approvedBy: '批准人',
    done: (p: { caseNo: string; from: string; to: string }) =>
      `办件 ${p.caseNo} 的办结期限由 ${p.from} 延长至 ${p.to}。请将延长期限的理由告知申请人。`,
  },
  whyDue: {
    summary: '逐日说明一个办件的期限是怎样算出来的',
    check: '说明核查期限，而不是办结期限',
    noDeadline: (p: { caseNo: string }) => `办件 ${p.caseNo} 没有办结期限。`,
    noCheck: (p: { caseNo: string }) => `办件 ${p.caseNo} 没有核查期限。`,
    start: (p: { limit: string; from: string }) => `期限 ${p.limit}，自 ${p.from} 收件起算`,
    startCheck: (p: { limit: string; from: string }) => `核查期限 ${p.limit}，自 ${p.from} 作出决定起算`,
    due: (p: { due: string }) => `办结期限：${p.due}`,
    checkDue: (p: { due: string }) => `核查期限：${p.due}`,
    paused: (p: { since: string; due: string }) =>
      `计时自 ${p.since} 起中止；如现在恢复，办结期限为 ${p.due}。`,
    differs: (p: { stored: string; counted: string }) =>
      `注意：登记的期限是 ${p.stored}，按现在载入的规则和日历应为 ${p.counted}。`,
  },
  due: {
    summary: '列出未办结办件的期限：今日到期、临期（黄）、超期（红）',
    within: '只列该期限内到期的（含已超期），如 3工作日、3wd、7d',
    overdue: '只列已超期的',
    by: '按经办人或实施主体汇总：clerk、authority',
    authority: '只列某一实施主体的',
    clerk: '只列某一经办人的',
    limit: '最多显示的条数（默认 200；JSON 和 CSV 默认全部）',
    group: { clerk: '经办人', authority: '实施主体' },
    open: '在办合计',
    signal: '提示',
    soonIs: (p: { limit: string }) => `临期：${p.limit}内到期。`,
  },
};

/** 计时中发生的各时刻，供“时间先后有误”一句使用。 */
export const clockTimes = { paused_at: '中止时间', resumed_at: '恢复时间', extended_at: '延长时间' };

export const caseClockErrors = {
  E_CASE_PAUSED: {
    message: (p: { case_no: string; since: string }) =>
      `办件 ${p.case_no} 自 ${p.since} 起中止计时，尚未恢复。`,
    hint: (p: { case_no: string }) => `先恢复：chengnuo case resume ${p.case_no}`,
  },
  E_CASE_NOT_PAUSED: {
    message: (p: { case_no: string }) => `办件 ${p.case_no} 没有中止计时，无须恢复。`,
    hint: (p: { case_no: string }) => `用 chengnuo case show ${p.case_no} 查看办理经过。`,
  },
  E_CASE_PAUSE_KIND: {
    message: (p: { kind: keyof typeof kinds; allowed: readonly (keyof typeof kinds)[] }) =>
      `政策 deadlines.pauses 没有“${kinds[p.kind]}”这一种中止。`,
    hint: (p: { allowed: readonly (keyof typeof kinds)[] }) =>
      `可以中止的：${p.allowed.map((kind) => `${kind}（${kinds[kind]}）`).join('、')}。`,
  },
  E_CASE_NO_DEADLINE: {
    message: (p: { case_no: string }) => `办件 ${p.case_no} 没有办结期限，无从中止或延长。`,
    hint: '请在事项清单中填写承诺办结时限。',
  },
  E_CASE_OVERDUE: {
    message: (p: { case_no: string; due: string }) =>
      `办件 ${p.case_no} 的办结期限 ${p.due} 已经届满，不能再中止或延长。`,
    hint: '期限届满前已经批准、事后补记的，用 --at 写明当时的时间。',
  },
  E_CASE_EXTENDED: {
    message: (p: { case_no: string; times: number }) =>
      p.times === 0
        ? '按政策 deadlines.extension，办件的期限不得延长。'
        : `办件 ${p.case_no} 已经延长过 ${p.times} 次，按政策 deadlines.extension 不得再延长。`,
    hint: '依法需要听证、检验检测、专家评审等的，所需时间用 chengnuo case pause 扣除。',
  },
  E_CASE_EXTENSION_LONG: {
    message: (p: { by: string; longest: string; byEn: string; longestEn: string }) =>
      `一次最多延长${p.longest}，不能延长${p.by}。`,
    hint: '由政策 deadlines.extension 规定。',
  },
};
