import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/kernel/hash.ts';
import { acceptedRows, summarise } from '../../src/table/import-file.ts';
import { csvOf, goodCase, goodItem, problemsOf, read } from './support.ts';

const header = Object.keys(goodItem).join(',');
const row = Object.values(goodItem).join(',');

describe('shapes in which lists arrive', () => {
  it('title rows, filling notes above and below the header, blank rows: skipped, lines stay physical', () => {
    const notes = `金华市告知承诺制事项清单,,\n"填表说明：一行一项\n不得合并单元格"\n${header}\n`;
    const table = read(
      `${notes}必填,必填,必填,选填,必填,必填,必填,选填\n填表说明：照此填写\n\n${row}\n,,,\n`,
    );
    expect(table.headerLine).toBe(4);
    expect(table.rows.map((r) => r.line)).toEqual([8]);
    expect(problemsOf(table)).toEqual([]);
  });

  it('a cell of several lines moves the lines of the rows after it', () => {
    const first = { ...goodItem, 设定依据: '第一条\r\n第二条\n第三条' };
    const csv = csvOf(first, { ...goodItem, 事项编码: 'A002', 行使层级: '9' });
    expect(problemsOf(read(csv))).toEqual(['5 level constraint-error']);
  });

  it.each([
    [',', '\r\n'],
    ['\t', '\n'],
    [';', '\n'],
    ['|', '\r'],
  ])('delimiter %j and line end %j', (delimiter, eol) => {
    const lines = [Object.keys(goodItem), Object.values(goodItem)].map((cells) => cells.join(delimiter));
    expect(read(`标题\n${lines.join(eol)}${eol}`.replaceAll('\n', eol)).rows[0]?.values).toMatchObject({
      item_code: 'A001',
      level: 3,
    });
  });

  it('headers in English, Chinese or by alias, in any order, marked as required', () => {
    const csv =
      'Mode,*Level,Authority Name,类 别,item_code（必填）,"事项\n名称",certificate-name,法定依据\n' +
      'commitment,4,某局,licence,A1,名称,,法\n';
    const table = read(csv);
    expect(problemsOf(table)).toEqual([]);
    expect(table.rows[0]?.values).toMatchObject({
      item_code: 'A1',
      item_name: '名称',
      track: 'licence',
      level: 4,
      legal_basis: '法',
      certificate_name: null,
    });
  });

  it('keeps the digest of the bytes as they came', () => {
    const csv = csvOf(goodItem);
    expect(read(csv).sha256).toBe(sha256Hex(csv));
  });
});

