export const storeErrors = {
  E_DB_NONE: {
    message: (p: { file: string }) => `找不到数据库：${p.file}`,
    hint: '检查工作区是否完整；如有备份，可用 chengnuo db restore 恢复。',
  },
  E_DB_NOT_OURS: {
    message: (p: { file: string }) => `这个文件不是承诺工作区的数据库：${p.file}`,
    hint: '检查 --db 或 chengnuo.yaml 中的 db；文件未被改动。',
  },
  E_DB_DAMAGED: {
    message: (p: { file: string; detail: string }) => `数据库已损坏：${p.file}（${p.detail}）`,
    hint: '不要继续写入；先复制该文件，再用 chengnuo db check 检查，或从备份恢复。',
  },
  E_DB_LOCKED: {
    message: '数据库正被另一个程序占用，等候已久仍未空出。',
    hint: '本次未写入任何内容。稍后重新运行；若正在导入大批数据，请等其完成。等候时间由 chengnuo.yaml 的 db_wait_seconds 设定。',
  },
  E_DB_SCHEMA_NEWER: {
    message: (p: { version: string }) => `数据库由更新版本的程序建立（${p.version}）。`,
    hint: '请升级 chengnuo；数据库未被改动。',
  },
  E_DB_SCHEMA_OLD: {
    message: (p: { count: number }) => `数据库结构尚需升级（${p.count} 步）。`,
    hint: '先运行 chengnuo db migrate；升级前会自动备份。',
  },
  E_DB_SCHEMA_ALTERED: {
    message: (p: { migration: string }) => `数据库结构与程序记录不符：${p.migration}`,
    hint: '数据库结构曾被手工改动；请从备份恢复，或联系维护人员。',
  },
  E_DB_READ_ONLY: {
    message: (p: { file: string }) => `数据库不可写：${p.file}`,
    hint: '检查文件和文件夹的权限，以及磁盘是否已满。',
  },
  E_DB_URL: {
    message: (p: { url: string }) => `无法识别的数据库地址：${p.url}`,
    hint: '写成 sqlite:路径 或 postgres://用户@主机/库名。',
  },
  E_DB_UNREACHABLE: {
    message: (p: { server: string; reason: string }) => `连不上数据库服务器：${p.server}（${p.reason}）`,
    hint: '检查地址、端口和网络，以及服务器是否已启动；本次未写入任何内容。',
  },
  E_DB_LOGIN: {
    message: (p: { server: string; reason: string }) => `数据库服务器拒绝登录：${p.server}（${p.reason}）`,
    hint: '检查用户名、密码和库名；密码可放在环境变量 PGPASSWORD 中。',
  },
  E_DB_LOST: {
    message: (p: { server: string }) => `与数据库服务器的连接中断：${p.server}`,
    hint: '正在办理的这一项已全部撤销，什么也没有写入；此前已办结的各项不受影响。连接恢复后重新运行同一命令即可。',
  },
  E_DB_LOST_COMMIT: {
    message: (p: { server: string }) =>
      `提交时与数据库服务器的连接中断：${p.server}；这一项是否已经写入，无从得知。`,
    hint: '要么全部写入，要么全部没有写入。请用 chengnuo ledger show 查看最后一条记录：有这一项则不要重做，没有则重新运行。',
  },
  E_DB_SERVER_OLD: {
    message: (p: { server: string; version: string }) =>
      `数据库服务器版本过旧：${p.server}（PostgreSQL ${p.version}）`,
    hint: '需要 PostgreSQL 15 或更高版本；未写入任何内容。',
  },
  E_DB_ONLY_SERVER: {
    message: (p: { command: string }) =>
      `${p.command} 只用于 PostgreSQL 数据库；本工作区用的是 SQLite 文件。`,
    hint: 'SQLite 的权限就是数据库文件的权限；要按角色分权或分布到多台机器，请先用 chengnuo db move 迁到 PostgreSQL。',
  },
  E_DB_LOGIN_UNKNOWN: {
    message: (p: { login: string }) => `数据库服务器上没有这个登录用户：${p.login}`,
    hint: '请先由数据库管理员建立：create role 用户名 login password …；本次未作任何改动。',
  },
  E_DB_AUTHORITY_UNKNOWN: {
    message: (p: { authority: string }) => `事项清单中没有这个实施主体：${p.authority}`,
    hint: '--authority 写实施主体的代码或全称；可用 chengnuo item list --by authority 查看。',
  },
  E_DB_COORDINATOR: {
    message: () => '协调节点尚未登记到集群中，不能分布数据。',
    hint: "请由数据库管理员运行 select citus_set_coordinator_host('主机名', 5432)，再重新运行本命令；未作任何改动。",
  },
  E_DB_ROLE: {
    message: (p: { server: string }) => `登录的数据库用户无权进行这项操作：${p.server}`,
    hint: '请换用有权的用户；各角色的权限见 chengnuo db roles。',
  },
  E_DB_MOVE_SAME: {
    message: (p: { target: string }) => `目标就是现在的数据库：${p.target}`,
    hint: '用 --to 写出另一个数据库的地址。',
  },
  E_DB_MOVE_TARGET: {
    message: (p: { target: string }) => `目标数据库中已有别的内容：${p.target}`,
    hint: '请换一个空的数据库；两边都未被改动。',
  },
  E_DB_MOVE_DIFFERS: {
    message: (p: { table: string; from: number; to: number }) =>
      `迁移后 ${p.table} 表两边不一致（${p.from} 行、${p.to} 行）。`,
    hint: '迁移期间不要让别的程序写入目标库；重新运行同一命令可接着迁移。原数据库未被改动。',
  },
  E_DB_TOO_LONG: {
    message: (p: { server: string }) => `内容过长，服务器上的数据库无法收入：${p.server}`,
    hint: '名称、编号、批次名等须按其查找的内容不超过约 2700 字节（900 个汉字）；缩短后重新运行，本次未写入任何内容。',
  },
  E_DB_ENGINE: {
    message: (p: { command: string }) => `${p.command} 只用于 SQLite 数据库。`,
    hint: '服务器上请用自带的 pg_dump 备份、pg_restore 恢复；要一份可以带走的文件，用 chengnuo db move --to sqlite:副本.db，再由它迁回。',
  },
  E_DB_CHECK: {
    message: (p: { count: number }) => `数据库检查发现 ${p.count} 处问题。`,
    hint: '问题清单见上。不要继续写入，先复制数据库文件，再恢复最近一份通过 chengnuo db check 的备份。',
  },
};
