/** 容缺材料：补正、逾期清单、因不可抗力延长。 */
const steps = { postpone: '延长补正期限（case extend --materials）' };

export const deferral = {
  steps,
  within: '容缺材料的补正期限，如 3工作日、3wd（默认：办件的承诺办结时限；不得超过它）',
  materials: '延长的是容缺材料的补正期限（不可抗力），而不是办结期限',
  due: '补正期限',
  awaited: '待补正材料',
  asMaterial: '已补来的材料（可重复，或以；分隔；默认：全部）',
  supplied: (p: { caseNo: string; materials: string }) => `办件 ${p.caseNo} 已补正：${p.materials}。`,
  complete: (p: { caseNo: string }) => `办件 ${p.caseNo} 的容缺材料已补齐。`,
  left: (p: { materials: string; due: string }) =>
    `尚缺：${p.materials}${p.due === '' ? '' : `（补正期限 ${p.due}）`}`,
  late: (p: { due: string }) => `注意：补正期限为 ${p.due}，材料逾期补正。`,
  postponed: (p: { caseNo: string; from: string; to: string }) =>
    `办件 ${p.caseNo} 的容缺材料补正期限由 ${p.from} 延长至 ${p.to}。`,
  deadlineStays: (p: { caseNo: string; deadline: string }) =>
    `办结期限 ${p.deadline} 不变；等待材料的时间依法可以中止计时的，用 chengnuo case pause ${p.caseNo}。`,
  list: {
    option: '列出容缺材料尚未补齐的办件及补正期限（与 --overdue、--within 合用为逾期、临期清单）',
    notBy: '--deferred 不能与 --by 合用',
  },
};

export const caseDeferralErrors = {
  E_CASE_MATERIAL_NOT_AWAITED: {
    message: (p: { case_no: string; material: string; awaited: readonly string[] }) =>
      `${p.case_no} 没有等待补正的材料${p.material === '' ? '' : `“${p.material}”`}。`,
    hint: (p: { awaited: readonly string[] }) =>
      p.awaited.length === 0 ? '材料已经收齐。' : `等待补正的材料：${p.awaited.join('、')}。`,
  },
  E_CASE_MATERIALS_LIMIT: {
    message: (p: { due: string; deadline: string }) =>
      `容缺材料的补正期限（${p.due}）不得超过办件的承诺办结期限（${p.deadline}）。`,
    hint: '缩短 --deferred-within；可以放宽的，由政策 deferral.limit 规定。',
  },
  E_CASE_MATERIALS_EXTENSION: {
    message: (p: { case_no: string; before: number; times: number; longest: string; longestEn: string }) =>
      p.before < p.times
        ? `容缺材料的补正期限一次最多延长${p.longest}。`
        : p.times === 0
          ? '按政策 deferral.extension，容缺材料的补正期限不得延长。'
          : `办件 ${p.case_no} 的补正期限已经延长过 ${p.before} 次，不得再延长。`,
    hint: '由政策 deferral.extension 规定。',
  },
};
