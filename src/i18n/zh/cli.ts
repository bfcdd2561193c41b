export const cli = {
  usage: '用法：',
  arguments: '参数：',
  options: '选项：',
  globalOptions: '通用选项：',
  commands: '命令：',
  description: '承诺（chengnuo）——告知承诺制工作台：事项清单、告知承诺书、办件、双随机抽查、信用惩戒与月报。',
  helpOption: '显示帮助',
  helpCommand: '显示某个命令的帮助',
  versionOption: '显示版本号',
  option: {
    workspace: '工作区目录（默认：最近的含 chengnuo.yaml 的上级目录，或 CHENGNUO_WORKSPACE）',
    db: '数据库（sqlite:路径 或 postgres://用户@主机/库名；默认取自工作区）',
    lang: '界面语言 zh 或 en（默认按 chengnuo.yaml，未指定时按系统区域设置）',
    format: '输出格式：table、json 或 csv',
    yes: '对确认一律回答“是”',
    noInput: '不提问；缺少的答案视为错误',
    quiet: '不显示进度和提示',
    actor: '经办人（记入存证日志；默认为当前系统用户）',
    debug: '出错时显示内部堆栈',
  },
  clockBehind: (p: { now: string; last: string }) =>
    `注意：本机时间 ${p.now} 早于存证日志的最后一条（${p.last}）。请先核对时钟：现在办理的时间和期限将按本机时间记载。`,
  /** What a file name for a table may be. */
  sheetName: '以 .csv 或 .xlsx 结尾的文件名',
  import: {
    dryRun: '只核对并显示导入计划，不写入',
    skipInvalid: '有问题的行不写入，其余照常写入',
    rejects: '把有问题的行连同原因写入该文件（.csv 或 .xlsx），改正后可再次导入',
    encoding: '文件编码（默认自动识别）',
    file: '文件',
    batch: '批次',
    read: '读入',
    added: '新增',
    updated: '更新',
    unchanged: '未变',
    rejected: '退回',
    line: (p: { line: number }) => `第${p.line}行`,
    wholeFile: '整个文件',
    problems: (p: { total: number; shown: number }) =>
      p.shown < p.total ? `问题共 ${p.total} 处，先列 ${p.shown} 处：` : `问题共 ${p.total} 处：`,
    warnings: (p: { total: number; shown: number }) =>
      p.shown < p.total
        ? `提醒共 ${p.total} 处（不影响导入），先列 ${p.shown} 处：`
        : `提醒共 ${p.total} 处（不影响导入）：`,
    splitBy: '退回的行每个部门一个文件，--rejects 为文件夹（目前只有 authority，按实施主体）',
    rejectsFolder: '退回文件所在的文件夹',
    authority: '实施主体',
    noAuthority: '未注明实施主体',
    dry: '这是试运行，未写入任何内容。去掉 --dry-run 即按此计划导入。',
    same: '内容没有变化，未写入任何内容。',
    rejectsFile: (p: { file: string }) => `退回的行已写入：${p.file}`,
  },
  commandWord: '<命令>',
  optionsWord: '[选项]',
  defaultWord: (p: { value: string }) => `默认 ${p.value}`,
  remarks: (p: { remarks: readonly string[] }) => `（${p.remarks.join('；')}）`,
  total: (p: { total: number }) => `共 ${p.total} 条`,
  none: '没有找到。',
  yes: '是',
  no: '否',
  /** What keys do in a list. */
  keys: { move: '↑↓ 移动', enter: 'Enter 确定', tick: '空格 勾选', back: 'Esc 返回' },
  yesOrNo: '请回答是或否',
  notNow: '现在不能选这一项。',
  listComma: '、',
  elapsed: (p: { seconds: string }) => `用时 ${p.seconds} 秒`,
  didYouMean: (p: { name: string }) => `（是否想用 ${p.name}？）`,
  usageError: {
    unknownOption: (p: { name: string }) => `没有 ${p.name} 这个选项`,
    valueMissing: (p: { name: string }) => `${p.name} 缺少取值`,
    required: (p: { name: string }) => `缺少必需的选项 ${p.name}`,
    argumentMissing: (p: { name: string }) => `缺少 ${p.name}`,
    tooMany: '参数过多',
  },
};

