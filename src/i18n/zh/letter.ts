import type { Limit } from '../../kernel/limit.ts';
import { template, templateErrors } from './letter-template.ts';
import { limitOnPaper } from './limit.ts';

export const letter = {
  issue: {
    summary: '生成告知承诺书（PDF，一个办件一份）',
    pending: '所有尚未生成承诺书的在办告知承诺件',
    item: '只生成该事项编码的在办件',
    out: '输出文件夹',
    merge: '另将全部承诺书合并为一个文件（每份从奇数页开始，便于双面打印）',
    strict: '有一件不合格，就一份也不生成',
    lang: '承诺书的语言 zh 或 en（默认同界面语言）',
    progress: '正在生成承诺书',
    mergeProgress: '正在合并承诺书',
    done: (p: { issued: number; skipped: number; failed: number; dir: string }) =>
      `${[
        `生成 ${p.issued} 份`,
        ...(p.skipped > 0 ? [`已有且未变 ${p.skipped} 份`] : []),
        ...(p.failed > 0 ? [`未能生成 ${p.failed} 份`] : []),
      ].join('，')}：${p.dir}`,
    merged: (p: { file: string }) => `合并文件：${p.file}`,
    why: '原因',
    failedTitle: '未能生成的办件：',
    nothing: '没有需要生成承诺书的办件。',
    strictNothing: '因使用 --strict，一份也没有生成。',
  },
  blank: {
    summary: '生成空白告知承诺书，供申请人下载、手工填写',
    all: '现行的全部告知承诺事项',
    type: '填写人类型（默认：证明事项为自然人，许可为法人）',
    progress: '正在生成空白承诺书',
    footer: (p: { version: number }) => `事项第${p.version}版　空白表`,
    done: (p: { count: number; dir: string }) => `生成空白承诺书 ${p.count} 份：${p.dir}`,
  },
  preview: {
    summary: '预览一个办件的承诺书（不编入记录）',
    out: '输出文件：.pdf，或者 .png（每页一张图片，多页时依次为 -1、-2……）',
    done: (p: { files: readonly string[] }) =>
      `预览已写入：${p.files.join('、')}（未登记，不可作为正式文书）`,
    footer: '预览件，未登记，不作正式文书使用',
  },
  verify: {
    summary: '核对承诺书真伪：文件与记录是否一致',
    code: '承诺编码（20 位，或扫码所得全文）：显示记录的内容',
    valid: '属实：该承诺书与本单位的记录完全一致。',
    codeValid: '有此承诺书，记录如下。请逐项与纸质件比对。',
    erasedSame: '一致：文件与当时所发完全相同；保存期限届满后，该当事人的个人信息已从记录中清除。',
    reasons: {
      erased:
        '无法核对内容：保存期限届满后，该当事人的个人信息已从记录中清除；如有当时的电子文件，可用文件核对。',
      changed: '不一致：是本单位编号的承诺书，但内容与记录不同，可能被改动过。',
      void: '已作废：该承诺书的编号已经作废。',
      replaced: '已被替换：该办件其后另行生成或者另行编号了承诺书。',
      foreign: '查无此件：不是本单位生成的承诺书。',
      not_issued: '未生成：该编号已经编出，但没有生成过承诺书。',
    },
    hints: {
      length: (p: { characters: number }) =>
        `承诺编码为20位数字（扫码所得另有16位摘要），输入的是${p.characters}位，请重新核对。`,
      read_as: (p: { code: string }) => `输入中有与数字相似的字母，已按 ${p.code} 核对。`,
      near: (p: { codes: readonly string[] }) => `是否输错了一位？相近的编码：${p.codes.join('、')}`,
      region: (p: { region: string }) =>
        `编码前6位 ${p.region} 不是本单位的行政区划，请向该地的办理单位核对。`,
    },
    facts: {
      letter_no: '编号',
      commitment_code: '承诺编码',
      case_no: '办件编号',
      applicant: '申请人',
      id_number: '证件号码',
      item: '事项',
      item_version: '事项版本',
      authority: '实施主体',
      issued_at: '生成时间',
      template: '模板',
      void_reason: '作废原因',
      content: '内容摘要',
    },
  },
  void: {
    summary: '作废一个承诺书编号（不再使用）',
    reason: '作废原因',
    done: (p: { letter_no: string; case_no: string }) => `已作废 ${p.letter_no}（办件 ${p.case_no}）。`,
    unsigned: '原签署随承诺书作废，须重新签署。',
    next: (p: { letter_no: string; case_no: string }) =>
      `该办件的新编号为 ${p.letter_no}。重新生成：chengnuo letter issue ${p.case_no} --out 承诺书`,
  },
  template,
  mergedTitle: (p: { count: number }) => `告知承诺书 ${p.count} 份`,
  /** Words inside a letter. */
  words: {
    date: (p: { year: number; month: number; day: number }) => `${p.year}年${p.month}月${p.day}日`,
    checkWithin: (p: Limit) =>
      p.unit === 'on_the_spot' ? '办理时当场核查' : `自作出决定之日起${limitOnPaper(p)}内`,
    itemVersion: (p: { version: number }) => `第${p.version}版`,
    copies: '两',
    blankDate: '＿＿＿年＿月＿日',
    blankStatus: '□已提交\n□后补',
    joinClauses: '；',
    joinNames: '、',
    publishRange: '在本机关门户网站或者信用网站公开，期限至承诺核查完毕为止',
    checkMethods: {
      online: '在线核查',
      assist: '部门协查',
      document: '书面核查',
      onsite: '现场检查',
      publicity: '公示核查',
      daily: '日常监管',
      exempt: '免予核查',
    },
    material: {
      anyForm: '纸质或电子',
      original: '原件',
      copy: '复印件',
      handedIn: '已提交',
      later: '承诺后补交',
      laterBy: (p: { day: string }) => `${p.day}前补交`,
      replaced: '以承诺替代',
    },
  },
};

