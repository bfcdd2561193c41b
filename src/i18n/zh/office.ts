export const office = {
  nouns: {
    item: '事项清单：导入、查询、公布',
    case: '办件：登记、导入、签署、办结',
    letter: '告知承诺书：批量生成、核对',
    check: '承诺核查：记录与查询',
    inspector: '检查人员名录库',
    sample: '双随机抽查：计划、抽取、公布、核验',
    credit: '信用：准入核查、失信认定、惩戒、修复',
    report: '月报与统计',
    calendar: '工作日历与期限计算',
    ledger: '存证日志：核验与查看',
    db: '数据库：信息、检查、备份',
  },
  top: {
    init: '建立一个工作区',
    demo: '用示例数据走完全流程',
    status: '今日待办：到期、超期、待办件',
  },
};

export const officeErrors = {};
