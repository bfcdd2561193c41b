const now = (value: string): string => (value === '' ? '，此处为空' : `，现为“${value}”`);
/** Some of the other items' codes, and how many there are. */
interface Others {
  readonly others: readonly string[];
  readonly count: number;
}

const codes = ({ others, count }: Others): string =>
  `${others.slice(0, 5).join('、')}${count > 5 ? `等 ${count} 个` : ''}`;

const caseTypes = {
  instant: '即办件',
  at_once: '即审即办',
  promised: '承诺件',
  review_first: '前审后批',
};
const completions = { certificate: '出证办结', document: '出文办结', approval: '审批办结' };
const levels = { 1: '国家级', 2: '省级', 3: '市级', 4: '县级', 5: '镇（乡、街道）级', 6: '村（社区）级' };
const levelName = (level: number): string => levels[level as keyof typeof levels] ?? String(level);

/** What the cross-field rules of a list say (src/item/lint-rules.ts). Each sentence names its column. */
export const itemLint = {
  caseType: (p: { column: string; expected: keyof typeof caseTypes; value: string }) =>
    `承诺办结时限${p.expected === 'instant' || p.expected === 'at_once' ? '为当场' : '不是当场'}，“${p.column}”应为${caseTypes[p.expected]}${now(p.value)}`,
  resultEnding: (p: { name: string; column: string; expected: keyof typeof completions; value: string }) =>
    `结果名称为“${p.name}”，“${p.column}”应为${completions[p.expected]}${now(p.value)}`,
  reasonMissing: (p: { visits: number; column: string }) =>
    `到办事现场${p.visits}次，“${p.column}”必须写明原因`,
  reasonNeedless: (p: { column: string; value: string }) =>
    `到办事现场0次，“${p.column}”应填“无”${now(p.value)}`,
  postForm: (p: { column: string }) => `到办事现场0次又不能网上办理，“${p.column}”应包括邮寄（快递）申请`,
  onlineVisits: (p: { depth: string; column: string; visits: number }) =>
    `“${p.depth}”为全程网办，“${p.column}”应为0，现为${p.visits}`,
  feeMissing: (p: { column: string }) => `收费事项必须填写“${p.column}”`,
  feeNeedless: (p: { column: string }) => `不收费的事项，“${p.column}”不应为支持`,
  phoneMissing: (p: { column: string }) => `“${p.column}”必须填写`,
  phoneArea: (p: { column: string; value: string; codes: readonly string[] }) =>
    `“${p.column}”应带区号${p.codes.join('或')}${now(p.value)}`,
  phonesSame: (p: { column: string; other: string }) => `“${p.column}”与“${p.other}”相同，应为不同的号码`,
  themes: (p: { targets: string; column: string; needed: boolean }) =>
    p.needed
      ? `服务对象为“${p.targets}”，“${p.column}”必须填写`
      : `服务对象为“${p.targets}”，“${p.column}”不应填写`,
  questions: (p: { column: string; least: number }) => `行政许可事项的“${p.column}”至少为${p.least}`,
  steps: (p: { column: string; least: number; filled: number }) =>
    `行政许可事项的“${p.column}”应不少于${p.least}步（受理、审核、审批、办结、送达），现有${p.filled}步`,
  resultSample: (p: { name: string; column: string }) => `结果为“${p.name}”，应附“${p.column}”`,
  overStatutory: (p: { column: string; value: string; statutory: string }) =>
    `“${p.column}”${p.value}长于法定办结时限${p.statutory}`,
  notShorter: (p: { column: string; value: string; previous: string }) =>
    `实行告知承诺，但“${p.column}”${p.value}并不短于原办结时限${p.previous}`,
  codeLevel: (p: { column: string; value: string; level: number }) =>
    `“${p.column}”为${p.value}，事项编码第19位表示${levelName(p.level)}，两者不一致`,
  codeAuthority: (p: { column: string; value: string; inCode: string }) =>
    `“${p.column}”${p.value}与事项编码前18位${p.inCode}不一致`,
  codeKind: (p: { column: string; value: string; kind: string }) =>
    `“${p.column}”为${p.value}，事项编码第22至23位为${p.kind}，两者不一致`,
  ownerLevel: (p: { column: string; value: string; owner: number }) =>
    `“${p.column}”为${p.value}，高于实施主体代码所在区划的层级（${levelName(p.owner)}）`,
  noLegalBasis: (p: { column: string }) => `没有“${p.column}”的证明应当直接取消，不应要求承诺`,
  excluded: (p: { column: string; keyword: string }) =>
    `“${p.column}”含有“${p.keyword}”，可能属于不适用告知承诺制的范围，请核实`,
  exemptSupervision: (p: { column: string }) => `免予核查的事项仍应纳入日常监管，请写明“${p.column}”`,
  modeConflict: (p: Others & { certificate: string }) =>
    `证明“${p.certificate}”既有直接取消又有告知承诺，另见${codes(p)}`,
  sameItem: (p: Others) => `同一实施主体有同名事项，编码不同：${codes(p)}`,
  similarItem: (p: Others) => `除标点、括号、空格外，名称与另一事项相同：${codes(p)}`,
  similarCode: (p: Others) => `除大小写、横线、空格外，编码与另一事项相同：${codes(p)}`,
};
