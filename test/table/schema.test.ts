import { describe, expect, it } from 'vitest';
import { parseSchema } from '../../src/table/parse-schema.ts';
import { headersOf, loadSchema, schemaNames } from '../../src/table/schema.ts';

const item =
  'item_code 事项编码 service_code 政务服务事项编码 item_name 事项名称 track 类别 kind 事项类型 certificate_name 证明名称 ' +
  'authority_name 实施主体 authority_code 实施主体代码 level 行使层级 domain 领域 mode 办理方式 pace 办理时序 legal_basis 设定依据 ' +
  'conditions 办理条件 standards 标准和技术要求 proof_content 证明内容 liability 不实承诺责任 materials 申请材料 ' +
  'materials_before 原材料数 materials_after 现材料数 visits_before 原跑动次数 visits_after 现跑动次数 statutory_limit 法定办结时限 ' +
  'previous_limit 原办结时限 promised_limit_window 承诺办结时限（窗口） promised_limit_online 承诺办结时限（网上） check_method 核查方式 ' +
  'check_within 核查时限 check_coverage 核查范围 check_rules 核查规则 eligible_classes 适用类别 publish_letter 公开承诺书 ' +
  'agent_allowed 可否代办 bundle 一件事 effective_from 生效日期 effective_to 失效日期';

/** Contract, section 3: names and titles in its order. */
const contract: Readonly<Record<string, string>> = {
  item,
  case:
    'case_no 办件编号 item_code 事项编码 applicant_name 申请人 applicant_type 申请人类型 id_type 证件类型 id_number 证件号码 ' +
    'legal_representative 法定代表人 phone 联系电话 address 地址 agent_name 代理人 agent_id_number 代理人证件号码 channel 渠道 ' +
    'region_code 行政区划 received_at 受理时间 mode 办理方式 facts 承诺内容 deferred 容缺材料 signed_at 承诺时间 decided_at 办结时间 ' +
    'decision 办理结果 applicant_region 申请人区划 satisfaction 满意度',
  inspector:
    'inspector_no 人员编号 name 姓名 authority_code 单位代码 authority_name 单位 certificate_no 执法证号 valid_until 有效期至 ' +
    'domains 领域 regions 区划 role 角色 recuse 回避对象',
  results:
    'unit 抽查对象 inspected_on 检查日期 result 检查结果 promise 承诺核查结论 detail 情况说明 rectify_by 整改期限',
  bundle:
    'bundle_code 一件事编码 bundle_name 一件事名称 item_code 事项编码 step 环节 lead 牵头单位 limit_before 原时限 limit_after 现时限',
  calendar: 'date 日期 kind 类型 name 名称 source 依据',
  opinion:
    'item_code 事项编码 opinion 意见 source 意见来源 received_on 收到日期 answer 答复 adopted 采纳情况',
  unit: 'unit 抽查对象 reason 原因',
  theme:
    'theme_code 主题编码 theme_name 主题名称 authority 检查部门 matter 检查内容 object 检查对象 domain 领域 item_code 事项编码 lead 牵头单位',
  reply: 'request_no 协查编号 result 结果 detail 说明',
  grade:
    'id_number 证件号码 name 名称 scheme 评价体系 value 等级 dated_on 评价日期 valid_until 有效期至 barred 限制 basis 依据',
  returned: 'data_set 数据集 record_key 承诺编码或决定文书号 field 错误字段 error 错误信息',
  fine: 'breach 失信行为编号 fine 罚款金额（元） confiscated 没收金额（元） permit 暂扣或吊销证照名称及编号',
};

describe('the layouts', () => {
  it.each(schemaNames)('%s has the columns of the contract', (name) => {
    const schema = loadSchema(name);
    const pairs = schema.fields.map((field) => `${field.name} ${field.title}`).join(' ');
    // A list of items may go on behind the contract's columns.
    if (name === 'item') expect(pairs.startsWith(item)).toBe(true);
    else expect(pairs).toBe(contract[name]);
    expect(headersOf(schema, 'zh')).toHaveLength(schema.fields.length);
  });

  it('personal columns are marked', () => {
    const personal = schemaNames.flatMap((name) =>
      loadSchema(name).fields.flatMap((field) => (field.personal ? `${name}.${field.name}` : [])),
    );
    expect(personal).toEqual([
      'case.applicant_name',
      'case.id_number',
      'case.legal_representative',
      'case.phone',
      'case.address',
      'case.agent_name',
      'case.agent_id_number',
      'inspector.name',
      'grade.id_number',
      'grade.name',
    ]);
  });

  it('a header that could mean two columns is a bug, found at once', () => {
    const field = (name: string, aliases: string[]) => ({ name, title: `${name}列`, kind: 'text', aliases });
    const schema = (fields: unknown[]) => ({
      name: 'item',
      title: 't',
      title_en: 't',
      primaryKey: 'a',
      fields,
    });
    expect(() => parseSchema('item', schema([field('a', ['x y']), field('b', ['X_Y'])]))).toThrow(
      /two columns/,
    );
    expect(() => parseSchema('item', schema([field('a', []), field('b', [])]))).not.toThrow();
  });
});
