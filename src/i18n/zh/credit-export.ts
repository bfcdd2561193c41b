/** 向信用平台报送（chengnuo credit export）。 */

const set = { commitment: '信用承诺', licence: '行政许可', penalty: '行政处罚', removal: '移除信息' };

const waiting = {
  unchecked: '尚未核查',
  unverifiable: '无法核实',
  undecided: '核查不实，尚未作出认定',
  materials: '容缺材料尚未补齐',
};

export const creditExport = {
  set,
  waiting,
  removal: {
    repaired: '信用修复',
    objection_upheld: '异议成立',
    lifted: '解除措施',
    publicity_over: '公示期满',
    erased: '信息删除',
    withdrawn: '不再符合报送条件',
  },
  mode: { full: '全量', delta: '增量' },
  summary: '向信用平台报送：生成信用承诺、行政许可、行政处罚数据，检查文件，记录推送和退回',
  options: {
    set: '数据集：commitment 信用承诺、licence 行政许可、penalty 行政处罚；可以写多次，默认全部',
    out: '写入文件的文件夹',
    to: '格式，用逗号分隔：csv、xlsx、json（默认 csv）',
    since: 'LAST（默认）只报上次推送以来的变化；写推送编号的，自该次之后的都再报一次',
    full: '全量：把当前应当报送的全部再报一次',
    again: '被退回而没有改动的数据也随这次再报',
    headings: '首行用中文名称（zh）还是字段代码（code）；默认随数据集的格式',
    reveal: '写明理由后写出完整的证件号码，并作为一次推送记录（记入存证日志）；不写的只生成脱敏的核对件',
    check: '按格式逐项检查一个文件，有问题的退出码为4',
    pushes: '列出历次推送',
    returned: '读入平台退回的错误；不写文件的，列出尚未更正的',
    fines: '读入处罚金额（元），报送时换算为万元',
  },
  modes: '--check、--pushes、--returned、--fines 每次只能用一个，并且不能和 --out 同用',
  out: '请用 --out 写明文件夹；只想看看报什么的，用 --dry-run',
  fullSince: '--full 和 --since 不能同用',
  masked: '这是脱敏的核对件，不是推送；报送请加 --reveal 理由',
  columns: {
    set: '数据集',
    push: '推送',
    mode: '方式',
    rows: '数据',
    added: '新增',
    changed: '变更',
    removed: '移除',
    held: '未报',
    late: '超期',
    returned: '退回',
    on: '日期',
    key: '编号',
    field: '字段',
    error: '错误',
  },
  nothing: (p: { set: string }) => `${p.set}：没有需要报送的内容，不生成文件。`,
  dry: '以上为预演，没有写入任何内容。',
  files: '文件',
  removals: (p: { set: string; count: number; reasons: string }) =>
    `${p.set}移除${p.count}条：${p.reasons}。`,
  waitingOf: (p: { set: string; count: number; reasons: string }) =>
    `${p.set}暂不报送${p.count}条：${p.reasons}。`,
  held: (p: { set: string; count: number; shown: number }) =>
    `${p.set}有${p.count}条不符合格式，未报送，请更正后再报${p.shown < p.count ? `（只显示前${p.shown}条）` : ''}：`,
  late: (p: { set: string; count: number; days: number; shown: number }) =>
    `${p.set}有${p.count}条超过${p.days}个工作日尚未公示${p.shown < p.count ? `（只显示前${p.shown}条）` : ''}：`,
  lateRow: (p: { decided: string; due: string }) => `${p.decided}决定，应于${p.due}前公示`,
  returnedOf: (p: { set: string; count: number }) =>
    `${p.set}有${p.count}条被平台退回而没有改动，这次不报：更正后再报，或者加 --again。`,
  separator: '、',
  counted: (p: { word: string; count: number }) => `${p.word}${p.count}条`,
  uniqueHeld: '编号与另一条重复',
  returnedDone: '已登记。更正有关数据后，随下一次推送再报；查看：chengnuo credit export --returned',
  finesDone: '已登记，随下一次推送按万元报送。',
  check: {
    ok: (p: { file: string; set: string; rows: number }) => `${p.file}：${p.set}，${p.rows}条，符合格式。`,
    bad: (p: { file: string; set: string; rows: number; problems: number }) =>
      `${p.file}：${p.set}，${p.rows}条，有${p.problems}个问题：`,
    line: (p: { line: number }) => `第${p.line}行`,
    wholeFile: '全文件',
    more: (p: { count: number }) => `还有${p.count}个问题，见 --format json。`,
    fault: {
      'byte-order-mark': '文件开头有字节顺序标记（BOM），平台会把它读进第一个字段',
      'encoding-error': '不是 UTF-8 编码',
      'csv-error': '引号不成对，以下的内容读不出来',
      'json-error': '不是由对象组成的 JSON 数组',
    },
    blankRow: '空行',
    cellCount: (p: { cells: number; columns: number }) => `这一行有${p.cells}个单元格，首行有${p.columns}个`,
    missingLabel: (p: { column: string }) => `首行缺少“${p.column}”`,
    duplicateLabel: (p: { column: string }) => `首行的“${p.column}”重复`,
    extraLabel: (p: { name: string }) => `首行的“${p.name}”不是这种格式的字段`,
    labelOrder: '首行字段的次序与格式不一致',
    repeated: (p: { line: number }) => `与第${p.line}行重复`,
    sentence: (p: { column: string; expected: string }) => `“${p.column}”${p.expected}`,
    expected: {
      filled: '不能为空',
      filledWith: (p: { other: string }) => `不能为空：已填“${p.other}”`,
      filledWhen: (p: { other: string }) => `不能为空：按“${p.other}”应当填写`,
      emptyWhen: (p: { other: string }) => `应当为空：按“${p.other}”不应填写`,
      oneOf: (p: { others: readonly string[] }) =>
        `与${p.others
          .slice(1)
          .map((one) => `“${one}”`)
          .join('、')}至少填一个`,
      length: (p: { max: number }) => `超过${p.max}个字`,
      values: (p: { values: readonly string[] }) => `只能是：${p.values.join('、')}`,
      date: (p: { format: string }) => `不是有效日期，应为 ${p.format}`,
      past: '晚于今日',
      notBefore: (p: { other: string }) => `早于“${p.other}”`,
      amount: (p: { decimals: number; unit: string }) => `应为以${p.unit}为单位的数，至多${p.decimals}位小数`,
      positive: '应当大于零',
      uscc: '不是有效的统一社会信用代码',
      identity: '不是有效的证件号码',
      pattern: '的格式不正确',
      controls: '含有控制字符，或者首尾有空格',
      unmasked: '已脱敏：平台要求完整的号码',
      unguarded: '前面多了一个防公式的单引号',
      text: '应为文本',
    },
  },
} as const;

export const creditExportErrors = {
  E_EXPORT_CHECK: {
    message: (p: { file: string; problems: number }) => `${p.file} 有${p.problems}个问题，不符合报送格式。`,
    hint: '更正数据后重新生成；各字段的规则见 docs/exports.md。',
  },
  E_EXPORT_LAYOUT: {
    message: (p: { file: string }) => `${p.file} 的首行不是任何一种报送格式。`,
    hint: '首行应为信用承诺、行政许可、行政处罚或者移除信息的中文名称或者字段代码。',
  },
  E_EXPORT_PUSH_UNKNOWN: {
    message: (p: { set: string; push: number; last: number }) =>
      `${p.set} 没有第${p.push}次推送，最近一次是第${p.last}次。`,
    hint: '历次推送：chengnuo credit export --pushes',
  },
  E_EXPORT_WORKBOOK: {
    message: (p: { most: number }) => `超过${p.most}条，写不进一个工作簿；没有写入任何内容。`,
    hint: '用 --to csv 或者 --to json。',
  },
};
