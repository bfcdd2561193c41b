import { item } from './item.ts';

export const checkRun = {
  run: {
    summary: '按事项的核查规则，用数据源一次核查全部应核查的承诺和待查的数据查询件',
    item: '只核查该事项',
    full: '全员核查：抽查范围内未抽中的也核查（免予核查的除外）',
    case: '只核查这一个办件（已核查过的也再查一次）',
    progress: '核查',
    checked: '已核查',
    match: '相符',
    mismatch: '不符',
    not_found: '未查到',
    matchRate: '相符率',
    elapsed: '用时',
    dataQuery: '其中数据查询件',
    apart: (p: { checked: number; match: number; mismatch: number; not_found: number; rate: string }) =>
      `${p.checked} 件（相符 ${p.match}、不符 ${p.mismatch}、未查到 ${p.not_found}，相符率 ${p.rate}），不计入承诺`,
    seconds: (p: { seconds: number }) => `${p.seconds} 秒`,
    nothing: '没有需要核查的办件。',
    withoutRules: (p: { count: number }) =>
      `${p.count} 件的事项没有核查规则，未核查；请以其他方式核查后用 chengnuo check record 记录。`,
    suspicions: (p: { count: number }) =>
      `${p.count} 件不符或未查到，待人判断，不自动成为失信。查看：chengnuo check list --suspicions`,
  },
  evidence: {
    flag: '列出该办件历次数据比对的证据：规则、数据源及版本、结果、数据行摘要',
    rule: '规则',
    result: '结果',
    results: { holds: '满足', fails: '不满足', not_found: '未查到' },
    row: '数据行摘要',
  },
  suspicions: {
    flag: '列出数据核查不符或未查到、抽查发现不实，待人判断的办件',
    visit: (p: { plan: string }) => `抽查“${p.plan}”`,
    rule: '未满足的规则',
    source: '数据源',
    outcome: '比对结果',
    comparedAt: '比对时间',
    mode: '办理方式',
    outcomes: { match: '相符', mismatch: '不符', not_found: '未查到' },
    next: '逐件判断后记录结论：chengnuo check record 办件编号 --outcome … --method …；认定失信另行立案：chengnuo credit breach',
  },
};

export const checkRunErrors = {
  E_CHECK_RULE: {
    message: (p: { item: string; rule: string; problem: keyof typeof item.ruleProblems }) =>
      `事项 ${p.item} 的核查规则“${p.rule}”有误：${item.ruleProblems[p.problem]}。未核查任何办件。`,
    hint: '改正清单中的核查规则并重新导入、公布；其余事项可用 --item 先行核查。',
  },
  E_CHECK_SOURCE: {
    message: (p: { item: string; rule: string; source: string; missing: readonly string[] }) =>
      `事项 ${p.item} 的核查规则“${p.rule}”引用了不存在的数据源“${p.source}”。未核查任何办件。${
        p.missing.length > 1 ? `共缺 ${p.missing.length} 个数据源：${p.missing.join('、')}。` : ''
      }`,
    hint: (p: { source: string }) =>
      `先导入：chengnuo source import ${p.source} 文件 --key 键列；其余事项可用 --item 先行核查。`,
  },
  E_CHECK_SOURCE_COLUMN: {
    message: (p: {
      item: string;
      rule: string;
      source: string;
      column: string;
      columns: readonly string[];
    }) =>
      `事项 ${p.item} 的核查规则“${p.rule}”引用了数据源“${p.source}”中没有的列“${p.column}”（现有：${p.columns.length === 0 ? '无' : p.columns.join('、')}）。未核查任何办件。`,
    hint: '改正规则中的列名，或重新导入该数据源并用 --columns 保留这一列。',
  },
};
