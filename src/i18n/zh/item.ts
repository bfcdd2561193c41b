const reasons = {
  unknown: '清单中没有该事项',
  draft: '该事项尚未公布',
  retired: '该事项已停止实施',
  not_yet: '该事项尚未生效',
};

export const item = {
  tracks: { certification: '证明事项', licence: '涉企经营许可', material: '申请材料' },
  modes: {
    cancelled: '直接取消',
    commitment: '告知承诺',
    data_query: '数据查询',
    dept_verify: '部门核验',
    ordinary: '一般程序',
  },
  paces: { on_the_spot: '当场办', after_query: '查询马上办', after_verification: '核验限时办' },
  coverages: { full: '全覆盖', sample: '抽查', exempt: '免予核查' },
  levels: { 1: '国家级', 2: '省级', 3: '市级', 4: '县级', 5: '镇（乡、街道）级', 6: '村（社区）级' },
  kinds: {
    '00': '行政权力事项',
    '01': '行政许可',
    '02': '行政处罚',
    '03': '行政强制',
    '04': '行政征收',
    '05': '行政给付',
    '06': '行政检查',
    '07': '行政确认',
    '08': '行政奖励',
    '09': '行政裁决',
    '10': '其他行政权力',
    '20': '公共服务',
  },
  statuses: { draft: '草稿', published: '已公布', retired: '已停止', undone: '已撤销' },
  yesNo: { yes: '是', no: '否' },
  /** Labels of the columns, as the list's own headers. */
  fields: {
    item_code: '事项编码',
    service_code: '政务服务事项编码',
    item_name: '事项名称',
    track: '类别',
    kind: '事项类型',
    certificate_name: '证明名称',
    authority_name: '实施主体',
    authority_code: '实施主体代码',
    level: '行使层级',
    domain: '领域',
    mode: '办理方式',
    pace: '办理时序',
    legal_basis: '设定依据',
    conditions: '办理条件',
    standards: '标准和技术要求',
    proof_content: '证明内容',
    liability: '不实承诺责任',
    materials: '申请材料',
    materials_before: '原材料数',
    materials_after: '现材料数',
    visits_before: '原跑动次数',
    visits_after: '现跑动次数',
    statutory_limit: '法定办结时限',
    previous_limit: '原办结时限',
    promised_limit_window: '承诺办结时限（窗口）',
    promised_limit_online: '承诺办结时限（网上）',
    check_method: '核查方式',
    check_within: '核查时限',
    check_coverage: '核查范围',
    check_rules: '核查规则',
    eligible_classes: '适用类别',
    publish_letter: '公开承诺书',
    agent_allowed: '可否代办',
    bundle: '一件事',
    effective_from: '生效日期',
    effective_to: '失效日期',
  },
  version: '版本',
  status: '状态',
  batch: '批次',
  count: '数量',
  source: '来源',
  none: '（未填）',
  versionTitle: (p: { code: string; version: number; status: string }) =>
    `${p.code}　第${p.version}版　${p.status}`,
  sourceLine: (p: { file: string; line: number }) => `${p.file} 第${p.line}行`,
  options: {
    mode: '办理方式',
    track: '类别',
    level: '行使层级（1–6）',
    domain: '领域',
    authority: '实施主体名称或统一社会信用代码',
    batch: '最新版本所在的批次',
    status: '状态',
    asOf: '该日生效的版本（YYYY-MM-DD），而不是最新版本',
    search: '编码、名称、证明名称或实施主体中含有的文字',
  },
  import: {
    summary: '导入事项清单（CSV；- 表示标准输入），先成为草稿批次',
    batch: '批次名称（必填）；同名草稿批次会被更新',
    full: '这是完整清单：文件中没有的事项，随该批次公布而停止',
    askBatch: '批次名称',
    retired: '停止',
    fullWithRejects: '有退回的行，本次不停止任何事项（--full 未生效）。',
    done: (p: { batch: string }) => `已写入草稿批次。核对无误后公布：chengnuo item publish ${p.batch}`,
  },
  publish: {
    summary: '公布一个草稿批次，使其生效',
    from: '未填生效日期的事项从该日起生效（默认：今天）',
    done: (p: { batch: string; published: number; retired: number; from: string }) =>
      `批次“${p.batch}”已公布：${p.published} 个事项版本生效${p.retired > 0 ? `，${p.retired} 个事项停止` : ''}；未填生效日期的，自 ${p.from} 起生效。`,
  },
  list: { summary: '列出事项：每个事项的最新版本', by: '按该项分组计数' },
  show: { summary: '显示一个事项的全部版本和内容' },
  retire: {
    summary: '停止一个事项',
    from: '自该日起不再实施（默认：今天）',
    reason: '停止的原因（记入存证日志）',
    done: (p: { code: string; from: string }) => `事项 ${p.code} 自 ${p.from} 起停止实施。`,
  },
  undo: {
    summary: '整批撤销一次导入（没有办件使用时）',
    confirm: (p: { batch: string }) => `撤销批次“${p.batch}”的全部事项版本？`,
    done: (p: { batch: string; versions: number }) =>
      `批次“${p.batch}”已撤销：${p.versions} 个事项版本不再有效，之前的版本恢复。`,
  },
  diff: {
    summary: '比较两个批次之后的完整清单',
    change: '变化',
    field: '项目',
    from: '原内容',
    to: '现内容',
    added: '新增',
    removed: '减少',
    changed: '变更',
    totals: (p: { added: number; removed: number; changed: number }) =>
      `新增 ${p.added} 项，减少 ${p.removed} 项，变更 ${p.changed} 项。`,
    none: '两份清单相同。',
  },
  export: {
    summary: '导出事项清单（CSV，可改后再导入）',
    out: '写入该文件（默认：标准输出）',
    done: (p: { count: number; file: string }) => `已导出 ${p.count} 个事项：${p.file}`,
  },
  /** Row problems that only a look at several cells, or at a code's check characters, can find. */
  findings: {
    code: (p: { column: string; value: string; reason: string }) =>
      `“${p.column}”的内容“${p.value}”有误：${p.reason}`,
    kind: (p: { column: string; value: string }) =>
      `“${p.column}”的内容“${p.value}”属于行政处罚、行政强制、行政征收或行政检查，不是依申请办理的事项，不能列入告知承诺清单`,
    days: (p: { column: string; value: string }) => `“${p.column}”的内容“${p.value}”早于生效日期`,
  },
};

