import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeOffice, type Office } from '../support/office.ts';
import { readPdf } from '../support/read-pdf.ts';
import { decided, reported } from './support.ts';

/** The text of the one paper that a command writes, without spaces. */
async function paperOf(office: Office, line: string, lang = 'zh'): Promise<string> {
  const outcome = await office.run(`${line} --out papers --lang ${lang} --format json`);
  expect(outcome.err).toBe('');
  const { files } = outcome.json() as { files: string[] };
  expect(files).toHaveLength(1);
  const [file = ''] = files;
  return readPdf(readFileSync(file)).text.replace(/\s+/g, lang === 'zh' ? '' : ' ');
}

describe('the papers of the ways out', () => {
  test('acceptance and answer of an objection', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-09-01');
    const accepted = await paperOf(office, `credit object ${breach} --content 核查对象有误`);
    for (const part of [
      '异议受理通知书',
      '异受〔2026〕1号',
      '王建国（居民身份证：320402199001011239）',
      '所涉失信信息的内容提出的异议',
      '核查对象有误。',
      '将于2026年9月24日前作出答复',
    ])
      expect(accepted).toContain(part);
    const answered = await paperOf(
      office,
      `credit object ${breach} --uphold --reason 确系他人 --document 常审异复〔2026〕7号`,
    );
    for (const part of [
      '异议处理结果告知书',
      '常审异复〔2026〕7号',
      '确系他人。异议成立。',
      '自始不作为失信',
    ])
      expect(answered).toContain(part);
    // Nothing to go to court about where the subject was right.
    expect(answered).not.toContain('行政复议');
  });

  test('a rejected objection tells of the remedies; a corrected period of its dates', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-09-01');
    await office.run(`credit object ${breach} --content 核查对象有误`);
    const rejected = await paperOf(office, `credit object ${breach} --reject --reason 核查无误`);
    for (const part of ['异议不成立。', '申请行政复议', '维持不变']) expect(rejected).toContain(part);
    await office.run(`credit object ${breach} --against period --content 期限有误`);
    const corrected = await paperOf(
      office,
      `credit object ${breach} --uphold --reason 属实 --publicity-until 2027-03-01`,
    );
    expect(corrected).toContain('公示截止日更正为2027年3月1日');
  });

  test('a lift names what ends and what stays; an excuse its reason and basis', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-09-01');
    const lifted = await paperOf(office, `credit lift ${breach} --reason 法院判决 --document 苏04行终12号`);
    for (const part of [
      '解除失信惩戒措施告知书',
      '苏04行终12号（法院判决）',
      '全部事项不适用告知承诺制',
      '自2026年9月16日起停止公示',
    ])
      expect(lifted).toContain(part);
    const light = await reported(office, { subject: '110101199003070011', seriousness: 'minor' });
    const excused = await paperOf(
      office,
      `credit decide ${light} --excuse 主动改正，没有造成后果 --corrected-on 2026-09-15`,
    );
    for (const part of [
      '免予认定失信决定书',
      '已于2026年9月15日改正',
      '主动改正，没有造成后果。',
      '第三十三条',
    ])
      expect(excused).toContain(part);
  });

  test('in English', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-09-01', { name: 'Wang' });
    expect(await paperOf(office, `credit object ${breach} --content mistaken`, 'en')).toContain(
      'The authority answers by 24 September 2026',
    );
    expect(await paperOf(office, `credit object ${breach} --reject --reason "it was right"`, 'en')).toContain(
      'The objection is rejected.',
    );
    expect(await paperOf(office, `credit lift ${breach} --reason judgment --document 12`, 'en')).toContain(
      'are lifted from 16 September 2026',
    );
    const light = await reported(office, { subject: '110101199003070011', seriousness: 'minor', name: 'Li' });
    expect(
      await paperOf(office, `credit decide ${light} --excuse "put right" --corrected-on 2026-09-15`, 'en'),
    ).toContain('not held as a breach');
  });

  test('are printed again by their kind, and refused where there is nothing to tell', async () => {
    const office = await makeOffice();
    const breach = await decided(office, '2026-09-01');
    const print = (kind: string) => office.run(`letter paper ${kind} ${breach} --out papers/${kind}.pdf`);
    expect((await print('objection-acceptance')).code).not.toBe(0);
    await office.run(`credit object ${breach} --content 核查对象有误 --out papers`);
    expect((await print('objection-acceptance')).err).toBe('');
    expect((await print('objection-answer')).code).not.toBe(0);
    expect((await print('lift-notice')).code).not.toBe(0);
    for (const kind of ['objection-acceptance', 'objection-answer', 'lift-notice', 'excuse-decision'])
      expect((await office.run(`letter paper ${kind} --blank --out papers/blank-${kind}.pdf`)).err).toBe('');
  });
});
