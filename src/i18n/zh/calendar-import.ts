/** 放假安排的导入（chengnuo calendar import）和全年安排（calendar show YEAR）。 */
export const calendarImport = {
  summary: '导入放假与调休安排（国务院办公厅通知；--local 为本地停工停业），并重新计算受影响的期限',
  local: '本地停工停业、地方节日（台风、三月三等）：只改这些日子，不视为公布该年安排',
  years: '公布年度',
  moved: '期限变动',
  confirmed: '暂定转为确定',
  done: '已写入。查看：chengnuo calendar show 年份',
  movedTitle: '下列期限已重新计算：',
  wouldMove: '写入后，下列期限将重新计算：',
  more: (p: { count: number }) => `另有 ${p.count} 条，见 --format json 或 csv。`,
  no: '编号',
  what: '期限',
  from: '原为',
  to: '现为',
  fields: {
    deadline: '办结期限',
    check_due: '核查期限',
    reply_due: '协查答复期限',
    materials_due: '补正期限',
    rectify_due: '整改期限',
    defence_until: '陈述申辩期',
    accept_due: '修复受理期限',
    complete_due: '修复办结期限',
    answer_due: '异议答复期限',
  },
  kinds: { off: '放假', work: '上班' },
  conflict: (p: { date: string; known: string; now: string }) =>
    `${p.date} 在随程序提供的日历中是${p.known}，本文件为${p.now}；以本文件为准，请核对`,
  incomplete: (p: { year: string }) =>
    `${p.year} 年安排已按公布处理，但其中没有元旦放假，可能不完整；只是本地停工停业的，请用 --local 导入`,
};

export const calendarYear = {
  title: (p: { year: string; days: number }) => `${p.year} 年　工作日 ${p.days} 天`,
  unpublished: (p: { year: string }) => `${p.year} 年的放假安排尚未公布，下列仅为已导入的日子。`,
  months: '1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月',
  date: '日期',
  kind: '类型',
  name: '名称',
  source: '来源',
  none: '没有特别安排的日子。',
  origins: {
    package: '国务院办公厅年度通知（随程序提供）',
    national: '已导入的年度安排',
    local: '本地安排',
  },
};
