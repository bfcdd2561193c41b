import { sampleChange, sampleChangeErrors, sampleList, sampleResult } from './sample-change.ts';
import { sampleEstimate } from './sample-estimate.ts';
import { sampleJoint, sampleJointErrors, sampleReferral, sampleTheme } from './sample-joint.ts';
import { sampleSize } from './sample-size.ts';
import { sampleAssign, sampleResults, sampleSheets, sampleVisitErrors } from './sample-visit.ts';

export const sample = {
  size: sampleSize,
  estimate: sampleEstimate,
  assign: sampleAssign,
  results: sampleResults,
  sheets: sampleSheets,
  change: sampleChange,
  result: sampleResult,
  list: sampleList,
  joint: sampleJoint,
  theme: sampleTheme,
  referral: sampleReferral,
  plan: {
    summary: '制定抽查计划：冻结抽查对象、分层和抽取数量，先入存证日志',
    name: '计划名称',
    of: '抽查对象：case 办件、subject 主体、item 事项',
    from: '办结日期自（含）',
    to: '办结日期至（含）',
    item: '只抽某一事项',
    authority: '只抽某一实施主体（代码或名称）',
    region: '只抽某一区划（含下级）',
    strata: '分层依据，逗号分隔：item、authority、region、channel、grade 或 none',
    rate: '抽取比例，如 5%',
    rates: '各层比例，如 A=1%,B=3%；policy 表示按政策规定的各信用等级比例',
    size: '抽取总数',
    allocation: '总数在各层的分配：proportional 按比例、neyman 奈曼',
    prior: '奈曼分配所用的各层预期不实率（CSV：stratum,rate）',
    domain: '只抽某一领域',
    decision: '办理结果：granted 准予、refused 不予、withdrawn 撤回',
    agent: '代理情况：with 有代理人、without 无代理人，或代理人的主体编号',
    exclude: '不抽的对象及原因（CSV：unit,reason），如已注销、已迁出',
    must: '必查的对象及原因（CSV：unit,reason），如投诉举报、转办线索；另列，不占随机抽取名额',
    onceWithin: '该期限内已抽过的主体不再抽，如 6mo',
    scheme: '按 grade 分层时采用的信用评价体系（默认取最新等级）',
    atLeast: '全计划最少抽取（如 3% 或 50），不足部分从风险最高的层补足',
    year: '所属年度计划，如 2026',
    batches: '分几批检查，批次先后由号码随机决定',
    dry: (p: { plan: string; population: number; quota: number }) =>
      `计划“${p.plan}”（试算）：对象 ${p.population} 个，拟抽 ${p.quota} 个。`,
    dryDone: '这是试算，未写入任何内容；去掉 --dry-run 即冻结此计划。',
    mustTitle: (p: { count: number }) => `另有必查对象 ${p.count} 个：`,
    excludedTitle: (p: { count: number }) => `不列入抽查对象 ${p.count} 个：`,
    reasonCount: (p: { reason: string; count: number }) => `${p.reason}：${p.count} 个`,
    notFound: (p: { count: number }) => `排除名单中有 ${p.count} 个本来就不在抽查范围内，请核对编号。`,
    inBatches: (p: { batches: number }) => `分 ${p.batches} 批检查，先后由号码决定。`,
    dryRun: '只试算，不冻结',
    visitDay: '检查日期（判断执法证是否有效）',
    frozen: (p: { plan: string; population: number; quota: number }) =>
      `计划“${p.plan}”已冻结：对象 ${p.population} 个，拟抽 ${p.quota} 个。`,
    sha: (p: { sha256: string }) => `对象名单 SHA-256：${p.sha256}`,
    readOut: '请当众宣读以下检查点，然后再产生种子：',
    next: (p: { plan: string }) => `下一步：chengnuo sample draw ${p.plan} --seed 公开产生的种子`,
    stratum: '层',
    population: '对象数',
    quota: '抽取数',
    chance: '抽中概率',
    all: '全部',
    /** 层的某一项没有取值，如没有信用等级。 */
    none: '无',
  },
  draw: {
    summary: '用公开产生的种子抽取（每个计划只抽一次）',
    seed: '种子：当众掷骰、开奖号码或公共信标，照录原文',
    place: '产生种子的地点',
    witnesses: '见证人',
    at: '种子产生的时间（须在计划冻结之后）',
    topUp: '补抽：再抽多少个（如 5，按各层未抽对象数分配；或 A=2,B=1），须用新种子并说明理由',
    reason: '补抽、递补或者更换的理由（将公布，不写姓名和号码）',
    reasonExpected: '一句话，不含证件号码和电话',
    batch: '批次',
    toppedUp: (p: { plan: string; no: number; drawn: number; seed: string }) =>
      `计划“${p.plan}”第 ${p.no} 次补抽完毕：共 ${p.drawn} 个，种子“${p.seed}”。`,
    weak: '这个种子太短，容易被挑选。确定要用它抽取吗？',
    done: (p: { plan: string; drawn: number; seed: string }) =>
      `计划“${p.plan}”抽取完毕：共 ${p.drawn} 个，种子“${p.seed}”。`,
    unit: '抽查对象',
    order: '序',
    ticket: '号码',
    minutes: '抽取记录（PDF），供主持人、记录人和见证人签字',
    minutesDone: (p: { file: string }) => `抽取记录：${p.file}`,
    recordNo: (p: { seq: number }) => `存证日志第${p.seq}条`,
  },
  publish: {
    summary: '公布抽取：生成无需本程序即可核验的文件夹',
    out: '输出文件夹（须不存在或为空）',
    done: (p: { dir: string; files: number; results: number }) =>
      `已公布到 ${p.dir}（${p.files} 个文件${p.results === 0 ? '' : `，检查结果 ${p.results} 个`}）。`,
    next: (p: { dir: string }) => `任何人都可核验：chengnuo sample verify ${p.dir}`,
  },
  verify: {
    summary: '核验公布的文件夹：重算对象名单、数量和抽取结果',
    ok: (p: { plan: string; population: number; drawn: number }) =>
      `核验通过：计划“${p.plan}”，对象 ${p.population} 个，抽中 ${p.drawn} 个，与种子完全一致。`,
    failed: '核验未通过：',
    finding: {
      'missing-file': '文件缺失',
      malformed: '格式不对',
      'digest-mismatch': '内容与摘要不符',
      'unlisted-file': '不在 SHA256SUMS 之内',
      'other-key': '公钥不同',
      'bad-signature': '签名无效',
      'not-in-ledger': '与存证日志的条目或证明不符',
      'population-mismatch': '对象名单与冻结时不符',
      'quota-mismatch': '抽取数量与规则不符',
      'draw-mismatch': '抽取结果与种子不符',
      'assignment-mismatch': '人员分派与种子不符',
    },
    key: '签名公钥（vkey）；不给时用文件夹内所附公钥',
  },
  inspector: {
    importSummary: '导入检查人员名录（CSV 或 XLSX）',
    imported: '名录已更新。制定抽查计划：chengnuo sample plan --name 名称 --rate 5%',
    listSummary: '列出检查人员',
    no: '人员编号',
    name: '姓名',
    authority: '单位',
    role: '角色',
    certificate: '执法证号',
    validUntil: '有效期至',
    domains: '领域',
    expired: '已过期',
  },
  roles: { leader: '组长', member: '成员', expert: '专家' },
  page: {
    title: (p: { plan: string }) => `抽查公示：${p.plan}`,
    office: '单位',
    frozenAt: '计划冻结时间',
    drawnAt: '抽取时间',
    place: '地点',
    seed: '种子',
    population: '抽查对象总数',
    period: '办结期间',
    year: '年度计划',
    batches: '检查批次',
    batchesText: (p: { batches: number }) =>
      `分 ${p.batches} 批，各层按号码先后等分：批次 = ⌊(序 − 1) × ${p.batches} ÷ 抽取数⌋ + 1`,
    topUp: (p: { no: number }) => `第 ${p.no} 次补抽的种子和理由`,
    basis: (p: { basis: string }) => `比例依据：${p.basis}`,
    must: '必查对象（不占随机抽取名额）',
    mustUnit: '必查对象',
    changes: '递补和更换',
    changesNote:
      '无法检查的对象由同一层的下一个号码递补，不能到场的检查人员由同一规则的下一人接替；逐项可在 changes.csv 中重算。',
    instead: '原为',
    takenBy: '改为',
    results: '检查结果',
    resultsNote: (p: { results: number; drawn: number }) =>
      `抽中 ${p.drawn} 个，已有结果 ${p.results} 个。检查结果按八类公示；承诺核查结论为属实、部分不实、不实或无法核实。`,
    mustResults: '必查对象的检查结果（不计入不实率）',
    inspectedOn: '检查日期',
    result: '检查结果',
    promise: '承诺核查结论',
    rectifyBy: '整改期限',
    excluded: '不列入抽查的对象',
    reason: '原因',
    quotas: '各层数量',
    drawn: '抽中名单',
    method: '方法',
    methodText:
      '每个对象的号码由种子和对象编号经 SHA-256 计算得出，任何人都可重算；每层取号码最小的若干个。对象名单在种子产生之前已冻结，其摘要已写入存证日志。',
    check: '如何核验',
    checkText:
      '一、核对 SHA256SUMS：sha256sum -c SHA256SUMS。二、按 verify.md 所述的几行程序重算号码，或运行 chengnuo sample verify。三、plan.tlog-proof 证明本计划已在抽取之前写入日志。',
    unitNote: '对象以公开编号表示；自然人姓名和证件号码不公布。',
  },
};