export const itemErrors = {
  E_ITEM_UNKNOWN: {
    message: (p: { code: string }) => `清单中没有这个事项：${p.code}`,
    hint: '用 chengnuo item list --search 查找事项编码。',
  },
  E_ITEM_NOT_IN_FORCE: {
    message: (p: { code: string; day: string; reason: keyof typeof reasons }) =>
      `事项 ${p.code} 在 ${p.day} 没有生效的版本：${reasons[p.reason]}。`,
    hint: (p: { code: string }) => `用 chengnuo item show ${p.code} 查看各版本的生效日期。`,
  },
  E_ITEM_DRAFT: {
    message: (p: { code: string; batch: string }) => `事项 ${p.code} 在批次“${p.batch}”中有未公布的草稿。`,
    hint: (p: { batch: string }) =>
      `先用 chengnuo item publish ${p.batch} 公布，或用 chengnuo item undo ${p.batch} 撤销。`,
  },
  E_ITEM_RETIRED: {
    message: (p: { code: string }) => `事项 ${p.code} 已经停止。`,
    hint: '如需恢复，请在新批次中重新导入该事项。',
  },
  E_ITEM_BATCH_UNKNOWN: {
    message: (p: { batch: string }) => `没有这个批次：${p.batch}`,
    hint: '用 chengnuo item list --by batch 查看已有批次。',
  },
  E_ITEM_BATCH_PUBLISHED: {
    message: (p: { batch: string; count: number }) =>
      `批次“${p.batch}”已经公布，不能再改动（文件中有 ${p.count} 处不同）。未写入任何内容。`,
    hint: '换一个批次名称导入：改动的事项会成为新的版本。',
  },
  E_ITEM_PUBLISHED_ALREADY: {
    message: (p: { batch: string }) => `批次“${p.batch}”此前已经公布。`,
    hint: (p: { batch: string }) => `用 chengnuo item list --batch ${p.batch} 查看其中的事项。`,
  },
  E_ITEM_BATCH_IN_USE: {
    message: (p: { batch: string; cases: readonly string[] }) =>
      `批次“${p.batch}”不能撤销：有 ${p.cases.length} 个办件使用其中的事项（${p.cases.slice(0, 10).join('、')}${p.cases.length > 10 ? '等' : ''}）。`,
    hint: '改用 chengnuo item retire 停止个别事项，或导入更正后的新批次。',
  },
};
