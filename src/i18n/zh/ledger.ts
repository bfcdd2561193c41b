export const ledger = {};

export const ledgerErrors = {
  E_LEDGER_VERIFY: {
    message: (p: { count: number }) => `存证日志核验未通过：${p.count} 处不符。`,
    hint: '日志曾被改动或已损坏：不要继续写入，先复制数据库文件，再与已公布的检查点比对。',
  },
};
