/** chengnuo db check 的结果。 */
export const dbCheck = {
  sound: (p: { entries: number; rows: number }) =>
    `检查完毕，未发现问题（${p.rows} 行，存证日志 ${p.entries} 条）。\n`,
  unproved: (p: { count: number }) =>
    `另有 ${p.count} 个办件无法再与其摘要核对：当事人资料后来有变更，或名单中有未留存的内容。这不是问题。\n`,
  faults: {
    form: (p: { column: string }) => `${p.column} 的值不是规定的格式`,
    office: (p: { column: string }) => `${p.column} 不是本单位的行政区划`,
    derived: (p: { column: string }) => `${p.column} 与据以得出它的内容不一致`,
    digest: (_: { column: string }) => '内容与其摘要不一致',
    'identity-key': (_: { column: string }) => '证件号码与其带密钥摘要不一致，或不合规则',
    stamp: (p: { column: string }) => `存证日志中没有 ${p.column} 所载时间的行为`,
    actor: (p: { column: string }) => `存证日志中没有 ${p.column} 所载人员的行为`,
    state: (_: { column: string }) => '状态与最后一步不一致',
    leaf: (p: { column: string }) => `${p.column} 不在导入时存证的各行之中`,
    entry: (p: { column: string }) => `${p.column} 与存证日志的记载不一致`,
    ticket: (p: { column: string }) => `${p.column} 与种子算出的号码不一致`,
    count: (p: { column: string }) => `${p.column} 小于已经用过的号码`,
  },
};