export const letterErrors = {
  ...templateErrors,
  E_LETTER_MODE: {
    message: (p: { case_no: string }) => `办件 ${p.case_no} 不是按告知承诺方式办理的，没有承诺书。`,
    hint: '用 chengnuo case show 办件编号 查看其办理方式。',
  },
  E_LETTER_NO_NUMBER: {
    message: (p: { case_no: string }) => `办件 ${p.case_no} 没有承诺书编号（历史办件不编号）。`,
    hint: '只有在本系统登记告知的办件才有承诺书编号。',
  },
  E_LETTER_VOIDED: {
    message: (p: { case_no: string; letter_no: string }) =>
      `办件 ${p.case_no} 的承诺书编号 ${p.letter_no} 已经作废，不能再生成。`,
    hint: '该办件已经签署或者终结，不再另行编号；请用 chengnuo case withdraw 终结后重新登记。',
  },
  E_LETTER_STATE: {
    message: (p: { case_no: string }) =>
      `办件 ${p.case_no} 已经终结（不予、撤回、终止或者撤销），不再生成承诺书。`,
    hint: '用 chengnuo case show 办件编号 查看其办理经过。',
  },
  E_LETTER_FIELD_UNKNOWN: {
    message: (p: { field: string; template: string }) =>
      `模板 ${p.template} 声明了承诺书没有的字段：${p.field}`,
    hint: '用 chengnuo letter template list letters/certification 查看可用字段，改正后再生成。',
  },
  E_LETTER_UNKNOWN: {
    message: (p: { letter_no: string }) => `没有这个承诺书编号：${p.letter_no}`,
    hint: '编号须完整，如 常审承〔2026〕12号；用 chengnuo case show 办件编号 可查到其编号。',
  },
  E_LETTER_VOID_ALREADY: {
    message: (p: { letter_no: string }) => `承诺书编号 ${p.letter_no} 此前已经作废。`,
    hint: '无需再次作废。',
  },
  E_LETTER_VOID_REASON: { message: '作废承诺书须说明原因。', hint: '请用 --reason 写明原因。' },
  E_LETTER_WHICH: {
    message: '没有指明为哪些办件生成承诺书。',
    hint: '请给出办件编号，或者使用 --pending、--item 事项编码（办件编号不能与这两项同用）。',
  },
  E_LETTER_BLANK_WHICH: {
    message: '请给出一个事项编码，或者用 --all 表示全部事项（二者择一）。',
    hint: '例如：chengnuo letter blank --all --out 空白承诺书',
  },
  E_LETTER_BLANK_MODE: {
    message: (p: { code: string }) => `事项 ${p.code} 现在不实行告知承诺，没有承诺书。`,
    hint: '用 chengnuo item list --mode commitment 查看实行告知承诺的事项。',
  },
  E_LETTER_VERIFY_WHAT: {
    message: '请给出一个要核对的文件，或者用 --code 给出承诺编码（二者择一）。',
    hint: '例如：chengnuo letter verify 承诺书.pdf',
  },
  E_LETTER_NOT_GENUINE: {
    message: '该承诺书未通过核对，理由见上。',
    hint: '以本单位的记录为准；纸质件用 chengnuo letter verify --code 承诺编码 核对。',
  },
  E_LETTER_FAILED: {
    message: (p: { failed: number }) => `有 ${p.failed} 件未能生成承诺书，原因见上。`,
    hint: '改正后重新运行；已经生成的不会重复生成。',
  },
  E_LETTER_FOLDER_BUSY: {
    message: (p: { folder: string }) => `另一批承诺书正在写入文件夹 ${p.folder}，本次没有生成。`,
    hint: '请等那一批完成后再运行，或者用 --out 另选文件夹。',
  },
};