export const sampleErrors = {
  ...sampleVisitErrors,
  ...sampleChangeErrors,
  ...sampleJointErrors,
  E_SAMPLE_PLAN_EXISTS: {
    message: (p: { plan: string }) => `已有同名计划：${p.plan}`,
    hint: '计划冻结后不能更改；请另起一个名称。',
  },
  E_SAMPLE_PLAN_UNKNOWN: {
    message: (p: { plan: string }) => `没有这个计划：${p.plan}`,
    hint: '先用 chengnuo sample plan --name 名称 制定计划。',
  },
  E_SAMPLE_POPULATION_EMPTY: {
    message: '符合条件的抽查对象一个也没有。',
    hint: '放宽 --from、--to、--item、--authority 或 --region；只有按告知承诺方式准予、且不免予核查的办件可抽。',
  },
  E_SAMPLE_RATE: {
    message: (p: { flag: string; value: string }) => `${p.flag} 的值“${p.value}”不是有效的比例或数量。`,
    hint: '比例大于 0% 且不超过 100%，如 5% 或 A=1%,B=3%；数量为正整数。',
  },
  E_SAMPLE_SHARE: {
    message: (p: { flag: string; value: string }) => `${p.flag} 的值“${p.value}”不是 0% 与 100% 之间的比例。`,
    hint: '例如 --confidence 95%。',
  },
  E_SAMPLE_AIM: {
    message: '--find、--at-most、--margin 和 --size 须给出且只给出一个。',
    hint: '例如 --population 5000 --find 1% --confidence 95%。',
  },
  E_SAMPLE_SIZE_NONE: {
    message: (p: { population: number }) => `对象只有 ${p.population} 个，全部抽取也达不到这个目的。`,
    hint: '不实的个数不能多于对象总数，--allowed 须少于不实的个数；请检查各项数值。',
  },
  E_SAMPLE_LISTED_TWICE: {
    message: (p: { unit: string }) => `“${p.unit}”既在必查名单又在排除名单。`,
    hint: '请从其中一个名单删去。',
  },
  E_SAMPLE_UNIT_UNKNOWN: {
    message: (p: { units: readonly string[] }) =>
      `必查名单中有本单位没有的对象：${p.units.slice(0, 10).join('、')}${p.units.length > 10 ? ` 等 ${p.units.length} 个` : ''}`,
    hint: '编号须与 --of 一致：case 用办件编号，subject 用主体编号，item 用事项编码；前导零不可省略。',
  },
  E_SAMPLE_RATES_MISSING: {
    message: (p: { strata: readonly string[] }) => `没有给出这些层的比例：${p.strata.join('、')}`,
    hint: '每一层都要有比例，否则该层永远不会被抽到。',
  },
  E_SAMPLE_RULE: {
    message: '--rate、--rates 和 --size 须给出且只给出一个。',
    hint: '例如 --strata region --rate 5%。',
  },
  E_SAMPLE_DRAWN: {
    message: (p: { plan: string }) => `计划“${p.plan}”已经抽取，不能重抽。`,
    hint: '抽取结果见 chengnuo sample publish；补抽用 sample draw 计划 --top-up 数量 --seed 新种子 --reason 理由。',
  },
  E_SAMPLE_NOT_DRAWN: {
    message: (p: { plan: string }) => `计划“${p.plan}”尚未抽取。`,
    hint: '先运行 chengnuo sample draw。',
  },
  E_SAMPLE_SEED: {
    message: '种子为空，或含有换行等控制字符。',
    hint: '请照录公开产生的种子，写在一行内。',
  },
  E_SAMPLE_SEED_WEAK: {
    message: '种子太短：不足 20 位数字，或不足 16 个其他字符，容易被挑选。',
    hint: '请用更长的公开种子；确要使用时加 --yes。',
  },
  E_SAMPLE_SEED_EARLY: {
    message: '种子产生的时间不在计划冻结（或上一次抽取）之后、现在之前。',
    hint: '先冻结，后产生种子；请核对 --at，若种子确是事先产生的，请当众另产生一个。',
  },
  E_SAMPLE_SEED_USED: {
    message: '这个种子在本计划中已经用过。',
    hint: '每次补抽都须当众产生新的种子。',
  },
  E_SAMPLE_TOP_UP_LEFT: {
    message: (p: { stratum: string; left: number }) =>
      p.stratum === '' ? `未抽的对象只剩 ${p.left} 个。` : `“${p.stratum}”层未抽的对象只剩 ${p.left} 个。`,
    hint: '减少补抽数量；层名须与计划一致。',
  },
  E_SAMPLE_TOP_UP_LATE: {
    message: (p: { plan: string }) => `计划“${p.plan}”已分派检查人员或已有递补，不能再补抽。`,
    hint: '请另立计划，用 --once-within 或 --exclude 排除已抽过的对象。',
  },
  E_SAMPLE_FOLDER: {
    message: (p: { dir: string }) => `输出文件夹不为空：${p.dir}`,
    hint: '换一个新文件夹；已公布的内容不会被覆盖。',
  },
  E_SAMPLE_VERIFY: {
    message: (p: { count: number }) => `核验未通过：${p.count} 处不符。`,
    hint: '该文件夹与其声明的抽取不一致，或曾被改动。',
  },
  E_SAMPLE_FOLDER_NONE: {
    message: (p: { dir: string }) => `这里没有公布的抽取：${p.dir}`,
    hint: '请指向 chengnuo sample publish 生成的文件夹。',
  },
};
