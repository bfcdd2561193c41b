import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFile } from '../../../src/credit/exports/check-file.ts';
import {
  type Layout,
  type LayoutField,
  type LayoutName,
  layoutNames,
  loadLayout,
} from '../../../src/credit/exports/layout.ts';
import { type Cells, type Facts, toCells } from '../../../src/credit/exports/record.ts';
import { exportForms, writeRows } from '../../../src/credit/exports/write-files.ts';
import { makeFolder, OFFICE_USCC, run } from '../../support/office.ts';
import { FIRM, WANG } from './support.ts';

const TODAY = '2026-09-16';

/** A sound row of each layout, as facts. */
const sound: Readonly<Record<LayoutName, Facts>> = {
  commitment: {
    ...{
      commitment_code: '32040020260706000001',
      promisor_name: '某某有限公司',
      promisor_type: 'organization',
    },
    ...{
      promisor_code: FIRM,
      promise_type: 'approval',
      promise_matter: '申请办理许可',
      promise_content: '符合条件',
    },
    ...{
      liability: '撤销许可',
      promised_on: '2026-07-06',
      valid_until: '2027-07-06',
      accepting_unit: '常澄市行政审批局',
    },
    ...{ accepting_unit_code: OFFICE_USCC, openness: 'public', fulfilment: 'part', unfulfilled: '资本不足' },
    ...{ consequence: '撤销许可', assessed_on: '2026-08-03', assessing_unit: '常澄市行政审批局' },
    ...{ assessing_unit_code: OFFICE_USCC, remarks: '异议处理中' },
  },
  licence: {
    ...{
      XK_XDR_MC: '某某有限公司',
      XK_XDR_LB: 'organization',
      XK_XDR_SHXYM: FIRM,
      XK_XDR_GSZC: '320400000012345',
    },
    ...{
      XK_XDR_ZZJG: '78068813-2',
      XK_XDR_SWDJ: '320400780688132',
      XK_XDR_SYDW: '132040000123',
      XK_XDR_SHZZ: '5132',
    },
    ...{
      XK_FRDB: '李某',
      XK_FR_ZJLX: 'resident_id',
      XK_FR_ZJHM: WANG,
      XK_XKWS: '准予许可决定',
      XK_WSH: '许1号',
    },
    ...{ XK_XKLB: 'ordinary', XK_XKZS: '许可证', XK_XKBH: 'XK-1', XK_NR: '准予经营', XK_JDRQ: '2026-07-06' },
    ...{ XK_YXQZ: '2026-07-06', XK_YXQZI: '2099-12-31', XK_XKJG: '常澄市行政审批局', XK_XKJGDM: OFFICE_USCC },
    ...{ XK_ZT: 'valid', XK_LYDW: '常澄市行政审批局', XK_LYDWDM: OFFICE_USCC, BZ: '无' },
  },
  penalty: {
    ...{
      CF_XDR_MC: '某某有限公司',
      CF_XDR_LB: 'organization',
      CF_XDR_SHXYM: FIRM,
      CF_XDR_GSZC: '320400000012345',
    },
    ...{
      CF_XDR_ZZJG: '78068813-2',
      CF_XDR_SWDJ: '320400780688132',
      CF_XDR_SYDW: '132040000123',
      CF_XDR_SHZZ: '5132',
    },
    ...{ CF_FRDB: '李某', CF_FR_ZJLX: 'resident_id', CF_FR_ZJHM: WANG, CF_WSH: '罚1号', CF_WFXW: '虚假承诺' },
    ...{
      CF_SY: '资本不足',
      CF_YJ: '国办发〔2020〕42号',
      CF_CFLB: ['fine', 'confiscation', 'permit'],
      CF_NR: '罚款2000元',
    },
    ...{
      CF_NR_FK: 200_000,
      CF_NR_WFFF: 1,
      CF_NR_ZKDX: '许可证XK-1',
      CF_JDRQ: '2026-08-03',
      CF_YXQ: '2099-12-31',
    },
    ...{ CF_GSJZQ: '2027-08-03', CF_CFJG: '常澄市行政审批局', CF_CFJGDM: OFFICE_USCC, CF_ZT: 'normal' },
    ...{ CF_SJLY: '常澄市行政审批局', CF_SJLYDM: OFFICE_USCC, BZ: '无' },
  },
  removal: {
    ...{ data_set: 'penalty', record_key: '罚1号', reference: 'X320400-2026-0001', reason: 'repaired' },
    ...{ removed_on: '2026-09-01', remarks: '无' },
  },
};

