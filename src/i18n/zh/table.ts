export const table = {
  /** The column that a rejects file adds; the importer knows it in both languages. */
  problemsColumn: '错误情况',
  /** How the cell's value is quoted in a problem; empty for an empty cell. */
  found: (p: { value: string }) => `“${p.value}”`,
  problem: {
    'missing-cell': (p: { column: string }) => `“${p.column}”必须填写，此处为空`,
    'type-error': (p: { column: string; found: string; expected: string }) =>
      `“${p.column}”的内容${p.found}无法识别：${p.expected}`,
    'constraint-error': (p: { column: string; found: string; expected: string }) =>
      `“${p.column}”的内容${p.found}不符合要求：${p.expected}`,
    'number-damaged': (p: { column: string; found: string }) =>
      `“${p.column}”的内容${p.found}已被电子表格改写（科学计数法或末位变零），无法还原；请把该列设为文本格式后按原件重新填写`,
    'unique-error': (p: { columns: string; found: string; line: number }) =>
      `“${p.columns}”${p.found}与第${p.line}行重复`,
    'foreign-key': (p: { column: string; found: string }) => `“${p.column}”的内容${p.found}在系统中不存在`,
    'extra-cell': (p: { expected: number; actual: number }) =>
      `本行有${p.actual}格，表头只有${p.expected}格，多出的内容无法归入任何一列`,
    'short-row': (p: { expected: number; actual: number; column: string }) =>
      `本行只有${p.actual}格，表头有${p.expected}格，从“${p.column}”起缺失`,
    'missing-label': (p: { column: string }) => `表头缺少必需的列“${p.column}”`,
    'duplicate-label': (p: { column: string; headers: string }) =>
      `表头中“${p.column}”出现不止一次（${p.headers}），无法确定以哪一列为准`,
  },
  oneOf: (p: { columns: readonly string[] }) => p.columns.join('”或“'),
  joinColumns: (p: { columns: readonly string[] }) => p.columns.join('＋'),
  expected: {
    integer: '应为整数',
    day: '应为真实存在的日期，如 2026-03-05、2026/3/5 或 2026年3月5日',
    instant: '应为日期和时间，如 2026-03-05 09:30',
    limit: '应为一个数字加一个单位，如 20工作日、0.5工作日、2小时、20分钟、30自然日、2月、1年，或 当场',
    readable: '含有无法显示的控制字符或乱码，请重新录入',
    noFormulaError: '是电子表格的公式错误，请填写实际内容',
    noFormula: '是没有保存计算结果的公式；请用 Excel 或 WPS 打开后重新保存，或改填实际内容',
    noDate: '是日期单元格：编码可能已被电子表格改成日期；请把该列设为文本格式后按原件重新填写',
    choice: (p: { choices: readonly string[] }) => `应为${p.choices.join('、')}之一`,
    pattern: (p: { note: string }) => `应为${p.note}`,
    maxLength: (p: { max: number }) => `最多${p.max}个字`,
    minimum: (p: { min: number }) => `不得小于${p.min}`,
    maximum: (p: { max: number }) => `不得大于${p.max}`,
    undamaged: '应为未经改写的完整号码',
  },
  moreChoices: '…',
  problemsSeparator: '；',
  ignoredColumns: (p: { headers: readonly string[] }) =>
    `以下各列不属于本表，未读入：${p.headers.join('、')}`,
  xlsx: {
    /** The sheets that a workbook of ours adds: the notes of the columns, and the values of the drop-downs. */
    notesSheet: '填表说明',
    noteColumn: '列名',
    noteText: '说明',
    choicesSheet: '代码值',
  },
  /** Notices of an import. */
  closingSkipped: (p: { lines: readonly number[] }) => `第${p.lines.join('、')}行是合计或落款，未读入。`,
  sheetChosen: (p: { sheet: string; others: readonly string[] }) =>
    `读入工作表“${p.sheet}”；另有${p.others.map((name) => `“${name}”`).join('、')}，可用 --sheet 指定。`,
  otherLists: (p: { sheets: readonly string[] }) =>
    `注意：工作表${p.sheets.map((name) => `“${name}”`).join('、')}也是这种清单，本次没有读入；请用 --sheet 逐个导入，或先合并为一个工作表。`,
  hiddenLines: (p: { lines: readonly number[]; count: number }) =>
    `有 ${p.count} 行在工作表中处于隐藏状态（被隐藏或筛选），也已读入：第${p.lines.join('、')}行${p.count > p.lines.length ? '等' : ''}。`,
  hiddenColumns: (p: { headers: readonly string[] }) =>
    `以下各列在工作表中处于隐藏状态，也已读入：${p.headers.join('、')}`,
  mergedFilled: (p: { count: number }) => `有 ${p.count} 行的内容取自上方纵向合并的单元格。`,
  sheetOption: 'XLSX 的工作表名称或序号（默认自动选择）',
  sheet: (p: { sheet: string }) => `工作表“${p.sheet}”`,
  reading: '检查',
};

/** What the person already asked for: a hint does not offer it again. */
type GivenFlags = readonly ('--rejects' | '--skip-invalid')[];

