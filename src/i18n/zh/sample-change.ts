export const sampleChange = {
  substitute: '该对象无法检查，由同一层的下一个号码递补（对象编号），须用 --reason 说明理由',
  replace: '检查人员不能到场，由同一规则的下一人接替（对象编号:人员编号），须用 --reason 说明理由',
  replaceExpected: '对象编号:人员编号',
  substituted: (p: { unit: string; stratum: string; by: string; order: number; ticket: string }) =>
    `“${p.unit}”由“${p.by}”递补（层：${p.stratum}，序 ${p.order}，号码 ${p.ticket}）。`,
  visitors: (p: { unit: string; inspectors: readonly string[] }) =>
    `${p.unit} 的检查人员：${p.inspectors.join('、')}`,
  replaced: (p: { unit: string; from: string; to: string }) =>
    `“${p.unit}”的检查人员 ${p.from} 由 ${p.to} 接替。`,
  what: (p: { unit: string; inspector: string | null }) =>
    p.inspector === null ? `对象 ${p.unit}` : `人员 ${p.inspector}（对象 ${p.unit}）`,
};

export const sampleResult = {
  summary: '登记一个对象的检查结果（与导入一行相同）',
  on: '检查日期',
  result: '检查结果：1–8，可多项，如 1 或 3,5',
  promise: '承诺核查结论：true 属实、partly 部分不实、untrue 不实、unverifiable 无法核实',
  detail: '情况说明',
  rectifyBy: '整改期限；对象为已准予的办件时同时责令限期整改',
  done: (p: { unit: string; status: 'added' | 'updated' | 'unchanged' }) =>
    `“${p.unit}”的检查结果${{ added: '已登记', updated: '已更正', unchanged: '与已登记的相同，未作改动' }[p.status]}。`,
  must: '这是必查对象，不计入不实率的推断。',
  suspicion: (p: { unit: string }) =>
    `承诺不实，须由人判断是否失信：chengnuo check list --suspicions；认定用 chengnuo credit breach --case ${p.unit} …`,
  ordered: (p: { unit: string; due: string }) =>
    `已责令限期整改，期限 ${p.due}；到期复查：chengnuo check remedy ${p.unit} --recheck true|untrue`,
  notOrdered: '整改期限已登记，但没有作出责令整改：对象不是已准予的办件，或者前一次责令整改还没有复查。',
  publish: (p: { plan: string }) => `公布：chengnuo sample publish ${p.plan} --out 文件夹`,
  orders: '责令整改',
  suspicions: '待判断的不实',
};

export const sampleList = {
  summary: '列出抽查计划：抽取、结果和公示期限',
  overdue: '只列检查结果已过公示期限的计划',
  plan: '计划',
  of: '对象',
  units: { case: '办件', subject: '主体', item: '事项' },
  population: '对象数',
  drawn: '抽取数',
  must: '必查',
  results: '结果',
  unpublished: '待公示',
  publishBy: '公示期限',
  publishedOn: '最近公示',
  late: '已逾期',
  provisional: '暂计',
};

export const sampleChangeErrors = {
  E_SAMPLE_UNIT_NOT_DRAWN: {
    message: (p: { plan: string; unit: string }) => `“${p.unit}”不在计划“${p.plan}”抽中的对象之内。`,
    hint: '抽中的对象见 chengnuo sample publish；编号须与计划一致，前导零不可省略。',
  },
  E_SAMPLE_SUBSTITUTED: {
    message: (p: { unit: string; taken_by: string }) => `“${p.unit}”已由“${p.taken_by}”递补。`,
    hint: '请对递补的对象操作。',
  },
  E_SAMPLE_SUBSTITUTE_NONE: {
    message: (p: { stratum: string }) => `“${p.stratum}”层的对象已全部抽中，没有可以递补的号码。`,
    hint: '该对象按没有结果列入推断；可将结果登记为 4（无法联系）、无法核实。',
  },
  E_SAMPLE_VISITED: {
    message: (p: { unit: string }) => `“${p.unit}”已有检查结果，不能再换对象或检查人员。`,
    hint: '结果有误可用 chengnuo sample result 更正。',
  },
  E_SAMPLE_NOT_ON_VISIT: {
    message: (p: { unit: string; inspector_no: string }) =>
      `人员 ${p.inspector_no} 没有被派去检查“${p.unit}”。`,
    hint: '写法为 --replace 对象编号:人员编号；分派结果见 chengnuo sample publish。',
  },
  E_SAMPLE_REPLACE_NONE: {
    message: (p: { unit: string; why: 'too-few-eligible' | 'no-leader' }) =>
      p.why === 'no-leader' ? `“${p.unit}”没有其他可派的组长。` : `“${p.unit}”没有其他可派的检查人员。`,
    hint: '名录已随计划冻结；请改期，或换一个对象：chengnuo sample draw 计划 --substitute 对象编号。',
  },
  E_SAMPLE_RESULT: {
    message: (p: { problems: readonly string[] }) => `结果不能登记：${p.problems.join('；')}`,
    hint: '检查结果为 1–8，承诺核查结论为 true、partly、untrue、unverifiable；日期写作 2026-10-12。',
  },
};
