import { type Catalogue, catalogue } from '../../src/i18n/catalogue.ts';

type Table = (head: readonly string[], rows: readonly (readonly string[])[]) => string;
type Words = Readonly<Record<string, string>>;

/** What a field of files, JSON and options may hold, as the catalogues print it: the field in both languages, and its codes. */
function fields(t: Catalogue): readonly (readonly [field: string, codes: Words])[] {
  const { item, subject, cases, check, checkRun, checkRequest, checkRemedy, sample, credit } = t;
  return [
    ['类别 · track', item.tracks],
    ['办理方式 · mode', item.modes],
    ['办理时序 · pace', item.paces],
    ['核查范围 · coverage', item.coverages],
    ['事项版本的状态 · status of an item version', item.statuses],
    ['申请人类型 · applicant type', subject.types],
    ['渠道 · channel', cases.channels],
    ['办件状态 · state of a case', cases.states],
    ['办理结果 · decision', cases.decisions],
    ['中止的原因 · kind of a pause', cases.clock.kinds],
    ['期限提醒 · signal of a deadline', cases.clock.signals],
    ['一件事中的角色 · part in a bundle', cases.application.parts],
    ['核查方式 · method of a check', check.methods],
    ['核查结论 · outcome of a check', check.outcomes],
    ['数据比对 · comparison with a source', checkRun.suspicions.outcomes],
    ['协查函状态 · state of a request', checkRequest.states],
    ['后续处理 · remedy', checkRemedy.steps],
    ['检查人员角色 · role of an inspector', sample.roles],
    ['移送状态 · state of a referral', sample.referral.states],
    ['移送反馈 · answer to a referral', sample.referral.results],
    ['失信种类 · kind of a breach', credit.kind],
    ['严重程度 · seriousness', credit.seriousness],
    ['失信状态 · state of a breach', credit.state],
    ['陈述申辩 · defence', credit.defence],
    ['限制范围 · scope of a bar', credit.scope],
    ['修复步骤 · step of a repair', credit.repairStep],
    ['修复状态 · state of a repair', credit.repairState],
    ['异议所指 · objection against', credit.remedy.against],
    ['异议状态 · state of an objection', credit.remedy.objectionState],
    ['报送数据集 · data set of an export', credit.export.set],
  ];
}

/** docs/codes.md below its first line. */
export function codesPage(table: Table): string {
  const english = new Map(fields(catalogue('en')));
  const rows = fields(catalogue('zh')).flatMap(([field, codes]) =>
    Object.entries(codes).map(([code, chinese], i) => [
      i === 0 ? field : '',
      `\`${code}\``,
      chinese,
      english.get(field)?.[code] ?? '',
    ]),
  );
  return `# 代码值 · Codes

文件、JSON 和选项中的代码值，两种语言相同；词义见[词汇](glossary.md)。 · The same in both languages, in files, JSON and options; what the words mean: [glossary](glossary.md).

${table(['字段 · field', 'code', '中文', 'English'], rows)}`;
}
