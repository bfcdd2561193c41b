const place = (line: number, column: number): string => (line > 0 ? `第 ${line} 行第 ${column} 列` : '');

const fontFaults = {
  no_font: '不是字体文件',
  woff2: '是 WOFF2 网页字体，不支持',
  damaged: '文件不完整，或者缺少打印所需的数据',
};

export type FontFault = keyof typeof fontFaults;

export const paperErrors = {
  E_PAPER_GLYPH: {
    message: ({ char, codePoint }: { char: string; codePoint: string }) =>
      `所有字体中均无字符“${char}”（${codePoint}），未生成文书。`,
    hint: '请核对该字是否录入有误；确为生僻字的，请在 chengnuo.yaml 的 fonts.rare 中指定收录该字的字体文件。',
  },
  E_PAPER_FONT_FILE: {
    message: ({ file }: { file: string }) => `无法读取字体文件 ${file}。`,
    hint: '请检查 chengnuo.yaml 中 fonts 所列的路径和文件权限。',
  },
  E_PAPER_FONT: {
    message: ({ file, fault }: { file: string; fault: FontFault }) =>
      `字体文件 ${file} 不能用于打印：${fontFaults[fault]}。`,
    hint: '请在 chengnuo.yaml 的 fonts 中改用 .ttf、.ttc、.otf 或者 .woff 字体文件（须含 Unicode 编码表）。',
  },
  E_TEMPLATE_NONE: {
    message: ({ name, dirs }: { name: string; dirs: readonly string[] }) =>
      `未找到模板 ${name}（已查找：${dirs.join('、')}）。`,
    hint: '请检查模板名称；模板文件名为“名称.语言.md”，例如 letters/certification.zh.md。',
  },
  E_TEMPLATE_FRONT_MATTER: {
    message: ({ file, detail }: { file: string; line: number; detail: string }) =>
      `模板 ${file} 的文件头有误：${detail}。`,
    hint: '文件头位于两行 --- 之间，须含 name、kind、version、lang、title、fields，写法见 docs/templates.md。',
  },
  E_TEMPLATE_SYNTAX: {
    message: ({
      file,
      line,
      column,
      detail,
    }: {
      file: string;
      line: number;
      column: number;
      detail: string;
    }) => `模板 ${file} ${place(line, column)}语法有误：${detail}。`,
    hint: '请检查该处的 {{ }} 与 {% %} 标签是否成对、名称是否正确；可用的标签和过滤器见 docs/templates.md。',
  },
  E_TEMPLATE_LIMIT: {
    message: ({ file, line, column }: { file: string; line: number; column: number }) =>
      `模板 ${file} ${place(line, column)}超出运行限度，已停止。`,
    hint: '请检查该处的循环次数是否过多，或者模板文件是否过大。',
  },
  E_TEMPLATE_FIELD_UNKNOWN: {
    message: ({ field, file, line, column }: { field: string; file: string; line: number; column: number }) =>
      `模板 ${file} ${place(line, column)}使用了未声明的字段 ${field}。`,
    hint: '请核对字段名；模板中的字段须在文件头的 fields 中逐一声明。',
  },
  E_TEMPLATE_FIELD_MISSING: {
    message: ({ field, label, template }: { field: string; label: string; template: string }) =>
      `模板 ${template} 的必填字段“${label}”（${field}）没有值，未生成文书。`,
    hint: '请先在事项清单、办件或者单位设置中补全该项内容。',
  },
  E_TEMPLATE_FIELD_VALUE: {
    message: ({ field, template, expected }: { field: string; template: string; expected: string }) =>
      `模板 ${template} 的字段 ${field} 的值不符合要求，应为：${expected}。`,
    hint: '请核对模板文件头中该字段的 type 和 values。',
  },
};
