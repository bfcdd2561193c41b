export const ledgerErrors = {
  E_LEDGER_INCONSISTENT: {
    message: (p: { size: number }) => `存证日志与以前签名的检查点（${p.size} 条）不一致。`,
    hint: '签名之后有条目被改动、删除或调换：不签新的检查点，先复制数据库文件，再从备份查起。',
  },
  E_LEDGER_ENTRY_UNKNOWN: {
    message: (p: { seq: number; size: number }) => `日志中没有第 ${p.seq} 条（共 ${p.size} 条，从 0 起）。`,
    hint: '用 chengnuo ledger show 查序号。',
  },
  E_LEDGER_NOTE: {
    message: (p: { file: string; problem: string }) => `不是本单位签名的检查点：${p.file}（${p.problem}）`,
    hint: '核对文件是否完整、是否出自本单位；公钥见 chengnuo ledger checkpoint --key。',
  },
  E_LEDGER_VERIFY: {
    message: (p: { count: number }) => `存证日志核验未通过：${p.count} 处不符。`,
    hint: '日志曾被改动或已损坏：不要继续写入，先复制数据库文件，再与已公布的检查点比对。',
  },
};