export const tableErrors = {
  E_TABLE_EMPTY: {
    message: (p: { file: string }) => `文件是空的：${p.file}`,
    hint: '确认导出已完成、选对了文件，然后重新运行。',
  },
  E_TABLE_NO_ROWS: {
    message: (p: { file: string }) => `文件只有表头，没有任何数据行：${p.file}`,
    hint: '填入数据后重新导入。',
  },
  E_TABLE_SPREADSHEET: {
    message: (p: { file: string; format: string }) =>
      p.format === 'encrypted'
        ? `该文件已加密，无法读取：${p.file}`
        : `该文件的格式是 ${p.format}，不是 CSV 或 XLSX：${p.file}`,
    hint: '改扩展名不会改变内容。请用 Excel 或 WPS 打开（有密码的先取消密码），另存为 .xlsx 或“CSV UTF-8（逗号分隔）”后再导入。',
  },
  E_TABLE_NOT_CSV: {
    message: (p: { file: string; found: string }) => `该文件是 ${p.found}，不是 CSV：${p.file}`,
    hint: '请用生成它的软件打开，另存为“CSV UTF-8（逗号分隔）”后再导入。',
  },
  E_TABLE_NOT_TEXT: {
    message: (p: { file: string }) => `文件含有空字节或大量控制字符，不是文本：${p.file}`,
    hint: '文件可能已损坏或不是 CSV；请从原系统重新导出。',
  },
  E_TABLE_ENCODING: {
    message: (p: { file: string; encoding: string }) => `文件不能按 ${p.encoding} 编码读出：${p.file}`,
    hint: '请另存为“CSV UTF-8”；如果知道编码，用 --encoding 指明（utf-8、utf-16、gb18030）。',
  },
  E_TABLE_MIXED_ENCODING: {
    message: (p: { file: string; line: number }) => `文件混用了两种编码：第${p.line}行与前面不同：${p.file}`,
    hint: '文件可能由几个来源拼接而成；请分别另存为“CSV UTF-8”后再合并。',
  },
  E_TABLE_TOO_LARGE: {
    message: (p: { file: string; maxMegabytes: number }) => `文件超过 ${p.maxMegabytes} MB：${p.file}`,
    hint: '请拆分为几个文件，分别导入。',
  },
  E_TABLE_QUOTE: {
    message: (p: { file: string; line: number }) => `从第${p.line}行起引号不配对，无法继续分列：${p.file}`,
    hint: '检查该行的引号：内容里的引号要写两次（""），整格再用一对引号括起。',
  },
  E_TABLE_NO_HEADER: {
    message: (p: { file: string; expected: readonly string[] }) =>
      `没有找到表头，看不出这是所需的表格：${p.file}。至少应有这些列：${p.expected.join('、')}`,
    hint: '确认文件是以逗号、分号、制表符或竖线分隔的表格，或 XLSX 中选对了工作表（--sheet），且表头在前20行之内。',
  },
  E_TABLE_LONG_ROW: {
    message: (p: { file: string; line: number; maxMegabytes: number }) =>
      `从第${p.line}行起的一条记录超过 ${p.maxMegabytes} MB：${p.file}`,
    hint: '多半是该行有一个引号没有闭合，或某一格误粘了整个文件；请检查该行。',
  },
  E_TABLE_SHEET: {
    message: (p: { file: string; sheet: string; sheets: readonly string[] }) =>
      `没有工作表“${p.sheet}”：${p.file}。现有：${p.sheets.map((name, i) => `${i + 1} ${name}`).join('、')}`,
    hint: '用 --sheet 给出工作表的名称或序号（从 1 起）。',
  },
  E_TABLE_NO_SHEETS: {
    message: (p: { file: string }) => `--sheet 只用于 XLSX，该文件没有工作表：${p.file}`,
    hint: '去掉 --sheet 后重新运行。',
  },
  E_TABLE_WORKBOOK: {
    message: (p: { file: string }) => `工作簿已损坏或不完整，无法读取：${p.file}`,
    hint: '请用 Excel 或 WPS 打开（必要时让其修复），另存为 .xlsx 或“CSV UTF-8”后再导入。',
  },
  E_TABLE_BOMB: {
    message: (p: { file: string; maxMegabytes: number }) =>
      `工作簿解压后过大（超过 ${p.maxMegabytes} MB，或单元格过多，或与所记大小不符），已拒绝读取：${p.file}`,
    hint: '来历不明的文件不要打开。确有这么多数据的，请另存为“CSV UTF-8”或拆分后再导入。',
  },
  E_TABLE_ENTITY: {
    message: (p: { file: string }) =>
      `工作簿内含文档类型声明（DTD），可能引用外部实体，已拒绝读取：${p.file}`,
    hint: 'Excel 和 WPS 不会写出这种文件。请核实来源，重新另存为 .xlsx 后再导入。',
  },
  E_TABLE_REJECTED: {
    message: (p: { rejected: number; read: number }) =>
      `共读入${p.read}行，其中${p.rejected}行有问题；未写入任何内容。`,
    hint: ({ given = [] }: { given?: GivenFlags }) => {
      if (given.includes('--rejects') && !given.includes('--skip-invalid'))
        return '改正后重新导入原文件；或用 --skip-invalid 先写入没有问题的行，再导入改正后的退回文件。';
      const offers = [
        ...(given.includes('--rejects') ? [] : ['--rejects 文件 可导出问题行']),
        ...(given.includes('--skip-invalid') ? [] : ['--skip-invalid 只写入没有问题的行']),
      ];
      return `逐条改正后重新导入${offers.length === 0 ? '' : `；${offers.join('，')}`}。`;
    },
  },
  E_TABLE_PARTLY_REJECTED: {
    message: (p: { rejected: number; read: number }) =>
      `共读入${p.read}行，其中${p.rejected}行有问题、未写入；其余各行已处理。`,
    hint: ({ given = [] }: { given?: GivenFlags }) =>
      given.includes('--rejects')
        ? '改正退回文件中的行后，导入该文件即可。'
        : '改正问题行后再次导入即可；--rejects 文件 可导出问题行。',
  },
};
