/** 减负成效统计（chengnuo report savings）。 */
export const savings = {
  summary: '减负成效：清单上的材料、时限、跑动压减，和一段时间内办结件实际减少的材料、跑动、用时',
  asOf: '清单按某日有效的版本计算（默认 --to 之日，都不写则为今日）',
  from: '办结日期自（默认当年 1 月 1 日）',
  by: '分列：authority 实施主体、item 事项、bundle 一件事、track 类别',
  file: (p: { asOf: string }) => `减负成效-${p.asOf}`,
  title: '告知承诺制减负成效统计',
  subtitle: (p: { office: string; asOf: string }) => `${p.office}　截至 ${p.asOf}`,
  facts: {
    office: '填报单位',
    list: '清单',
    listText: (p: { asOf: string; items: number }) => `${p.asOf} 有效事项 ${p.items} 项`,
    cases: '办结件',
    casesText: (p: { from: string; to: string; cases: number; commitment: number }) =>
      `${p.from} 至 ${p.to} 办结 ${p.cases} 件，其中告知承诺 ${p.commitment} 件`,
    day: '统计日期',
  },
  headings: { list: '清单压减情况', cases: '办件减负情况', measures: '总体', groups: '分列' },
  listSentence: (p: {
    office: string;
    asOf: string;
    items: number;
    materials: { before: number; after: number; cut: string | null } | null;
    statutory: string | null;
    visits: { before: number; after: number; cut: string | null } | null;
    fewVisits: string | null;
  }) => {
    if (p.items === 0) return `${p.asOf}，${p.office}清单上没有有效事项。`;
    const parts = [
      ...(p.materials === null
        ? []
        : [`申请材料由${p.materials.before}份减至${p.materials.after}份，压减${p.materials.cut ?? '—'}`]),
      ...(p.statutory === null ? [] : [`承诺办结时限比法定时限压减${p.statutory}`]),
      ...(p.visits === null
        ? []
        : [`跑动由${p.visits.before}次减至${p.visits.after}次，减少${p.visits.cut ?? '—'}`]),
      ...(p.fewVisits === null ? [] : [`至多跑一次的事项占${p.fewVisits}`]),
    ];
    return `截至${p.asOf}，${p.office}清单有效事项${p.items}项${parts.length === 0 ? '' : `：${parts.join('；')}`}。`;
  },
  casesSentence: (p: {
    from: string;
    to: string;
    cases: number;
    commitment: number;
    papers: number;
    visits: number;
    actual: string | null;
  }) =>
    p.cases === 0
      ? `${p.from}至${p.to}没有办结件。`
      : `${p.from}至${p.to}办结${p.cases}件，其中告知承诺${p.commitment}件，申请人少交材料${p.papers}份、少跑${p.visits}次${p.actual === null ? '' : `；办理用时比法定时限缩短${p.actual}`}。`,
  columns: {
    measure: '指标',
    before: '原',
    after: '现',
    saved: '减少',
    rate: '比率%',
    unit: '单位',
    units: '计入',
    id: '编号',
    items: '事项',
    materials: '材料',
    materialsCut: '压减%',
    limits: '时限',
    statutoryCut: '比法定压减%',
    previousCut: '比原时限压减%',
    visits: '跑动',
    fewVisits: '至多一次%',
    cases: '办结',
    papersSaved: '少交材料',
    visitsSaved: '少跑',
  },
  by_: { authority: '实施主体', item: '事项', bundle: '一件事', track: '类别' },
  measures: {
    materials: '申请材料（清单）',
    time_statutory: '办结时限：法定→承诺（清单）',
    time_previous: '办结时限：原→承诺（清单）',
    visits: '跑动次数（清单）',
    at_most_one_visit: '至多跑一次的事项（清单）',
    papers_saved: '少交的材料（告知承诺办结件）',
    visits_saved: '少跑的次数（告知承诺办结件）',
    time_actual: '办理用时：法定→实际（办结件）',
  },
  units: { papers: '份', visits: '次', min: '工作日', items: '项' },
  ofItems: (p: { count: number }) => `${p.count} 项`,
  ofCases: (p: { count: number }) => `${p.count} 件`,
  nameAt: (p: { name: string; authority: string }) => `${p.name}（${p.authority}）`,
  total: '清单合计',
  notes: {
    cut: '压减率＝（原数合计−现数合计）÷原数合计，只计前后两数都列明的事项；分母为零记“—”。',
    promised: '承诺时限窗口与网上不同的，取较长的；现材料数未列的，按所列材料计数。',
    flow: '办结件按办理时所用的事项版本计算；实际用时按工作日计，受理当日不计。',
    bundle:
      '“一件事”按整体计算：同名材料只计一次，时限取整体时限，一次跑动办成员各事；一个事项可属于几个“一件事”，未列入的不分列，故各行之和不等于合计。',
    conversion: (p: { basis: string }) => `时限折算：${p.basis}。`,
    noCalendar: (p: { years: readonly string[] }) =>
      `没有${p.years.map((year) => `${year}年`).join('、')}的工作日历，未统计实际用时；可导入放假安排：chengnuo calendar import。`,
  },
};
