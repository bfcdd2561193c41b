export const calendar = {
  kind: {
    weekday: '工作日',
    weekend: '周末',
    holiday: '放假',
    make_up: '调休上班',
    guess_weekday: '周一至周五（放假安排尚未公布，暂计）',
    guess_weekend: '周末（放假安排尚未公布，暂计）',
  },
  named: (p: { kind: string; name: string }) => `${p.kind}（${p.name}）`,
  why: {
    received: '收件当日，不计入',
    movedReceipt: '非工作日收件，视为下一工作日收件',
    receivedNextDay: '视为本日收件，不计入',
    notCounted: (p: { day: string }) => `${p.day}，不计入`,
    counted: (p: { day: string; number: number }) => `${p.day}，计第${p.number}日`,
    paused: (p: { why: string }) => `计时中止（${p.why}），不计入`,
    pausedTime: (p: { from: string; until: string; why: string }) =>
      `${p.from} 至 ${p.until} 计时中止（${p.why}），不计入`,
    slotPaused: (p: { slot: string; why: string }) => `${p.slot}，计时中止（${p.why}），不计入`,
    movedByPauses: (p: { days: number }) => `扣除中止的 ${p.days} 日`,
    extended: (p: { limit: string; why: string }) => `期限至此；经批准延长${p.limit}（${p.why}），自次日续计`,
    countedExtension: (p: { day: string; number: number }) => `${p.day}，计延长期第${p.number}日`,
    calendarDay: (p: { number: number }) => `第${p.number}日`,
    corresponding: '期间届满的对应日',
    monthEnd: '当月无对应日，以月末日为期间届满日',
    shiftedFrom: (p: { day: string }) => `期间最后一日遇${p.day}，顺延`,
    and: (p: { first: string; second: string }) => `${p.first}；${p.second}`,
    afterClosing: (p: { time: string }) => `${p.time} 下班后收件，顺延至下一工作日`,
    shiftedTo: (p: { day: string }) => `${p.day}，顺延至本日`,
    startsAtOnce: (p: { time: string }) => `${p.time} 起算，连续计时`,
    endsAt: (p: { time: string }) => `${p.time} 届满`,
    slotOfReceipt: (p: { slot: string; time: string }) => `${p.time} 收件，计为${p.slot}收件`,
    closedReceipt: (p: { day: string }) => `${p.day}，收件顺延至下一工作日上班时`,
    slotCounted: (p: { slot: string; number: number; time: string }) =>
      `${p.slot}，第${p.number}个半日，${p.time} 止`,
    office: (p: { from: string; to: string; minutes: number }) =>
      `办公时间 ${p.from}—${p.to}，计 ${p.minutes} 分钟`,
    onTheSpot: (p: { time: string }) => `当场办结，不晚于当日下班（${p.time}）`,
    morning: '上午',
    afternoon: '下午',
  },
};

export const calendarErrors = {
  E_CALENDAR_YEAR: {
    message: (p: { year: string; day: string }) =>
      `${p.year} 年的放假安排尚未载入，无法判定 ${p.day} 是否为工作日。`,
    hint: '国务院办公厅公布后，用 chengnuo calendar import 文件 导入该年安排。',
  },
  E_CALENDAR_LIMIT: {
    message: (p: { limit: string }) => `期限过长，无法按日历计算：${p.limit}`,
    hint: '请核对期限的数字和单位；最长不超过 100 年。',
  },
};
