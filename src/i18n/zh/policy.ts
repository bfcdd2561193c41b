const problems = {
  syntax: '不是有效的 YAML',
  unknown_key: '没有这一项',
  unknown_file: '没有这个政策文件',
  missing: '缺少这一项',
  wrong_value: '取值不对',
};

export type PolicyProblem = keyof typeof problems;

const periodProblems = {
  overlap: (p: { first: string; second: string }) => `${p.first} 起和 ${p.second} 起的两段有效期重叠`,
  reversed: (p: { first: string }) => `${p.first} 起的有效期先止后起`,
  same_id: (p: { first: string; second: string }) => `${p.first} 起和 ${p.second} 起的两段用了同一个 id`,
};

const at = (file: string, path: string) => (path === '' ? file : `${file}：${path}`);

export const policyErrors = {
  E_POLICY_FILE: {
    message: (p: { file: string; path: string; problem: PolicyProblem }) =>
      `政策文件有误：${at(p.file, p.path)}：${problems[p.problem]}。`,
    hint: '改正该处后重新运行；写法见 docs/policy.md，缺省规则见程序的 data/policy。',
  },
  E_POLICY_BASIS: {
    message: (p: { file: string; path: string }) => `政策文件缺少依据：${at(p.file, p.path)}。`,
    hint: '每一段规则都要写明依据 basis（zh 和 en 两种文字）。',
  },
  E_POLICY_PERIOD: {
    message: (p: {
      file: string;
      rule: string;
      problem: keyof typeof periodProblems;
      first: string;
      second: string;
    }) => `政策文件的有效期有误：${at(p.file, p.rule)}：${periodProblems[p.problem](p)}。`,
    hint: '一项规则在任何一天只能有一段有效；请改 effective_from、effective_to 或 id。',
  },
  E_POLICY_NONE: {
    message: (p: { rule: string; day: string; file: string }) =>
      `${p.day} 没有有效的规则：${at(p.file, p.rule)}。`,
    hint: '在工作区的 policy 目录中为这一天补上规则及其依据；写法见 docs/policy.md。',
  },
};
