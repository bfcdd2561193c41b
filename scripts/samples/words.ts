/** The words of the Chinese edition for the codes that the English one carries. */
export const zhWords: Readonly<Record<string, string>> = {
  certification: '证明事项',
  licence: '涉企经营许可',
  material: '申请材料',
  cancelled: '直接取消',
  commitment: '告知承诺',
  data_query: '数据查询',
  dept_verify: '部门核验',
  ordinary: '一般程序',
  on_the_spot: '当场办',
  after_query: '查询马上办',
  after_verification: '核验限时办',
  online: '在线核查',
  assist: '部门协查',
  document: '书面核查',
  onsite: '现场检查',
  publicity: '公示核查',
  full: '全覆盖',
  sample: '抽查',
  exempt: '免予核查',
  yes: '是',
  no: '否',
  '3': '市级',
  '4': '县级',
  '5': '镇级',
  '01': '行政许可',
  '05': '行政给付',
  '07': '行政确认',
  '10': '其他行政权力',
  '20': '公共服务',
};

export const bundleNamesEn: Readonly<Record<string, string>> = {
  教育入学一件事: 'Starting school',
  开办人力资源服务机构一件事: 'Opening a human resources agency',
  公民身后一件事: 'After a death',
  孕育一件事: 'Having a child',
  企业开办一件事: 'Opening a business',
  企业注销一件事: 'Closing a business',
};

/** A limit in the English notation: `20工作日` is `20wd`. */
export function limitEn(limit: string): string {
  if (limit === '当场') return 'on_the_spot';
  const units = { 工作日: 'wd', 自然日: 'd', 小时: 'h', 分钟: 'min', 月: 'mo', 年: 'y' };
  return Object.entries(units).reduce((text, [zh, en]) => text.replace(zh, en), limit);
}

const liabilityZh = {
  certification:
    '承诺不实的，终止办理、责令限期整改或者撤销已作出的行政决定；骗取待遇、资格的依法追回、取消；记入信用记录，修复前不再适用告知承诺制；涉嫌犯罪的移送司法机关',
  licence:
    '在核查或者日常监管中发现承诺不实的，责令限期整改；逾期不整改或者整改后仍不符合条件的，撤销许可决定；因此造成的损失由申请人承担；记入信用记录，修复前不再适用告知承诺制',
  material:
    '未按承诺提交材料或者材料与承诺不符的，责令限期补正；逾期不补正的，撤销行政决定，记入信用记录，修复前不再适用告知承诺制',
};
const liabilityEn = {
  certification:
    'If the promise is untrue: handling ends, correction is ordered within a limit or the decision is revoked; benefits and qualifications got by it are recovered or cancelled; it enters the credit record and bars from commitment until repaired; a suspected crime goes to the judicial organs',
  licence:
    'If a check or daily supervision finds the promise untrue: correction is ordered within a limit; without it the licence is revoked; losses are borne by the applicant; it enters the credit record and bars from commitment until repaired',
  material:
    'If the material is not handed in as promised or differs from the promise: it is to be supplied within a limit, else the decision is revoked; it enters the credit record and bars from commitment until repaired',
};

export const liability = { zh: liabilityZh, en: liabilityEn };
