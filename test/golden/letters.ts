import { readFileSync } from 'node:fs';
import { addCases, HYGIENE, makeListedOffice, TEACHER } from '../letter/support.ts';
import type { Office } from '../support/office.ts';
import { sampleFile } from '../support/sample-office.ts';

/** A licence that asks for ten materials, and whose conditions run over a page: made from the sample list's hygiene licence. */
const TEN = '1132040401410335004320120002999';

const materials = [
  '卫生许可证申请表',
  '营业执照',
  '场所地址方位示意图和平面图',
  '卫生检测或者评价报告（容缺）',
  '公共场所卫生管理制度和卫生管理组织、卫生管理人员名单',
  '从业人员健康合格证明',
  '集中空调通风系统的卫生检测或者评价报告（使用集中空调通风系统的公共场所提交）（容缺）',
  '生活饮用水水质检测报告',
  '场所产权证明或者租赁合同',
  '法定代表人或者负责人的身份证明',
].join('；');

/** An office with cases that show what letters can look like; all values are fictional. */
export async function makeGoldenOffice(): Promise<Office> {
  const office = await makeListedOffice();
  const lines = readFileSync(sampleFile('items.csv'), 'utf8').split('\n');
  const hygiene = lines.find((line) => line.startsWith(HYGIENE)) ?? '';
  const ten = hygiene
    .replace(HYGIENE, TEN)
    .replace('公共场所卫生许可', '公共场所卫生许可（宾馆、饭店等住宿场所新办）')
    .replace(/卫生许可证申请表；[^,]*/, materials);
  await office.run(['item', 'import', '-', '--batch', '第二批'], { stdin: `${lines[0]}\n${ten}\n` });
  await office.run('item publish 第二批 --from 2026-01-01');
  await addCases(office, [
    { caseNo: 'teacher', itemCode: TEACHER, row: { facts: '本人无犯罪记录；本人思想品德良好' } },
    {
      caseNo: 'rare',
      itemCode: TEACHER,
      applicant: {
        name: '欧阳𬱖𠅤𪚥𠀡',
        address:
          '常澄市天宁区青云街道雕庄路一百二十八号云溪花园西区十二幢乙单元二千三百零一室（原常澄纺织机械厂家属院）',
      },
      agent: { name: '龚䶮𫖯', id_number: '11010519491231002X' },
    },
    {
      caseNo: 'hygiene',
      itemCode: HYGIENE,
      applicant: {
        type: 'organization',
        id_type: 'uscc',
        id_number: '91320481MA17339663',
        name: '溧阳市云帆酒店管理有限公司',
        legal_representative: '邓扬博',
      },
    },
    {
      caseNo: 'ten',
      itemCode: TEN,
      applicant: {
        type: 'organization',
        id_type: 'uscc',
        id_number: '91320481MA17339663',
        name: '常澄市天宁区青云街道云帆国际大酒店管理服务集团股份有限公司第二分公司',
        legal_representative: '邓扬博',
      },
      agent: { name: '李小雨', id_number: '11010519491231002X' },
    },
  ]);
  return office;
}
