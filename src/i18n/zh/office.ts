import { calendarImport, calendarYear } from './calendar-import.ts';
import { dbCheck } from './db-check.ts';

/** The figures a step of the demo may mention, as texts. */
interface Figures {
  readonly read: string;
  readonly added: string;
  readonly rejected: string;
  readonly issued: string;
  readonly caseNo: string;
  readonly code: string;
  readonly population: string;
  readonly strata: string;
  readonly drawn: string;
  readonly breach: string;
  readonly size: string;
  readonly rows: string;
  readonly pages: string;
}

export const office = {
  nouns: {
    item: '事项清单：导入、校验、公布、比较',
    bundle: '一件事：导入、查询、前后对比',
    case: '办件：登记、导入、签署、办结、期限',
    letter: '告知承诺书和文书：批量生成、核对、模板',
    source: '数据源：导入、查看其他部门的数据集',
    check: '承诺核查：数据核查、协查、记录、后续处理',
    inspector: '检查人员名录库',
    sample: '双随机抽查：计划、抽取、分派、结果、联合检查、移送、公布、核验',
    credit: '信用：准入核查、失信认定、惩戒、异议、修复、解除、报送',
    report: '报表：月报、季报年报、覆盖、减负、监管、信用',
    site: '公示网站：生成静态网页',
    calendar: '工作日历与期限计算',
    ledger: '存证日志：核验与查看',
    db: '数据库：信息、检查、备份、迁移、角色、分布、清除个人信息',
  },
  top: {
    init: '建立一个工作区',
    demo: '用示例数据走完全流程',
    status: '今日待办：到期、超期、待办',
    completion: '打印命令补全脚本（bash、zsh、fish）',
  },
  init: {
    office: '单位名称',
    uscc: '单位统一社会信用代码（18 位）',
    region: '受理地行政区划代码（6 位）',
    phone: '咨询电话（印在承诺书上）',
    supervisionPhone: '监督投诉电话（印在承诺书上）',
    done: (p: { dir: string; database: string }) =>
      `工作区已建立：${p.dir}\n` +
      '  chengnuo.yaml  单位配置\n' +
      `  ${p.database.padEnd(13)}  数据库\n` +
      '  .keys/         密钥（仅本人可读；不在备份之内，请单独妥善保管）\n' +
      '下一步：在该目录中运行 chengnuo item import 清单.csv --batch 第一批\n',
  },
  db: {
    infoSummary: '显示数据库位置、结构版本和记录数',
    checkSummary: '检查数据库、存证日志和文件是否完好',
    migrateSummary: '升级数据库结构（先自动备份）',
    backupSummary: '备份数据库到一个文件',
    restoreSummary: '从备份恢复到尚无数据库的位置',
    engine: '引擎',
    path: '位置',
    schema: '结构版本',
    itemVersions: '事项版本',
    subjects: '主体',
    cases: '办件',
    letters: '告知承诺书',
    breaches: '失信行为',
    ledgerEntries: '存证条目',
    check: dbCheck,
    migrated: (p: { count: number; backup: string | null }) =>
      p.count === 0
        ? '数据库结构已是最新。\n'
        : p.backup === null
          ? `已升级 ${p.count} 步。服务器上的数据库不自动备份：升级前后请由管理员用 pg_dump 备份。\n`
          : `已升级 ${p.count} 步；升级前的备份：${p.backup}\n`,
    backedUp: (p: { file: string }) => `已备份到 ${p.file}\n`,
    keysApart: '密钥（.keys/）不在备份之内，须另行保管：没有密钥，备份中的主体无法比对，也不能再签署检查点。',
    restored: (p: { file: string }) => `已恢复到 ${p.file}\n`,
    moveSummary: '把全部数据迁到另一个数据库（SQLite 与 PostgreSQL 之间，双向）',
    moveTo: '目标数据库：sqlite:路径 或 postgres://用户@主机/库名',
    moving: '迁移',
    moveFrom: '原数据库',
    moveInto: '新数据库',
    moveTables: '数据表',
    moveBefore: '此前已迁',
    moveRows: '记录',
    moveRoot: '存证根',
    moved: (p: { db: string }) =>
      `两边各表的行数、内容摘要和存证根都一致；原数据库未被改动。继续办理之前，请把 chengnuo.yaml 中的这一行改为：\n  db: ${p.db}\n`,
    rolesSummary: '按角色分权：经办、分析、监管、审计（PostgreSQL；不加 --apply 只打印）',
    rolesLogin: '数据库登录用户，须已由管理员建立',
    rolesAs: '该用户的角色：clerk 经办、analyst 分析、supervisor 监管、auditor 审计',
    rolesAuthority: '经办人所属实施主体（代码或全称），可重复；只看得到这些主体的办件和当事人',
    rolesRemove: '收回该用户的全部角色',
    rolesApply: '在数据库上执行（须用数据表的所有者登录）',
    rolesScript: '以下语句可由数据库管理员执行，也可加 --apply 由本程序执行；重复执行结果相同',
    rolesApplied: (p: { statements: number; login: string }) =>
      `已执行 ${p.statements} 条授权语句${p.login === '' ? '' : `；登录用户 ${p.login} 的角色已更新`}。\n`,
    distributeSummary: '把大表按办公室所在区划分布到多台机器（PostgreSQL 的 Citus 扩展）',
    distributeDry: '只打印将要执行的语句，不作改动',
    distributeAbsent: '数据库未安装 Citus 扩展，未作任何改动；安装后将依次执行：',
    distributePlanned: '将依次执行：',
    distributeDone: (p: { done: number; before: number }) =>
      p.done === 0
        ? `全部数据表（${p.before} 张）此前均已分布，未作改动。\n`
        : `已执行 ${p.done} 条语句${p.before === 0 ? '' : `；此前已分布 ${p.before} 张表`}。\n`,
    distributing: '分布',
  },
  ledger: {
    verifySummary: '由条目原文重新计算整棵树，核对日志',
    showSummary: '列出日志条目（逐条原文）',
    checkpointSummary: '打印已签名的检查点',
    act: '只看某类行为，如 sample.draw',
    limit: '最多显示的条数',
    verifyCheckpoint: '再核对一份以前签名的检查点（文件）',
    key: '只打印核验签名用的公钥',
    proveSummary: '证明某一条目在日志之中，可离线核验（C2SP tlog-proof）',
    proveOut: '把证明写入文件',
    proved: (p: { seq: number; file: string }) => `第 ${p.seq} 条的证明已写入 ${p.file}`,
    consistent: (p: { size: number }) => `检查点（${p.size} 条）由本单位签名，与现在的日志一致。`,
    verified: (p: { size: number; root: string }) => `存证日志完好：${p.size} 条，根 ${p.root}\n`,
    broken: '存证日志核验未通过：',
    finding: {
      gap: (p: { seq: number }) => `第 ${p.seq} 条缺失`,
      hash: (p: { seq: number }) => `第 ${p.seq} 条的原文与其摘要不符`,
      content: (p: { seq: number }) => `第 ${p.seq} 条的原文与登记的序号、时间或行为不符`,
      leaves: (p: { seq: number }) => `第 ${p.seq} 条的批量摘要与其登记的根不符`,
      checkpoint: (p: { seq: number }) => `至第 ${p.seq} 条的检查点签名之后，所含条目被改动、删除或调换`,
    },
    seq: '序号',
    at: '时间',
    what: '行为',
    data: '内容',
  },
  calendar: {
    showSummary: '显示某年的放假与调休安排，或某月的工作日历',
    dueSummary: '计算期限届满日，并逐日说明',
    import: calendarImport,
    year: calendarYear,
    month: '月份，如 2026-10（默认本月）',
    from: '起算时间，如 2026-09-30 或 2026-02-14T10:30',
    limit: '期限，如 20工作日、0.5工作日、2月、2小时',
    dayNames: ['日', '一', '二', '三', '四', '五', '六'] as readonly string[],
    off: '休',
    work: '班',
    workingDays: (p: { count: number }) => `工作日 ${p.count} 天`,
    due: (p: { due: string }) => `届满：${p.due}\n`,
    date: '日期',
    counted: '计入',
    why: '说明',
  },
  demo: {
    there: (p: { dir: string }) => `演示工作区已经建好，未作改动：${p.dir}`,
    what: '做了什么',
    where: '在哪里',
    tryNext: '接下来可以试试：',
    facts: '现场核查发现，申请人承诺的事实与登记情况不一致。',
    document: '常澄审批失认〔2026〕1号',
    pushReason: '第三季度报送信用平台',
    reportFile: (p: { month: string }) => `月报-${p.month}.pdf`,
    made: {
      workspace: '演示工作区（事项、办件、抽查、信用、存证日志）',
      letters: '告知承诺书，每件一份 PDF',
      merged: '合并打印文件（双面打印时每份从正面开始）',
      draw: '公布的抽查（任何人可核验）',
      report: '月报（另有 HTML、XLSX、CSV、JSON，以及季度报表）',
      push: '报送信用平台的数据文件',
      site: '公示网站（中英文，可直接打开）',
    },
    step: {
      init: () => '建立工作区',
      mistakes: (p: Figures) =>
        `试导入一份有错的清单：读入 ${p.read} 行，退回 ${p.rejected} 行，逐条说明原因`,
      items: (p: Figures) => `导入告知承诺制事项清单 ${p.added} 项`,
      publish: () => '公布清单，即日生效',
      inspectors: (p: Figures) => `导入检查人员 ${p.added} 名`,
      cases: (p: Figures) => `导入办件 ${p.added} 件`,
      record: (p: Figures) => `窗口登记一件，信用核查通过：${p.caseNo}，承诺编码 ${p.code}`,
      letters: (p: Figures) => `生成告知承诺书 ${p.issued} 份`,
      sign: () => '申请人签署承诺',
      decide: () => '当场作出准予决定',
      plan: (p: Figures) => `冻结抽查计划：${p.population} 件，分 ${p.strata} 层`,
      draw: (p: Figures) => `用公开种子抽取 ${p.drawn} 件`,
      publishDraw: () => '公布抽查名单与算法',
      verifyDraw: (p: Figures) => `第三方核验通过：${p.drawn} 件与种子完全一致`,
      checks: () => '录入核查结论，其中一件不实',
      breach: (p: Figures) => `登记失信线索 ${p.breach}`,
      notify: () => '告知当事人，听取陈述申辩',
      decideBreach: () => '认定虚假承诺，限制适用告知承诺制',
      barred: () => '再次申请时被拦下，转一般程序',
      report: () => '出具并冻结当月月报',
      quarter: () => '出具第三季度报表',
      push: () => '报送信用平台：失信认定，写明理由，记入日志',
      checkPush: (p: Figures) => `收件方无须工作区即可检查文件：${p.rows} 条，符合格式`,
      site: (p: Figures) => `生成公示网站：网页 ${p.pages} 个`,
      ledger: (p: Figures) => `存证日志核验通过：${p.size} 条`,
    },
  },
  status: {
    title: (p: { office: string; day: string }) => `${p.office}　${p.day}`,
    overdue: '已超期未办结',
    dueToday: '今日到期',
    dueSoon: (p: { limit: string }) => (p.limit === '' ? '临期' : `${p.limit}内到期`),
    paused: '中止计时',
    by: '按经办人或实施主体列出：clerk、authority',
    open: '在办',
    toSign: '待签署承诺',
    toDecide: '已签署待办结',
    checksOverdue: '核查超期',
    checksDue: '三十日内应核查',
    requestsOverdue: '协查逾期未答复',
    requestsDue: '协查即将到期',
    rectificationsOverdue: '整改逾期未复查',
    rectificationsDue: '整改即将到期',
    suspicions: '数据比对存疑，待人判断',
    referralsOverdue: '移送线索逾期未反馈',
    referralsDue: '移送线索即将到期',
    objectionsOverdue: '信用异议逾期未答复',
    objectionsDue: '信用异议即将到期',
    publicationsOverdue: '抽查结果逾期未公示（计划）',
    publicationsDue: '抽查结果即将到期须公示（计划）',
    repliesToJudge: '协查答复待人判断',
    drafts: '待公布的事项批次',
    defence: '陈述申辩期内的失信认定',
    toNotify: '待告知的失信线索',
    bars: '生效中的承诺限制',
    next: '用 chengnuo case due、chengnuo check due、chengnuo credit list 查看明细。',
  },
};

export const officeErrors = {
  E_OFFICE_USCC: {
    message: (p: { code: string }) => `统一社会信用代码无效：${p.code}`,
    hint: '应为 18 位，末位校验码须正确（GB 32100）；请对照证书核对。',
  },
  E_OFFICE_REGION: {
    message: (p: { code: string }) => `行政区划代码无效：${p.code}`,
    hint: '应为 6 位数字（GB/T 2260），如 320400。',
  },
  E_DEMO_FOLDER: {
    message: (p: { dir: string }) => `该位置已有其他内容，演示未开始：${p.dir}`,
    hint: '换一个目录，例如 chengnuo demo 演示二。',
  },
  E_DEMO_STEP: {
    message: (p: { command: string; detail: string }) => `演示中断于 ${p.command}：${p.detail}`,
    hint: '这是程序缺陷或磁盘问题；未留下半成品，可直接重新运行。',
  },
};