export const cliErrors = {
  E_USAGE_OPTION: {
    message: (p: { detail: string }) => `选项有误：${p.detail}`,
    hint: '用 --help 查看该命令的选项。',
  },
  E_USAGE_TOGETHER: {
    message: (p: { options: string }) => `${p.options} 不能同时使用。`,
    hint: '用 --help 查看该命令的选项。',
  },
  E_USAGE_NEEDS: {
    message: (p: { option: string; needs: string }) => `${p.option} 须与 ${p.needs} 同时使用。`,
    hint: '用 --help 查看该命令的选项。',
  },
  E_USAGE_ARGUMENT: {
    message: (p: { detail: string }) => `参数有误：${p.detail}`,
    hint: '用 --help 查看该命令的参数。',
  },
  E_USAGE_COMMAND: {
    message: (p: { command: string; meant: string }) => `没有“${p.command}”这个命令。${p.meant}`,
    hint: '用 chengnuo --help 查看全部命令。',
  },
  E_USAGE_COMMAND_MISSING: { message: '没有写明要做什么。', hint: '请从上面列出的命令中选择一个。' },
  E_USAGE_VALUE: {
    message: (p: { flag: string; value: string; expected: string }) =>
      `${p.flag} 的值“${p.value}”无效，应为：${p.expected}。`,
    hint: '改正该选项后重新运行。',
  },
  E_DAY_FUTURE: {
    message: (p: { flag: string; day: string; today: string }) =>
      `${p.flag} 的日期 ${p.day} 晚于今天（${p.today}）：还没有发生的事不能登记。`,
    hint: '请核对日期；到那一天再登记。',
  },
  E_USAGE_ANSWER_MISSING: {
    message: (p: { question: string }) => `缺少必要信息：${p.question}，且当前不能提问。`,
    hint: (p: { flag: string }) => `请用 ${p.flag} 给出，或在终端中运行。`,
  },
  E_CANCELLED: { message: '操作已取消，未作任何更改。', hint: '需要时重新运行即可。' },
  E_BUG: {
    message: (p: { detail: string }) => `程序内部错误：${p.detail}`,
    hint: '这是程序缺陷。请加 --debug 重新运行，并把输出交给维护人员。',
  },
  E_FILE_NOT_FOUND: {
    message: (p: { file: string }) => `找不到文件：${p.file}`,
    hint: '检查路径和文件名。',
  },
  E_FILE_UNREADABLE: {
    message: (p: { file: string; reason: string }) => `无法读取文件：${p.file}（${p.reason}）`,
    hint: '检查文件权限，或确认它不是文件夹。',
  },
  E_FILE_NAME: {
    message: (p: { file: string; reason: string }) => `这个路径不能用：${p.file}（${p.reason}）`,
    hint: '检查名称是否过长、是否含有不可见字符、链接是否指向自己。',
  },
  E_FILE_EXISTS: {
    message: (p: { file: string }) => `文件已存在，未覆盖：${p.file}`,
    hint: '换一个文件名，或先移走原文件。',
  },
  E_FOLDER_READ_ONLY: {
    message: (p: { folder: string }) => `没有写入权限：${p.folder}`,
    hint: '换一个可写的文件夹，或请管理员授予权限。',
  },
  E_DISK_FULL: {
    message: (p: { folder: string }) => `磁盘空间不足（或超出文件大小限制），无法写入：${p.folder}`,
    hint: '腾出空间后重新运行；未完成的文件已清除。',
  },
  E_STDIN_TERMINAL: {
    message: '文件名为 - 表示从标准输入读取，但标准输入是终端。',
    hint: '请通过管道送入内容，例如：cat 清单.csv | chengnuo item import - --batch 名称',
  },
};
