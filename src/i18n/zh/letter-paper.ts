import { cases } from './case.ts';

export const letterPaper = {
  summary: '打印办件、失信的各种文书（不写种类则列出全部文书）',
  out: '输出文件（.pdf），或者文件夹',
  blank: '空白表，供手工填写（不登记）',
  set: '填写字段，如 --set reason=……，可重复；列表以；分隔，表格各列以 | 分隔',
  document: '本单位的文号（默认自动编号）',
  date: '落款日期（默认今日）',
  another: '另行编号，再出一份（默认：重印沿用原号和日期）',
  template: '使用本单位的另一模板，如 papers/acceptance-food',
  lang: '文书的语言 zh 或 en（默认同界面语言）',
  kind: '种类',
  title: '文书',
  about: '依据',
  abouts: { case: '办件', breach: '失信', none: '—' },
  by: (p: { command: string }) => `由 chengnuo ${p.command} 打印`,
  done: (p: { title: string; document_no: string | null; file: string }) =>
    `${p.title}${p.document_no === null ? '' : `（${p.document_no}）`}：${p.file}`,
  words: {
    noGrade: '无',
    copies: { applicant: '第一联　申请人留存', archive: '第二联　存档' },
    template: (p: { name: string; version: string }) => `模板 ${p.name} ${p.version}`,
    basis: {
      licenceNonAcceptance: '《中华人民共和国行政许可法》第三十二条第一款',
      licenceRefusal: '《中华人民共和国行政许可法》第三十八条第二款',
      licenceRevocation: '《中华人民共和国行政许可法》第六十九条第二款',
      revocation:
        '《国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见》（国办发〔2020〕42号）',
      rectification:
        '《国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见》（国办发〔2020〕42号）',
    },
  },
};

export const letterPaperErrors = {
  E_PAPER_KIND: {
    message: (p: { kind: string; meant: string | null }) =>
      `没有这种文书：${p.kind}${p.meant === null ? '' : `（是否应为 ${p.meant}？）`}`,
    hint: '用 chengnuo letter paper list 查看全部文书。',
  },
  E_PAPER_ABOUT: {
    message: (p: { kind: string; about: 'case' | 'breach' | 'none'; by: string }) =>
      p.about === 'none'
        ? `文书 ${p.kind} 由 chengnuo ${p.by} 打印，这里只能打印空白表。`
        : `没有指明为哪个${p.about === 'case' ? '办件' : '失信'}打印文书 ${p.kind}。`,
    hint: (p: { kind: string; about: 'case' | 'breach' | 'none'; by: string }) =>
      `例如：chengnuo letter paper ${p.kind} ${p.about === 'case' ? '办件编号 ' : p.about === 'breach' ? '失信编号 ' : '--blank '}--out 文书`,
  },
  E_PAPER_FIELD: {
    message: (p: { kind: string; field: string; meant: string | null; known: readonly string[] }) =>
      `文书 ${p.kind} 没有字段 ${p.field}${p.meant === null ? '' : `（是否应为 ${p.meant}？）`}`,
    hint: (p: { kind: string; field: string; meant: string | null; known: readonly string[] }) =>
      `可用字段：${p.known.join('、')}`,
  },
  E_PAPER_STATE: {
    message: (p: { case_no: string; kind: string; state: keyof typeof cases.states }) =>
      `办件 ${p.case_no} 目前的状态（${cases.states[p.state]}）不能打印文书 ${p.kind}。`,
    hint: (p: { case_no: string; kind: string; state: keyof typeof cases.states }) =>
      `用 chengnuo case show ${p.case_no} 查看其现状；需要空白表的，用 --blank。`,
  },
  E_PAPER_NUMBER: {
    message: (p: { document_no: string }) => `文号 ${p.document_no} 已用于另一份文书。`,
    hint: '请核对文号；不写 --document 则自动编号。',
  },
};