const person: Facts = {
  XK_XDR_MC: '王小明',
  XK_XDR_LB: 'person',
  XK_XDR_ZJLX: 'resident_id',
  XK_XDR_ZJHM: WANG,
};
const aside = Object.fromEntries(
  ['SHXYM', 'GSZC', 'ZZJG', 'SWDJ', 'SYDW', 'SHZZ'].map((name) => [`XK_XDR_${name}`, null]),
);
/** A licence of a natural person: another set of fields is filled in. */
const personal: Facts = {
  ...sound.licence,
  ...aside,
  ...{ XK_FRDB: null, XK_FR_ZJLX: null, XK_FR_ZJHM: null },
  ...person,
};

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Problems of a CSV file that this test writes by itself. */
async function problemsOf(layout: Layout, rows: readonly Cells[]): Promise<string[]> {
  const file = join(makeFolder(), 'file.csv');
  const lines = [
    layout.fields.map(({ name }) => name),
    ...rows.map((row) => layout.fields.map(({ name }) => row[name] ?? '')),
  ];
  writeFileSync(file, lines.map((line) => `${line.map(quote).join(',')}\n`).join(''));
  const verdict = await checkFile(file, TODAY, 'en');
  if (!verdict.ok) throw verdict.error;
  return verdict.value.problems.map(({ line, column, code }) => `${line} ${column} ${code}`);
}

/** Values that no field of this kind may have. */
function wrongValues(field: LayoutField): string[] {
  const long = 'x'.repeat(field.max + 1);
  const common = [' 前有空格', '含\u0007控制字符', "'=1+1"];
  switch (field.kind) {
    case 'text':
      return [...common, long];
    case 'code':
      return [...common, field.pattern === undefined ? long : '坏 格', long];
    case 'enum':
      return [...common, '没有这个值'];
    case 'date':
      return [...common, '2026-02-30', '2026/02/30', '20260706', '2026-7-6'];
    case 'amount':
      return [...common, '0', '-1', '1.0000001', '2,000', '2000元', '01'];
    case 'uscc':
      return [...common, '91320105780688133K', '9132010578068813', long];
    case 'identity':
      return [...common, '320402199001011230', '3204**********1239'];
  }
}