describe('all problems at once', () => {
  it('each with line, column, code, value and a sentence in the reader’s language', () => {
    const bad = { ...goodItem, 事项编码: '3.30782E+17', 类别: '其他', 行使层级: '很高', 办理方式: '' };
    const csv = csvOf({ ...goodItem, 生效日期: '2026/3/5' }, { ...bad, 生效日期: '2026.2.30' });
    const table = read(csv);
    expect(problemsOf(table)).toEqual([
      '3 item_code number-damaged',
      '3 track constraint-error',
      '3 level type-error',
      '3 effective_from type-error',
      '3 mode missing-cell',
    ]);
    expect(table.problems[1]).toMatchObject({ value: '其他' });
    expect(table.problems[1]?.message).toBe(
      '“类别”的内容“其他”不符合要求：应为证明事项、涉企经营许可、申请材料之一',
    );
    expect(read(csv, 'item', { lang: 'en' }).problems[1]?.message).toContain(
      'certification, licence, material',
    );
    // A code that is a number says nothing by itself.
    const kind = csvOf({ ...goodItem, 事项类型: '其它' });
    expect(read(kind, 'item', { lang: 'en' }).problems[0]?.message).toContain('01 administrative licence');
  });

  it('of a repeated key every row after the first is rejected', () => {
    const csv = csvOf(
      goodItem,
      { ...goodItem, 事项编码: ' Ａ００１' },
      { ...goodItem, 事项编码: 'A002' },
      goodItem,
    );
    const table = read(csv);
    expect(problemsOf(table)).toEqual(['3 item_code unique-error', '5 item_code unique-error']);
    expect(acceptedRows(table).map((r) => r.line)).toEqual([2, 4]);
  });

  it('a key of several columns repeats only as a whole', () => {
    const csv = '一件事编码,一件事名称,事项编码\nX,出生,A\nX,出生,B\nX,出生,A\n';
    expect(problemsOf(read(csv, 'bundle'))).toEqual(['4 bundle_code unique-error']);
  });

  it('conditions between columns: certificate for certification, basis unless cancelled', () => {
    const bare = { ...goodItem, 证明名称: '', 设定依据: '' };
    const csv = csvOf(
      bare,
      { ...bare, 事项编码: 'A2', 类别: 'licence', 办理方式: '直接取消' },
      { ...bare, 事项编码: 'A3', 类别: 'licence' },
      { ...bare, 事项编码: 'A4', 类别: '?', 办理方式: '?' },
    );
    expect(problemsOf(read(csv))).toEqual([
      '2 certificate_name missing-cell',
      '2 legal_basis missing-cell',
      '4 legal_basis missing-cell',
      '5 track constraint-error',
      '5 mode constraint-error',
    ]);
  });

  it('what a missing column would have asked for is not asked', () => {
    const { 办理方式: _mode, 设定依据: _basis, ...rest } = goodItem;
    expect(problemsOf(read(csvOf(rest)))).toEqual(['1 mode missing-label']);
  });

  it('an inspector has a unit by name or by code, and papers unless an expert', () => {
    const csv =
      '人员编号,姓名,单位,单位代码,角色,执法证号,有效期至\n' +
      '1,王一,某局,,组长,K1,2027-01-01\n2,李二,,11330700002592599F,专家,,\n3,张三,,,成员,,\n';
    expect(problemsOf(read(csv, 'inspector'))).toEqual([
      '4 certificate_no missing-cell',
      '4 valid_until missing-cell',
      '4 authority_name missing-cell',
    ]);
    expect(problemsOf(read('人员编号,姓名\n1,王一\n', 'inspector'))[0]).toBe(
      '1 authority_name missing-label',
    );
  });
});

describe('personal data in problems', () => {
  it('is masked in value and sentence, also where a number slipped into another column', () => {
    const id = '110105194912310021';
    const long = '王'.repeat(101);
    const table = read(
      csvOf(
        { ...goodCase, 申请人: long, 渠道: id },
        { ...goodCase, 办件编号: 'B002', 证件号码: '1.10105E+17' },
      ),
      'case',
    );
    expect(problemsOf(table)).toEqual([
      '2 applicant_name constraint-error',
      '2 channel constraint-error',
      '3 id_number number-damaged',
    ]);
    const shown = JSON.stringify(table.problems);
    expect(shown).not.toContain(id);
    expect(shown).not.toContain('王王');
    expect(shown).not.toContain('1.10105E+17');
  });

  it('a stray cell of a personal layout may be anything, so it is masked', () => {
    const table = read(csvOf(goodCase).replace('09:30', '09:30,13812345678'), 'case');
    expect(problemsOf(table)).toEqual(['2 - extra-cell']);
    expect(JSON.stringify(table.problems)).not.toContain('13812345678');
  });
});

describe('the summary', () => {
  it('read = added + updated + unchanged + rejected; a wrong file rejects every row', () => {
    const table = read(csvOf(goodItem, { ...goodItem, 事项编码: '' }));
    const plan = { batch: '第一批', added: 1, updated: 0, unchanged: 0, written: false };
    expect(summarise(table, { ...plan, problems: table.problems })).toMatchObject({
      file: '清单.csv',
      encoding: 'utf-8',
      read: 2,
      rejected: 1,
      written: false,
    });
    const { 办理方式: _, ...rest } = goodItem;
    const wrong = read(csvOf(rest));
    expect(acceptedRows(wrong)).toEqual([]);
    expect(summarise(wrong, { ...plan, added: 0, problems: wrong.problems })).toMatchObject({
      rejected: 1,
      problems: [{ code: 'missing-label', line: 1, column: 'mode' }],
    });
  });
});
