import { cases } from './case.ts';

/** 核查发现不实之后：终止办理、责令整改、复查、撤销。 */
const steps = {
  order: '责令限期整改',
  recheck: '复查',
  terminate: '终止办理',
  revoke: '撤销决定',
};
const standings = {
  none: '核查没有发现不实',
  found: '核查发现不实，尚未处理',
  ordered: '已责令限期整改，尚未复查',
  corrected: '已整改',
  uncorrected: '逾期未整改',
};

export const checkRemedy = {
  steps,
  standings,
  rechecks: { true: '已整改', untrue: '未整改' },
  fields: {
    due: '整改期限',
  },
  summary: '核查不实的后续处理：终止办理、责令限期整改、复查、撤销决定',
  order: '责令限期整改（已准予的办件）',
  recheck: '复查：true 已整改、untrue 未整改',
  terminate: '终止办理（尚未作出决定的办件）',
  revoke: '撤销决定（已准予的办件，须有文书编号）',
  limit: '整改期限，如 10工作日、10wd（默认按 policy/checks.yaml 的 rectification）',
  until: '整改截止日期（YYYY-MM-DD）',
  document: '文书编号',
  detail: '整改内容、复查情况或终止理由',
  method: '复查方式',
  at: '发生的时间（默认：现在）',
  out: '同时打印文书（责令限期整改通知书、撤销决定书）的文件夹',
  ask: '如何处理',
  askRecheck: '复查结果',
  askDocument: '撤销决定的文书编号',
  oneOf: '--order、--recheck、--terminate、--revoke 只能选一个',
  limitOrUntil: '--limit 与 --until 只能选一个，且只用于 --order',
  ordered: (p: { caseNo: string; due: string }) => `已责令办件 ${p.caseNo} 的承诺人于 ${p.due} 前整改。`,
  corrected: (p: { caseNo: string }) => `办件 ${p.caseNo} 复查：已整改。`,
  uncorrected: (p: { caseNo: string }) => `办件 ${p.caseNo} 复查：未整改。`,
  terminated: (p: { caseNo: string }) => `办件 ${p.caseNo} 已终止办理。`,
  revoked: (p: { caseNo: string; documentNo: string }) =>
    `办件 ${p.caseNo} 的决定已撤销（${p.documentNo}）。`,
  next: (p: { commands: readonly string[] }) => `下一步：${p.commands.join('；')}`,
  credit: (p: { caseNo: string }) =>
    `是否构成失信由人认定：chengnuo credit breach --subject 证件号码 --case ${p.caseNo} --kind false_promise --seriousness general --facts "……"`,
};

export const checkRemedyErrors = {
  E_CHECK_REMEDY_STEP: {
    message: (p: {
      case_no: string;
      step: keyof typeof steps;
      standing: keyof typeof standings;
      state: keyof typeof cases.states;
    }) =>
      `办件 ${p.case_no} 现为“${cases.states[p.state]}”，${standings[p.standing]}，不能${steps[p.step]}。`,
    hint: (p: { legal: readonly string[]; commands: readonly string[] }) =>
      p.legal.length === 0
        ? '没有可以进行的处理；核查结果用 chengnuo check record 记录。'
        : `现在可以：${p.legal.map((step, i) => `${steps[step as keyof typeof steps]} ${p.commands[i]}`).join('；')}`,
  },
  E_CHECK_REMEDY_RUNNING: {
    message: (p: { case_no: string; due: string }) =>
      `办件 ${p.case_no} 的整改期限 ${p.due} 尚未届满，不能认定未整改，也不能撤销决定。`,
    hint: (p: { case_no: string }) =>
      `已经整改的：chengnuo check remedy ${p.case_no} --recheck true；否则待期满后复查。`,
  },
  E_CHECK_REMEDY_TIME: {
    message: (p: { case_no: string; day: string; after: string }) =>
      `办件 ${p.case_no}：所填日期 ${p.day} 早于 ${p.after}。`,
    hint: '改正 --at 或 --until 后重新运行。',
  },
};
