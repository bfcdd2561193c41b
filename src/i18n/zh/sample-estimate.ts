export const sampleEstimate = {
  summary: '由抽查结果推断不实率：各层和总体，附置信区间',
  overall: '总体',
  drawn: '抽取',
  checked: '已核',
  unknown: '无结论',
  untrue: '不实',
  rate: '不实率',
  interval: (p: { confidence: string }) => `${p.confidence} 区间`,
  unsampled: (p: { units: number; untrue: string; low: string; high: string }) =>
    `未核的 ${p.units} 个中，预计不实 ${p.untrue} 个（${p.low} – ${p.high}）。`,
  missing: (p: { missing: number; unverifiable: number; span: string }) =>
    `无结果 ${p.missing} 个、无法核实 ${p.unverifiable} 个，均不计入不实率；若全部属实或全部不实，抽取对象的不实率为 ${p.span}。`,
  uncovered: (p: { strata: readonly string[] }) =>
    `以下各层没有核查结论，总体不实率不包括这些层：${p.strata.join('、')}`,
  small: '* 已核不足 30 个（或有效样本量不足 30），区间较宽，不宜作比较。',
  must: (p: { units: number; checked: number; untrue: number }) =>
    `另有必查对象 ${p.units} 个，已核 ${p.checked} 个，不实 ${p.untrue} 个，不计入推断。`,
  method:
    '方法：各层为 Clopper–Pearson 精确区间（并列 Wilson 区间）；总体按各层对象数加权，方差作有限总体修正，区间为有效样本量的 Clopper–Pearson 区间（Korn–Graubard 1998）。',
};
