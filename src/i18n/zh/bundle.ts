export const bundle = {
  asOf: '按某日有效的事项版本查看（默认今日；今日无效的取最新版本）',
  import: {
    summary: '导入“一件事”清单（一行一个成员事项；清单中列出的一件事整体替换）',
    removed: '移出成员',
    done: '“一件事”清单已写入。查看：chengnuo bundle list',
  },
  list: {
    summary: '列出“一件事”：事项、部门、材料、时限、跑动的前后对比',
  },
  show: {
    summary: '显示一个“一件事”：成员、合并去重后的材料、前后对比',
    members: '成员事项',
    materials: '合并后的材料（同名材料只收一次）',
    noMaterials: '成员事项均未列明材料。',
    deferrable: '可容缺',
    fromItems: '（“一件事”清单未列，取成员事项时限中最长的）',
    cut: (p: { text: string; cut: string }) => `${p.text}，压减 ${p.cut}`,
    conversion: (p: { basis: string }) => `时限折算口径：${p.basis}`,
  },
  fields: {
    bundle_code: '编码',
    bundle_name: '一件事',
    lead: '牵头单位',
    items: '事项',
    departments: '部门',
    steps: '环节',
    step: '环节',
    materials: '材料',
    materials_cut: '材料压减',
    time: '时限',
    time_cut: '时限压减',
    visits: '跑动',
    material: '材料',
    deferrable: '容缺',
    askedBy: '需要它的成员（序号）',
  },
  problems: {
    secondName: (p: { code: string; first: string; line: number }) =>
      `编码 ${p.code} 在第 ${p.line} 行的名称是“${p.first}”，同一编码只能有一个名称`,
  },
};

export const bundleErrors = {
  E_BUNDLE_UNKNOWN: {
    message: (p: { code: string }) => `没有这个“一件事”：${p.code}`,
    hint: '用 chengnuo bundle list 查看编码。',
  },
};
