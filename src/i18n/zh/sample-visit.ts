export const sampleAssign = {
  summary: '给抽中的对象分派检查人员（按同一种子，可复核；每个计划只分派一次）',
  perUnit: '每个对象的检查人员数，至少2名',
  minutes: '抽取记录（PDF），写明检查人员、递补和更换',
  inspectors: '检查人员',
  between: '、',
  reasons: { 'too-few-eligible': '无法分派：可派人员不足', 'no-leader': '无法分派：没有可派的组长' },
  shortage: (p: { reason: string; pool: number; eligible: number; rules: readonly string[] }) =>
    `${p.reason}（${p.pool} 人中可派 ${p.eligible} 人${p.rules.length === 0 ? '' : `；${p.rules.join('、')}`}）`,
  excludedBy: {
    'other-authority': (p: { count: number }) => `不属该单位 ${p.count} 人`,
    'other-domain': (p: { count: number }) => `领域不符 ${p.count} 人`,
    'certificate-expired': (p: { count: number }) => `检查日执法证已过期 ${p.count} 人`,
    recused: (p: { count: number }) => `应回避 ${p.count} 人`,
  },
  done: (p: { plan: string; day: string; assigned: number; unassignable: number }) =>
    `计划“${p.plan}”已分派：${p.assigned} 个对象（检查日期 ${p.day}）${p.unassignable === 0 ? '' : `，另有 ${p.unassignable} 个无法分派`}。`,
};

/** A result with the day of its draw. */
interface RowFacts {
  readonly unit: string;
  readonly day: string;
  readonly drawn: string;
  readonly by: string;
}

export const sampleResults = {
  summary: '导入检查结果（抽查对象、检查日期、检查结果、承诺核查结论）',
  done: (p: { plan: string }) =>
    `已登记。查看估计：chengnuo sample estimate ${p.plan}；公布：chengnuo sample publish ${p.plan}`,
  rows: {
    notDrawn: (p: RowFacts) => `“${p.unit}”不在抽中的对象和必查对象之内。`,
    beforeDraw: (p: RowFacts) => `检查日期 ${p.day} 早于抽取日期 ${p.drawn}。`,
    inFuture: (p: RowFacts) => `检查日期 ${p.day} 还没有到。`,
    rectifyOrder: (p: RowFacts) => `整改期限 ${p.by} 早于检查日期 ${p.day}。`,
  },
};

export const sampleSheets = {
  summary: '打印检查用的文书：核查通知书、检查任务单、现场检查记录（写明检查人员和执法证号），并备好结果表',
  out: '输出文件夹',
  lang: '文书语言',
  drawn: '随机抽取',
  merge: '另外合成一个 PDF 文件，便于打印',
  merged: (p: { plan: string }) => `检查文书：${p.plan}`,
  done: (p: { count: number; dir: string; results: string; merged: string | null }) =>
    `已打印 ${p.count} 份文书，存入 ${p.dir}\n${p.merged === null ? '' : `合并文件：${p.merged}\n`}结果表：${p.results}（填好后用 chengnuo sample import-results 导入）\n`,
};

export const sampleVisitErrors = {
  E_SAMPLE_NOT_ASSIGNED: {
    message: (p: { plan: string }) => `计划“${p.plan}”尚未分派检查人员。`,
    hint: '先运行 chengnuo sample assign。',
  },
  E_SAMPLE_SHEETS_KIND: {
    message: (p: { plan: string }) => `计划“${p.plan}”抽的不是办件，没有可打印的承诺核查文书。`,
    hint: '以主体或事项为对象的检查，请用本系统的检查文书。',
  },
  E_SAMPLE_ASSIGNED: {
    message: (p: { plan: string }) => `计划“${p.plan}”已经分派过检查人员。`,
    hint: '分派只做一次，任何人都能复核；见 chengnuo sample publish。',
  },
  E_SAMPLE_OFFICERS: {
    message: '每个对象至少要有两名检查人员。',
    hint: '把 --per-unit 改为 2 或更多；专家不算在内。',
  },
  E_SAMPLE_POOL_EMPTY: {
    message: (p: { plan: string }) => `计划“${p.plan}”冻结时没有检查人员。`,
    hint: '先用 chengnuo inspector import 导入名录，再另立计划。',
  },
};
