/** 导入其他平台的信用等级和限制（chengnuo credit import）。 */
export const creditImport = {
  summary: '导入其他平台的信用评价等级和限制，供信用门槛查询',
  barred: '其中列入限制',
  done: '已写入。查询：chengnuo credit gate 证件号码',
  grades: '其他平台的等级',
  grade: (p: {
    scheme_name: string;
    value: string;
    dated_on: string;
    valid_until: string | null;
    expired: boolean;
    barred: boolean;
  }) =>
    `${p.scheme_name}　${p.value}，${p.dated_on} 评定${p.valid_until === null ? '' : `，有效期至 ${p.valid_until}`}` +
    `${p.expired ? '（已过期）' : ''}${p.barred ? '（列入限制）' : ''}`,
  rows: {
    identity: (p: { column: string; reason: string }) => `“${p.column}”有误：${p.reason}`,
    schemeUnknown: (p: { scheme: string }) =>
      `政策 gate.schemes 中没有评价体系“${p.scheme}”，照录，但等级不影响办理（限制仍然有效）`,
    valueUnknown: (p: { scheme: string; values: readonly string[] }) =>
      `“${p.scheme}”没有这个等级，应为：${p.values.join('、')}`,
    order: (p: { early: string; late: string }) => `“${p.late}”早于“${p.early}”`,
    expired: '等级已经过期，照录，但不影响办理',
    future: '评价日期晚于今日，到那一天才起作用',
    repeated: (p: { line: number }) => `与第${p.line}行是同一主体、同一体系、同一日期`,
  },
};