describe('credit export --check', () => {
  for (const name of layoutNames) {
    const layout = loadLayout(name);
    const base = toCells(layout, sound[name]);

    test(`${name}: a sound row has no problem, and names every field but those of natural persons`, async () => {
      expect(await problemsOf(layout, [base])).toEqual([]);
      const empty = layout.fields.filter((field) => base[field.name] === '').map((field) => field.name);
      expect(empty.every((field) => /_XDR_ZJ(?:LX|HM)$/.test(field))).toBe(true);
    });

    test(`${name}: every wrong value of every field is found in its place`, async () => {
      for (const field of layout.fields) {
        const natural = /^XK_XDR_ZJ/.test(field.name);
        const row = natural ? toCells(layout, personal) : base;
        if (/^CF_XDR_ZJ/.test(field.name)) continue;
        for (const value of wrongValues(field)) {
          const found = await problemsOf(layout, [{ ...row, [field.name]: value }]);
          expect([field.name, value, found.some((one) => one.startsWith(`2 ${field.name} `))]).toEqual([
            field.name,
            value,
            true,
          ]);
        }
        const emptied = await problemsOf(layout, [{ ...row, [field.name]: '' }]);
        const found = emptied.includes(`2 ${field.name} missing-cell`);
        const needed =
          field.required ||
          field.required_when !== undefined ||
          (field.required_with.length > 0 && row[field.required_with[0] ?? ''] !== '');
        expect([field.name, found]).toEqual([field.name, needed]);
      }
    });
  }

  test('the conditional rules of commitments', async () => {
    const layout = loadLayout('commitment');
    const base = toCells(layout, sound.commitment);
    const problems = (more: Cells) => problemsOf(layout, [{ ...base, ...more }]);
    expect(await problems({ fulfilment: '全部履行' })).toEqual([
      '2 unfulfilled constraint-error',
      '2 consequence constraint-error',
    ]);
    expect(await problems({ fulfilment: '全部履行', unfulfilled: '', consequence: '' })).toEqual([]);
    expect(await problems({ fulfilment: '全部未履行', unfulfilled: '', consequence: '' })).toEqual([
      '2 unfulfilled missing-cell',
      '2 consequence missing-cell',
    ]);
    expect(await problems({ promise_type: '其他（申请材料告知承诺）' })).toEqual([]);
    expect(await problems({ promise_type: '其他' })).toEqual(['2 promise_type constraint-error']);
    expect(await problems({ promisor_type: '自然人' })).toEqual(['2 promisor_code constraint-error']);
    expect(await problems({ promisor_type: '自然人', promisor_code: WANG })).toEqual([]);
    expect(await problems({ assessing_unit: '' })).toEqual(['2 assessing_unit missing-cell']);
    expect(await problems({ valid_until: '2026-07-05' })).toEqual(['2 valid_until constraint-error']);
    expect(await problems({ promised_on: '2026-09-17' })).toContain('2 promised_on constraint-error');
    expect(await problems({ commitment_code: '32040020261306000001' })).toEqual([
      '2 commitment_code constraint-error',
    ]);
  });

  test('the conditional rules of the publication sets', async () => {
    const licence = loadLayout('licence');
    const natural = toCells(licence, personal);
    expect(await problemsOf(licence, [natural])).toEqual([]);
    expect(await problemsOf(licence, [{ ...natural, XK_XDR_SHXYM: FIRM }])).toEqual([
      '2 XK_XDR_SHXYM constraint-error',
    ]);
    expect(await problemsOf(licence, [{ ...natural, XK_XDR_ZJLX: '' }])).toContain(
      '2 XK_XDR_ZJLX missing-cell',
    );
    expect(await problemsOf(licence, [{ ...natural, XK_XDR_ZJLX: '02' }])).toEqual([
      '2 XK_XDR_ZJHM constraint-error',
    ]);
    const shop = { ...natural, XK_XDR_LB: '04', XK_XDR_ZJLX: '', XK_XDR_ZJHM: '' };
    expect(await problemsOf(licence, [shop])).toEqual(['2 XK_XDR_SHXYM missing-cell']);
    expect(await problemsOf(licence, [{ ...shop, XK_XDR_GSZC: '3204000000' }])).toEqual([]);

    const penalty = loadLayout('penalty');
    const fined = toCells(penalty, sound.penalty);
    expect(fined['CF_NR_FK']).toBe('0.2');
    expect(await problemsOf(penalty, [{ ...fined, CF_CFLB: '警告' }])).toEqual([
      '2 CF_NR_FK constraint-error',
      '2 CF_NR_WFFF constraint-error',
      '2 CF_NR_ZKDX constraint-error',
    ]);
    expect(await problemsOf(penalty, [{ ...fined, CF_NR_FK: '' }])).toEqual(['2 CF_NR_FK missing-cell']);
    expect(await problemsOf(penalty, [{ ...fined, CF_CFLB: '罚款；罚款' }])).toContain(
      '2 CF_CFLB constraint-error',
    );
  });

  test('the same key twice, and everything that can be wrong with the file as a whole', async () => {
    const layout = loadLayout('removal');
    const base = toCells(layout, sound.removal);
    expect(await problemsOf(layout, [base, base])).toEqual(['3 record_key unique-error']);
    const dir = makeFolder();
    const header = layout.fields.map(({ zh }) => zh).join(',');
    const line = layout.fields.map(({ name }) => base[name]).join(',');
    const check = async (content: string | Uint8Array) => {
      writeFileSync(join(dir, 'f.csv'), content);
      const verdict = await checkFile(join(dir, 'f.csv'), TODAY, 'zh');
      return verdict.ok
        ? verdict.value.problems.map(({ line: at, code }) => `${at} ${code}`)
        : verdict.error.code;
    };
    expect(await check(`${header}\n${line}\n`)).toEqual([]);
    expect(await check(`\ufeff${header}\n${line}\n`)).toEqual(['1 byte-order-mark']);
    expect(await check(`${header}\n\n${line}\n`)).toEqual(['2 blank-row']);
    expect(await check(`${header}\n${line},多\n`)).toEqual(['2 extra-cell']);
    expect(await check(`${header}\n"${line}\n`)).toEqual(['2 csv-error']);
    expect(await check(`${header},另\n${line},1\n`)).toEqual(['1 extra-label']);
    expect(await check(`${header.replace('备注', '数据集')}\n${line}\n`)).toContain('1 duplicate-label');
    expect(await check(`${header.replace(',移除日期,备注', ',备注,移除日期')}\n`)).toEqual(['1 label-order']);
    expect(
      await check(Buffer.concat([Buffer.from(`${header}\n`), Buffer.from([0xb3, 0xa3, 0x0a])])),
    ).toContain('null encoding-error');
    expect(await check('甲,乙\n1,2\n')).toBe('E_EXPORT_LAYOUT');
    expect(await check('[{"甲":1},2]')).toEqual(['null json-error']);
    expect(await check(JSON.stringify([{ ...base, remarks: 5 }]))).toEqual(['1 type-error']);
  });

  test('the command: exit 4 with its document, personal data masked, no office needed', async () => {
    const dir = makeFolder();
    const layout = loadLayout('licence');
    const rows: Cells[] = [{ ...toCells(layout, personal), XK_XDR_ZJHM: '320402199001011230' }];
    const lines = [
      layout.fields.map(({ name }) => name),
      ...rows.map((row) => layout.fields.map(({ name }) => row[name])),
    ];
    writeFileSync(join(dir, 'bad.csv'), lines.map((line) => `${line.join(',')}\n`).join(''));
    const done = await run('credit export --check bad.csv --format json', { cwd: dir });
    expect(done.code).toBe(4);
    expect(done.err).toContain('E_EXPORT_CHECK');
    expect(done.json()).toMatchObject({
      ...{ file: 'bad.csv', set: 'licence', rows: 1, ok: false },
      problems: [{ line: 2, column: 'XK_XDR_ZJHM', code: 'constraint-error', value: '3204**********1230' }],
    });
    expect((await run('credit export --check none.csv', { cwd: dir })).err).toContain('E_FILE_NOT_FOUND');
  });

  test('whatever the texts, what is written is found sound, in every form', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((one) => one.trim() !== '' && !/^'+[=+\-@\t\r]/.test(one.trim()));
    const texts = fc.record({
      ...{ promisor_name: text, promise_matter: text, promise_content: text, liability: text },
      ...{ unfulfilled: text, consequence: text, remarks: text },
    });
    const dir = makeFolder();
    const layout = loadLayout('commitment');
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom(...exportForms),
        fc.constantFrom('zh' as const, 'code' as const),
        async (more, form, heading) => {
          const cells = toCells(layout, { ...sound.commitment, ...more });
          async function* rows() {
            yield [cells];
          }
          const path = join(dir, `file.${form}`);
          await writeRows(path, form, layout, heading, rows());
          const verdict = await checkFile(path, TODAY, 'zh');
          expect(verdict.ok && verdict.value.problems).toEqual([]);
          expect(verdict.ok && verdict.value.rows).toBe(1);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('sums keep their last fen', () => {
    const layout = loadLayout('penalty');
    const shown = (fen: number) => toCells(layout, { CF_NR_FK: fen })['CF_NR_FK'];
    expect([shown(200_000), shown(1), shown(1_000_000), shown(123_456_789_012), shown(1_000_001)]).toEqual([
      '0.2',
      '0.000001',
      '1',
      '123456.789012',
      '1.000001',
    ]);
  });
});
