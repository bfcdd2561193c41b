import { describe, expect, test } from 'vitest';
import { contentDigest, qrText, readTypedCode } from '../../src/letter/content.ts';
import { letterFields } from '../../src/letter/fields.ts';
import type { LetterCase } from '../../src/letter/letter-case.ts';

const office = {
  name: '常澄市行政审批局',
  uscc: '11320400014109816C',
  region: '320400',
  phone: '0519-12345678',
};

const one: LetterCase = {
  case_id: 1,
  case_no: 'A-1',
  mode: 'commitment',
  state: 'notified',
  letter_no: '常审承〔2026〕12号',
  commitment_code: '32040020260916000012',
  facts: null,
  deferred_materials: '体检合格证明',
  deadline: '2026-09-23',
  deadline_provisional: 0,
  notified_at: '2026-09-15T16:30:00.000Z',
  received_at: '2026-09-15T15:00:00.000Z',
  check_coverage: 'full',
  item: {
    item_code: 'CN-RS-001',
    version: 3,
    item_name: '教师资格认定',
    track: 'certification',
    certificate_name: '无犯罪记录证明',
    authority_name: '常澄市教育局',
    legal_basis: '《教师资格条例》第十五条',
    conditions: null,
    standards: 'first\nsecond',
    proof_content: '申请人无犯罪记录',
    liability: null,
    materials: '申请表；体检合格证明（容缺）；无犯罪记录证明',
    check_method: 'online\n部门协查；走访',
    check_within: '20wd',
    eligible_classes: null,
    publish_letter: 'yes',
    agent_allowed: null,
  },
  applicant: {
    type: 'person',
    id_type: 'resident_id',
    id_number: '11010519491231002X',
    name: ' 王\u00a0雨晨 ',
    legal_representative: null,
    phone: '',
    address: '青云路12号\r\n502室',
  },
  agent: null,
  voided: false,
};

describe('the fields of a letter', () => {
  const zh = letterFields(one, office, '1.0+abc', 'zh');
  const en = letterFields(one, office, '1.0+abc', 'en');

  test('the day is that of the notice in the office zone, written without padding', () => {
    expect(zh.date_issued).toBe('2026年9月16日');
    expect(en.date_issued).toBe('16 September 2026');
  });

  test('codes become words of the language, own words of the list stay', () => {
    expect(zh.check_method).toBe('在线核查、部门协查、走访');
    expect(en.check_method).toBe('online verification, assistance of other departments, 走访');
    expect([zh.check_within, en.check_within]).toEqual([
      '自作出决定之日起20个工作日内',
      'within 20 working days of the decision',
    ]);
    expect(zh.id_type).toBe('居民身份证');
  });

  test('materials say what is handed in, what follows and until when, and what the promise replaces', () => {
    expect(zh.materials).toEqual([
      { name: '申请表', form: '原件', copies: '1', status: '已提交' },
      { name: '体检合格证明', form: '纸质或电子', copies: '1', status: '2026年9月23日前补交' },
      { name: '无犯罪记录证明', form: '纸质或电子', copies: '1', status: '以承诺替代' },
    ]);
    const provisional = letterFields({ ...one, deadline_provisional: 1 }, office, '1', 'zh');
    expect(provisional.materials).toContainEqual(expect.objectContaining({ status: '承诺后补交' }));
  });

  test('what is not known is undefined, never blank text', () => {
    expect(zh.phone).toBeUndefined();
    expect(zh.liability).toBeUndefined();
    expect(zh.supervision_phone).toBeUndefined();
    expect(zh.authority_phone).toBe('0519-12345678');
  });

  test('odd spaces and line breaks are made plain', () => {
    expect(zh.applicant_name).toBe('王 雨晨');
    expect(zh.address).toBe('青云路12号\n502室');
    expect(zh.standards).toBe('first；second');
  });

  test('a letter that is not published names no range', () => {
    expect(zh.publish_range).toMatch(/公开/);
    const kept = letterFields({ ...one, item: { ...one.item, publish_letter: null } }, office, '1', 'zh');
    expect([kept.publish_letter, kept.publish_range]).toEqual([false, undefined]);
  });
});

describe('the digest of the content', () => {
  const fields = letterFields(one, office, '1.0+abc', 'zh');

  test('is that of the canonical JSON, so that anyone can repeat it', () => {
    // printf of the document below piped into sha256sum.
    expect(contentDigest({ ...one, letter_no: 'N' }, 'T', { b: 'x', a: ['y'], none: undefined })).toBe(
      'a8903f6666d96add1aa1343627243e275480b59a88cc82c0747825b266c4c13f',
    );
  });

  test.each([
    ['the name', { ...fields, applicant_name: '王雨辰' }, '1.0+abc'],
    ['the template', fields, '1.1+abc'],
  ])('changes with %s', (_what, changed, version) => {
    expect(contentDigest(one, version, changed)).not.toBe(contentDigest(one, '1.0+abc', fields));
  });

  test('the QR code holds the code and sixteen digits, and reads back', () => {
    const text = qrText('32040020260916000012', 'f'.repeat(64));
    expect(text).toBe(`32040020260916000012 ${'f'.repeat(16)}`);
    expect(readTypedCode(text)).toEqual({
      code: '32040020260916000012',
      digest: 'f'.repeat(16),
      corrected: false,
    });
    expect(readTypedCode(' ３２０４００ 20260916 000012 ')).toEqual({
      code: '32040020260916000012',
      digest: null,
      corrected: false,
    });
    expect(readTypedCode('12345')).toEqual({ characters: 5 });
  });
});
