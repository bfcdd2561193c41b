export const source = {
  import: {
    summary: '导入其他部门的数据集，用于核查承诺和数据查询（CSV 或 XLSX，列不限）；再次导入即为新版本',
    key: '键列的表头，例如 身份证号（其值只保存带密钥的摘要）',
    columns: '只保留这些列，以逗号分隔；默认保留键以外的全部列，写 "" 则一列也不保留',
    askKey: '以哪一列为键',
    source: '数据源',
    version: '版本',
    keyColumn: '键列',
    keptColumns: '保留的列',
    noColumns: '无',
    separator: '、',
    repeated: (p: { keys: number }) =>
      `有的键对应多行（不同的键 ${p.keys} 个）：其中任一行满足规则，即视为满足。`,
    done: (p: { name: string; version: number }) =>
      `第${p.version}版已写入。事项的核查规则以“${p.name}”引用它；核查承诺：chengnuo check run`,
  },
  list: { summary: '列出现有数据源', rows: '行数', importedAt: '导入时间' },
  drop: {
    summary: '删除一个数据源的全部数据行（已有的核查证据不受影响）',
    confirm: (p: { source: string; rows: number }) =>
      `删除数据源 ${p.source} 的全部 ${p.rows} 行数据？删除后不能恢复，需重新导入。`,
    done: (p: { source: string; version: number; rows: number }) =>
      `数据源 ${p.source}（第${p.version}版，${p.rows} 行）已删除。`,
  },
};

export const sourceErrors = {
  E_SOURCE_NAME: {
    message: (p: { name: string }) => `“${p.name}”不能作数据源的名称。`,
    hint: '名称用文字、数字和 _ . -，以文字或数字开头，不超过64个字，例如 offence 或 学历库。',
  },
  E_SOURCE_UNKNOWN: {
    message: (p: { source: string }) => `没有名为“${p.source}”的数据源。`,
    hint: '用 chengnuo source list 查看现有数据源，用 chengnuo source import 导入。',
  },
  E_SOURCE_COLUMN: {
    message: (p: { file: string; column: string; columns: readonly string[] }) =>
      `文件 ${p.file} 中没有“${p.column}”这一列。${p.columns.length === 0 ? '' : `其中的列：${p.columns.join('、')}`}`,
    hint: '用 --key 写键列的表头，用 --columns 写要保留的表头，与文件中一致；工作簿用 --sheet 选工作表。',
  },
};
